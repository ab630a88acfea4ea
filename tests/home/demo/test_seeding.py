"""The demo: an invented community whose week collects, is planned, or runs now."""

import json
import stat
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from wagtail.models import Page, Site

from foundation import moment
from foundation.models import Picture, User
from foundation.refusing import Refused
from foundation.renditions import existing
from home.demo import reading, site
from home.demo.seeding import Stage, has_content, remove_everything, seed
from home.models import HomePage, PlainPage
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.pages.readiness import stopping
from stories.schedule import clock
from stories.schedule.models import Slot, ThemedWeekPage, WentLive
from stories.tellers.models import Consent, Teller
from tests.factories.pages import SeriesFactory
from tests.factories.site import rebuild_site
from tests.working import work

pytestmark = pytest.mark.django_db

TELLERS = ["Tom Aldous", "Priya Raman", "Nora Whitlock", "Errol Tasker"]


@pytest.fixture(scope="module", autouse=True)
def _small_pictures():
    """Drawn at a tenth of their size: the demo is the same, in two seconds and not in thirty."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setitem(reading.SIZES, "wide", (160, 120))
        changed.setitem(reading.SIZES, "tall", (120, 160))
        changed.setattr(site, "WEEK", replace(site.WEEK, cover=replace(site.WEEK.cover, size=(120, 160))))
        yield


def slots():
    return list(Slot.objects.select_related("story").order_by("day"))


def names(stories):
    return [story.printed_name for story in stories]


def hashes():
    return sorted(Picture.objects.values_list("title", "file_hash"))


# ── The other stages ────────────────────────────────────────────────────────────────


def test_collecting_asks_and_has_no_story_yet(client):
    seeded = seed(stage=Stage.COLLECTING)

    assert seeded.due is None
    assert not StoryPage.objects.exists()
    assert not ThemedWeekPage.objects.exists()
    assert seeded.series.call_state == SeriesIndexPage.CallState.OPEN
    assert client.get("/").status_code == 200
    assert "Yours could be the first" in client.get(seeded.series.url).content.decode()


def test_planned_begins_tomorrow_with_two_promises(client):
    seeded = seed(stage=Stage.PLANNED)

    assert seeded.week.first_day == moment.today() + timedelta(days=1)
    assert not StoryPage.objects.live().exists()
    assert [slot.story and slot.story.printed_name for slot in slots()] == [*TELLERS, None, None, None]
    assert sorted(names(StoryPage.objects.promised())) == sorted(TELLERS[:2])
    assert seeded.due == slots()[0].at == min(clock.next_promise())
    for address in ("/", seeded.week.url):
        page = client.get(address).content.decode()
        assert [name for name in TELLERS if name in page] == []


# ── Again and again ─────────────────────────────────────────────────────────────────


def test_the_same_chance_draws_the_same_pictures_and_another_draws_others():
    drawn = []
    for chance in (7, 7, 8):
        seed(stage=Stage.PLANNED, chance=chance)
        drawn.append(hashes())
        remove_everything()

    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]


@pytest.mark.parametrize("stops_at", ["writing the pages", "making every size of the pictures", "planning the week"])
def test_a_demo_that_was_stopped_half_way_leaves_nothing(stops_at):
    def stop(words):
        if words == stops_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seed(say=stop)

    assert has_content() is False
    assert not StoryPage.objects.exists()


def test_a_site_with_content_is_refused_before_anything_is_drawn(home):
    SeriesFactory(parent=home)
    said = []

    with pytest.raises(Refused):
        seed(say=said.append)

    assert said == []
    assert not Picture.objects.exists()
    assert not User.objects.exists()


# ── Running: last in this module, since its demo stands until the module ends ───────


@pytest.fixture(scope="module")
def running(django_db_setup, django_db_blocker):
    """The demo as `make demo` leaves it, made once: each test undoes what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        rebuild_site()
        seeded = seed(stage=Stage.RUNNING)
        seeded.made_at = moment.now()
        yield seeded
        transaction.set_rollback(True)


def test_half_of_the_stories_are_live_one_is_promised_and_the_rest_is_planned(running):
    assert names(StoryPage.objects.readable().order_by("first_published_at")) == TELLERS[:2]
    assert names(StoryPage.objects.promised()) == TELLERS[2:3]
    assert [slot.story and slot.story.printed_name for slot in slots()] == [*TELLERS, None, None, None]


def test_the_next_story_is_due_in_90_to_120_seconds(running):
    assert 90 <= (running.due - running.made_at).total_seconds() <= 120
    assert list(clock.next_promise()) == [running.due]
    assert slots()[2].at == running.due


def test_the_clock_lets_it_out_in_its_second_and_nothing_else(running):
    with moment.as_on(running.due - timedelta(seconds=1)):
        assert clock.look().published == 0

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("django.utils.timezone.now", lambda: running.due)
        done = clock.look()

    assert (done.published, done.failed) == (1, 0)
    assert names(StoryPage.objects.readable().newest_first()) == ["Nora Whitlock", "Priya Raman", "Tom Aldous"]


def test_what_is_live_went_live_when_it_was_planned(running):
    for slot in slots()[:2]:
        assert slot.story.first_published_at == slot.at
        assert WentLive.objects.get(story=slot.story).at == slot.at
    assert WentLive.objects.count() == 2


def test_nothing_is_overdue_and_all_that_follows_is_done_without_a_failure(running):
    assert clock.overdue() == 0
    assert work() > 0
    assert clock.look().failed == 0


def test_every_story_is_ready_and_its_teller_agreed(running):
    for story in StoryPage.objects.all():
        assert [finding.sentence for finding in stopping(story)] == []
        assert story.told_by.name == story.printed_name
        assert story.told_by.address.endswith(("@example.org", "@example.net"))
    assert Consent.objects.filter(site=True).count() == Teller.objects.count() == 4


def test_readers_see_the_week_and_never_a_name_to_come(running, client):
    for address in ("/", running.series.url, running.week.url):
        page = client.get(address).content.decode()
        assert "Tom Aldous" in page
        assert "Priya Raman" in page
        assert "Nora Whitlock" not in page
        assert "Errol Tasker" not in page
    assert "Before the Street Is Up" in client.get("/").content.decode()


def test_every_page_of_the_demo_answers(running, client):
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(page.url).status_code == 200


def test_every_size_of_every_picture_is_there_before_a_reader_asks(running):
    for story in StoryPage.objects.all():
        assert (
            existing(story.cover, "first").keys() == existing(story.cover, "photo").keys() == {"avif", "webp", "jpeg"}
        )
        assert len(existing(story.cover, "card")["jpeg"]) == 2
    assert existing(running.week.cover, "cover").keys() == {"avif", "webp", "jpeg"}


def test_every_picture_says_what_it_shows(running):
    assert Picture.objects.count() == 5
    assert not Picture.objects.filter(description="").exists()


def test_the_site_has_its_own_name_and_its_pages(running):
    assert HomePage.objects.get().title == "Lamplight Milers"
    assert Site.objects.get(is_default_site=True).site_name == "Lamplight Milers"
    assert sorted(PlainPage.objects.readable().values_list("title", flat=True)) == ["About us", "How we use your story"]
    assert running.series.call_state == SeriesIndexPage.CallState.OPEN


def test_each_group_has_a_login_with_a_password_made_by_chance(running, settings):
    logins = json.loads(settings.DEMO_LOGINS.read_text())

    assert list(logins) == ["owner", "editor", "moderator", "reader"]
    assert len(set(logins.values())) == 4
    assert stat.S_IMODE(settings.DEMO_LOGINS.stat().st_mode) == 0o600
    for name, password in logins.items():
        assert User.objects.get(username=name).check_password(password)
    groups = {user.username: user.groups.get().name for user in User.objects.all()}
    assert groups == {
        "owner": "Owner",
        "editor": "Editor",
        "moderator": "Moderator",
        "reader": "Reader-in-residence",
    }


def test_a_second_demo_is_refused_and_changes_nothing(running):
    before = Page.objects.count(), Picture.objects.count(), Teller.objects.count()

    with pytest.raises(Refused, match="This site has content, and the demo would mix with it"):
        seed()

    assert (Page.objects.count(), Picture.objects.count(), Teller.objects.count()) == before


def test_a_reset_takes_all_content_and_keeps_the_users(running):
    remove_everything()

    assert has_content() is False
    assert list(Page.objects.filter(depth__gt=2)) == []
    for kind in (StoryPage, SeriesIndexPage, ThemedWeekPage, Slot, WentLive, Picture, Teller, Consent, Topic):
        assert not kind.objects.exists()
    assert User.objects.count() == 4
