"""The clock: on time, once, in order, whatever fails beside it."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry

from foundation import boundaries, moment
from foundation.models import Alert, Heartbeat, PassedBoundary
from stories.pages.models import StoryPage
from stories.schedule import clock
from stories.schedule.models import ClockFailure, WentLive
from stories.schedule.promising import promise, promised_revision, take_back
from tests.factories.pages import DraftFactory, StoryFactory
from tests.working import work

transactional = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at(monkeypatch):
    """Let every clock of this process show another moment: `at(when)`."""

    def reach(when):
        monkeypatch.setattr(timezone, "now", lambda: when)

    return reach


@pytest.fixture
def soon():
    return (moment.now() + timedelta(minutes=5)).replace(microsecond=0)


def take_slug_of(story):
    """Another page takes the address of ``story`` after it was promised."""
    Page.objects.filter(pk=story.pk).update(slug=f"{story.slug}-moved")
    return StoryFactory(parent=story.get_parent().specific, printed_name="Somebody Else", slug=story.slug)


def live_names():
    return set(StoryPage.objects.live().values_list("printed_name", flat=True))


@pytest.mark.django_db
def test_nothing_goes_out_before_its_minute(series, soon, at):
    story = DraftFactory(parent=series)
    promise(story, soon)

    at(soon - timedelta(microseconds=1))
    assert clock.look().published == 0
    at(soon)
    assert clock.look().published == 1

    assert StoryPage.objects.get(pk=story.pk).live


@pytest.mark.django_db
def test_an_outage_is_caught_up_in_the_order_of_the_promises(series, soon, at):
    names = ["Third", "First", "Second"]
    for name, minutes in zip(names, (3, 1, 2), strict=True):
        promise(DraftFactory(parent=series, printed_name=name), soon + timedelta(minutes=minutes))

    at(soon + timedelta(hours=9))
    assert clock.look().published == 3

    published = PageLogEntry.objects.filter(action="wagtail.publish.scheduled").order_by("pk")
    assert [StoryPage.objects.get(pk=entry.page_id).printed_name for entry in published] == ["First", "Second", "Third"]


@pytest.mark.django_db
def test_a_slug_clash_stops_neither_its_neighbours_nor_its_own_later_try(series, soon, at):
    before, clashing, after = (DraftFactory(parent=series, printed_name=name) for name in ("Ada", "Ben", "Cleo"))
    for story in (before, clashing, after):
        promise(story, soon)
    revision = promised_revision(clashing)
    other = take_slug_of(clashing)

    at(soon)
    done = clock.look()

    assert (done.published, done.failed) == (2, 1)
    assert live_names() == {"Ada", "Cleo", "Somebody Else"}
    revision.refresh_from_db()
    assert revision.approved_go_live_at == soon
    failure = ClockFailure.objects.get()
    assert failure.key == str(revision.pk)
    assert "web address" in failure.cause
    assert failure.next_try_at == soon + timedelta(seconds=5)

    Page.objects.filter(pk=other.pk).update(slug="mended")
    at(soon + timedelta(seconds=4))
    assert clock.look().published == 0
    at(soon + timedelta(seconds=5))
    assert clock.look().published == 1
    assert "Ben" in live_names()
    assert not ClockFailure.objects.exists()
    assert not Alert.objects.exists()


@pytest.mark.django_db
def test_the_pauses_grow_and_the_promise_is_kept_until_it_is_mended(series, soon, at):
    story = DraftFactory(parent=series)
    promise(story, soon)
    take_slug_of(story)

    when, pauses = soon, []
    for _try in range(6):
        at(when)
        clock.look()
        pauses.append((ClockFailure.objects.get().next_try_at - when).total_seconds())
        when = ClockFailure.objects.get().next_try_at

    assert pauses == [5, 30, 120, 600, 600, 600]


@pytest.mark.django_db
def test_a_failure_is_mailed_at_once_and_then_daily(series, soon, at):
    story = DraftFactory(parent=series, printed_name="Lisa Anderson")
    promise(story, soon)
    take_slug_of(story)

    for hours in (0, 1, 2, 25):
        at(soon + timedelta(hours=hours))
        clock.look()
    work()

    assert [message.to for message in mail.outbox] == [["desk@example.org"]] * 2
    assert "Lisa Anderson did not go live" in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_a_promise_taken_back_is_no_failure_any_more(series, soon, at):
    story = DraftFactory(parent=series)
    promise(story, soon)
    take_slug_of(story)
    at(soon)
    clock.look()

    take_back(story)
    clock.look()

    assert not ClockFailure.objects.exists()
    assert not Alert.objects.exists()


@transactional
def test_two_clocks_publish_nothing_twice(soon, at):
    from home.models import HomePage
    from tests.factories.pages import SeriesFactory

    series = SeriesFactory(parent=HomePage.objects.get())
    for _number in range(12):
        promise(DraftFactory(parent=series), soon)
    at(soon)
    start = threading.Barrier(2)
    published = []

    def run():
        try:
            start.wait()
            for _look in range(4):
                published.append(clock.look().published)
        finally:
            connection.close()

    clocks = [threading.Thread(target=run) for _clock in range(2)]
    for one in clocks:
        one.start()
    for one in clocks:
        one.join()

    assert sum(published) == 12
    assert StoryPage.objects.live().count() == 12
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 12
    assert WentLive.objects.count() == 12
    assert not ClockFailure.objects.exists()


@transactional
def test_a_clock_killed_while_publishing_loses_nothing(soon, at, monkeypatch):
    from home.models import HomePage
    from stories.schedule import going_live
    from tests.factories.pages import SeriesFactory

    class Killed(BaseException):
        """As if the process were gone: nothing of ours may catch it."""

    def die(story_pk):
        raise Killed

    story = DraftFactory(parent=SeriesFactory(parent=HomePage.objects.get()))
    promise(story, soon)
    DBTaskResult.objects.all().delete()
    at(soon)
    monkeypatch.setattr(going_live.followups, "enqueue", die)
    with pytest.raises(Killed):
        clock.look()

    assert StoryPage.objects.get(pk=story.pk).live is False
    assert promised_revision(story).approved_go_live_at == soon
    assert not WentLive.objects.exists()

    monkeypatch.undo()
    at(soon)
    assert clock.look().published == 1
    assert WentLive.objects.get().story == story
    assert DBTaskResult.objects.filter(task_path__endswith="renew_around").count() == 1


@pytest.mark.django_db
def test_the_command_publish_scheduled_is_the_clocks_act(series, soon, at, capsys):
    story = DraftFactory(parent=series)
    promise(story, soon)
    take_slug_of(story)
    fine = DraftFactory(parent=series, printed_name="Ada")
    promise(fine, soon)
    at(soon)

    call_command("publish_scheduled", dryrun=True)
    assert "Ada" in capsys.readouterr().out
    assert not StoryPage.objects.get(pk=fine.pk).live

    call_command("publish_scheduled")
    assert "published 1, expired 0, failed 1" in capsys.readouterr().out
    assert StoryPage.objects.get(pk=fine.pk).live
    assert promised_revision(story).approved_go_live_at == soon


@pytest.mark.django_db
def test_what_expires_is_taken_down_once(series, soon, at):
    story = StoryFactory(parent=series)
    Page.objects.filter(pk=story.pk).update(expire_at=soon)

    at(soon)
    assert clock.look().expired == 0
    at(soon + timedelta(seconds=1))
    assert clock.look().expired == 1
    assert clock.look().expired == 0

    story.refresh_from_db()
    assert (story.live, story.expired) == (False, True)


@pytest.mark.django_db
def test_a_boundary_is_passed_once_and_again_after_a_failure(soon, at):
    passed, broken = [], [True]

    def act(since, until):
        if broken:
            raise RuntimeError("the cache in front is away")
        passed.append(until)

    boundaries.register("a test's", next_after=lambda after: soon if after < soon else None, passed=act)
    try:
        clock.look()
        at(soon)
        assert clock.look().failed == 1
        assert passed == []
        broken.clear()
        at(soon + timedelta(seconds=5))
        assert clock.look().passed == 1
        assert clock.look().passed == 0
        assert passed == [soon + timedelta(seconds=5)]
        assert PassedBoundary.objects.get(name="a test's").until == soon + timedelta(seconds=5)
    finally:
        del boundaries._boundaries["a test's"]


@pytest.mark.django_db
def test_once_looks_once_and_leaves_a_heartbeat(capsys):
    call_command("run_clock", once=True)

    assert capsys.readouterr().out == "published 0, expired 0, failed 0\n"
    assert Heartbeat.objects.get().process == Heartbeat.Process.CLOCK


@pytest.mark.django_db
def test_the_clock_sleeps_until_the_next_promise_and_never_long(series, at):
    now = moment.now()
    assert clock.seconds_until_next(now) == clock.LOOK_EVERY

    promise(DraftFactory(parent=series), now + timedelta(seconds=90))
    at(now + timedelta(seconds=89.5))

    assert 0 < clock.seconds_until_next(moment.now()) <= 0.5


@pytest.mark.django_db
def test_what_falls_due_while_the_clock_looks_is_done_at_once(series, soon, at):
    promise(DraftFactory(parent=series), soon)
    at(soon - timedelta(milliseconds=4))
    looked = moment.now()
    assert clock.look().published == 0
    at(soon + timedelta(milliseconds=27))

    assert clock.seconds_until_next(looked) == 0
    assert clock.look().published == 1
    assert clock.seconds_until_next(moment.now()) > 0
