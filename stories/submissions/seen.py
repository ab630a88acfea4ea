"""Note that an editor has read what somebody wrote again about their story, or did about it."""

from stories.submissions.models import Submission


def note_as_seen(submission: Submission) -> None:
    """Take the marks away. Harmless twice."""
    Submission.objects.filter(pk=submission.pk).update(has_unread_reply=False, news=[])
