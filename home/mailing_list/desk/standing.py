"""Where a letter stands, as an icon and a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.mailing_list.models import Letter
from home.mailing_list.progress import Progress

State = Letter.State


@dataclass(frozen=True)
class Standing:
    """An icon of Wagtail's, the sentence that people read, and by which colour it is helped."""

    icon: str
    words: str
    tone: str = ""


def standing_of(letter: Letter, progress: Progress) -> Standing:
    """Where ``letter`` stands."""
    says = {
        State.WAITING: lambda: Standing("edit", _("Waits for you. Nothing goes out until you send it.")),
        State.PLANNED: lambda: _planned(letter),
        State.SENDING: lambda: Standing("spinner", _sending(letter, progress), "good"),
        State.STOPPED: lambda: Standing("warning", _stopped(progress), "warn"),
        State.SENT: lambda: _sent(letter, progress),
        State.DROPPED: lambda: Standing("no-view", _("Not to be sent. You can take it up again.")),
    }
    return says[State(letter.state)]()


def made_from(letter: Letter) -> str:
    """What it is made from, in a few words; it needs story, week and series to have been read."""
    if letter.kind == Letter.Kind.STORY:
        return _("Story of %s") % letter.story.printed_name if letter.story else _("A story that is gone")
    if letter.kind == Letter.Kind.WEEK:
        return _("Week “%s”") % letter.week.title if letter.week else _("A week that is gone")
    return _("Call of “%s”") % letter.series.title if letter.series else _("A call that is gone")


def _planned(letter):
    if letter.send_at is None or letter.send_at <= moment.now():
        return Standing("spinner", _("Goes out now"), "good")
    return Standing("calendar-check", _("Goes out by itself %s") % written(letter.send_at), "good")


def _sending(letter, progress):
    if not letter.is_addressed:
        return _("Is being sent: it has left to %(sent)d so far.") % {"sent": progress.sent}
    return _("Is being sent: it has left to %(sent)d of %(total)d.") % {"sent": progress.sent, "total": progress.total}


def _stopped(progress):
    return _("Stopped. It has left to %(sent)d of %(total)d.") % {"sent": progress.sent, "total": progress.total}


def _sent(letter, progress):
    if not progress.sent:
        return Standing("warning", _reached_nobody(progress), "warn")
    to = ngettext("Sent to %d subscriber", "Sent to %d subscribers", progress.sent) % progress.sent
    return Standing("check", f"{to}, {written(letter.ended_at)}" if letter.ended_at else to, "good")


def _reached_nobody(progress):
    if not progress.total:
        return _("It went to nobody: no subscriber wished for it when its time came.")
    return _("It went to nobody: of what it was made from nothing could be sent, or nobody could be reached.")
