"""“This is a story”: an editor asks the writer of a response, by mail, to let it in as one."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from foundation import mail, moment
from foundation.refusing import Refused
from foundation.templatetags.moments import ago
from foundation.templatetags.moments import promised as written
from stories.pages.models import SeriesIndexPage
from stories.responses import mailing
from stories.responses.links import INVITED_FOR
from stories.responses.models import Response, ResponseMail

INVITE = "responses.invite"
Kind = ResponseMail.Kind


def why_not(response: Response) -> str:
    """Why the writer of ``response`` cannot be asked now, in words; empty where they can."""
    name = response.first_name
    if response.is_teller or response.responder is None:
        return _("%s told this story and wrote through a private link, so there is nobody else to ask.") % name
    if response.offered_at:
        return _("%s has let it in already; it came to the inbox.") % name
    if not response.may_be_a_story:
        return _("It stands as “%s”. Publish it first, then ask.") % response.get_state_display()
    if response.invited_at and moment.now() < response.invited_at + INVITED_FOR:
        said = _("%(name)s was asked %(ago)s ago, and the link in that mail still opens. Nobody is asked twice.")
        return said % {"name": name, "ago": ago(response.invited_at)}
    return ""


def first_words(response: Response) -> str:
    """What an editor may begin the mail with: a good reason is half of it, and only a person knows that."""
    said = _(
        "Your response to “%s” stayed with us. It reads like a story of its own, and we would like to tell it. Would "
        "you let us?\n\n"
        "You can add to it, or leave it as it is. If you would rather not, do nothing: your response stays where it is."
    )
    return said % response.story.title


def as_read(response: Response, *, series: SeriesIndexPage, words: str) -> mail.Written:
    """The mail as it would read, for an editor; without the link, by which anybody could answer as the writer."""
    link = _("(the link for %s alone)") % response.first_name
    return mail.written("response_invite", **mailing.of_invitation(response, series, words, link=link))


@transaction.atomic
def invite(response: Response, *, series: SeriesIndexPage, words: str, user=None) -> ResponseMail:
    """Ask the writer of ``response``, in an editor's ``words``, to let it in for ``series``.

    The mail holds none of the response: its page shows it. Raises Refused where nobody can be asked, in words.
    """
    held = Response.objects.select_for_update().filter(pk=response.pk).first()
    refused = why_not(held) if held else _("It is gone: its time was over, or its story was deleted. Nothing was sent.")
    if held is None or refused:
        raise Refused(refused)
    sent = _ask(held, series, words)
    # Under no name of the writer, which would outlive what they wrote.
    log(held, INVITE, user=user, title=_("Response of %s") % written(held.written_at), timestamp=moment.now())
    return sent


@transaction.atomic
def ask_again(response: Response) -> bool:
    """Send the last question once more, with a link that works, to whoever comes with one whose time is over.

    False where it is to be asked no more, or the address had its share of the day.
    """
    held = Response.objects.select_for_update().get(pk=response.pk)
    last = held.mails.filter(kind=Kind.INVITE).order_by("-asked_at", "-pk").first()
    if last is None or last.responder is None or why_not(held):
        return False
    if not mailing.FOR_AN_ADDRESS.take(last.responder.address):
        return False
    _ask(held, held.invited_to, last.words)
    return True


def _ask(response, series, words) -> ResponseMail:
    response.invited_at, response.invited_to = moment.now(), series
    response.save(update_fields=["invited_at", "invited_to"])
    times = response.mails.filter(kind=Kind.INVITE).count() + 1
    sent = mailing.write(
        Kind.INVITE,
        about=f"{response.pk}-{times}",
        response=response,
        responder=response.responder,
        words=words.strip(),
    )
    if sent is None:
        raise Refused(_("This was asked at the same moment by somebody else. Nothing more was sent."))
    return sent
