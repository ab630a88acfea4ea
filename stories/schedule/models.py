"""ThemedWeekPage, Slot, WentLive and what the clock could not do."""

import re
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from foundation import moment
from foundation.models import SitePage
from foundation.models.site_page import SitePageQuerySet
from foundation.representing import HtmlField, PictureField
from stories.pages.models import StoryPage

#: Bold, italic and links: an intro is a few sentences, not a page.
INTRO_FEATURES = ["bold", "italic", "link"]


#: A time of day as people write it: 06:00, 6:00, 6.00, and with seconds where somebody needs them.
TIME_OF_DAY = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?")


def read_hours(hours: str) -> list[time]:
    """The wall clock times in ``hours`` ("06:00, 18:00"), in order; raises ValueError with a sentence."""
    found = set()
    for part in [part.strip() for part in hours.strip(" ,").split(",")]:
        found.add(_time_of_day(part))
    return sorted(found)


def _time_of_day(part: str) -> time:
    told = TIME_OF_DAY.fullmatch(part)
    try:
        if told:
            hour, minute, second = (int(number or 0) for number in told.groups())
            return time(hour, minute, second)
    except ValueError:
        pass  # 25:00 looks like one
    raise ValueError(
        _now("“%(part)s” is no time of day. Write hours like 06:00, and part several with a comma.") % {"part": part}
    )


def validate_hours(hours: str) -> None:
    """Raise ValidationError for hours that cannot be read."""
    try:
        read_hours(hours)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class ThemedWeekQuerySet(SitePageQuerySet):
    """Reads on themed weeks."""

    def running_between(self, first: date, last: date) -> list:
        """Weeks of which a day lies from ``first`` to ``last``."""
        near = self.filter(first_day__lte=last, first_day__gt=first - timedelta(days=ThemedWeekPage.LONGEST))
        return [week for week in near if week.last_day >= first]

    def latest_first(self):
        """The week that began last comes first."""
        return self.order_by("-first_day", "-pk")


class ThemedWeekPage(SitePage):
    """1 to 14 days in which stories of one series go live, under an editors' intro.

    Its theme is the page's title.
    """

    LONGEST = 14

    class Tone(models.TextChoices):
        """The week's colour."""

        RUST = "rust", _("Rust")
        MOSS = "moss", _("Moss")
        CANAL = "canal", _("Canal")
        HEATHER = "heather", _("Heather")
        LAMP = "lamp", _("Lamp")
        SLATE = "slate", _("Slate")

    intro = RichTextField(
        _("intro"),
        features=INTRO_FEATURES,
        blank=True,
        help_text=_("Your words to open the week: in full on its page, in short beside each story."),
    )
    cover = models.ForeignKey(
        "foundation.Picture",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tone = models.CharField(
        _("tone"), max_length=10, choices=Tone.choices, default=Tone.RUST, help_text=_("The colour of the week.")
    )
    first_day = models.DateField(_("first day"), null=True)
    days = models.PositiveSmallIntegerField(
        _("days"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text=_("1 to 14. Seven is a week."),
    )
    hours = models.CharField(
        _("hours of day"),
        max_length=80,
        default="06:00",
        validators=[validate_hours],
        help_text=_("When stories go live, such as 06:00. For two a day: 06:00, 18:00."),
    )
    sign_off = RichTextField(
        _("sign-off"), features=INTRO_FEATURES, blank=True, help_text=_("A last word, shown once the week is over.")
    )
    call_override = RichTextField(
        _("its own call"),
        features=INTRO_FEATURES,
        blank=True,
        help_text=_("Leave empty for the call of the series."),
    )
    teaser_allowed = models.BooleanField(
        _("tease tomorrow’s story"),
        default=False,
        help_text=_("Shows the story’s teaser the day before, never a name."),
    )

    objects = PageManager.from_queryset(ThemedWeekQuerySet)()

    parent_page_types = ["stories.SeriesIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel(
            "title",
            heading=_("Theme"),
            placeholder=_("Theme"),
            help_text=_("What the week is about, in a few words: “Before the Street Is Up”."),
        ),
        "intro",
        MultiFieldPanel([FieldRowPanel(["first_day", "days", "hours"])], heading=_("When")),
        "cover",
        "tone",
        MultiFieldPanel(["sign_off", "call_override", "teaser_allowed"], heading=_("More"), classname="collapsed"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("intro")]
    api_fields = [
        "theme",
        APIField("intro", serializer=HtmlField()),
        "tone",
        "first_day",
        "days",
        "hours",
        APIField("cover", serializer=PictureField("cover")),
    ]

    class Meta:
        verbose_name = _("themed week")
        verbose_name_plural = _("themed weeks")

    @property
    def theme(self) -> str:
        """What the week is about."""
        return self.title

    def day(self, number: int) -> date:
        """The calendar day of day ``number``, the first being 1. Raises ValueError while there is no first day."""
        if self.first_day is None:
            raise ValueError("This week has no first day yet.")
        return self.first_day + timedelta(days=number - 1)

    @property
    def last_day(self) -> date:
        """The last of its days."""
        return self.day(self.days)

    @property
    def bench(self):
        """Drafts of its series that have no day: what may be chosen for one of its slots."""
        return StoryPage.objects.child_of(self.get_parent()).filter(live=False, slot__isnull=True)

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed in the site's zone."""
        return bool(self.first_day) and self.last_day < moment.today()


class SlotQuerySet(models.QuerySet["Slot"]):
    """Reads on slots."""

    def in_order(self):
        """In the week's order."""
        return self.order_by("week", "day", "time")

    def with_promises(self):
        """Each with `is_promised`, whether its story goes live by itself, and `teaser`, that story's."""
        promised = StoryPage.objects.filter(pk=OuterRef("story"), live=False).promised()
        return self.annotate(is_promised=Exists(promised), teaser=F("story__teaser"))

    def of_stories(self, stories) -> dict[int, "Slot"]:
        """The slots of ``stories`` in weeks that are out, with the week: story's primary key → slot, in one query."""
        weeks = ThemedWeekPage.objects.readable()
        found = self.filter(story__in=[story.pk for story in stories], week__in=weeks).select_related("week")
        return {slot.story_id: slot for slot in found if slot.story_id}


class Slot(models.Model):
    """A day and a time of day in a themed week, with or without a story.

    ``time`` is the wall clock of the site's zone and the truth; ``at`` follows from it.
    """

    week = models.ForeignKey(
        ThemedWeekPage, verbose_name=_("themed week"), on_delete=models.CASCADE, related_name="slots"
    )
    day = models.PositiveSmallIntegerField(
        _("day"), validators=[MinValueValidator(1), MaxValueValidator(ThemedWeekPage.LONGEST)]
    )
    time = models.TimeField(_("time"))
    at = models.DateTimeField(_("moment"), editable=False, db_index=True)
    story = models.OneToOneField(
        "stories.StoryPage",
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="slot",
    )

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        constraints = [models.UniqueConstraint(fields=["week", "day", "time"], name="one_slot_a_moment")]

    def __str__(self):
        return f"{self.week.title}, {_now('day')} {self.day}, {self.time:%H:%M}"

    def save(self, *args, **kwargs):
        """Derive ``at`` from the week's first day, the day and the wall clock."""
        self.at = moment.at(self.date, self.time)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "at"}
        super().save(*args, **kwargs)

    @property
    def date(self) -> date:
        """The calendar day."""
        return self.week.day(self.day)

    @property
    def is_today(self) -> bool:
        """Whether it falls on today."""
        return self.date == moment.today()

    @property
    def has_passed(self) -> bool:
        """Whether its moment is over."""
        return self.at <= moment.now()

    def others_to_come(self):
        """The other slots of its week into which its story could still go."""
        ahead = Slot.objects.filter(week=self.week, at__gt=moment.now()).exclude(pk=self.pk)
        return ahead.exclude(story__live=True).select_related("story").in_order()


class WentLive(models.Model):
    """A story went live for the first time: one row, whatever door it went through.

    Inserted with the tasks that follow in the transaction that publishes, so that nothing follows
    twice and nothing is forgotten.
    """

    story = models.OneToOneField("stories.StoryPage", on_delete=models.CASCADE, related_name="went_live")
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("went live")
        verbose_name_plural = _("went live")

    def __str__(self):
        return f"{self.story_id}, {self.at:%Y-%m-%d %H:%M:%S}"


class ClockFailure(models.Model):
    """Something due that the clock could not do: kept, tried again, shown, mailed."""

    class Kind(models.TextChoices):
        """What was due."""

        PUBLISH = "publish", _("go live")
        EXPIRE = "expire", _("expire")
        BOUNDARY = "boundary", _("boundary")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=80, help_text=_("The revision, page or boundary."))
    page = models.ForeignKey("wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    due = models.DateTimeField()
    cause = models.TextField()
    attempts = models.PositiveIntegerField(default=1)
    first_failed_at = models.DateTimeField()
    next_try_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_failure_an_item")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.key}: {self.cause}"
