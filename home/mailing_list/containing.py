"""What a letter holds at the moment: read from the pages each time, so that what was taken back is in no letter."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.describing import whole
from foundation.representing import html_shown
from home.mailing_list.allowing import allowed, may_be_sent
from home.mailing_list.letter_colours import USUAL
from home.mailing_list.letter_pictures import Shown, shown
from home.mailing_list.models import Letter
from stories.pages.full_text import Part, parts_of
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.road import Road


@dataclass(frozen=True)
class Call:
    """The invitation at the end: words of the week or series, and how it stands."""

    series: SeriesIndexPage
    html: str
    link: str = ""
    share_link: str = ""

    @property
    def is_open(self) -> bool:
        """Whether stories are taken."""
        return self.series.call_state == self.series.CallState.OPEN

    @property
    def is_closed(self) -> bool:
        """Whether they were, and are not any more."""
        return self.series.call_state == self.series.CallState.CLOSED


@dataclass(frozen=True)
class Told:
    """A story: in full, or as a card with its first sentences."""

    story: StoryPage
    link: str
    picture: Shown | None = None
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Contents:
    """What is in a letter; of a story ``told`` is one, of a week its cards. ``more`` stories are on the site alone."""

    link: str
    tone: str = USUAL
    series: SeriesIndexPage | None = None
    week: ThemedWeekPage | None = None
    day: int = 0
    told: list[Told] = field(default_factory=list)
    more: int = 0
    intro: str = ""
    sign_off: str = ""
    call: Call | None = None


def contents_of(letter: Letter) -> Contents | None:
    """What ``letter`` holds now; None where nothing of it may be sent any more."""
    reads = {Letter.Kind.STORY: _of_story, Letter.Kind.WEEK: _of_week, Letter.Kind.CALL: _of_call}
    return reads[Letter.Kind(letter.kind)](letter)


def week_of(story: StoryPage) -> Slot | None:
    """The slot of ``story`` in a week that is out."""
    return Slot.objects.of_stories([story]).get(story.pk)


def stories_of(week: ThemedWeekPage) -> list[StoryPage]:
    """Those of ``week`` that are out and may be in letters, in the week's order."""
    out = [stone.story for stone in Road(week).out if stone.story]
    may = allowed(out)
    return [story for story in out if story.pk in may]


def only_counted(letter: Letter) -> list[str]:
    """Who is not named in the letter of a week, since they did not allow it: printed names."""
    if letter.kind != Letter.Kind.WEEK or letter.week is None:
        return []
    out = [stone.story for stone in Road(letter.week, with_covers=False).out if stone.story]
    may = allowed(out)
    return [story.printed_name for story in out if story.pk not in may]


def still_to_come(letter: Letter) -> int:
    """How many promised stories of a week its letter would leave without, if it went out now."""
    if letter.kind != Letter.Kind.WEEK or letter.week is None:
        return 0
    return len([stone for stone in Road(letter.week, with_covers=False).to_come if stone.is_promised])


def _of_story(letter):
    story = StoryPage.objects.readable().with_covers().filter(pk=letter.story_id).first()
    if story is None or not may_be_sent(story):
        return None
    slot = week_of(story)
    week = slot.week if slot else None
    [parts] = parts_of([story])
    return Contents(
        link=story.full_url,
        tone=week.tone if week else USUAL,
        series=story.series,
        week=week,
        day=slot.day if slot else 0,
        told=[Told(story, story.full_url, shown(story.cover), parts)],
        call=_call_of(story.series, week.call_override if week else ""),
    )


def _of_week(letter):
    week = ThemedWeekPage.objects.readable().filter(pk=letter.week_id).first()
    road = Road(week) if week else None
    out = [stone.story for stone in road.out if stone.story] if road else []
    left_out = set(letter.leaves_out.values_list("pk", flat=True)) if out else set()
    out = [story for story in out if story.pk not in left_out]
    if week is None or road is None or not out:
        return None
    may, series = allowed(out), week.get_parent().specific
    cards = [Told(story, story.full_url, shown(story.cover)) for story in out if story.pk in may]
    return Contents(
        link=week.full_url,
        tone=week.tone,
        series=series,
        week=week,
        told=cards,
        more=len(out) - len(cards),
        intro=html_shown(week.intro),
        sign_off=html_shown(week.sign_off) if week.is_over or not road.to_come else "",
        call=_call_of(series, week.call_override),
    )


def _of_call(letter):
    series = SeriesIndexPage.objects.readable().select_related("cover").filter(pk=letter.series_id).first()
    if series is None or series.call_state != series.CallState.OPEN:
        return None
    if series.cover:
        prefetch_related_objects([series.cover], "renditions")
    return Contents(link=series.full_url, series=series, intro=html_shown(series.intro), call=_call_of(series, ""))


def _call_of(series, words) -> Call:
    share = reverse("share", args=[series.slug])
    return Call(series, html_shown(words or series.call), series.full_url, whole(share) if share else settings.SITE_URL)


def nothing_left(letter: Letter) -> str:
    """Why nothing of ``letter`` may be sent now, in a sentence that an editor reads; empty where something may."""
    if contents_of(letter) is not None:
        return ""
    if letter.kind == Letter.Kind.STORY:
        return _why_no_story(letter.story)
    if letter.kind == Letter.Kind.WEEK:
        return _("None of the stories of this week can be read on the site, or you left all of them out.")
    return _("The call is not open, or its series is not on the site.")


def _why_no_story(story) -> str:
    if story is None or not StoryPage.objects.readable().filter(pk=story.pk).exists():
        return _("The story is not on the site any more, so nobody is sent it.")
    return _("%(name)s did not allow the story in letters, so nobody is sent it.") % {"name": story.printed_name}
