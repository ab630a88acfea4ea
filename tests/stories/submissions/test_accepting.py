"""Accepting a story: one action makes the draft page."""

import pytest

from foundation.models import Picture
from foundation.refusing import Refused
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.submissions.accepting import accept
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import confirm
from stories.tellers.models import Consent
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import by_mail, look_at, photo, sent_in
from tests.factories.users import editor

pytestmark = pytest.mark.django_db
State = Submission.State


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get())


def blocks(story):
    return [(block.block_type, block.value) for block in StoryPage.objects.get(pk=story.pk).body]


def test_it_becomes_a_draft_with_its_words_its_name_and_its_teller(series):
    submission = sent_in(series=series, text="One.\n\nTwo,\nin two lines.", is_confirmed=True)

    story = accept(submission, user=editor())

    story.refresh_from_db()
    submission.refresh_from_db()
    assert (story.live, story.printed_name, story.slug) == (False, "Grace A.", "grace-a")
    assert story.title == f"{series.title}: Grace A."
    [(kind, words)] = blocks(story)
    assert (kind, str(words.source)) == ("text", "<p>One.</p><p>Two,<br/>in two lines.</p>")
    assert story.told_by == submission.teller
    assert story.story_key == submission.story_key
    assert (submission.state, submission.story, story.submission) == (State.ACCEPTED, story, submission)
    assert story.may_be_shown


def test_a_title_of_the_form_is_the_pages_and_a_mails_subject_is_not(series):
    titled = accept(sent_in(series=series, title="The top tier"))
    by_subject = accept(by_mail(series=series, title="Fwd: what I told you on Sunday"))

    assert titled.title == "The top tier"
    assert by_subject.title == f"{series.title}: Grace Abiodun"


def test_photos_stand_where_they_stood_and_the_first_above_the_words_is_the_cover(series):
    photos = [photo("teal", after=0, caption="The ford"), photo("navy", after=1), photo("olive", after=None)]
    submission = look_at(sent_in(series=series, text="One.\n\nTwo.", photos=photos))

    story = accept(submission)

    assert story.cover.caption == "The ford"
    assert [kind for kind, value in blocks(story)] == ["text", "picture", "text", "picture"]
    assert [one.picture is not None for one in submission.enclosures.all()] == [True, True, True]
    assert Picture.objects.count() == 3


def test_a_photo_between_two_paragraphs_stays_there_and_is_no_cover(series):
    submission = look_at(sent_in(series=series, text="One.\n\nTwo.", photos=[photo(after=1)]))

    story = accept(submission)

    assert story.cover is None
    assert [kind for kind, value in blocks(story)] == ["text", "picture", "text"]


def test_the_teller_is_told_in_ten_minutes_unless_nobody_may_be_written_to(series):
    told, silent = sent_in(series=series), sent_in(series=series, may_answer=False)

    accept(told)
    accept(silent)

    [mail] = SentMail.objects.filter(kind=SentMail.Kind.ACCEPTED)
    assert (mail.submission, mail.sent_at) == (told, None)
    assert mail.due_at > mail.asked_at


def test_what_was_ticked_counts_once_the_address_is_proved_also_after_accepting(series):
    submission = sent_in(series=series)
    story = accept(submission)
    assert not Consent.objects.exists()
    assert not StoryPage.objects.get(pk=story.pk).may_be_shown

    confirm(submission)

    assert StoryPage.objects.get(pk=story.pk).may_be_shown
    assert story.told_by.confirmed_at is None  # as it was when the page was made
    assert Submission.objects.get(pk=submission.pk).teller.confirmed_at is not None


def test_without_a_series_or_a_name_it_is_refused_and_nothing_is_changed(series):
    for submission in (sent_in(), by_mail(series=series, sender_name="grace@example.org")):
        with pytest.raises(Refused):
            accept(submission)
        assert Submission.objects.get(pk=submission.pk).state == State.WAITING
    assert not StoryPage.objects.exists()


def test_a_photo_that_is_still_being_looked_at_is_waited_for(series):
    submission = sent_in(series=series, photos=[photo()], looked_at=False)

    with pytest.raises(Refused, match="in a moment"):
        accept(submission)


def test_whoever_is_second_is_told_who_was_first(series):
    submission, jo = sent_in(series=series), editor(first_name="Jo")
    accept(submission, user=jo, seen=0)

    with pytest.raises(Refused, match="Jo has accepted this one"):
        accept(submission, user=editor(), seen=0)

    assert StoryPage.objects.count() == 1
    assert SentMail.objects.filter(kind=SentMail.Kind.ACCEPTED).count() == 1
