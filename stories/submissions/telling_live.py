"""Tell a teller that their story is live: what follows, once for each story."""

from django.db import transaction
from django_tasks import task

from stories.submissions import writing
from stories.submissions.models import SentMail, Submission


@task(backend="db", queue_name="mail")
def tell_that_it_is_live(story_pk: int) -> None:
    """Write to whoever sent the story that it is live. A repeat does nothing."""
    with transaction.atomic():
        submission = Submission.objects.filter(story_id=story_pk).first()
        if submission:
            writing.write(submission, SentMail.Kind.LIVE, delay=writing.AT_ONCE)
