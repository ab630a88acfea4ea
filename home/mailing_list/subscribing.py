"""Ask for letters, confirm, choose, pause, leave, come back, be erased. Each act is logged; a repeat is harmless.

An act on somebody who was erased a moment before raises Subscriber.DoesNotExist.
"""

from datetime import timedelta

from django.db import transaction

from foundation import moment
from home.mailing_list import mailing, offering
from home.mailing_list.models import Delivery, LoggedConsent, Subscriber, Suppression
from home.mailing_list.models.subscriber import Frequency, as_kept
from home.mailing_list.models.suppression import hashed
from home.mailing_list.wordings import WORDING

#: How long "a month" is.
A_MONTH = timedelta(days=30)

Act, Door, State = LoggedConsent.Act, LoggedConsent.Door, Subscriber.State


@transaction.atomic
def ask(address: str, *, frequency: str, name: str = "") -> Subscriber:
    """Note that somebody asked for letters at ``address``, and have its owner asked to press a button.

    Nothing they have is changed by it where they are on the list: anybody may have typed their address. To them goes
    a mail with the link to their own page. Nobody who looks can tell the one from the other.
    """
    # Held from the first look: an old row of theirs may be let go of in this moment.
    subscriber, is_new = Subscriber.objects.select_for_update().get_or_create(
        address=as_kept(address), defaults={"frequency": frequency, "name": name}
    )
    if subscriber.is_confirmed:
        mailing.write_known(subscriber)
        return subscriber
    if not is_new:
        subscriber.state, subscriber.left_at = State.ASKED, None
        subscriber.frequency, subscriber.name = frequency, name or subscriber.name
        if mailing.may_ask(subscriber):
            # Only then: without a new button the one they have must go on working.
            subscriber.asked_at, subscriber.asks = moment.now(), subscriber.asks + 1
        subscriber.save()
    log(subscriber, Act.ASKED, Door.FORM, wording=WORDING)
    mailing.write_confirm(subscriber)
    return subscriber


@transaction.atomic
def confirm(subscriber: Subscriber) -> Subscriber:
    """Put them on the list: whoever reads mails at their address pressed the button. Their welcome follows at once."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.state != State.ASKED:
        return subscriber
    subscriber.state, subscriber.confirmed_at, subscriber.left_at = State.CONFIRMED, moment.now(), None
    subscriber.paused_until = None
    subscriber.save()
    Suppression.objects.of(subscriber.address).delete()
    log(subscriber, Act.CONFIRMED, Door.MAIL, wording=WORDING)
    offering.welcome(subscriber)
    return subscriber


@transaction.atomic
def choose(subscriber: Subscriber, frequency: str, *, name: str | None = None) -> Subscriber:
    """Send them other letters from now on, and greet them by ``name`` where one is given, if only an empty one."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if name is not None and name != subscriber.name:
        subscriber.name = name
        subscriber.save(update_fields=["name"])
    if subscriber.is_confirmed and subscriber.frequency != frequency:
        subscriber.frequency = Frequency(frequency)
        subscriber.save(update_fields=["frequency"])
        log(subscriber, Act.CHANGED, Door.PAGE, wording=WORDING)
    return subscriber


@transaction.atomic
def pause(subscriber: Subscriber) -> Subscriber:
    """Send them nothing for a month."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.is_confirmed and not subscriber.is_paused:
        subscriber.paused_until = moment.now() + A_MONTH
        subscriber.save(update_fields=["paused_until"])
        log(subscriber, Act.PAUSED, Door.PAGE)
    return subscriber


@transaction.atomic
def resume(subscriber: Subscriber) -> Subscriber:
    """End their pause."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.is_paused:
        subscriber.paused_until = None
        subscriber.save(update_fields=["paused_until"])
        log(subscriber, Act.RESUMED, Door.PAGE)
    return subscriber


@transaction.atomic
def leave(subscriber: Subscriber, door: LoggedConsent.Door = Door.PAGE, by=None) -> Subscriber:
    """Send them nothing more, from this moment on: also not what is being sent."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.state in (State.ASKED, State.CONFIRMED):
        _end(subscriber, State.LEFT, Suppression.Reason.LEFT)
        log(subscriber, Act.LEFT, door, by=by)
    return subscriber


@transaction.atomic
def come_back(subscriber: Subscriber) -> Subscriber:
    """Undo that they left: they are as before. Nobody comes back who was never confirmed, bounced or complained."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if may_come_back(subscriber):
        subscriber.state, subscriber.left_at = State.CONFIRMED, None
        subscriber.save(update_fields=["state", "left_at"])
        Suppression.objects.of(subscriber.address).delete()
        log(subscriber, Act.CAME_BACK, Door.PAGE)
    return subscriber


def may_come_back(subscriber: Subscriber) -> bool:
    """Whether one press undoes that they left."""
    left = subscriber.state == State.LEFT and subscriber.confirmed_at is not None
    # Two may stand where the site's key was changed in between.
    gone = Suppression.objects.of(subscriber.address).exclude(reason=Suppression.Reason.LEFT)
    return left and not gone.exists()


@transaction.atomic
def suppress(address: str, reason: Suppression.Reason, *, proof: str = "") -> Subscriber | None:
    """Send nothing to ``address`` any more: a mail did not arrive there for good, or was said to be spam.

    Returns whose it is, or None where nobody on the list has it; it is remembered all the same.
    """
    subscriber = Subscriber.objects.select_for_update().filter(address=as_kept(address)).first()
    is_complaint = reason == Suppression.Reason.COMPLAINED
    if subscriber is None:
        _suppress(address, reason)
    elif subscriber.state in (State.ASKED, State.CONFIRMED):
        _end(subscriber, State.LEFT if is_complaint else State.BOUNCED, reason)
        log(subscriber, Act.COMPLAINED if is_complaint else Act.BOUNCED, Door.PROVIDER, proof=proof)
    elif is_complaint:
        _suppress(address, reason)
    return subscriber


@transaction.atomic
def erase(subscriber: Subscriber) -> None:
    """Delete them with their log, mails and welcome; of letters stays that one was sent, and not to whom.

    Of the address stays a hash, so that no import brings it back.
    """
    there = Subscriber.objects.select_for_update().filter(pk=subscriber.pk).first()
    if there:
        _suppress(there.address, Suppression.Reason.ERASED)
        Delivery.objects.filter(subscriber=there).on_their_way().update(unsent_because=Delivery.LEFT)
        there.delete()


def log(subscriber: Subscriber, act: LoggedConsent.Act, door: LoggedConsent.Door, **said) -> LoggedConsent:
    """Add a line to the consent log; part of the caller's transaction."""
    return LoggedConsent.objects.create(
        subscriber=subscriber, act=act, door=door, frequency=subscriber.frequency, **said
    )


def _end(subscriber, state, reason) -> None:
    subscriber.state, subscriber.left_at, subscriber.paused_until = state, moment.now(), None
    # The button of an earlier mail must not bring them back.
    subscriber.asks += 1
    subscriber.save()
    _suppress(subscriber.address, reason)


def _suppress(address, reason) -> None:
    if Suppression.objects.of(address).filter(reason=reason).exists():
        return
    Suppression.objects.update_or_create(digest=hashed(address), defaults={"reason": reason, "at": moment.now()})
