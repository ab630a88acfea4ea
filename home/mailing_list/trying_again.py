"""Each full hour what should have left is tried once more: a mail server may be away for longer than a job is tried."""

import logging
from datetime import datetime, timedelta

from anymail.exceptions import AnymailError
from django_tasks import task

from foundation import moment, retaking
from foundation.leaving import leave
from home.mailing_list.delivering import deliver
from home.mailing_list.handing_over import is_about_one
from home.mailing_list.mailing import send_one
from home.mailing_list.models import Letter, ListMail

logger = logging.getLogger(__name__)

#: Until then a mail's own job is at it.
OWN_JOB = timedelta(hours=1)


def hour_passed(since: datetime, until: datetime) -> None:
    """Have the worker try mails about the list, and go on with letters whose job was given up."""
    if _left_over().exists():
        send_what_is_left.enqueue()
    for result in retaking.failed_for_good():
        if result.task_path == deliver.module_path and _is_being_sent(*result.args_kwargs["args"]):
            retaking.try_again(result)


@task(backend="db", queue_name="mail", priority=30)
def send_what_is_left() -> None:
    """Send each mail that waits for longer than its own job may take; where no server answers, the next hour does."""
    for pk in list(_left_over().order_by("asked_at").values_list("pk", flat=True)):
        try:
            leave(ListMail.objects.select_related("subscriber"), pk, send_one)
        except (OSError, AnymailError, UnicodeError) as error:
            if is_about_one(error):
                continue
            # Not its words, in which an address may stand.
            logger.warning("The mail server takes nothing just now: %s", type(error).__qualname__)
            return


def _left_over():
    return ListMail.objects.on_their_way().filter(asked_at__lte=moment.now() - OWN_JOB)


def _is_being_sent(letter_pk: int) -> bool:
    return Letter.objects.filter(pk=letter_pk, state=Letter.State.SENDING).exists()
