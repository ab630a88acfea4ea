"""Tell ALERT_TO of trouble: when it begins, then once a day until it is mended."""

import logging
import threading
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django_tasks import task

from foundation import mail, moment
from foundation.models import Alert

logger = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(days=1)


def tell(key: str, sentence: str, *, past_the_worker: bool = False) -> bool:
    """Mail ``sentence`` to ALERT_TO unless it was within the last day; True where a mail was begun.

    The mail is the worker's task. ``past_the_worker`` sends it from a thread of this process instead:
    for the one trouble that the worker cannot report.
    """
    now = moment.now()
    with transaction.atomic():
        Alert.objects.get_or_create(key=key, defaults={"sentence": sentence, "since": now})
        # One conditional update: of several clocks only one finds the row unclaimed.
        claimed = (
            Alert.objects.filter(key=key)
            .filter(Q(mailed_at=None) | Q(mailed_at__lte=now - AGAIN_AFTER))
            .update(mailed_at=now, sentence=sentence)
        )
        if claimed and settings.ALERT_TO and not past_the_worker:
            send_alert.enqueue(key)
    if claimed:
        logger.error("Alert %s", key)
    if claimed and settings.ALERT_TO and past_the_worker:
        threading.Thread(target=_send_at_once, args=(key,), daemon=True).start()
    return bool(claimed)


def mended(key: str) -> None:
    """Forget the trouble, so that it is told at once should it come again."""
    Alert.objects.filter(key=key).delete()


@task(backend="db", queue_name="mail", priority=50)
def send_alert(key: str) -> None:
    """Send the mail for one trouble; mended meanwhile, there is nothing to say."""
    alert = Alert.objects.filter(key=key).first()
    if alert:
        mail.send("alert", settings.ALERT_TO, alert=alert)


def _send_at_once(key):
    try:
        send_alert.call(key)
    except Exception:
        # Not delivered: unclaimed, so that the next look tries again.
        logger.exception("The alert %s could not be mailed", key)
        Alert.objects.filter(key=key).update(mailed_at=None)
    finally:
        connection.close()
