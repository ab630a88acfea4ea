"""What was sent in and waits for an editor."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.templatetags.moments import promised as written
from foundation.waiting import Urgency, Waiting
from stories.submissions.inbox.waits import waiting_long
from stories.submissions.models import Submission

#: So many are named in a row.
NAMED = 3


def sent_in(request: HttpRequest) -> Iterator[Waiting]:
    """Rows for those who decide; who may only read cannot do anything about them."""
    if not request.user.has_perm("submissions.change_submission"):
        return
    yield _to_read()
    yield _shortlisted()
    yield _doubtful()
    yield _did_something()
    yield _wrote_again()


def _to_read() -> Waiting:
    tray = Submission.objects.to_read().order_by().aggregate(all=Count("pk"), first=Min("received_at"))
    number, late = tray["all"], waiting_long().count()
    cause = _("the oldest came %s") % written(tray["first"]) if number else ""
    if late:
        said = ngettext("%d person has waited longer than 7 days", "%d people have waited longer than 7 days", late)
        cause = said % late
    return Waiting(
        Urgency.TO_READ, number, ngettext("story to read", "stories to read", number), cause, _list("waiting")
    )


def _shortlisted() -> Waiting:
    """Who waits too long is told of beside what is to be read; where that is nothing, here."""
    late = 0 if Submission.objects.to_read().exists() else waiting_long().count()
    return Waiting(
        Urgency.TO_READ,
        late,
        ngettext("story on the shortlist without an answer", "stories on the shortlist without an answer", late),
        _("an answer was promised within 7 days"),
        f"{_list(Submission.State.SHORTLISTED)}&waiting=long",
    )


def _did_something() -> Waiting:
    found = list(Submission.objects.with_news().exclude(news=[]).select_related("teller").order_by("received_at", "pk"))
    said = [f"{one.first_name} {one.news_in_words[-1]}" for one in found[:NAMED]]
    if len(found) > NAMED:
        said.append(_("and %d more") % (len(found) - NAMED))
    return Waiting(
        Urgency.TO_READ,
        len(found),
        ngettext("teller did something about their story", "tellers did something about their stories", len(found)),
        ", ".join(said),
        reverse("sent_in:edit", args=[found[0].pk]) if found else "",
    )


def _wrote_again() -> Waiting:
    again = list(Submission.objects.received().filter(has_unread_reply=True).order_by("received_at", "pk"))
    return Waiting(
        Urgency.TO_READ,
        len(again),
        ngettext("person wrote again about their story", "people wrote again about their stories", len(again)),
        ", ".join(one.called for one in again[:NAMED]),
        reverse("sent_in:edit", args=[again[0].pk]) if again else "",
    )


def _doubtful() -> Waiting:
    reasons = list(Submission.objects.doubtful().values_list("held_because", flat=True))
    cause = reasons[0][0].rstrip(".") if len(reasons) == 1 and reasons[0] else ""
    return Waiting(
        Urgency.TO_READ,
        len(reasons),
        ngettext("doubtful one to look at", "doubtful ones to look at", len(reasons)),
        cause,
        _list("held"),
    )


def _list(state: str) -> str:
    return f"{reverse('sent_in:index')}?state={state}"
