"""What a teller did about their story since an editor last looked, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stories.submissions.models import Submission

News = Submission.News
ICONS = {News.TAKEN_BACK: "lock", News.BROUGHT_BACK: "rotate", News.CONSENT: "clipboard-list", News.PHOTOS: "image"}


@dataclass(frozen=True)
class Did:
    """One thing that was done: an icon, and what it means in a sentence or two."""

    icon: str
    words: str


def what_they_did(submission: Submission) -> Iterator[Did]:
    """Everything that nobody has seen yet, in the order in which it happened."""
    said = {
        News.TAKEN_BACK: _taken_back(submission),
        News.BROUGHT_BACK: _brought_back(submission),
        News.CONSENT: _("%s said what we may do with it. What counts now stands below."),
        News.PHOTOS: _("%s sent photos. They stand with the story."),
    }
    for one in map(News, submission.news):
        yield Did(ICONS[one], said[one] % submission.first_name)


def _taken_back(submission: Submission) -> str:
    story = submission.story
    if not submission.is_taken_back:
        return _("%s took the story back.")
    if story and story.first_published_at:
        return _("%s took the story back. It is hidden everywhere.")
    return _("%s took the story back. It will not be shown, and nobody goes on with it.")


def _brought_back(submission: Submission) -> str:
    story = submission.story
    if story and story.live:
        return _("%s brought the story back. It is live again.")
    if story and story.first_published_at:
        return _("%s brought the story back. It is not live: publish it again when you like.")
    return _("%s brought the story back. It stands where it stood before.")
