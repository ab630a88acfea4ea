"""What the page of a story sent in tells, as one editor may see it: addresses only to whom they are shown."""

from copy import copy
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.submissions.history import Event, history_of
from stories.submissions.inbox.addresses import may_see_addresses, shown_to
from stories.submissions.inbox.waits import how_long
from stories.submissions.inbox.ways_to_ask import ways_to_ask
from stories.submissions.inbox.what_they_did import what_they_did
from stories.submissions.models import Enclosure, Submission
from stories.submissions.parts import Part, parts_of
from stories.tellers.models import Consent


@dataclass(frozen=True)
class Folded:
    """A part that was set aside: its number, what it is in words, its text, whether it belongs to the story now."""

    number: int
    words: str
    text: str
    is_story: bool


def name_for(user, submission: Submission) -> str:
    """Whose story it is, as ``user`` may read it."""
    return str(submission.name or submission) if may_see_addresses(user) else submission.called


def told_to(user, submission: Submission) -> dict:
    """Everything that the page shows of ``submission`` to ``user``, by its name in the template."""
    return {
        "name": name_for(user, submission),
        "waits": how_long(submission.received_at or submission.begun_at),
        "sent_by": _sent_by(user, submission),
        "title": shown_to(user, submission.title),
        "printed_name": shown_to(user, submission.printed_name),
        "parts": [_part(user, part) for part in parts_of(submission)],
        "files": [_file(user, file) for file in submission.files],
        "folded": [_folded(user, number, fold) for number, fold in enumerate(submission.folded)],
        "notes": [shown_to(user, note) for note in submission.notes],
        "held_because": [shown_to(user, reason) for reason in submission.held_because],
        "history": [_event(user, event) for event in history_of(submission)],
        "did": list(what_they_did(submission)),
        "same_name": name_for(user, submission.same_as) if submission.same_as else "",
        **_consent(user, submission),
    }


def _sent_by(user, submission: Submission) -> str:
    """Who sent it, where that is not the one whose story it is; else the address."""
    sees = may_see_addresses(user)
    who = [submission.sender_name, submission.sender_address] if sees else [shown_to(user, submission.sender_name)]
    sender = ", ".join(dict.fromkeys(filter(None, who)))
    if not submission.is_forwarded:
        return submission.sender_address if sees else ""
    teller = submission.teller_address if sees and submission.teller_address != submission.sender_address else ""
    return _("Sent on by %(sender)s for %(teller)s") % {
        "sender": sender or _("somebody"),
        "teller": ", ".join(filter(None, [name_for(user, submission), teller])),
    }


def _part(user, part: Part) -> Part:
    if part.photo:
        return replace(part, photo=_file(user, part.photo))
    return replace(part, paragraph=shown_to(user, part.paragraph))


def _file(user, file: Enclosure) -> Enclosure:
    """``file`` under the name and with the caption that ``user`` may read."""
    shown = copy(file)
    shown.filename, shown.caption = shown_to(user, file.filename), shown_to(user, file.caption)
    return shown


def _folded(user, number: int, fold: dict) -> Folded:
    lines = len([line for line in fold["text"].splitlines() if line.strip()])
    words = _("%(what)s (%(lines)s)") % {
        "what": kind_in_words(fold["kind"]),
        "lines": ngettext("%d line", "%d lines", lines) % lines,
    }
    return Folded(number, words, shown_to(user, fold["text"]), bool(fold.get("is_story")))


def kind_in_words(kind: str) -> str:
    """What was set aside, in an editor's words."""
    return {
        "signature": _("a signature"),
        "quote": _("a quoted mail"),
        "forward": _("the lines above a forwarded mail"),
        "cover note": _("the note of whoever sent it on"),
        "carrier": _("a line that a mail program added"),
        "disclaimer": _("a disclaimer"),
    }.get(kind, kind)


def _event(user, event: Event) -> Event:
    return replace(event, said=shown_to(user, event.said), letter=shown_to(user, event.letter))


def _consent(user, submission: Submission) -> dict:
    """The consent that counts; where there is none yet, what was ticked and what it waits for; and whom to ask."""
    stands = Consent.objects.for_story(submission.story_key).select_related("teller", "vouched_by").first()
    ways = ways_to_ask(user, submission, stands)
    if stands or not submission.ticked:
        return {"consent": stands, "ticked": [], "may_see_consents": user.has_perm("tellers.view_consent"), **ways}
    boxes = {field.name for field in Consent._meta.fields}
    asked = Consent(**{name: True for name in submission.ticked if name in boxes})
    return {"consent": None, "ticked": asked.covers, "may_see_consents": False, **ways}
