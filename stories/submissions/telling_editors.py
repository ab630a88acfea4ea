"""Tell the editors at once what a teller did about a story that was accepted."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django_tasks import task

from foundation import mail
from stories.submissions.models import Submission

RIGHT = "submissions.change_submission"


def tell(submission: Submission, news: Submission.News) -> None:
    """Have the worker write to everybody who decides about stories; part of the caller's transaction."""
    for user in get_user_model().objects.with_perm(RIGHT, backend="django.contrib.auth.backends.ModelBackend"):
        if user.is_active and user.email:
            tell_editor.enqueue(user.pk, submission.pk, news.value)


@task(backend="db", queue_name="mail", priority=50)
def tell_editor(user_pk: int, pk: int, news: str) -> None:
    """Write to one editor; where either is gone there is nothing to say."""
    user = get_user_model().objects.filter(pk=user_pk, is_active=True).exclude(email="").first()
    submission = Submission.objects.filter(pk=pk).select_related("story", "teller").first()
    if user is None or submission is None:
        return
    mail.send(
        "editors_news",
        [user.email],
        user=user,
        submission=submission,
        story=submission.story,
        news=news,
        link=f"{settings.SITE_URL}{reverse('sent_in:edit', args=[submission.pk])}",
    )
