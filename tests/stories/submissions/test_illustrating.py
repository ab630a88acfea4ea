"""A photo that came after a story was accepted is put into its draft, and changes nothing that is out or promised."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import moment
from foundation.models import Picture
from foundation.refusing import Refused
from home.groups import RESIDENT
from stories.pages.models import StoryPage
from stories.schedule.promising import promise, promised_revision
from stories.submissions.accepting import accept
from stories.submissions.illustrating import put_into_story, to_put
from stories.submissions.models import Enclosure, Submission
from stories.submissions.receiving import add_enclosures
from tests.factories.submissions import look_at, photo, sent_in
from tests.factories.users import editor as an_editor
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(series):
    """Accepted with its words alone; then two photos came."""
    submission = sent_in(series=series, text="One.\n\nTwo.", is_confirmed=True)
    accept(submission)
    add_enclosures(submission, photos=[photo("teal", caption="The ford"), photo("navy")])
    return look_at(submission)


def latest(submission):
    return StoryPage.objects.get(pk=submission.story_id).get_latest_revision_as_object()


def blocks(story):
    return [block.block_type for block in story.body]


def test_the_first_becomes_the_cover_and_the_next_stands_below_the_words(submission, editor):
    first, second = submission.photos

    put_into_story(first, editor)
    put_into_story(second, editor)

    story = latest(submission)
    assert story.cover.caption == "The ford"
    assert blocks(story) == ["text", "picture"]
    assert story.pictures == list(Picture.objects.order_by("pk"))
    assert story.latest_revision.user == editor


def test_above_the_editors_note_which_comes_last(submission):
    draft = latest(submission)
    draft.cover = put_into_story(submission.photos[0]).cover
    draft.body.append(("editors_note", {"words": "<p>She ran on.</p>"}))
    draft.save_revision()

    put_into_story(submission.photos[1])

    assert blocks(latest(submission)) == ["text", "picture", "editors_note"]


def test_put_in_twice_it_stands_there_once(submission):
    put_into_story(submission.photos[0])
    versions = latest(submission).revisions.count()

    put_into_story(submission.photos[0])

    assert latest(submission).revisions.count() == versions
    assert Picture.objects.count() == 1


def test_what_is_promised_goes_out_as_it_was(submission):
    story = submission.story
    promise(story, moment.now() + timedelta(days=1))

    put_into_story(submission.photos[0])

    assert promised_revision(story).content["cover"] is None
    assert latest(submission).cover is not None
    assert StoryPage.objects.promised().get() == story


def test_what_is_live_stays_as_it_is(submission):
    submission.story.get_latest_revision().publish()

    put_into_story(submission.photos[0])

    story = StoryPage.objects.get()
    assert story.live
    assert story.cover is None
    assert story.has_unpublished_changes
    assert story.get_latest_revision_as_object().cover is not None


def test_who_may_not_edit_it_is_refused_and_nothing_is_made(submission):
    with pytest.raises(Refused, match="may edit"):
        put_into_story(submission.photos[0], member_of(RESIDENT))
    assert not Picture.objects.exists()
    assert latest(submission).cover is None


def test_a_lock_of_somebody_elses_holds(submission, editor):
    StoryPage.objects.update(locked=True, locked_by=an_editor(), locked_at=moment.now())

    with pytest.raises(Refused, match="locked"):
        put_into_story(submission.photos[0], editor)
    assert not Picture.objects.exists()


def test_what_cannot_be_shown_or_has_no_story_is_refused(submission, series):
    waiting = look_at(sent_in(series=series, photos=[photo("olive")]))
    Enclosure.objects.filter(pk=submission.photos[0].pk).update(state=Enclosure.State.REFUSED)

    with pytest.raises(Refused, match="cannot be shown"):
        put_into_story(submission.photos[0])
    with pytest.raises(Refused, match="No story has been made of it"):
        put_into_story(waiting.photos[0])


def test_only_what_is_not_in_the_story_is_offered(submission, series):
    first, second = submission.photos
    assert to_put(submission) == {first.pk, second.pk}
    put_into_story(first)

    assert to_put(Submission.objects.get(pk=submission.pk)) == {second.pk}
    assert to_put(look_at(sent_in(series=series, photos=[photo("olive")]))) == set()


def test_a_button_beside_the_photo_does_it_and_says_where_it_is(client, submission, editor):
    client.force_login(editor)
    page = reverse("sent_in:edit", args=[submission.pk])
    assert client.get(page).content.decode().count("Put it into the story") == 2

    answer = client.post(page, {"act": "illustrate", "photo": submission.photos[0].pk}, follow=True)

    html = answer.content.decode()
    assert "The photo is in the draft. It is the picture at the head." in html
    assert reverse("wagtailadmin_pages:edit", args=[submission.story_id]) in html
    assert html.count('value="illustrate"') == 1


@pytest.mark.parametrize("number", ["", "x", "99999999", "-1"])
def test_a_photo_that_is_gone_is_refused_in_words(client, submission, editor, number):
    client.force_login(editor)

    answer = client.post(reverse("sent_in:edit", args=[submission.pk]), {"act": "illustrate", "photo": number})

    assert answer.status_code == 422
    assert "This photo is gone by now." in answer.content.decode()


def test_who_only_reads_sees_no_button(client, submission):
    client.force_login(member_of(RESIDENT))

    assert "Put it into the story" not in client.get(reverse("sent_in:edit", args=[submission.pk])).content.decode()
