"""Keep what the clock could not do: try again with growing pauses, say it, mail it."""

import logging
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Revision

from foundation import alerts, moment
from foundation.templatetags.moments import promised as written
from stories.schedule.models import ClockFailure

logger = logging.getLogger(__name__)

#: The pauses before the second, third and fourth try, and before every one after that.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120))
THEN_EACH = timedelta(minutes=10)


def note(kind: str, key, error: Exception, *, due: datetime, page=None, slug: str = "") -> ClockFailure:
    """Write down that an item failed; it is tried again by itself, and ALERT_TO hears of it.

    ``slug`` is the address that the item would have had. Call it outside the transaction that failed.
    """
    now = moment.now()
    failure, is_new = ClockFailure.objects.get_or_create(
        kind=kind,
        key=str(key),
        defaults={"page": page, "due": due, "cause": cause_of(error, slug), "first_failed_at": now, "next_try_at": now},
    )
    if not is_new:
        failure.attempts += 1
        failure.cause = cause_of(error, slug)
    pause = PAUSES[failure.attempts - 1] if failure.attempts <= len(PAUSES) else THEN_EACH
    failure.next_try_at = now + pause
    failure.save()
    # The key and no title or address: what is not out yet has no place in a log (promise 2). A
    # refusal by a check is told in full to editors; only what broke unforeseen needs its traceback.
    foreseen = isinstance(error, ValidationError)
    logger.error(
        "The clock could not %s %s (try %d): %s",
        kind,
        key,
        failure.attempts,
        type(error).__name__,
        exc_info=None if foreseen else error,
    )
    alerts.tell(alert_key(failure), sentence(failure))
    return failure


def mended(kind: str, key) -> None:
    """Forget a failure: the item was done, or is due no more."""
    for failure in ClockFailure.objects.filter(kind=kind, key=str(key)):
        alerts.mended(alert_key(failure))
        failure.delete()


def forget_what_is_no_longer_due() -> None:
    """Forget failures whose promise was taken back, moved away or kept through another door."""
    for failure in ClockFailure.objects.all():
        if not _is_still_due(failure):
            mended(failure.kind, failure.key)


def held_back(kind: str, now: datetime) -> list[str]:
    """The keys of items that failed and whose next try is not yet."""
    return list(ClockFailure.objects.filter(kind=kind, next_try_at__gt=now).values_list("key", flat=True))


def alert_key(failure: ClockFailure) -> str:
    """The name under which ALERT_TO hears of it."""
    return f"clock:{failure.kind}:{failure.key}"


def cause_of(error: Exception, slug: str = "") -> str:
    """The cause in an editor's words."""
    if isinstance(error, ValidationError):
        if hasattr(error, "error_dict") and "slug" in error.error_dict:
            return _("the web address “%s” is taken. Change it.") % slug
        return " ".join(error.messages)
    return _("something broke inside (%s). Whoever runs the site finds it in the log.") % type(error).__name__


def sentence(failure: ClockFailure) -> str:
    """What did not happen, why, and that the promise is kept."""
    if failure.kind == ClockFailure.Kind.PUBLISH:
        what = _("%(name)s did not go live %(moment)s: %(cause)s")
    elif failure.kind == ClockFailure.Kind.EXPIRE:
        what = _("%(name)s was not taken down %(moment)s: %(cause)s")
    else:
        what = _("%(name)s did not happen %(moment)s: %(cause)s")
    told = what % {"name": name_of(failure), "moment": written(failure.due), "cause": failure.cause}
    return f"{told} {_('Nothing is lost; it is tried again by itself.')}"


def name_of(failure: ClockFailure) -> str:
    """Whose story it is, as editors know it."""
    page = failure.page.specific_deferred if failure.page else None
    return (getattr(page, "printed_name", "") or page.title) if page else failure.key


def _is_still_due(failure) -> bool:
    now = moment.now()
    if failure.kind == ClockFailure.Kind.PUBLISH:
        return Revision.objects.filter(pk=failure.key, approved_go_live_at__lte=now).exists()
    if failure.kind == ClockFailure.Kind.EXPIRE:
        return bool(failure.page and failure.page.live and failure.page.expire_at and failure.page.expire_at < now)
    return True
