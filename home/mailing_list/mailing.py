"""Mails to one subscriber that are no letters: each is a row first, sent by the worker, once.

To an address that is not proved goes not a word that was typed, or we would carry anybody's message to anybody.
"""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from anymail.exceptions import AnymailRecipientsRefused
from django.conf import settings
from django.db import transaction
from django_tasks import task

from foundation import mail, moment
from foundation.leaving import leave
from foundation.throttle import Throttle
from home.mailing_list import links
from home.mailing_list.handing_over import NO_ADDRESS, Answer, answer_in
from home.mailing_list.models import ListMail, Subscriber, Welcome
from home.mailing_list.wordings import WORDING, agreed_to

#: Nobody hears from us more often than that in a day because somebody typed their address.
MOST_A_DAY = 3
FOR_AN_ADDRESS = Throttle("mails about the list to an address", most=MOST_A_DAY, period=timedelta(days=1))
#: Nor is a code mailed again more often.
CODES_AGAIN = Throttle("welcome codes mailed again", most=MOST_A_DAY, period=timedelta(days=1))

Kind = ListMail.Kind


# ── To be sent ──────────────────────────────────────────────────────────────────────


def write_confirm(subscriber: Subscriber) -> ListMail | None:
    """Have the worker ask the owner of an address to press a button; part of the caller's transaction."""
    return _write(Kind.CONFIRM, f"{subscriber.pk}-{subscriber.asks}", subscriber, FOR_AN_ADDRESS)


def may_ask(subscriber: Subscriber) -> bool:
    """Whether one more mail goes to them today because somebody typed their address."""
    return not FOR_AN_ADDRESS.is_spent(subscriber.address)


def write_known(subscriber: Subscriber) -> ListMail | None:
    """Have the worker tell somebody who is on the list that they are, with the link to their own page."""
    return _write(Kind.KNOWN, f"{subscriber.pk}-{moment.now():%Y-%m-%dT%H:%M:%S.%f}", subscriber, FOR_AN_ADDRESS)


def write_welcome(welcome: Welcome) -> ListMail | None:
    """Have the worker mail a code that was given just now; part of the caller's transaction."""
    return _write(Kind.WELCOME, str(welcome.pk), welcome.subscriber)


def write_owed(welcome: Welcome) -> ListMail | None:
    """Have the worker say that there is no code just now, and that theirs is the next."""
    return _write(Kind.OWED, str(welcome.pk), welcome.subscriber)


@transaction.atomic
def write_code_again(welcome: Welcome) -> ListMail | None:
    """Have the worker mail a code once more; None where it was asked for too often, or none was given yet.

    Raises Subscriber.DoesNotExist where they were erased a moment before.
    """
    Subscriber.objects.select_for_update().get(pk=welcome.subscriber_id)
    if not welcome.words or not CODES_AGAIN.take(str(welcome.pk)):
        return None
    return _write(Kind.WELCOME, f"{welcome.pk}-{moment.now():%Y-%m-%dT%H:%M:%S.%f}", welcome.subscriber)


def _write(kind, about, subscriber, throttle=None) -> ListMail | None:
    too_many = throttle is not None and not throttle.take(subscriber.address)
    row, is_new = ListMail.objects.get_or_create(
        kind=kind,
        about=about,
        defaults={
            "message_id": mail.new_message_id(),
            "subscriber": subscriber,
            "unsent_because": ListMail.TOO_MANY if too_many else "",
        },
    )
    if not is_new or too_many:
        return None
    send_mail.enqueue(row.pk)
    return row


# ── Sent ────────────────────────────────────────────────────────────────────────────


@task(backend="db", queue_name="mail", priority=60)
def send_mail(pk: int) -> None:
    """Send one mail; a repeat does nothing, and one after a kill carries the same Message-ID."""
    come_again = leave(ListMail.objects.select_related("subscriber"), pk, send_one)
    if come_again:
        send_mail.using(run_after=come_again).enqueue(pk)


def send_one(row: ListMail) -> bool:
    """Send ``row``, or return False where it holds no more, or its address is none; raises what a server answers."""
    if not holds(row):
        return False
    context = context_of(row)
    # Whoever has not confirmed is on no list that they could leave: to press nothing is enough.
    headers = None if row.kind == Kind.CONFIRM else mail.stopped_by(context["leave_link"])
    try:
        mail.send(
            f"list_{row.kind}",
            [row.subscriber.address],
            message_id=row.message_id,
            reply_to=settings.STORIES_ADDRESS,
            headers=headers,
            **context,
        )
    except (SMTPRecipientsRefused, AnymailRecipientsRefused, *NO_ADDRESS) as refused:
        # Anybody may mistype theirs: that is no job that failed, of which whoever runs the site has to hear.
        if isinstance(refused, SMTPRecipientsRefused) and answer_in(refused) is not Answer.NO_SUCH_ADDRESS:
            raise
        ListMail.objects.filter(pk=row.pk).update(unsent_because=ListMail.REFUSED)
        return False
    return True


def holds(row: ListMail) -> bool:
    """Whether what a mail says is so when its time has come."""
    subscriber = row.subscriber
    if row.kind == Kind.CONFIRM:
        return subscriber.state == Subscriber.State.ASKED and row.about == f"{subscriber.pk}-{subscriber.asks}"
    welcome = Welcome.objects.filter(subscriber=subscriber).first()
    if row.kind == Kind.OWED:
        return subscriber.is_confirmed and welcome is not None and welcome.given_at is None
    if row.kind == Kind.WELCOME:
        return subscriber.is_confirmed and welcome is not None and bool(welcome.words)
    return subscriber.is_confirmed


def context_of(row: ListMail) -> dict[str, Any]:
    """What the templates of a mail are filled with."""
    subscriber = row.subscriber
    welcome = Welcome.objects.select_related("offer", "code").filter(subscriber=subscriber).first()
    return {
        "subscriber": subscriber,
        "letters": agreed_to(WORDING, subscriber.frequency)[-1],
        "confirm_link": links.to_confirm(subscriber),
        "own_link": links.to_own_page(subscriber),
        "leave_link": links.to_leave(subscriber),
        "days": links.CONFIRM_FOR.days,
        "welcome": welcome,
        "offer": welcome.offer if welcome else None,
    }
