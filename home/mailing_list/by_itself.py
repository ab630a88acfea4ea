"""Letters that nobody has to think of: of a story that went live, a week that is told, a call that opened."""

from datetime import datetime, time, timedelta

from django.db.models.signals import post_save
from django.dispatch import receiver
from django_tasks import task

from foundation import moment
from home.mailing_list import composing
from home.mailing_list.allowing import may_be_sent
from home.mailing_list.composing import is_fresh, is_wished_for
from home.mailing_list.models import Letter, LetterRules
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage, WentLive

#: What should have left already leaves so soon: the clock wakes for nothing that has passed.
AT_ONCE = timedelta(seconds=10)

Kind = Letter.Kind


# ── A story ─────────────────────────────────────────────────────────────────────────


@task(backend="db", queue_name="mail", priority=20)
def compose_letters(story_pk: int) -> None:
    """The follow-up of going live: the story's letter, and its week's where it was the last; a repeat is harmless."""
    went_live = WentLive.objects.select_related("story").filter(story=story_pk).first()
    if went_live is None or not is_fresh(went_live.at):
        return
    compose_story(went_live)
    slot = Slot.objects.select_related("week").filter(story=story_pk).first()
    if slot and is_told(slot.week):
        compose_week(slot.week)


def compose_story(went_live: WentLive) -> Letter | None:
    """The letter of a story, unless nobody wishes for it or its teller did not allow letters."""
    if not is_wished_for(Kind.STORY) or not may_be_sent(went_live.story):
        return None
    rules = LetterRules.load()
    at = went_live.at + timedelta(minutes=rules.story_minutes)
    return composing.of_story(went_live.story, send_at=_to_come(at) if rules.stories_by_themselves else None)


# ── A week ──────────────────────────────────────────────────────────────────────────


def is_told(week: ThemedWeekPage) -> bool:
    """Whether no story of ``week`` is still to come: neither promised, nor waiting in a slot that is ahead."""
    held = StoryPage.objects.filter(slot__week=week, live=False)
    return not held.filter(slot__at__gt=moment.now()).exists() and not held.promised().exists()


def compose_week(week: ThemedWeekPage) -> Letter | None:
    """The letter of ``week``, unless nobody wishes for it, or none of its stories can be read."""
    told = StoryPage.objects.filter(slot__week=week).readable()
    is_out = ThemedWeekPage.objects.readable().filter(pk=week.pk).exists()
    if not is_wished_for(Kind.WEEK) or not is_out or not told.exists():
        return None
    rules = LetterRules.load()
    return composing.of_week(week, send_at=next_at(rules.week_hour) if rules.weeks_by_themselves else None)


def next_at(hour: time) -> datetime:
    """The next moment at which the site's clock shows ``hour``."""
    today = moment.at(moment.today(), hour)
    return today if today > moment.now() else moment.at(moment.today() + timedelta(days=1), hour)


def weeks_ended(since: datetime, until: datetime) -> None:
    """The boundary: every week that ended in that time has its letter, also where a story of it never came."""
    first, last = moment.local(since).date() - timedelta(days=1), moment.local(until).date()
    for week in ThemedWeekPage.objects.readable().running_between(first, last):
        ended = moment.at(week.last_day + timedelta(days=1), time())
        if since < ended <= until and is_fresh(ended):
            compose_week(week)


# ── A call ──────────────────────────────────────────────────────────────────────────


def next_opening(after: datetime) -> datetime | None:
    """The first moment after ``after`` at which a call opens."""
    opening = SeriesIndexPage.objects.live().filter(opens_at__gt=after).order_by("opens_at")
    return opening.values_list("opens_at", flat=True).first()


def calls_opened(since: datetime, until: datetime) -> None:
    """The boundary: every call that opened in that time has its letter."""
    for series in SeriesIndexPage.objects.readable().filter(opens_at__gt=since, opens_at__lte=until):
        compose_call(series)


@receiver(post_save, sender=SeriesIndexPage)
def notice_late_series(sender, instance, raw=False, **kwargs):
    """One that is published after its call opened is as new to subscribers as one that was there before."""
    if instance.live and not raw and is_fresh(instance.opens_at):
        # In the transaction that publishes: the job stands or falls with it, and none is lost in between.
        compose_call_of.enqueue(instance.pk)


@task(backend="db", queue_name="mail", priority=20)
def compose_call_of(series_pk: int) -> None:
    """The letter of a call that opened while its series was not out. A repeat is harmless."""
    series = SeriesIndexPage.objects.readable().filter(pk=series_pk).first()
    if series:
        compose_call(series)


def compose_call(series: SeriesIndexPage) -> Letter | None:
    """The letter of a call that has just opened.

    One that names no moment of opening was always open, and is news to nobody; an editor may tell of it by hand.
    """
    opened, is_open = series.opens_at, series.call_state == series.CallState.OPEN
    if opened is None or not is_open or not is_fresh(opened) or not is_wished_for(Kind.CALL):
        return None
    if _was_told_of(series):
        return None
    rules = LetterRules.load()
    return composing.of_call(series, send_at=_to_come(opened) if rules.calls_by_themselves else None)


def _was_told_of(series: SeriesIndexPage) -> bool:
    """Whether its call had a letter within the day by another key: an editor has only corrected when it opened."""
    letters = Letter.objects.filter(kind=Kind.CALL, series=series, composed_at__gte=moment.now() - composing.FRESH)
    return letters.exclude(about=composing.call_key(series)).exclude(state=Letter.State.DROPPED).exists()


def _to_come(at: datetime) -> datetime:
    return max(at, moment.now() + AT_ONCE)
