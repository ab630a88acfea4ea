"""One question, asked again and again."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from foundation import moment
from foundation.models import SitePage
from foundation.models.site_page import SitePageQuerySet
from foundation.paging import page_of
from foundation.representing import HtmlField
from stories.pages.blocks.text import NOTE_FEATURES
from stories.pages.models.topic import Topic


class SeriesQuerySet(SitePageQuerySet):
    """Reads on series."""

    def asking(self):
        """Those whose call is open."""
        at = moment.now()
        opened = models.Q(opens_at=None) | models.Q(opens_at__lte=at)
        return self.filter(opened, models.Q(closes_at=None) | models.Q(closes_at__gt=at))

    def opening(self):
        """Those whose call is still to open, the next first."""
        return self.filter(opens_at__gt=moment.now()).order_by("opens_at", "path")


class SeriesIndexPage(SitePage):
    """A series: the question, its call, and the stories that answer it."""

    class CallState(models.TextChoices):
        """Whether stories may be sent."""

        NOT_YET = "not yet", _("not yet open")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    question = models.CharField(
        _("question"),
        max_length=160,
        help_text=_("What you ask your readers, as you would say it: “Which mile would you not give back?”"),
    )
    intro = RichTextField(
        _("intro"), features=NOTE_FEATURES, blank=True, help_text=_("A few sentences on what these stories are.")
    )
    call = RichTextField(
        _("call"),
        features=NOTE_FEATURES,
        blank=True,
        help_text=_("How to send a story: length, picture, when you answer. Shown wherever a story ends."),
    )
    opens_at = models.DateTimeField(_("call opens"), null=True, blank=True, help_text=_("Leave empty to open at once."))
    closes_at = models.DateTimeField(
        _("call closes"), null=True, blank=True, help_text=_("Leave empty to keep it open. It closes by itself.")
    )
    word_target = models.PositiveIntegerField(
        _("words asked for"), default=300, help_text=_("Tellers and editors see it beside the count; it never blocks.")
    )
    cover = models.ForeignKey(
        "foundation.Picture",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    topics = ParentalManyToManyField(
        "stories.Topic",
        verbose_name=_("usual topics"),
        blank=True,
        related_name="series",
        help_text=_("New stories of this series start with these."),
    )

    objects = PageManager.from_queryset(SeriesQuerySet)()

    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage", "schedule.ThemedWeekPage"]

    content_panels = [
        TitleFieldPanel(
            "title",
            placeholder=_("Name of the series"),
            help_text=_("Stands before each teller’s name: “My Most Important Mile”."),
        ),
        "question",
        "intro",
        MultiFieldPanel(["call", FieldRowPanel(["opens_at", "closes_at"]), "word_target"], heading=_("The call")),
        "cover",
        FieldPanel("topics", classname="collapsed"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("question"), index.SearchField("intro")]
    api_fields = [
        "question",
        APIField("intro", serializer=HtmlField()),
        APIField("call", serializer=HtmlField()),
        "call_state",
        "opens_at",
        "closes_at",
        "word_target",
    ]

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def clean(self):
        """Refuse a call that closes before it opens."""
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("The call would close before it opens. Choose a later moment.")})

    @property
    def call_state(self) -> "SeriesIndexPage.CallState":
        """Whether stories may be sent at the moment."""
        at = moment.now()
        if self.opens_at and at < self.opens_at:
            return self.CallState.NOT_YET
        if self.closes_at and at >= self.closes_at:
            return self.CallState.CLOSED
        return self.CallState.OPEN

    @cached_property
    def next_call(self) -> "SeriesIndexPage | None":
        """Another series that may be answered instead: one that asks now, else the next to open; or None."""
        others = SeriesIndexPage.objects.readable().exclude(pk=self.pk)
        return others.asking().order_by("-first_published_at").first() or others.opening().first()

    @property
    def told(self):
        """Its stories that are out, the last to go live first."""
        from stories.pages.models.story import StoryPage

        return StoryPage.objects.child_of(self).readable().newest_first()

    @cached_property
    def told_count(self) -> int:
        """How many of its stories are out."""
        return self.told.count()

    def get_context(self, request, *args, **kwargs):
        """Its stories a page at a time, of all topics or of the one asked for, and the topics there are."""
        context = super().get_context(request, *args, **kwargs)
        told, asked = self.told.with_covers(), request.GET.get("topic")
        topics = list(Topic.objects.told_in(self.told))
        topic = next((one for one in topics if one.slug == asked), None)
        if topic:
            told = told.filter(topics=topic)
        context["stories"] = page_of(told, request.GET.get("page"))
        context["topics"], context["topic"] = topics, topic
        return context
