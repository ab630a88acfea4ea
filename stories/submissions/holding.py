"""Hold a submission until the transaction ends, and before it the pages that an act is about.

The order is that of editors' acts on a page, which hold it first: in another, two would wait for each other.
"""

from django.db import transaction

from stories.pages.holding import hold_pages
from stories.submissions.models import Submission


class _Moved(Exception):  # noqa: N818 - named for what happened
    """A page was made of it, or went, while we waited."""


def hold(submission: Submission) -> Submission:
    """The submission as it stands, its row held.

    What belongs to it is read afterwards: joined to the row that was waited for, PostgreSQL gives what
    stood before the wait.
    """
    return Submission.objects.select_for_update().get(pk=submission.pk)


def hold_with_pages(submission: Submission, *pages: int | None) -> Submission:
    """The same, with ``pages`` and the page that was made of it held before."""
    while True:
        story = Submission.objects.filter(pk=submission.pk).values_list("story", flat=True).first()
        try:
            with transaction.atomic():
                hold_pages(*pages, story)
                held = hold(submission)
                if held.story_id != story:
                    raise _Moved  # the savepoint lets go of what was held
        except _Moved:
            continue
        return held
