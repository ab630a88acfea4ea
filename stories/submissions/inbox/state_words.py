"""How a submission stands, in the few words of a list; of an accepted one also what became of its story."""

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Revision

from foundation.templatetags.moments import promised as written
from stories.submissions.models import Submission

State = Submission.State


def with_standing(submissions: QuerySet) -> QuerySet:
    """With all that `in_words` asks, at no query more for each row."""
    promised = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("story_id"), CharField()), approved_go_live_at__isnull=False
    ).order_by("-approved_go_live_at")
    return submissions.annotate(
        story_is_live=F("story__live"),
        story_was_out_at=F("story__first_published_at"),
        story_goes_live_at=Subquery(promised.values("approved_go_live_at")[:1]),
    )


def in_words(submission) -> str:
    """Where a row of `with_standing` stands."""
    if submission.state == State.ACCEPTED:
        return _("Accepted: %s") % _story_in_words(submission)
    if submission.state == State.TAKEN_BACK and submission.story_was_out_at:
        return _("Taken back by the teller, hidden everywhere")
    return submission.get_state_display()


def _story_in_words(submission) -> str:
    if submission.story_id is None:
        return _("its page was deleted")
    if submission.story_is_live:
        return _("live since %s") % written(submission.story_was_out_at)
    if submission.story_goes_live_at:
        return _("goes live %s") % written(submission.story_goes_live_at)
    return _("taken down") if submission.story_was_out_at else _("a draft")
