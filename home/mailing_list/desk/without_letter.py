"""What is out and has no letter: why, and whether one can be made by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from foundation import moment
from home.mailing_list import composing
from home.mailing_list.allowing import allowed
from home.mailing_list.composing import is_fresh, is_wished_for
from home.mailing_list.models import Letter
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage

#: How far back the desk looks: what is older is news to nobody.
LOOKS_BACK = timedelta(days=14)
#: How many it names of each kind.
SHOWN = 20

Kind = Letter.Kind


@dataclass(frozen=True)
class Without:
    """A story, week or call without a letter, why it has none, and whether one can be made."""

    kind: Kind
    pk: int
    words: str
    why: str
    may_be_made: bool = True


def without_letter() -> list[Without]:
    """Stories and weeks of the last days and open calls that have no letter, in a fixed number of queries."""
    return [*_stories(), *_weeks(), *_calls()]


def make(kind: str, pk: int, *, user) -> Letter | None:
    """The letter of one of those, made by hand; None for anything else. Where there is one meanwhile, that one."""
    if kind == Kind.STORY:
        story = StoryPage.objects.readable().filter(pk=pk).first()
        return composing.of_story(story, user=user) if story and allowed([story]) else None
    if kind == Kind.WEEK:
        week = ThemedWeekPage.objects.readable().filter(pk=pk).first()
        return composing.of_week(week, user=user) if week and not _being_told([week]) else None
    series = SeriesIndexPage.objects.readable().asking().filter(pk=pk).first() if kind == Kind.CALL else None
    return composing.of_call(series, user=user) if series else None


def _stories() -> Iterator[Without]:
    since = moment.now() - LOOKS_BACK
    told = StoryPage.objects.readable().filter(went_live__at__gte=since).select_related("went_live")
    lettered = Letter.objects.filter(kind=Kind.STORY).exclude(story=None).values("story")
    stories = list(told.exclude(pk__in=lettered).order_by("-went_live__at", "-pk")[:SHOWN])
    may, is_wished = allowed(stories), bool(stories) and is_wished_for(Kind.STORY)
    for story in stories:
        why = _why_no_story(story, is_allowed=story.pk in may, is_wished=is_wished)
        yield Without(Kind.STORY, story.pk, _("Story of %s") % story.printed_name, why, story.pk in may)


def _why_no_story(story, *, is_allowed, is_wished):
    if not is_allowed:
        return _("The teller did not allow it in letters.")
    if not is_wished:
        return _("Nobody on the list has chosen each story.")
    if is_fresh(story.went_live.at):
        return _("It is made in a moment, or was not yet allowed when the story went live.")
    return _("None was made within a day of its going live. Make one, if it is still news.")


def _weeks() -> Iterator[Without]:
    today = moment.today()
    lettered = set(Letter.objects.filter(kind=Kind.WEEK).values_list("week", flat=True))
    weeks = ThemedWeekPage.objects.readable().running_between(today - LOOKS_BACK, today)
    weeks = [week for week in weeks if week.pk not in lettered][:SHOWN]
    is_wished, being_told = bool(weeks) and is_wished_for(Kind.WEEK), _being_told(weeks)
    for week in weeks:
        is_told = week.pk not in being_told
        why = _why_no_week(is_told=is_told, is_wished=is_wished)
        yield Without(Kind.WEEK, week.pk, _("Week “%s”") % week.title, why, is_told)


def _being_told(weeks) -> set[int]:
    """Those of ``weeks`` of which a story is to come: a letter made now would be the only one."""
    to_come = Slot.objects.filter(week__in=[week.pk for week in weeks], at__gt=moment.now(), story__live=False)
    return set(to_come.values_list("week", flat=True))


def _why_no_week(*, is_told, is_wished):
    if not is_told:
        return _("It is still being told; its letter is made with the last story.")
    if not is_wished:
        return _("Nobody on the list has chosen one letter a week.")
    return _("None was made on the day of its last story. Make one, if it is still news.")


def _calls() -> Iterator[Without]:
    asking = list(SeriesIndexPage.objects.readable().asking().order_by("-first_published_at", "-pk")[:SHOWN])
    keys = {composing.call_key(series): series for series in asking}
    lettered = set(Letter.objects.filter(about__in=list(keys)).values_list("about", flat=True))
    for key, series in keys.items():
        if key not in lettered:
            why = (
                _("None was made when it opened. Make one, if it is still news.")
                if series.opens_at
                else _("No moment is set in which it opens, so it is no news by itself.")
            )
            yield Without(Kind.CALL, series.pk, _("Call of “%s”") % series.title, why)
