"""Letters are made by themselves from what went live, once each, and only where that is wished for and allowed."""

from datetime import UTC, datetime, time, timedelta

import pytest
from wagtail.models import ModelLogEntry

from foundation import moment
from home.mailing_list import by_itself, composing, editing
from home.mailing_list.models import Letter
from home.mailing_list.models.subscriber import Frequency
from stories.pages.models import SeriesIndexPage
from stories.pages.renaming import rename
from stories.schedule.models import Slot, WentLive
from stories.schedule.promising import promise
from tests.factories.mailing_list import allow_letter, rules, subscriber
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory

pytestmark = pytest.mark.django_db

State = Letter.State


@pytest.fixture
def wished():
    """Somebody on the list for each kind of letter."""
    return [subscriber(frequency=frequency) for frequency in Frequency]


@pytest.fixture
def by_hand():
    """Nothing goes out by itself."""
    rules(stories_by_themselves=False, weeks_by_themselves=False, calls_by_themselves=False)


def told(series, **fields):
    story = allow_letter(StoryFactory(parent=series, **fields))
    by_itself.compose_letters.func(story.pk)
    return story


def place(week, story, day, hour=6):
    return Slot.objects.update_or_create(week=week, day=day, time=time(hour), defaults={"story": story})[0]


# ── A story ─────────────────────────────────────────────────────────────────────────


def test_a_story_that_goes_live_becomes_a_letter_that_goes_out_half_an_hour_later(series, wished):
    story = told(series)

    letter = Letter.objects.get()
    assert (letter.kind, letter.about, letter.story) == (Letter.Kind.STORY, f"story-{story.pk}", story)
    assert (letter.subject, letter.state) == (story.title, State.PLANNED)
    assert letter.send_at == story.went_live.at + timedelta(minutes=30)
    assert letter.preview_line == "I did not stretch. I went down Cooper Street in my coat."


def test_it_waits_for_an_editor_where_the_rules_say_so(series, wished, by_hand):
    told(series)

    assert [(one.state, one.send_at) for one in Letter.objects.all()] == [(State.WAITING, None)]


def test_a_repeat_makes_no_second_letter_and_changes_nothing_of_the_first(series, wished):
    story = told(series)
    Letter.objects.update(subject="Lisa, who did not stretch", state=State.DROPPED)
    by_itself.compose_letters.func(story.pk)

    letter = Letter.objects.get()
    assert (letter.subject, letter.state) == ("Lisa, who did not stretch", State.DROPPED)


def test_none_is_made_where_the_teller_did_not_allow_it(series, wished):
    story = StoryFactory(parent=series)
    by_itself.compose_letters.func(story.pk)

    assert not Letter.objects.exists()


def test_the_latest_word_of_the_teller_counts(series, wished):
    story = allow_letter(allow_letter(StoryFactory(parent=series)), letter=False)
    by_itself.compose_letters.func(story.pk)

    assert not Letter.objects.exists()


def test_none_is_made_of_what_went_live_long_ago_such_as_an_import(series, wished):
    story = allow_letter(StoryFactory(parent=series))
    WentLive.objects.filter(story=story).update(at=moment.now() - timedelta(days=2))
    by_itself.compose_letters.func(story.pk)

    assert not Letter.objects.exists()


def test_none_is_made_where_nobody_wishes_for_each_story(series):
    subscriber(frequency=Frequency.WEEK)
    told(series)

    assert not Letter.objects.exists()


def test_one_whose_time_has_passed_leaves_soon_and_is_not_forgotten(series, wished):
    story = allow_letter(StoryFactory(parent=series))
    WentLive.objects.filter(story=story).update(at=moment.now() - timedelta(hours=5))
    by_itself.compose_letters.func(story.pk)

    assert moment.now() < Letter.objects.get().send_at < moment.now() + timedelta(minutes=1)


def test_it_is_made_as_a_follow_up_of_going_live_and_by_no_other_door():
    from foundation import followups

    assert "letter" in followups.kinds()


def test_a_very_long_title_still_makes_a_subject(series, wished):
    told(series, title="On and on " * 24)

    assert len(Letter.objects.get().subject) <= 150


def test_a_long_title_with_marks_above_its_letters_still_makes_a_subject(series, wished):
    story = told(series, title="שָׁלוֹם " * 28)
    assert 0 < len(Letter.objects.get().subject) <= 150

    story.title = "אֲרֻכָּה " * 25
    story.save()
    assert Letter.objects.get().subject.startswith("אֲרֻכָּה")


def test_where_the_clock_of_the_worker_goes_after_the_one_that_published_none_is_lost(series, wished):
    story = allow_letter(StoryFactory(parent=series))
    WentLive.objects.filter(story=story).update(at=moment.now() + timedelta(seconds=2))
    by_itself.compose_letters.func(story.pk)

    assert Letter.objects.get().story == story


def test_its_words_follow_the_story_as_long_as_no_editor_has_changed_them(series, wished):
    story = told(series)
    story.title = "The coat"
    story.save_revision().publish()
    assert Letter.objects.get().subject == "The coat"

    Letter.objects.update(subject="Lisa’s coat")
    story.title = "The long coat"
    story.save_revision().publish()
    assert Letter.objects.get().subject == "Lisa’s coat"


def test_a_teller_who_asks_for_another_name_is_named_nowhere_in_it(series, wished, editor):
    story = told(series, printed_name="Lisa Anderson")
    Letter.objects.update(subject="Lisa Anderson and her coat", opening="Lisa wrote this on a bus.")
    one = Letter.objects.get()
    editing.change(one, was=editing.seen(one), closing="Bye.", user=editor)
    rename(story, "Anonymous")

    one.refresh_from_db()
    assert one.subject == f"{series.title}: Anonymous"
    # An editor's own words may name her: they read them again.
    assert one.state == State.WAITING
    assert not ModelLogEntry.objects.filter(label__contains="Lisa").exists()


# ── A week ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def week(series):
    return WeekFactory(parent=series, first_day=moment.today() - timedelta(days=1), days=3)


def weeks():
    return Letter.objects.filter(kind=Letter.Kind.WEEK)


def test_the_last_story_of_a_week_makes_its_letter_for_the_evening(series, wished, week):
    story = allow_letter(StoryFactory(parent=series))
    place(week, story, 1)
    by_itself.compose_letters.func(story.pk)

    letter = weeks().get()
    assert (letter.about, letter.state) == (f"week-{week.pk}", State.PLANNED)
    assert letter.subject == f"{week.theme}: a week of {series.title}"
    assert letter.preview_line == "The mile they ran while everyone was asleep."
    assert moment.local(letter.send_at).time() == time(18)
    assert letter.send_at > moment.now()


def test_while_a_story_of_it_is_to_come_there_is_none(series, wished, week):
    story = allow_letter(StoryFactory(parent=series))
    place(week, story, 1)
    comes = DraftFactory(parent=series)
    place(week, comes, 3, hour=23)
    promise(comes, moment.now() + timedelta(days=1))
    by_itself.compose_letters.func(story.pk)

    assert not weeks().exists()


def test_a_story_that_did_not_come_holds_the_letter_up_only_until_the_week_is_over(series, wished, week):
    story = allow_letter(StoryFactory(parent=series))
    place(week, story, 1)
    place(week, DraftFactory(parent=series), 3, hour=23)
    by_itself.compose_letters.func(story.pk)
    assert not weeks().exists()

    ends = moment.at(week.last_day + timedelta(days=1), time())
    with moment.as_on(ends + timedelta(seconds=2)):
        by_itself.weeks_ended(ends - timedelta(hours=1), ends + timedelta(seconds=2))
        by_itself.weeks_ended(ends - timedelta(hours=1), ends + timedelta(seconds=2))
    assert weeks().count() == 1


def test_a_week_of_which_nothing_can_be_read_has_none(series, wished, week):
    place(week, DraftFactory(parent=series), 1)
    ends = moment.at(week.last_day + timedelta(days=1), time())
    with moment.as_on(ends):
        by_itself.weeks_ended(ends - timedelta(hours=1), ends)

    assert not weeks().exists()


def test_a_clock_that_slept_for_days_mails_nobody_about_a_week_long_over(series, wished, week):
    place(week, StoryFactory(parent=series), 1)
    ends = moment.at(week.last_day + timedelta(days=1), time())
    with moment.as_on(ends + timedelta(days=3)):
        by_itself.weeks_ended(ends - timedelta(hours=1), moment.now())

    assert not weeks().exists()


@pytest.mark.parametrize(("now", "day"), [(9, 5), (19, 6)])
def test_the_evening_is_the_next_on_the_sites_clock(now, day):
    with moment.as_on(moment.at(datetime(2026, 11, 5, tzinfo=UTC).date(), time(now))):
        at = moment.local(by_itself.next_at(time(18)))

    assert (at.day, at.hour) == (day, 18)


# ── A call ──────────────────────────────────────────────────────────────────────────


def opened(home, **fields):
    return SeriesFactory(parent=home, opens_at=moment.now() + timedelta(hours=1), **fields)


def calls():
    return Letter.objects.filter(kind=Letter.Kind.CALL)


def test_a_call_that_opens_becomes_a_letter_that_waits_for_an_editor(home, wished):
    series = opened(home)
    assert by_itself.next_opening(moment.now()) == series.opens_at
    with moment.as_on(series.opens_at + timedelta(seconds=1)):
        for _again in range(2):
            by_itself.calls_opened(series.opens_at - timedelta(seconds=5), moment.now())

    letter = calls().get()
    assert (letter.state, letter.series) == (State.WAITING, series)
    assert letter.subject == f"A new question: {series.question}"
    assert letter.about == f"call-{series.pk}-{series.opens_at:%Y%m%dT%H%M%S}"


def test_it_goes_out_in_that_minute_where_the_rules_say_so(home, wished):
    rules(calls_by_themselves=True)
    series = opened(home)
    with moment.as_on(series.opens_at):
        by_itself.calls_opened(series.opens_at - timedelta(seconds=5), moment.now())
        assert calls().get().state == State.PLANNED
        assert calls().get().send_at - moment.now() <= timedelta(minutes=1)


def test_a_call_that_opens_anew_is_told_of_anew(home, wished):
    series = opened(home)
    with moment.as_on(series.opens_at):
        by_itself.calls_opened(moment.now() - timedelta(seconds=5), moment.now())
    SeriesIndexPage.objects.filter(pk=series.pk).update(opens_at=moment.now() + timedelta(days=90))
    series.refresh_from_db()
    with moment.as_on(series.opens_at):
        by_itself.calls_opened(moment.now() - timedelta(seconds=5), moment.now())

    assert calls().count() == 2


def test_a_call_whose_opening_is_corrected_after_its_letter_was_made_has_no_second(home, wished):
    series = opened(home)
    with moment.as_on(series.opens_at + timedelta(minutes=5)):
        by_itself.calls_opened(series.opens_at - timedelta(seconds=5), moment.now())
        series.opens_at -= timedelta(hours=1)
        series.save()
        by_itself.compose_call_of.func(series.pk)
        assert calls().count() == 1

        # Unless it was called off, such as one that opened by mistake.
        calls().update(state=State.DROPPED)
        by_itself.compose_call_of.func(series.pk)
        assert calls().count() == 2


def test_a_call_that_was_always_open_is_news_to_nobody(home, wished):
    series = SeriesFactory(parent=home)
    assert by_itself.compose_call(series) is None
    by_itself.calls_opened(moment.now() - timedelta(hours=1), moment.now())

    assert not calls().exists()


def test_a_series_that_is_published_after_its_call_opened_is_news(home, wished, django_capture_on_commit_callbacks):
    from django_tasks_db.models import DBTaskResult

    with django_capture_on_commit_callbacks(execute=True):
        series = SeriesFactory(parent=home, opens_at=moment.now() - timedelta(hours=2))

    assert DBTaskResult.objects.filter(task_path__endswith="compose_call_of").exists()
    by_itself.compose_call_of.func(series.pk)
    assert calls().get().series == series


def test_one_made_by_hand_knows_who_made_it(series, editor):
    letter = composing.of_call(series, user=editor)

    assert (letter.about, letter.state, letter.decided_by) == (f"call-{series.pk}", State.WAITING, editor)
