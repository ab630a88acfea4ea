"""What a teller's own page says of their story in each state, and what it never says."""

from datetime import timedelta

import pytest

from foundation import moment
from foundation.templatetags.moments import promised
from stories.pages.models import StoryPage
from stories.schedule.promising import promise
from stories.submissions import links
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline, keep_for_later, shortlist
from stories.submissions.doubting import no_story
from stories.submissions.models import Submission
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.submissions import photo, sent_in
from tests.factories.users import editor as an_editor

pytestmark = pytest.mark.django_db
NO = "We have told two stories of a ford this year."


@pytest.fixture
def submission(series):
    """From an address that is proved."""
    return sent_in(series=series, is_confirmed=True, ticked=("site", "letter"))


@pytest.fixture
def page(client, submission):
    """The own page as it stands, and after a button was pressed."""

    def look(act=""):
        path = links.to_own_page(submission).partition("://")[2].partition("/")[2]
        return (client.post(f"/{path}", {"act": act}, follow=True) if act else client.get(f"/{path}")).content.decode()

    return look


@pytest.mark.parametrize("act", [None, shortlist])
def test_it_waits_to_be_read_also_on_the_shortlist(submission, page, act):
    if act:
        act(submission)

    assert "An editor will read it." in page()


def test_it_is_kept_for_another_week(submission, page):
    keep_for_later(submission)

    assert "Kept for another week" in page()


def test_it_is_being_made_ready_then_has_a_day_then_is_live(submission, page, wait):
    at = (moment.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    story = accept(submission)
    wait(minutes=11)
    assert "We would like to tell your story" in page()

    promise(story, at)
    assert promised(at) in page()

    wait(days=3)
    StoryPage.objects.get(pk=story.pk).get_latest_revision().publish()
    assert "Your story is live" in page()
    assert f'href="{StoryPage.objects.get(pk=story.pk).url}"' in page()


@pytest.mark.parametrize("act", [accept, decline])
def test_a_decision_that_can_be_called_back_is_not_shown_yet(submission, page, wait, act):
    act(submission, words=NO)
    assert "An editor will read it." in page()

    wait(minutes=11)
    assert "An editor will read it." not in page()


def test_a_decision_of_which_no_mail_is_sent_is_shown_at_once(submission, page):
    decline(submission, tell=False)

    assert "Not this time" in page()


def test_what_is_declined_says_until_when_it_is_kept(submission, page):
    decline(submission, tell=False)

    assert "What you sent is kept until" in page()
    assert "deleted sooner" in page()


def test_what_was_taken_down_by_an_editor_says_so(submission, page):
    story = accept(submission, tell=False)
    story.get_latest_revision().publish()
    StoryPage.objects.get(pk=story.pk).unpublish()

    assert "off the site for now" in page()


def test_what_was_taken_for_no_story_says_what_to_do(submission, page):
    Submission.objects.update(state=Submission.State.HELD)
    no_story(Submission.objects.get(pk=submission.pk))

    assert "answer our mail and say so" in page()


def test_one_button_hides_a_live_story_at_once_and_another_brings_it_back(client, submission, page):
    story = accept(submission, tell=False)
    story.get_latest_revision().publish()
    url = StoryPage.objects.get(pk=story.pk).url
    assert "at once its page is gone" in page()

    taken = page("take-back")

    assert "It is hidden everywhere" in taken
    assert "Nothing that you allowed holds any more." in taken
    assert client.get(url).status_code == 410

    page("bring-back")

    assert "Your story is live" in page()
    assert client.get(url).status_code == 200


def test_a_story_of_which_no_teller_is_written_down_is_taken_back_all_the_same(submission, page):
    story = accept(submission, tell=False)
    Consent.objects.all().delete()
    StoryPage.objects.filter(pk=story.pk).update(told_by=None)

    assert "You took your story back" in page("take-back")


def test_what_was_allowed_stands_in_the_words_that_were_ticked_with_the_way_to_change_it(submission, page):
    shown = page()

    assert "Tell it on this site, with the name above" in shown
    assert "Send it in the letter to our subscribers" in shown
    assert "Print it, in a booklet" not in shown
    assert "/share/consent/" in shown


def test_what_an_editor_wrote_down_is_said_to_be_that(submission, page):
    given = {"site": True, "vouched_by": an_editor(first_name="Jo"), "note": "She rang."}
    consent(submission.teller, submission.story_key, door=Consent.Door.EDITOR, **given)

    shown = page()

    assert "An editor wrote down" in shown
    assert "She rang" not in shown
    assert "Jo" not in shown


def test_no_note_of_the_editors_stands_there(submission, page):
    Submission.objects.update(notes=["Sounds invented."], held_because=["Two links."], same_as=None)
    decline(submission, tell=False, user=an_editor(first_name="Jocasta"))

    shown = page()

    for private in ("Sounds invented", "Two links", "Jocasta", submission.sender_address):
        assert private not in shown


def test_an_address_that_is_not_proved_is_asked_first_and_shown_nothing(client, series):
    submission = sent_in(series=series, text="I ran by the canal.", photos=[photo()])
    path = "/" + links.to_own_page(submission).split("/", 3)[3]

    shown = client.get(path).content.decode()
    assert "Did you send us a story?" in shown
    assert "canal" not in shown
    assert client.get(f"{path}{submission.photos[0].pk}.jpg").status_code == 404
    assert "Did you send us a story?" in client.post(path, {"act": "take-back"}).content.decode()
    assert Submission.objects.get().state == Submission.State.WAITING

    assert "canal" in client.post(path, {"act": "confirm"}, follow=True).content.decode()


def test_once_it_is_deleted_its_link_is_answered_kindly(client, submission):
    path = "/" + links.to_own_page(submission).split("/", 3)[3]
    Submission.objects.all().delete()

    answer = client.get(path)

    assert answer.status_code == 410
    assert "deleted after some weeks" in answer.content.decode()


def test_it_is_shown_to_nobody_else_and_kept_nowhere(client, submission):
    answer = client.get("/" + links.to_own_page(submission).split("/", 3)[3])

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not answer.cookies
