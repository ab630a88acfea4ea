"""Change the words of a letter while it can be changed: nobody's words go over a colleague's unseen."""

import hashlib
import json

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from foundation.refusing import Refused
from home.mailing_list.models import Letter
from home.mailing_list.sending import came_to

#: What editors write, beside the stories that they leave out.
WORDS = ("subject", "preview_line", "opening", "closing")
CHANGE = "mailing_list.change_letter"


def seen(letter: Letter) -> str:
    """What an editor sees of a letter, as a short mark: alike as long as nobody changed a word of it."""
    words = [getattr(letter, name) for name in WORDS]
    left_out = sorted(letter.leaves_out.values_list("pk", flat=True))
    return hashlib.sha256(json.dumps([words, left_out]).encode()).hexdigest()[:16]


@transaction.atomic
def change(letter: Letter, *, was: str, leaves_out=None, user=None, **words: str) -> bool:
    """Write ``words`` into ``letter``, and of a week which stories are left out; whether anything is another now.

    ``was`` is the mark of what the editor saw. Raises Refused where a colleague changed it since, or where it can
    be changed no more; nothing is written then.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if not letter.is_open:
        raise Refused(_("Not saved: this letter %(now)s while you wrote.") % {"now": came_to(letter)})
    before = seen(letter)
    if before != was:
        raise Refused(
            _(
                "Not saved yet: a colleague changed this letter while you wrote. Your words stand below, theirs in the "
                "preview. Save again, and yours replace theirs."
            )
        )
    for name, said in words.items():
        setattr(letter, name, said)
    letter.save(update_fields=list(words))
    if leaves_out is not None:
        letter.leaves_out.set(leaves_out)
    is_changed = seen(letter) != before
    if is_changed:
        log(letter, CHANGE, user=user)
    return is_changed
