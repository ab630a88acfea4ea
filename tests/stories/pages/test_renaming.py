"""A name is changed for privacy: the old one goes from wherever we wrote it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry

from foundation import moment
from foundation.refusing import Refused
from home.groups import RESIDENT
from stories.pages.models import GoneAddress, StoryPage
from stories.pages.renaming import Mention, mentions, rename
from stories.schedule import clock
from stories.schedule.promising import promise, promised_revision
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.pictures import PictureFactory
from tests.factories.users import member_of
from tests.stories.schedule.test_leaks import DOORS, crawl

pytestmark = pytest.mark.django_db

OLD = ("Zenobia Quill", "zenobia-quill", "Zenobia", "Quill")


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Zenobia Quill", seo_title="Zenobia Quill’s mile")


def kept(story):
    """Everything the tables keep of a story's versions and history, as text."""
    versions = [f"{one.content} {one.object_str}" for one in story.revisions.all()]
    return " ".join([*versions, *(f"{one.label} {one.data}" for one in PageLogEntry.objects.filter(page=story.pk))])


def test_name_title_and_address_change_at_once(story, series, client):
    renamed = rename(story, "Anna K.")

    assert (renamed.printed_name, renamed.title, renamed.slug) == ("Anna K.", f"{series.title}: Anna K.", "anna-k")
    assert renamed.seo_title == "Anna K.’s mile"
    assert renamed.live
    assert "Anna K." in client.get(renamed.url).content.decode()
    assert client.get(story.url).status_code == 410


def test_no_public_door_knows_the_old_name(story, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        rename(story, "Anna")

    answers = crawl(client, (*DOORS, "/api/v2/pages/", f"/api/v2/pages/{story.pk}/", "/search/?q=Quill", story.url))

    for address, body in answers.items():
        assert not [name for name in OLD if name in body and name.lower() not in address.lower()], address
    assert not Redirect.objects.exists()
    assert "anna" in answers["/sitemap.xml"]
    assert "Anna" in answers["/feed/"]


def test_nor_do_older_versions_and_the_history(story):
    for name in ("Z. Quill", "Zenobia Quill"):
        draft = story.get_latest_revision_as_object()
        draft.printed_name, draft.title, draft.slug = name, f"A mile by {name}", "z-quill"
        draft.save_revision(log_action=True)
    story.get_latest_revision().publish()
    story.refresh_from_db()

    renamed = rename(story, "Anna")

    assert not [name for name in (*OLD, "z-quill", "Z. Quill") if name in kept(renamed)]
    assert renamed.title == "A mile by Anna"


def test_a_newer_draft_keeps_its_changes_and_stays_a_draft(story):
    draft = story.get_latest_revision_as_object()
    draft.place = "Tanner’s Row"
    revision = draft.save_revision()

    renamed = rename(story, "Anna")

    assert renamed.place == ""
    assert renamed.has_unpublished_changes
    assert renamed.latest_revision == revision
    latest = renamed.get_latest_revision_as_object()
    assert (latest.place, latest.printed_name, latest.slug) == ("Tanner’s Row", "Anna", "anna")


def test_a_promise_stands_and_the_new_name_goes_out(series):
    draft = DraftFactory(parent=series, printed_name="Zenobia Quill")
    at = moment.now() + timedelta(days=1)
    promise(draft, at)
    number = promised_revision(draft).pk

    renamed = rename(draft, "Anna")

    assert not renamed.live
    assert (promised_revision(renamed).pk, promised_revision(renamed).approved_go_live_at) == (number, at)
    assert promised_revision(renamed).as_object().printed_name == "Anna"
    assert not GoneAddress.objects.exists()


def test_the_clock_publishes_it_under_the_new_name(series, monkeypatch):
    draft = DraftFactory(parent=series, printed_name="Zenobia Quill")
    at = moment.now() + timedelta(days=1)
    promise(draft, at)
    rename(draft, "Anna")

    monkeypatch.setattr(timezone, "now", lambda: at)
    clock.look()

    story = StoryPage.objects.get(pk=draft.pk)
    assert (story.live, story.printed_name, story.slug) == (True, "Anna", "anna")


def test_a_promised_change_of_a_live_story_stands_too(story):
    draft = story.get_latest_revision_as_object()
    draft.go_live_at = moment.now() + timedelta(days=1)
    draft.place = "Tanner’s Row"
    draft.save_revision().publish()
    promised = story.revisions.get(approved_go_live_at__isnull=False)

    renamed = rename(StoryPage.objects.get(pk=story.pk), "Anna")

    assert renamed.live and renamed.place == ""
    again = story.revisions.get(approved_go_live_at__isnull=False)
    assert (again.pk, again.approved_go_live_at) == (promised.pk, promised.approved_go_live_at)
    assert again.as_object().printed_name == "Anna"


def test_former_addresses_lead_nowhere(story, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story.slug = "z-quill"
        story.save()
    assert client.get(f"{story.get_parent().url}zenobia-quill/").status_code == 301

    rename(StoryPage.objects.get(pk=story.pk), "Anna")

    for slug in ("zenobia-quill", "z-quill"):
        assert client.get(f"{story.get_parent().url}{slug}/").status_code == 410


def test_a_name_that_is_taken_gets_a_number(story, series):
    StoryFactory(parent=series, printed_name="Anonymous")

    assert rename(story, "Anonymous").slug == "anonymous-2"


def test_a_name_that_gives_the_same_address_keeps_it(story, client):
    renamed = rename(story, "Zenobia  QUILL")

    assert (renamed.printed_name, renamed.slug) == ("Zenobia QUILL", "zenobia-quill")
    assert client.get(renamed.url).status_code == 200
    assert not GoneAddress.objects.exists()


@pytest.mark.parametrize(("name", "slug"), [("李娜", "story"), ("Zoë Šimek", "zoe-simek"), ("Feed", "feed-2")])
def test_any_name_has_an_address(story, name, slug):
    assert rename(story, name).slug == slug


def test_a_series_named_alike_keeps_its_name(series):
    series.title = "Quill Street"
    series.save()
    story = StoryFactory(parent=series, printed_name="Quill")

    assert rename(story, "Anna").title == "Quill Street: Anna"


def test_signs_in_a_name_are_only_signs(series):
    story = StoryFactory(parent=series, printed_name=r"A.*(B\1")

    assert rename(story, r"\g<0> & <b>").title == rf"{series.title}: \g<0> & <b>"


def test_words_and_captions_are_counted_and_stay(series):
    picture = PictureFactory(caption="Zenobia at the bench", description="Zenobia Quill runs.")
    story = StoryFactory(
        parent=series,
        printed_name="Zenobia Quill",
        body=[
            ("text", "<p>They call me Zenobia. I, Zenobia Quill, ran.</p>"),
            ("pull_quote", {"words": "I, Zenobia Quill, ran."}),
            ("picture", {"picture": picture, "caption": "", "width": ""}),
        ],
    )

    assert mentions(story, "Zenobia Quill") == [Mention("Zenobia Quill", 2, 1), Mention("Zenobia", 3, 2)]
    assert "Zenobia Quill, ran" in rename(story, "Anna").words
    assert mentions(story, "Nobody") == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("  ", "Write the name to print."),
        ("a" * 121, "The name is too long: 120 signs at most."),
        ("Zenobia Quill", "The story is told by Zenobia Quill already."),
    ],
)
def test_a_name_that_is_none_is_refused(story, name, sentence):
    with pytest.raises(Refused, match=sentence):
        rename(story, name)

    assert StoryPage.objects.get(pk=story.pk).printed_name == "Zenobia Quill"


def test_who_may_not_publish_may_not(story):
    with pytest.raises(PublishPagePermissionError):
        rename(story, "Anna", user=member_of(RESIDENT))
