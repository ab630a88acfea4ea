"""The form of a story as a browser sends it, and what comes back."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from foundation import moment
from foundation.posting import tokens
from stories.submissions.models import Submission
from stories.submissions.sending import GUARD
from tests.factories.pictures import jpeg

STORY = "I was the slowest person in the history of the Wednesday group.\n\nThen the fast ones took a wrong turn."
TYPED = {
    "story": STORY,
    "name": "Gwen Pardoe",
    "email": "gwen@post.example",
    "title": "",
    "site": "on",
    "letter": "on",
    "edits": "on",
    "act": "send",
    "whole": "1",
}
OF_PHOTOS = {"own_photo": "on", "people_agreed": "on"}


def touched(seconds_ago=60):
    """The token of a form that was touched a while ago."""
    with moment.as_on(moment.now() - timedelta(seconds=seconds_ago)):
        return tokens.give(GUARD.name)


def photo(name="IMG_1.jpg", colour="teal", content=None):
    return SimpleUploadedFile(name, jpeg(colour=colour) if content is None else content, content_type="image/jpeg")


def html(answer):
    return answer.content.decode()


def hidden(answer, name):
    """The value of a hidden field on a page."""
    before, _found, after = html(answer).partition(f'name="{name}" value="')
    assert before != html(answer)
    return after.partition('"')[0]


def sent():
    return Submission.objects.exclude(state=Submission.State.UNFINISHED)
