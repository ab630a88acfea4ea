"""The demo: an invented community whose week collects, is planned, or runs now."""

import json
import stat
from datetime import timedelta
from html import unescape

import pytest
from django.db import transaction
from wagtail.images.models import Filter
from wagtail.models import Page, Site

from foundation import moment
from foundation.models import Picture, User
from foundation.refusing import Refused
from foundation.renditions import USES, existing
from home.demo import site
from home.demo.picturing import draw_bytes, for_cover, for_story
from home.demo.pool import processes
from home.demo.reading import read_stories
from home.demo.seeding import Stage, has_content, remove_everything, seed
from home.models import HomePage, PlainPage
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.pages.readiness import stopping
from stories.responses.models import Conversation, Report, Responder, Response, ResponseMail, ResponseRules
from stories.schedule import clock
from stories.schedule.models import Slot, ThemedWeekPage, WentLive
from stories.schedule.road import Road
from stories.submissions.models import Enclosure, ReceivedMail, Submission
from stories.tellers.models import Consent, Teller
from tests.factories.demo import small_pictures
from tests.factories.pages import SeriesFactory
from tests.factories.site import rebuild_site
from tests.working import work

pytestmark = pytest.mark.django_db

TELLERS = ["Tom Aldous", "Priya Raman", "Nora Whitlock", "Errol Tasker", "Halil Demir"]
ARCHIVED = {"The Long Way to School": 6, "Rained Off, Ran Anyway": 7}


@pytest.fixture(scope="module", autouse=True)
def _small_pictures():
    with small_pictures():
        yield


def slots(week):
    return list(Slot.objects.filter(week=week).select_related("story").in_order())


def archived():
    return list(ThemedWeekPage.objects.filter(title__in=ARCHIVED).order_by("first_day"))


def names(stories):
    return [story.printed_name for story in stories]


# ── The other stages ────────────────────────────────────────────────────────────────


def test_collecting_asks_and_tells_no_story_yet(client):
    seeded = seed(stage=Stage.COLLECTING)

    assert seeded.due is None
    assert not StoryPage.objects.live().exists()
    assert not ThemedWeekPage.objects.exists()
    assert seeded.series.call_state == SeriesIndexPage.CallState.OPEN
    assert client.get("/").status_code == 200
    assert "Yours could be the first" in client.get(seeded.series.url).content.decode()


def test_planned_begins_tomorrow_with_two_promises(client):
    seeded = seed(stage=Stage.PLANNED, at_once=1)

    assert seeded.week.first_day == moment.today() + timedelta(days=1)
    assert [week.is_over for week in archived()] == [True, True]
    assert StoryPage.objects.live().count() == sum(ARCHIVED.values())
    assert [slot.story and slot.story.printed_name for slot in slots(seeded.week)] == [*TELLERS, None, None]
    assert sorted(names(StoryPage.objects.promised())) == sorted(TELLERS[:2])
    assert seeded.due == slots(seeded.week)[0].at == min(clock.next_promise())
    for address in ("/", seeded.week.url):
        page = client.get(address).content.decode()
        assert [name for name in TELLERS if name in page] == []


# ── Again and again ─────────────────────────────────────────────────────────────────


def test_the_same_chance_draws_the_same_pictures_and_another_draws_others():
    def drawn(chance):
        wishes = [for_cover(site.RUNNING, chance), for_story(read_stories()[0], chance)]
        return [draw_bytes(wish.scene, wish.palette, wish.chance, wish.size) for wish in wishes]

    assert drawn(7) == drawn(7)
    assert [one == other for one, other in zip(drawn(7), drawn(8), strict=True)] == [False, False]


def test_several_processes_draw_what_one_draws():
    each = [("rain", "slate", 7, (160, 120)), ("hills", "moss", 7, (120, 160))]
    with processes(1) as spread:
        alone = list(spread(draw_bytes, each))

    with processes(2) as spread:
        assert list(spread(draw_bytes, each)) == alone


@pytest.mark.parametrize("stops_at", [1, 22, "planning the week"])
def test_a_demo_that_was_stopped_half_way_leaves_nothing(stops_at):
    said = []

    def stop(words, done=0, count=0):
        said.append(words)
        if stops_at in (words, len([one for one in said if "pictures" in one])):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seed(say=stop, at_once=1)

    assert has_content() is False
    assert not StoryPage.objects.exists()


def test_a_site_with_content_is_refused_before_anything_is_drawn(home):
    SeriesFactory(parent=home)
    said = []

    with pytest.raises(Refused):
        seed(say=lambda words, done=0, count=0: said.append(words))

    assert said == []
    assert not Picture.objects.exists()
    assert not User.objects.exists()


# ── Running: last in this module, since its demo stands until the module ends ───────


@pytest.fixture(scope="module")
def running(django_db_setup, django_db_blocker):
    """The demo as `make demo` leaves it, made once: each test undoes what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        rebuild_site()
        seeded = seed(stage=Stage.ANSWERED, at_once=1)
        seeded.made_at = moment.now()
        yield seeded
        transaction.set_rollback(True)


def test_two_stories_of_the_week_are_live_one_is_promised_and_the_rest_is_planned(running):
    assert names(StoryPage.objects.readable().filter(slot__week=running.week).order_by("slot")) == TELLERS[:2]
    assert names(StoryPage.objects.promised()) == TELLERS[2:3]
    assert [slot.story and slot.story.printed_name for slot in slots(running.week)] == [*TELLERS, None, None]


def test_the_next_story_is_due_in_90_to_120_seconds(running):
    assert 90 <= (running.due - running.made_at).total_seconds() <= 120
    assert list(clock.next_promise()) == [running.due]
    assert slots(running.week)[2].at == running.due


def test_the_clock_lets_it_out_in_its_second_and_nothing_else(running):
    with moment.as_on(running.due - timedelta(seconds=1)):
        assert clock.look().published == 0

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("django.utils.timezone.now", lambda: running.due)
        done = clock.look()

    assert (done.published, done.failed) == (1, 0)
    assert names(StoryPage.objects.readable().newest_first()[:3]) == ["Nora Whitlock", "Priya Raman", "Tom Aldous"]


def test_what_is_live_went_live_when_it_was_planned(running):
    for slot in Slot.objects.filter(story__live=True):
        assert slot.story.first_published_at == slot.story.last_published_at == slot.at
        assert WentLive.objects.get(story=slot.story).at == slot.at
    assert WentLive.objects.count() == 2 + sum(ARCHIVED.values())


# The archive


def test_two_weeks_are_over_and_each_is_whole(running, client):
    assert {week.title: len(slots(week)) for week in archived()} == ARCHIVED
    for week in archived():
        assert week.is_over
        assert [slot for slot in slots(week) if not (slot.story and slot.story.live)] == []
        assert [stone for stone in Road(week).stones if not stone.story] == []
        page = client.get(week.url).content.decode()
        assert [slot.story.printed_name for slot in slots(week) if slot.story.printed_name not in page] == []
        [said] = [one for one in site.ARCHIVE if one.theme == week.title]
        assert said.sign_off in unescape(page)


def test_the_last_week_of_the_archive_ended_four_weeks_ago_and_the_first_ten(running):
    assert [(moment.today() - week.last_day).days for week in archived()] == [70, 28]


def test_everything_was_there_before_it_was_needed(running):
    for week in archived():
        first = slots(week)[0]
        assert week.get_parent().first_published_at < week.first_published_at < first.at
        for slot in slots(week):
            consent = slot.story.consent
            assert consent.given_at < slot.at
            assert slot.story.told_by.first_heard <= consent.given_at
            assert slot.story.latest_revision.created_at < first.at


def test_the_longest_day_of_an_archived_week_has_two_stories(running):
    school = archived()[0]

    assert [moment.local(slot.at).hour for slot in slots(school)] == [8, 18] * 3


def test_every_state_of_a_call_is_there(running):
    states = {series.title: series.call_state for series in SeriesIndexPage.objects.all()}

    assert states == {
        "My Most Important Mile": SeriesIndexPage.CallState.OPEN,
        "Who Waited for You": SeriesIndexPage.CallState.CLOSED,
        "Who Taught You to Run": SeriesIndexPage.CallState.NOT_YET,
    }


def test_a_story_in_another_language_a_title_of_its_own_and_a_child_are_told_as_such(running):
    assert StoryPage.objects.get(slug="remedios-ibanez").spoken_language == "es"
    assert StoryPage.objects.get(slug="leonie-marsh").title == "The Dog on Platform Two"
    child = StoryPage.objects.get(slug="idris-aged-12")
    assert child.shows_child
    assert child.consent.guardian


def test_who_sent_a_story_under_another_name_stands_on_no_page(running, client):
    story = StoryPage.objects.get(printed_name="Anonymous")

    assert story.told_by.name == "Maureen Tapp"
    assert [page.url for page in Page.objects.live().filter(depth__gt=1) if "Tapp" in client.get(page.url).text] == []


def test_nothing_is_overdue_and_all_that_follows_is_done_without_a_failure(running):
    assert clock.overdue() == 0
    assert work() > 0
    assert clock.look().failed == 0


def with_a_day():
    """Stories that are out or have a day: the one that was just accepted is neither."""
    return StoryPage.objects.filter(submission=None)


def test_the_story_that_was_just_accepted_waits_for_its_descriptions(running):
    [story] = StoryPage.objects.exclude(submission=None)
    assert story.printed_name == "Ottoline Bray"
    assert [finding.mend for finding in stopping(story)] == ["Describe it", "Describe it"]


def test_every_story_is_ready_and_its_teller_agreed(running):
    for story in with_a_day():
        assert [finding.sentence for finding in stopping(story)] == []
        assert story.told_by.address.endswith(("@example.org", "@example.net"))
    agreed = Consent.objects.filter(site=True, story_key__in=StoryPage.objects.values("story_key"))
    assert agreed.count() == Teller.objects.exclude(stories=None).count() == 19


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


def test_every_picture_is_there_in_every_size_before_a_reader_asks(running):
    for story in with_a_day():
        for use in ("photo", "card", "first"):
            assert len(existing(story.cover, use)["jpeg"]) == len(existing(story.cover, use)["webp"])
            assert len(existing(story.cover, use)["jpeg"]) == len(USES[use].rules)
    for week in ThemedWeekPage.objects.all():
        for use in ("photo", "cover", "strip"):
            assert len(existing(week.cover, use)["jpeg"]) == len(USES[use].rules)


def test_the_week_that_runs_has_every_format_and_the_worker_makes_what_the_archive_lacks(running):
    def lack():
        return [story for story in StoryPage.objects.live() if "avif" not in existing(story.cover, "photo")]

    assert {story.cover for story in running.stories if "avif" in existing(story.cover, "first")} == {
        story.cover for story in running.stories
    }
    assert len(lack()) == sum(ARCHIVED.values())

    work()

    assert lack() == []


def test_a_size_made_beforehand_is_the_one_that_wagtail_would_make(running):
    picture = running.week.cover
    made = picture.renditions.get(filter_spec="fill-400x250|format-jpeg")

    assert picture.get_rendition("fill-400x250|format-jpeg") == made
    assert (made.width, made.height) == (120, 75)
    again = picture.generate_rendition_file(Filter(spec=made.filter_spec))
    again.seek(0)
    with made.file.open() as kept:
        assert kept.read() == again.read()


def test_every_picture_says_what_it_shows(running):
    assert Picture.objects.count() == 21 + 2
    sent_in = Enclosure.objects.exclude(picture=None).values("picture")
    assert not Picture.objects.exclude(pk__in=sent_in).filter(description="").exists()


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
    kinds = (StoryPage, SeriesIndexPage, ThemedWeekPage, Slot, WentLive, Picture, Teller, Consent, Topic)
    answered = (Response, Responder, ResponseMail, Conversation, Report)
    for kind in (*kinds, Submission, Enclosure, ReceivedMail, *answered):
        assert not kind.objects.exists()
    assert [rules.phrases for rules in ResponseRules.objects.all()] == [""]
    assert User.objects.count() == 4
