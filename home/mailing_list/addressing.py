"""Make a delivery for everybody who is to have a letter: some at a time, and on from where a killed worker stopped."""

import time
from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import QuerySet

from foundation import mail
from home.mailing_list.models import Delivery, Letter, Subscriber

#: So many at a time: on SQLite, which has one writer, a commit stays below 50 ms (measured).
AT_A_TIME = 200


#: Why somebody had none of a letter that was called off, who may have it when it is sent after all.
MAY_HAVE_IT_NOW = (Delivery.OVERTAKEN, Delivery.LEFT, Delivery.PAUSED, Delivery.CHOSE_OTHERS)


def address(letter: Letter, *, while_true: Callable[[], bool] = lambda: True) -> None:
    """Add a delivery for each subscriber who is to have ``letter``, once; whoever confirms later has the next one.

    ``while_true`` is asked before each part: a hundred thousand take longer than a run, and may be stopped.
    """
    # Asked once: for each part it would be the dearest of all questions.
    is_anew = not letter.is_addressed and _called_off(letter).exists()
    while not letter.is_addressed and while_true():
        began = time.monotonic()
        _address_some(letter, is_anew)
        if connection.vendor == "sqlite":
            # As long as it wrote it lets others write: a clock, a reader who signs up.
            time.sleep(time.monotonic() - began)


@transaction.atomic
def _address_some(letter: Letter, is_anew: bool) -> None:
    found = Subscriber.objects.wanting(*letter.frequencies).filter(pk__gt=letter.addressed_to).order_by("pk")
    some = list(found.values_list("pk", flat=True)[:AT_A_TIME])
    Delivery.objects.bulk_create(
        [Delivery(letter=letter, subscriber_id=pk, message_id=mail.new_message_id()) for pk in some],
        ignore_conflicts=True,
    )
    if is_anew:
        _called_off(letter).filter(subscriber__in=some).update(unsent_because="")
    letter.addressed_to = some[-1] if some else letter.addressed_to
    letter.is_addressed = len(some) < AT_A_TIME
    letter.save(update_fields=["addressed_to", "is_addressed"])


def _called_off(letter: Letter) -> QuerySet[Delivery]:
    """Rows that stand from before, when it was called off; each mail keeps its Message-ID."""
    return letter.deliveries.filter(sent_at=None, unsent_because__in=MAY_HAVE_IT_NOW)
