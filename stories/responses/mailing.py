"""Mails about responses: each is a row first, sent by the worker, once.

To an address that is not proved goes not a word that was typed, or we would carry anybody's message to anybody.
"""

from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django_tasks import task

from foundation import mail
from foundation.leaving import leave
from foundation.throttle import Throttle
from stories.responses import links
from stories.responses.models import Notice, Response, ResponseMail, ResponseRules

DAY = timedelta(days=1)
#: Nobody who is not known hears from us more often than that in a day.
MOST_A_DAY = 5
FOR_AN_ADDRESS = Throttle("mails about responses to an address", most=MOST_A_DAY, period=DAY)
#: So many are told in one mail; of more it says how many, and their stories show them.
LISTED = 20

Kind, State = ResponseMail.Kind, Response.State
#: What tells of several responses at once.
ROLLED_UP = (Kind.ANSWERS, Kind.TELLER)


# ── To be sent ──────────────────────────────────────────────────────────────────────


def write_to_writer(response: Response) -> ResponseMail | None:
    """Have the worker send the writer a link to their response; part of the caller's transaction.

    Where the address is not proved, or the device is not known, the mail asks for one press of a button. None
    where the same was written before.
    """
    responder = response.responder
    if responder is None:
        return None
    kind = Kind.COPY if response.proved_at else Kind.CONFIRM
    too_many = kind == Kind.CONFIRM and not FOR_AN_ADDRESS.take(responder.address)
    return write(kind, about=str(response.pk), response=response, responder=responder, too_many=too_many)


def write_why_removed(response: Response) -> ResponseMail | None:
    """Have the worker tell the writer why an editor removed it; part of the caller's transaction.

    Only where it is proved that it was theirs: a stranger's address may have been typed. The page that their
    browser knows says it to everybody else.
    """
    if not (response.why_removed and response.responder and response.proved_at):
        return None
    about = f"{response.pk}-{response.decisions}"
    words = response.why_removed
    return write(Kind.REMOVED, about=about, response=response, responder=response.responder, words=words)


def write(kind: ResponseMail.Kind, *, about: str, too_many: bool = False, **who) -> ResponseMail | None:
    """Have the worker send a mail of ``kind``, once for what it is ``about``; part of the caller's transaction."""
    sent, is_new = ResponseMail.objects.get_or_create(
        kind=kind,
        about=about,
        defaults={
            "message_id": mail.new_message_id(),
            "unsent_because": ResponseMail.TOO_MANY if too_many else "",
            **who,
        },
    )
    if not is_new:
        return None
    if not too_many:
        send_mail.enqueue(sent.pk)
    return sent


def call_back(response: Response, *kinds: ResponseMail.Kind) -> int:
    """Let mails of ``kinds`` about ``response`` that wait never leave; returns how many. Part of the transaction.

    What the worker has taken leaves.
    """
    return response.mails.waiting().filter(kind__in=kinds).update(unsent_because=ResponseMail.OVERTAKEN)


# ── Sent ────────────────────────────────────────────────────────────────────────────


@task(backend="db", queue_name="mail", priority=50)
def send_mail(pk: int) -> None:
    """Send one mail; a repeat does nothing, and one after a kill carries the same Message-ID.

    One that was called back, or is true no more, is not sent.
    """
    mails = ResponseMail.objects.select_related("response__story", "response__parent", "responder", "teller")
    come_again = leave(mails, pk, _send)
    if come_again:
        send_mail.using(run_after=come_again).enqueue(pk)


def _send(sent: ResponseMail) -> bool:
    address = sent.responder.address if sent.responder else sent.teller.address if sent.teller else ""
    news = still_told(sent) if sent.kind in ROLLED_UP else []
    if not address or not (news or _holds(sent)):
        return False
    context = _told_by(sent, news) if news else context_of(sent)
    headers = mail.stopped_by(context["spare_link"]) if news else None
    mail.send(f"response_{sent.kind}", [address], message_id=sent.message_id, headers=headers, **context)
    return True


def context_of(sent: ResponseMail) -> dict[str, Any]:
    """What the templates of a mail about one response are filled with."""
    response = sent.response
    context: dict[str, Any] = {"words": sent.words}
    if response:
        context |= {"response": response, "story": response.story, "link": links.to_own_page(response)}
    if sent.kind == Kind.INVITE and response:
        context |= of_invitation(response, response.invited_to, sent.words, link=links.to_invitation(response))
    elif sent.kind == Kind.COPY:
        context["usually_within"] = ResponseRules.load().usually_within
    return context


def of_invitation(response: Response, series, words: str, *, link: str) -> dict[str, Any]:
    """What the mail “This is a story” is filled with."""
    days = links.INVITED_FOR.days
    return {
        "response": response,
        "story": response.story,
        "series": series,
        "words": words,
        "link": link,
        "days": days,
    }


@transaction.atomic
def still_told(sent: ResponseMail) -> list[Notice]:
    """What a mail that tells of several still has to tell, in the order in which it stands under the stories.

    What nobody may read at this moment is let go of, and told by a later mail where all may read it again. Of
    whoever stopped these mails meanwhile nothing is kept.
    """
    tied: Any = Notice.objects.filter(pk__in=Notice.objects.filter(mail=sent).in_hand())
    wished = tied.for_responders() if sent.kind == Kind.ANSWERS else tied.for_tellers()
    told = list(
        wished.select_related("response__story__told_by", "response__parent").order_by(
            "response__story_id", "response_id"
        )
    )
    left_out = tied.exclude(pk__in=[notice.pk for notice in told])
    left_out.stopped().delete()
    left_out.update(mail=None)
    return told


def _told_by(sent: ResponseMail, news: list[Notice]) -> dict[str, Any]:
    """What the templates of a mail that tells ``news`` are filled with: each response under its story."""
    told = [notice.response for notice in news[:LISTED]]
    stories = [(story, list(under)) for story, under in groupby(told, key=lambda one: one.story)]
    context = {"stories": stories, "first": told[0], "count": len(news), "more": len(news) - len(told)}
    if sent.responder:
        return {**context, "spare_link": links.to_spare(sent.responder)}
    story = told[0].story
    return {
        **context,
        "story": story,
        "link": links.to_teller_page(story),
        "spare_link": links.to_spare_teller(story),
    }


def _holds(sent: ResponseMail) -> bool:
    """Whether what a mail about one response says is so when its time has come, and what it asks still to be asked."""
    response = sent.response
    if response is None or response.is_deleted:
        return False
    if sent.kind == Kind.REMOVED:
        return response.state == State.REMOVED and response.why_removed == sent.words
    if sent.kind in (Kind.CONFIRM, Kind.COPY):
        # What was caught by itself looks to its writer like anything that waits.
        is_let_in = response.state in (State.WAITING, State.PUBLISHED) or not response.decisions
        return is_let_in and not (sent.kind == Kind.CONFIRM and response.proved_at)
    return sent.kind != Kind.INVITE or response.may_be_a_story
