"""The mailing list is let go on time (design §5): how its rows go, and which rules say when.

Of an address that left, bounced or complained a hash stays, so that no import brings it back; of a letter how many
had it.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.forgetting import Rule
from home.mailing_list.models import Delivery, Letter, ListMail, Subscriber
from home.mailing_list.progress import progress_of

State = Subscriber.State

#: How long it is known to whom a letter went, counted from the end of its sending.
DELIVERIES_KEPT = timedelta(days=180)
#: The same of a mail about the list, counted from when it left, or was found not to be sent.
MAILS_KEPT = timedelta(days=30)


# ── How something goes ──────────────────────────────────────────────────────────────


def forget_subscriber(subscriber: Subscriber) -> None:
    """Delete ``subscriber`` with their log, mails and welcome; part of the caller's transaction.

    The code they had stays taken, and the hash of an address that left stays: nobody is given the one or
    written to at the other.
    """
    Delivery.objects.filter(subscriber=subscriber).on_their_way().update(unsent_because=Delivery.LEFT)
    subscriber.delete()


def forget_deliveries(letter: Letter) -> None:
    """Delete to whom ``letter`` went; how many had it, and what came back, stays with it.

    Who still waited for one that was stopped does not have it any more, and it cannot go on.
    """
    progress = progress_of(letter)
    letter.kept_sent, letter.kept_unsent = progress.sent, progress.unsent + progress.waiting
    letter.kept_repeated = progress.repeated
    letter.kept_bounced, letter.kept_complained = progress.bounced, progress.complained
    letter.counted_at = moment.now()
    letter.save(
        update_fields=[
            "kept_sent",
            "kept_unsent",
            "kept_repeated",
            "kept_bounced",
            "kept_complained",
            "counted_at",
        ]
    )
    letter.deliveries.all().delete()


def forget_mail(mail: ListMail) -> None:
    """Delete the row of a mail that left."""
    mail.delete()


# ── When ────────────────────────────────────────────────────────────────────────────


def over(state: State, now: datetime) -> QuerySet:
    """Subscribers whose time in ``state`` is over."""
    return Subscriber.objects.filter(Subscriber.KEPT[state].over(now), state=state)


def long_sent(now: datetime) -> QuerySet:
    """Letters of which it has been known long enough to whom they went; one that was stopped stood still as long."""
    has_rows = Exists(Delivery.objects.filter(letter=OuterRef("pk")))
    limit = now - DELIVERIES_KEPT
    # One that was called off had been addressed all the same.
    ended = Q(state__in=[Letter.State.SENT, Letter.State.DROPPED], ended_at__lte=limit)
    stood_still = Q(runner_until__lte=limit) | Q(runner_until=None, began_at__lte=limit)
    return Letter.objects.filter(has_rows, ended | Q(stood_still, state=Letter.State.STOPPED))


def old_mails(now: datetime) -> QuerySet:
    """Mails about the list that left as long ago, or never will; one on its way is never among them."""
    limit = now - MAILS_KEPT
    never = ~Q(unsent_because="") & Q(asked_at__lte=limit)
    return ListMail.objects.filter(Q(sent_at__lte=limit) | never)


# ── The rules ───────────────────────────────────────────────────────────────────────


def _of_state(state: State, what, kept, order: int) -> Rule:
    """The rule for those who stayed in ``state``; without a list, which could only say addresses."""
    return Rule(
        name=f"subscribers-{state.value}",
        what=what,
        kept=kept,
        due=lambda now: over(state, now),
        forget=forget_subscriber,
        order=order,
    )


RULES = (
    _of_state(
        State.ASKED,
        _("Who asked for letters and never pressed the button"),
        _("30 days after they asked"),
        order=70,
    ),
    _of_state(
        State.LEFT,
        _("Who left the mailing list, with name, consent log and code"),
        _("30 days after they left; a hash of the address stays, so that no import brings it back"),
        order=71,
    ),
    _of_state(
        State.BOUNCED,
        _("Addresses at which letters did not arrive"),
        _("30 days after that was found; a hash of the address stays"),
        order=72,
    ),
    Rule(
        name="list-mails",
        what=_("That a mail about the list was sent: the button, the welcome code"),
        kept=_("30 days after it left"),
        due=old_mails,
        forget=forget_mail,
        order=73,
    ),
    Rule(
        name="deliveries",
        what=_("To whom a letter went"),
        kept=_("180 days after all had it, or after it was stopped for good; then only how many"),
        due=long_sent,
        forget=forget_deliveries,
        order=74,
    ),
)
