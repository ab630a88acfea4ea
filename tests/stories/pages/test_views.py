"""The editors' pages for what a teller may ask at any time."""

import pytest
from django.urls import reverse

from home.groups import MODERATOR, RESIDENT
from stories.pages.models import StoryPage
from stories.pages.withdrawing import withdraw
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.tellers import TellerFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

PAGES = ("withdraw_story", "bring_story_back", "rename_story")


@pytest.fixture
def story(series):
    return StoryFactory(
        parent=series,
        printed_name="Lisa Anderson",
        told_by=TellerFactory(name="Lisa Anderson"),
        body=[("text", "<p>They said: Lisa, run.</p>")],
    )


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page_of(name, story):
    return reverse(name, args=[story.pk])


def editor_of(story):
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


def test_a_story_is_taken_down_with_one_sentence_and_one_button(desk, story, editor):
    html = desk.get(page_of("withdraw_story", story)).content.decode()
    assert "Take the story down now" in html
    assert "It is gone from the site at once" in html
    assert fresh(story).live

    answer = desk.post(page_of("withdraw_story", story), {"note": "On the phone."}, follow=True)

    assert not fresh(story).live
    assert "The story of Lisa Anderson is gone from the site." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == editor_of(story)
    latest = Consent.objects.latest_for(story.story_key)
    assert (latest.note, latest.vouched_by) == ("On the phone.", editor)


def test_without_a_note_the_form_comes_back_and_nothing_happens(desk, story):
    answer = desk.post(page_of("withdraw_story", story), {"note": " "})

    assert answer.status_code == 422
    assert "Write in a few words how they asked." in answer.content.decode()
    assert fresh(story).live


def test_what_is_refused_is_said_and_what_was_typed_is_kept(desk, series):
    draft = DraftFactory(parent=series, told_by=None, consented=False)

    answer = desk.post(page_of("withdraw_story", draft), {"note": "On the phone."})

    assert answer.status_code == 422
    assert "Say in the story who told it" in answer.content.decode()
    assert "On the phone." in answer.content.decode()


def test_a_story_that_was_taken_back_is_brought_back_when_its_teller_allows_it(desk, story):
    withdraw(story)
    assert desk.get(page_of("withdraw_story", story)).url == page_of("bring_story_back", story)
    assert "Withdrawn by Lisa. It cannot go live." in desk.get(page_of("bring_story_back", story)).content.decode()

    refused = desk.post(page_of("bring_story_back", story))
    assert refused.status_code == 422
    assert "Lisa has not allowed it on the site again." in refused.content.decode()

    consent(story.told_by, story.story_key, door=Consent.Door.MAIL, site=True)
    answer = desk.post(page_of("bring_story_back", story), follow=True)
    assert "The story of Lisa Anderson is a draft again." in answer.content.decode()
    assert not fresh(story).is_taken_back


def test_a_story_that_was_not_taken_back_is_not_brought_back(desk, story):
    assert desk.get(page_of("bring_story_back", story)).url == page_of("withdraw_story", story)


def test_a_name_is_changed_and_where_it_still_stands_is_said(desk, story):
    html = desk.get(page_of("rename_story", story)).content.decode()
    assert "The story is told by “Lisa Anderson”." in html
    assert "“Lisa”:" in html and "once in the story" in html

    answer = desk.post(page_of("rename_story", story), {"printed_name": "Anna"}, follow=True)

    assert fresh(story).printed_name == "Anna"
    assert "The story is told by Anna now. The old name still stands in its text" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Write the name to print."), ("Lisa Anderson", "already. Nothing was changed."), ("a" * 121, "at most 120")],
)
def test_a_name_that_is_none_comes_back(desk, story, typed, sentence):
    answer = desk.post(page_of("rename_story", story), {"printed_name": typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed in answer.content.decode()
    assert fresh(story).printed_name == "Lisa Anderson"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("group", [MODERATOR, RESIDENT])
def test_only_who_may_publish_comes_in(client, story, name, group):
    client.force_login(member_of(group))

    assert client.get(page_of(name, story)).status_code == 302
    assert client.post(page_of(name, story), {"note": "x", "printed_name": "Anna"}).status_code == 302
    assert fresh(story).live and fresh(story).printed_name == "Lisa Anderson"


@pytest.mark.parametrize("name", PAGES)
def test_there_is_none_for_what_is_no_story(desk, series, name):
    assert desk.get(page_of(name, series)).status_code == 404


def test_editor_and_list_lead_there(desk, story, series):
    explorer = reverse("wagtailadmin_explore", args=[series.pk])
    for address in (editor_of(story), explorer):
        html = desk.get(address).content.decode()
        assert "Take down at the teller’s wish…" in html
        assert page_of("withdraw_story", story) in html
        assert page_of("rename_story", story) in html

    withdraw(story)

    for address in (editor_of(story), explorer):
        html = desk.get(address).content.decode()
        assert "Bring it back…" in html
        assert page_of("bring_story_back", story) in html


def test_who_may_not_publish_is_not_led_there(client, story):
    client.force_login(member_of(RESIDENT))

    assert "Take down" not in client.get(editor_of(story)).content.decode()


def test_a_withdrawn_story_that_is_published_is_told_why_not(desk, story):
    withdraw(story)
    page = fresh(story).get_latest_revision_as_object()

    answer = desk.post(
        editor_of(story),
        {
            "title": page.title,
            "slug": page.slug,
            "printed_name": page.printed_name,
            "body-count": 0,
            "action-publish": "1",
        },
        follow=True,
    )

    assert "Withdrawn by Lisa. It cannot go live." in answer.content.decode()
    assert not fresh(story).live
