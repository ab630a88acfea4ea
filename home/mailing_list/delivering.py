"""Send a letter to everybody who is to have it: once each, and on from where a killed worker stopped.

One run at a time has a letter, by a lease that it renews each second. What was stopped, or taken over, is seen by the
statement that claims the next mail.
The row of a mail is marked before the mail is handed over, in the same transaction that notes the one before as sent:
one commit a mail. So a worker that is killed leaves one mail of which it is not known whether it left; the next run
hands that one over again, under the same Message-ID, and counts it (`Delivery.tries`).
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from secrets import token_hex

from anymail.exceptions import AnymailError
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Min, Q
from django_tasks import task

from foundation import moment
from home.mailing_list import rendering, subscribing
from home.mailing_list.addressing import address
from home.mailing_list.handing_over import Answer, answer_in, hand_over, known_options, message_for
from home.mailing_list.models import Delivery, Letter, Subscriber, Suppression

#: A run is over after so many seconds, and the next begins: what is more urgent, such as a welcome code, comes between.
SLICE = 5.0
#: Seconds between two looks whether the letter was stopped.
LOOK_EVERY = 1.0
#: Longer than a mail server is waited for at every step of one mail (EMAIL_TIMEOUT): then whoever has it is dead.
LEASE = timedelta(seconds=60)
#: So many deliveries are read at a time, and handed over by one connection: many servers end it after more.
AT_A_TIME = 100
#: After how long a mail is tried again that the server did not want now; after the last it is given up.
DEFERRED_FOR = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720))

State = Letter.State


@task(backend="db", queue_name="mail", priority=0)
def deliver(letter_pk: int) -> None:
    """Send a letter for a few seconds, and have the next run go on. A repeat beside it waits; one after it is over."""
    letter = Letter.objects.filter(pk=letter_pk, state=State.SENDING).first()
    if letter is None:
        return
    run = Run(letter)
    if not run.take():
        _come_again(letter_pk, letter.runner_until)
        return
    try:
        address(letter, while_true=run.has_time)
        # Where there was no time for all of it the next run goes on; where it was stopped, that one finds so.
        run.goes_on_at = run.send() if letter.is_addressed else moment.now()
    finally:
        run.let_go()
    if run.goes_on_at:
        _come_again(letter_pk, run.goes_on_at)


def _come_again(letter_pk: int, at: datetime | None) -> None:
    deliver.using(run_after=at or moment.now()).enqueue(letter_pk)


class Run:
    """One worker's turn at a letter."""

    def __init__(self, letter: Letter):
        self.letter, self.name = letter, token_hex(16)
        self._in_hand: Delivery | None = None
        # Both are asked for each mail, in the statement that claims it.
        self._wanting = Subscriber.objects.wanting(*letter.frequencies)
        self._turn = Letter.objects.filter(pk=letter.pk, runner=self.name, state=State.SENDING)
        self._looked, self._until = -math.inf, time.monotonic() + SLICE
        self._has_sent = False
        #: When the next run is to go on.
        self.goes_on_at: datetime | None = None

    # ── Whose turn it is ──

    def take(self) -> bool:
        """Take the letter, unless another run has it."""
        free = Q(runner="") | Q(runner_until=None) | Q(runner_until__lte=moment.now())
        return self._mine(free, runner=self.name, runner_until=moment.now() + LEASE)

    def is_mine(self) -> bool:
        """Whether it is still to be sent, and by this run; asked of the database once a second."""
        if time.monotonic() - self._looked < LOOK_EVERY:
            return True
        self._looked = time.monotonic()
        return self._mine(Q(runner=self.name), runner_until=moment.now() + LEASE)

    def has_time(self) -> bool:
        """The same, and whether the next run is not to begin yet."""
        return time.monotonic() <= self._until and self.is_mine()

    def let_go(self) -> None:
        """Let the next run have it; where that comes later, from then on it counts as looked at."""
        until = max(moment.now(), self.goes_on_at or moment.now())
        Letter.objects.filter(pk=self.letter.pk, runner=self.name).update(runner="", runner_until=until)

    def _mine(self, when: Q, **found) -> bool:
        return bool(Letter.objects.filter(when, pk=self.letter.pk, state=State.SENDING).update(**found))

    # ── Its mails ──

    def send(self) -> datetime | None:
        """Send for a while; returns when to go on, or None where the letter is done, stopped or taken over."""
        rendered = rendering.render(self.letter)
        if rendered is None:
            self._call_off()
            return None
        try:
            return self._send_some(rendered)
        except (OSError, AnymailError):
            if not self._has_sent:
                raise
            # Many servers take so many mails by one connection, and end it with the next.
            return moment.now()

    def _send_some(self, rendered: rendering.Rendered) -> datetime | None:
        for some in self._waiting():
            with self._connection() as connection:
                options = known_options(connection)
                for delivery in some:
                    if not self.is_mine():
                        return None
                    if time.monotonic() > self._until:
                        return moment.now()
                    subscriber = delivery.subscriber
                    if not self._claim(delivery) or subscriber is None:
                        continue
                    words = rendered.for_subscriber(subscriber)
                    message = message_for(delivery, subscriber, words, options)
                    try:
                        answer = hand_over(message, connection)
                    except (OSError, AnymailError) as broken_off:
                        self._note(delivery, subscriber, answer_in(broken_off))
                        raise
                    self._note(delivery, subscriber, answer)
        return self._what_is_left()

    def _waiting(self) -> Iterator[list[Delivery]]:
        """Every mail that can leave now, in the order of their rows, some at a time."""
        can_leave = Q(not_before=None) | Q(not_before__lte=moment.now())
        waiting = self.letter.deliveries.on_their_way().filter(can_leave).select_related("subscriber").order_by("pk")
        last = 0
        while some := list(waiting.filter(pk__gt=last)[:AT_A_TIME]):
            yield some
            last = some[-1].pk

    @contextmanager
    def _connection(self):
        """An open connection to the mail server; what was handed over by it is noted at its end, however it ends."""
        connection = get_connection()
        connection.open()
        try:
            yield connection
        finally:
            self._note_sent()
            with suppress(Exception):
                connection.close()

    @transaction.atomic
    def _claim(self, delivery: Delivery) -> bool:
        """Note the mail before as sent and this one as leaving; False where it is not to leave, or not by this run."""
        self._note_sent()
        row = Delivery.objects.on_their_way().filter(pk=delivery.pk)
        # Of this one alone: SQLite makes a list of all whom it asks about, each time.
        wants = self._wanting.filter(pk=delivery.subscriber_id)
        mine = row.filter(subscriber__in=wants, letter__in=self._turn)
        if mine.update(leaving_since=moment.now(), tries=F("tries") + 1):
            return True
        if self._turn.exists():
            row.update(unsent_because=self._why_not(delivery))
        else:
            # Stopped or taken over since it was looked: look again before the next.
            self._looked = -math.inf
        return False

    def _why_not(self, delivery: Delivery) -> str:
        stays = Subscriber.objects.confirmed().filter(pk=delivery.subscriber_id).first()
        if stays is None:
            return Delivery.LEFT
        return Delivery.PAUSED if stays.is_paused else Delivery.CHOSE_OTHERS

    def _note(self, delivery: Delivery, subscriber: Subscriber, answer: Answer) -> None:
        if answer is Answer.TAKEN:
            # Noted with the next: one commit a mail.
            self._in_hand, self._has_sent = delivery, True
        elif answer is Answer.NO_SUCH_ADDRESS:
            self._refuse(delivery, subscriber)
        elif answer is Answer.UNKNOWN:
            self._defer(delivery)
        else:
            # It did not leave, so it is no mail that may have come twice.
            Delivery.objects.filter(pk=delivery.pk).update(tries=F("tries") - 1, leaving_since=None)
            if answer is Answer.LATER:
                self._defer(delivery)

    def _note_sent(self) -> None:
        if self._in_hand:
            # Also where its subscriber was erased while it left.
            left = Delivery.objects.filter(pk=self._in_hand.pk, sent_at=None)
            left.update(sent_at=moment.now(), unsent_because="")
            self._in_hand = None

    @transaction.atomic
    def _refuse(self, delivery: Delivery, subscriber: Subscriber) -> None:
        # The subscriber first, as whoever erases them does: else each would wait for the other.
        subscribing.suppress(subscriber.address, Suppression.Reason.BOUNCED, proof="no such mailbox")
        Delivery.objects.filter(pk=delivery.pk).update(unsent_because=Delivery.REFUSED, leaving_since=None)

    def _defer(self, delivery: Delivery) -> None:
        """Try it again later, or give it up; others come first."""
        row = Delivery.objects.filter(pk=delivery.pk)
        if delivery.deferrals < len(DEFERRED_FOR):
            again = moment.now() + DEFERRED_FOR[delivery.deferrals]
            row.update(deferrals=F("deferrals") + 1, not_before=again)
        else:
            row.update(unsent_because=Delivery.REFUSED)

    def _what_is_left(self) -> datetime | None:
        """When the first that was deferred is tried again; where none is left, the letter has been sent."""
        left = self.letter.deliveries.on_their_way().aggregate(number=Min("pk"), at=Min("not_before"))
        if left["number"] is None:
            self._end(State.SENT)
            return None
        return left["at"] or moment.now()

    @transaction.atomic
    def _call_off(self) -> None:
        """Let nobody else have it, of which nothing may be sent; unless it was stopped, and can go on from there."""
        was_sent = self.letter.deliveries.filter(sent_at__isnull=False).exists()
        if self._end(State.SENT if was_sent else State.DROPPED):
            self.letter.deliveries.on_their_way().update(unsent_because=Delivery.OVERTAKEN)

    def _end(self, state: Letter.State) -> bool:
        """Close the letter, where it is this run's still; whether it was."""
        return self._mine(Q(runner=self.name), state=state, ended_at=moment.now())
