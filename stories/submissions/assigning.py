"""Say for which series a story was sent; of a mail it is a guess until somebody does."""

from django.db import transaction

from stories.pages.models import SeriesIndexPage
from stories.submissions.history import note_act
from stories.submissions.models import Submission

ASSIGN = "submissions.assign"


@transaction.atomic
def assign(submission: Submission, series: SeriesIndexPage | None, user=None) -> Submission:
    """Let ``submission`` answer the question of ``series``, or of none yet."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.series_id == (series.pk if series else None):
        return submission
    submission.series = series
    submission.save(update_fields=["series"])
    note_act(submission, ASSIGN, user, series=series.title if series else "")
    return submission
