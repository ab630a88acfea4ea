"""Send the form: what was typed and the photos that are kept already become a submission, once."""

from datetime import timedelta

from django.utils.translation import gettext as _

from foundation import moment
from foundation.plain_text import paragraphs_of
from foundation.posting.guard import Guard, Limit, Verdict
from stories.pages.models import SeriesIndexPage
from stories.submissions.forms import SharingForm
from stories.submissions.models import Submission
from stories.submissions.receiving import Received, Sent, receive
from stories.submissions.unfinished import begin_again
from stories.tellers.consenting import WORDING

#: Who began before the call closed is not stopped in mid-sentence.
GRACE = timedelta(hours=2)

#: From one place: ten stories an hour are a family or a club's evening, sixty a school with one address on the
#: net. With one address: four a day are somebody with much to tell, twenty a secretary who types for others.
#: Altogether: a call that was on the radio brings three hundred in an hour; beyond that, somebody looks first.
GUARD = Guard(
    "story",
    from_network=Limit(usual=10, most=60, period=timedelta(hours=1)),
    by_address=Limit(usual=4, most=20, period=timedelta(days=1)),
    altogether=Limit(usual=300, most=300, period=timedelta(hours=1)),
)


def may_be_sent(series: SeriesIndexPage) -> bool:
    """Whether a story is taken: while the call is open, and for a while from those who had begun."""
    return series.call_state == series.CallState.OPEN or _late_by(series) is not None


def send(
    series: SeriesIndexPage, form: SharingForm, verdict: Verdict, *, begun: Submission | None, network: str
) -> Received:
    """Receive what ``form`` holds; ``begun`` is the form as it was kept so far.

    The same form sent twice is one submission. Changed and sent again it is another, and has the photos too:
    somebody went back to make it better, or to mend the address.
    """
    notes = _notes(series)
    if begun and begun.state != Submission.State.UNFINISHED:
        if _says_the_same(begun, form):
            return Received(begun, is_new=False)
        notes.append(_("Changed and sent again, from the same form."))
        begun = begin_again(begun)
    return receive(
        Sent(
            door=Submission.Door.FORM,
            series=series,
            text=form.cleaned_data["story"],
            sender_name=form.cleaned_data["name"],
            sender_address=form.cleaned_data["email"],
            printed_name=form.cleaned_data["name"],
            title=form.cleaned_data["title"],
            notes=notes,
            held_because=verdict.reasons,
            ticked=form.ticked,
            wording=WORDING,
            may_answer=not verdict.is_robot,
            network=network,
        ),
        unfinished=begun,
    )


def _says_the_same(begun, form) -> bool:
    typed = form.cleaned_data
    return (begun.text, begun.sender_address, begun.printed_name, begun.title, sorted(begun.ticked)) == (
        paragraphs_of(typed["story"]),
        typed["email"],
        typed["name"],
        typed["title"],
        sorted(form.ticked),
    )


def _late_by(series) -> timedelta | None:
    """How long after the call had closed it is, within the time of grace."""
    late = moment.now() - series.closes_at if series.closes_at else None
    return late if late is not None and timedelta() <= late < GRACE else None


def _notes(series) -> list[str]:
    late = _late_by(series)
    if late is None:
        return []
    minutes = int(late.total_seconds()) // 60
    return [_("It came %(minutes)d minutes after the call had closed, and was begun before.") % {"minutes": minutes}]
