"""Tell a teller the day of their story, once it has stood for ten minutes; and a new one where it moved."""

from datetime import datetime

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_tasks import task
from wagtail.models import Revision

from foundation import moment
from stories.submissions import writing
from stories.submissions.models import SentMail, Submission

Kind = SentMail.Kind


@receiver(post_save, sender=Revision)
def notice(sender, instance, raw=False, update_fields=None, **kwargs):
    """A promise was made, moved or taken back, through whatever door: the queue's own rows say so."""
    at = instance.approved_go_live_at
    touches = at is not None if update_fields is None else "approved_go_live_at" in update_fields
    if raw or not touches:
        return
    submission = Submission.objects.filter(story_id=_number(instance.object_id)).first()
    if submission:
        tell_soon(submission, at)


def tell_soon(submission: Submission, at: datetime | None) -> None:
    """Have the worker tell that the day is ``at``, or that there is none, if it still is so in ten minutes."""
    tell_day.using(run_after=moment.now() + writing.DELAY).enqueue(submission.pk, writing.as_word(at))


def _number(object_id: str | int) -> int:
    """A row's key is text; but a revision that was made a moment ago holds it as the page does."""
    words = str(object_id)
    return int(words) if words.isascii() and words.isdigit() else 0


@task(backend="db", queue_name="mail")
def tell_day(pk: int, noticed: str) -> None:
    """Say the day, unless it was said before, or is another than was ``noticed``: then that one has a task as well.

    A repeat does nothing.
    """
    with transaction.atomic():
        submission = Submission.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        if submission is None or submission.story is None or submission.story.live or submission.is_taken_back:
            return
        of_the_day = submission.sent_mails.filter(kind__in=writing.OF_THE_DAY)
        last = of_the_day.filter(unsent_because="").order_by("asked_at", "pk").last()
        stands = writing.promised_day(submission)
        if stands != noticed or stands == (writing.day_in(last) if last else ""):
            return
        kind = Kind.PROMISED if stands else Kind.POSTPONED
        about = f"{of_the_day.count() + 1} {stands}".strip()
        writing.write(submission, kind, about=about, delay=writing.AT_ONCE)
