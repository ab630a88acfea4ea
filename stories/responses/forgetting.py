"""Responses are let go on time (design §5): how they go, and which rules say when.

One that others answered stays as a row without words, name or person, so that the gap stays above its answers.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.forgetting import Entry, Rule
from foundation.templatetags.moments import promised as written
from stories.responses.models import Notice, Report, Responder, Response, ResponseMail

State = Response.State

#: How long a hashed network may say that two responses, or reports, came from one place.
NETWORK_KEPT = timedelta(days=14)
#: How long somebody of whom nothing else is left may still be told of an answer.
NEWS_FOR = timedelta(days=14)


# ── How something goes ──────────────────────────────────────────────────────────────


def forget_response(response: Response) -> None:
    """Delete ``response`` with its mails, notices and reports; one that was answered is emptied and stays.

    Part of the caller's transaction.
    """
    if not response.answers.exists():
        response.delete()
        return
    for about_it in (response.mails, response.notices, response.reports):
        about_it.all().delete()
    response.name = response.text = response.why_removed = response.network = response.fingerprint = ""
    response.responder = response.decided_by = response.invited_to = None
    response.invited_at = response.offered_at = response.became = response.proved_at = None
    response.held_because, response.doubts = [], []
    response.wants_answers = response.is_teller = response.looks_like_spam = False
    response.spam_score = 0
    # Out of every tray, and no link of its writer's opens it any more.
    response.state, response.state_before = State.DELETED, ""
    response.link_version += 1
    response.save()


def forget_network(row: Response | Report) -> None:
    """Empty the hash of where it was sent from."""
    row.network = ""
    row.save(update_fields=["network"])


def forget_responder(responder: Responder) -> None:
    """Delete ``responder``, of whom nothing is left, with the mails that told of answers."""
    responder.delete()


# ── When ────────────────────────────────────────────────────────────────────────────


def over(state: State, now: datetime) -> QuerySet:
    """Responses whose time in ``state`` is over; an emptied one goes with the last of its answers."""
    found = Response.objects.filter(Response.KEPT[state].over(now), state=state)
    if state != State.DELETED:
        return found
    answered = Exists(Response.objects.filter(parent=OuterRef("pk")))
    return found.exclude(answered, pk__in=Response.objects.emptied().values("pk"))


def networks(now: datetime) -> QuerySet:
    """Responses that came 14 days ago and still know from which network."""
    return Response.objects.exclude(network="").filter(written_at__lte=now - NETWORK_KEPT)


def report_networks(now: datetime) -> QuerySet:
    """Reports of the same age that still know it."""
    return Report.objects.exclude(network="").filter(at__lte=now - NETWORK_KEPT)


def nothing_left(now: datetime) -> QuerySet:
    """Responders without a response, to whom no mail is on its way; not one whom an editor holds for what comes."""
    person = OuterRef("pk")
    news = Notice.objects.untold().filter(at__gt=now - NEWS_FOR)
    leaving = ResponseMail.objects.on_their_way()
    return Responder.objects.filter(
        ~Exists(Response.objects.filter(responder=person)),
        ~Exists(news.filter(responder=person)),
        ~Exists(leaving.filter(responder=person)),
        always_held=False,
    )


# ── The rules ───────────────────────────────────────────────────────────────────────


def _entry(response: Response) -> Entry:
    """Under no name of the writer, which may hold an address."""
    said = {"story": response.story.title, "when": written(response.written_at)}
    words = _now("Under “%(story)s”, written %(when)s") % said
    return Entry(words, reverse("responses_desk:detail", args=[response.pk]), response.kept_until)


def _of_state(state: State, what, kept, order: int, entry=_entry) -> Rule:
    """The rule for what ended in ``state``."""
    return Rule(
        name=f"responses-{state.value}",
        what=what,
        kept=kept,
        due=lambda now: over(state, now),
        forget=forget_response,
        entry=entry,
        order=order,
    )


RULES = (
    Rule(
        name="response-networks",
        what=_("From which network a response was sent, as a hash"),
        kept=_("14 days"),
        due=networks,
        forget=forget_network,
        order=50,
    ),
    Rule(
        name="report-networks",
        what=_("From which network a response was reported, as a hash"),
        kept=_("14 days"),
        due=report_networks,
        forget=forget_network,
        order=51,
    ),
    _of_state(State.SPAM, _("Responses that are spam"), _("30 days after that was decided"), order=52),
    _of_state(
        State.REMOVED,
        _("Responses that you removed, with mails and reports"),
        _("30 days after you removed them"),
        order=53,
    ),
    _of_state(
        State.DELETED,
        _("Responses that their writer took back, with mails and reports"),
        _("14 days after that; where others answered, a gap remains"),
        order=54,
        # Nobody but its writer may look at one.
        entry=None,
    ),
    Rule(
        name="responders",
        what=_("Who wrote responses, with the address"),
        kept=_("Until the last of their responses is gone; while you hold whatever they write, for as long"),
        due=nothing_left,
        forget=forget_responder,
        order=59,
    ),
)
