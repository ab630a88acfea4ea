"""What a teller did about their story is told on its page, until an editor has seen it."""

import re
from html import unescape

import pytest
from django.urls import reverse

from home.groups import RESIDENT
from stories.pages.models import StoryPage
from stories.submissions.accepting import accept
from stories.submissions.models import Submission
from stories.submissions.news import note_news
from stories.submissions.taking_back import take_back
from tests.factories.submissions import sent_in
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

News = Submission.News


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def live(series):
    """An accepted submission whose story is out."""
    story = accept(sent_in(series=series, is_confirmed=True))
    StoryPage.objects.get(pk=story.pk).save_revision().publish()
    return Submission.objects.get(story=story.pk)


def page_of(submission):
    return reverse("sent_in:edit", args=[submission.pk])


def words(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_a_live_story_that_was_taken_back_is_hidden_everywhere(desk, live):
    take_back(live)

    assert "Grace took the story back. It is hidden everywhere." in words(desk.get(page_of(live)))


def test_one_that_was_never_out_will_not_be_shown(desk, series):
    submission = accept(sent_in(series=series, is_confirmed=True)).submission
    take_back(submission)

    assert "Grace took the story back. It will not be shown" in words(desk.get(page_of(submission)))


def test_only_the_last_of_taking_back_and_bringing_back_is_told(desk, live):
    for news in (News.CONSENT, News.TAKEN_BACK, News.BROUGHT_BACK, News.TAKEN_BACK):
        note_news(live, news)

    assert Submission.objects.get(pk=live.pk).news == [News.CONSENT, News.TAKEN_BACK]


def test_brought_back_it_is_live_again(desk, live):
    for news in (News.TAKEN_BACK, News.BROUGHT_BACK):
        note_news(live, news)

    said = words(desk.get(page_of(live)))
    assert "Grace brought the story back. It is live again." in said
    assert "took the story back" not in said


@pytest.mark.parametrize(
    ("news", "sentence"),
    [
        (News.CONSENT, "Grace said what we may do with it."),
        (News.PHOTOS, "Grace sent photos."),
        (News.BROUGHT_BACK, "Grace brought the story back. It stands where it stood before."),
    ],
)
def test_everything_they_can_do_has_its_sentence(desk, news, sentence):
    submission = sent_in(is_confirmed=True)
    note_news(submission, news)

    assert sentence in words(desk.get(page_of(submission)))


def test_it_is_told_until_somebody_has_seen_it(desk):
    submission = sent_in()
    note_news(submission, News.PHOTOS)
    Submission.objects.filter(pk=submission.pk).update(has_unread_reply=True)

    answer = desk.post(page_of(submission), {"act": "seen"}, follow=True)

    assert "Grace sent photos" not in words(answer)
    assert not Submission.objects.with_news().exists()


def test_who_only_reads_sees_it_and_marks_nothing(client):
    submission = sent_in()
    note_news(submission, News.PHOTOS)
    client.force_login(member_of(RESIDENT))

    said = words(client.get(page_of(submission)))

    assert "Grace sent photos" in said
    assert "I have seen it" not in said
