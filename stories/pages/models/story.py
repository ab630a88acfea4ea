"""One reader's answer."""

import re
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from rest_framework.relations import SlugRelatedField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import DraftStateMixin, PageManager, Revision, WorkflowState
from wagtail.search import index

from foundation.models import SitePage
from foundation.models.site_page import SitePageQuerySet
from foundation.representing import PictureField
from stories.pages.blocks.body import StoryBody, count_words, pictures_in, told_words
from stories.pages.models.gone import GoneAddress
from stories.pages.panels import ConsentPanel, WordCountPanel
from stories.tellers.models import Consent


class StoryQuerySet(SitePageQuerySet):
    """Reads on stories."""

    def newest_first(self):
        """In the order in which they went live, the last first."""
        return self.order_by("-first_published_at", "-pk")

    def promised(self):
        """Stories with an approved moment to go live (a draft's own go-live date is only a wish)."""
        approved = Revision.page_revisions.filter(
            object_id=Cast(OuterRef("pk"), models.CharField()), approved_go_live_at__isnull=False
        )
        return self.filter(Exists(approved))

    def taken_back(self, before=None):
        """Stories of which the consent that counts is a withdrawal, of ``before`` or earlier where that is given."""
        latest = Consent.objects.filter(story_key=OuterRef("story_key")).order_by("-given_at", "-pk")
        withdrawal = Consent.objects.withdrawals().filter(pk=OuterRef("counts"))
        if before:
            withdrawal = withdrawal.filter(given_at__lte=before)
        return self.alias(counts=Subquery(latest.values("pk")[:1])).filter(Exists(withdrawal))

    def in_approval(self):
        """Stories that somebody handed in to be approved, or has to mend first."""
        running = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
        states = WorkflowState.objects.filter(base_content_type__model="page", status__in=running)
        return self.filter(Exists(states.filter(object_id=Cast(OuterRef("pk"), models.CharField()))))

    def with_covers(self):
        """With covers and their renditions, at the cost of two queries for any number."""
        return self.select_related("cover").prefetch_related("cover__renditions")


class StoryPage(SitePage):
    """A story, as told on the site. Knows nothing of weeks: a slot points at it."""

    printed_name = models.CharField(
        _("name to print"), max_length=120, help_text=_("The name the teller asked us to print. “Anonymous” is fine.")
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("Where it happened, such as “Cooper Street, Hallin Bridge”."),
    )
    told_on = models.DateField(
        _("told on"), null=True, blank=True, help_text=_("The day the teller told it, if it should be printed.")
    )
    told_by = models.ForeignKey(
        "tellers.Teller",
        verbose_name=_("teller"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
        help_text=_("The person behind the printed name. Never public."),
    )
    story_key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    cover = models.ForeignKey(
        "foundation.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands at the head of the story and on its card. A story may do without."),
    )
    body = StreamField(StoryBody(), verbose_name=_("story"), blank=True)
    topics = ParentalManyToManyField("stories.Topic", verbose_name=_("topics"), blank=True, related_name="stories")
    spoken_language = models.CharField(
        _("language of the story"),
        max_length=12,
        blank=True,
        help_text=_("Only if it is told in another language than the site’s, such as “es”."),
    )
    teaser = models.CharField(
        _("teaser"),
        max_length=160,
        blank=True,
        help_text=_("One line for the day before, without the name: “Somebody who has keys to the swimming baths.”"),
    )
    corrected_at = models.DateTimeField(_("corrected"), null=True, editable=False)
    shows_child = models.BooleanField(
        _("shows a child"),
        default=False,
        help_text=_("Tick it if a child can be recognised in words or pictures, even where no picture is marked."),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()

    parent_page_types = ["stories.SeriesIndexPage"]
    subpage_types: list[str] = []
    fills_in_title = True
    title_from = ("printed_name",)
    # A copy is another story: it has no teller, no consent (its key is new) and no date.
    exclude_fields_in_copy = ["told_by", "story_key", "corrected_at", "go_live_at", "expire_at"]

    content_panels = [
        FieldRowPanel(["printed_name", "place"]),
        "cover",
        WordCountPanel(),
        "body",
        MultiFieldPanel(
            [
                FieldPanel(
                    "title",
                    heading=_("Another title"),
                    help_text=_("Leave empty for the usual one: the series and the printed name."),
                ),
                "told_on",
                "teaser",
                "topics",
                "spoken_language",
            ],
            heading=_("More about it"),
            classname="collapsed",
        ),
        MultiFieldPanel(["shows_child", ConsentPanel()], heading=_("Who told it (never public)")),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("printed_name", boost=5),
        index.AutocompleteField("printed_name"),
        index.SearchField("place"),
        index.SearchField("body"),
    ]
    # Never told_by, story_key, teaser or owner: who told it and what is to come are nobody's to fetch.
    api_fields = [
        "printed_name",
        "place",
        "told_on",
        "spoken_language",
        APIField("cover", serializer=PictureField()),
        APIField("topics", serializer=SlugRelatedField("name", many=True, read_only=True)),
        "body",
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def usual_title(self, parent) -> str:
        """Series and printed name, of a very long series its beginning; empty as long as there is no name."""
        if not self.printed_name:
            return ""
        most = self._meta.get_field("title").max_length - len(f": {self.printed_name}")
        return f"{Truncator(parent.title).chars(most)}: {self.printed_name}"

    def usual_slug(self) -> str:
        """The printed name's, so that the address is short and seven of them differ."""
        return slugify(self.printed_name or self.title)

    def get_lock(self):
        """Lift the lock of a promised story, and only that: a typo in tomorrow's story can be mended.

        What was promised goes out as promised; a draft saved meanwhile waits (design §4).
        """
        lock = super().get_lock()
        if not isinstance(lock, ScheduledForPublishLock):
            return lock
        # It stands before the other locks and hides them: an editor's own, then the workflow's.
        task = self.current_workflow_task
        return super(DraftStateMixin, self).get_lock() or (task.lock_class(self, task) if task else None)

    def with_content_json(self, content):
        """Whose story it is and when it was corrected stand in the page's row and are no matter of versions.

        So neither an editor who opened the story before its consent was written down, nor an older
        version that is published or taken up again, makes it lose its teller or its consents.
        """
        version = super().with_content_json(content)
        version.told_by_id, version.story_key = self.told_by_id, self.story_key
        version.corrected_at = self.corrected_at
        return version

    def clean(self):
        """Refuse to be live without consent: the last backstop, whatever door was taken.

        Drafts are cleaned too, so it refuses only where ``live`` is true; and a page that has no place
        in the tree yet says it is live only because Wagtail's default is so.
        """
        super().clean()
        if self.live and self.path and not self.may_be_shown:
            raise no_consent(self.printed_name, self.consent)

    @cached_property
    def series(self):
        """The series it is told in."""
        return self.get_parent().specific

    def get_context(self, request, *args, **kwargs):
        """With every size of its pictures, at the cost of one query for any number."""
        # A preview makes what is missing meanwhile, and must find it.
        if not getattr(request, "is_preview", False):
            prefetch_related_objects(self.pictures, "renditions")
        return super().get_context(request, *args, **kwargs)

    @property
    def consent(self) -> Consent | None:
        """The consent that counts for this story."""
        return Consent.objects.latest_for(self.story_key)

    @property
    def may_be_shown(self) -> bool:
        """Whether its teller allowed it on the site."""
        consent = self.consent
        return bool(consent and consent.site)

    @property
    def is_withdrawn(self) -> bool:
        """Whether its teller took it back, and has not allowed anything since."""
        consent = self.consent
        return bool(consent and consent.is_withdrawal)

    @property
    def is_taken_back(self) -> bool:
        """Whether it stands outside the site at its teller's wish, also where a new consent waits to be followed."""
        return self.is_withdrawn or self.gone_addresses.filter(reason=GoneAddress.Reason.WITHDRAWN).exists()

    @property
    def promised_revision(self) -> Revision | None:
        """The version that goes out by itself, or None."""
        approved = self.revisions.filter(approved_go_live_at__isnull=False)
        return approved.order_by("-approved_go_live_at").first()

    @property
    def pictures(self) -> list:
        """Every picture of the story in reading order, the cover first."""
        return [*([self.cover] if self.cover else []), *pictures_in(self.body)]

    @property
    def is_of_a_child(self) -> bool:
        """Whether it is ticked or any of its pictures shows a child."""
        return self.shows_child or any(picture.shows_child for picture in self.pictures)

    @property
    def words(self) -> str:
        """What the teller says, one paragraph a line."""
        return told_words(self.body)

    @property
    def word_count(self) -> int:
        """How many words the teller says."""
        return count_words(self.words)

    @property
    def lead(self) -> str:
        """The first sentences, for a card: never cut inside a sentence."""
        first = self.words.partition("\n")[0]
        lead = ""
        for sentence in re.split(r"(?<=[.!?…][”’\"'])\s+|(?<=[.!?…])\s+", first):
            if lead and len(lead) + len(sentence) > 230:
                break
            lead = f"{lead} {sentence}".strip()
        return lead

    @property
    def has_usual_title(self) -> bool:
        """Whether its title is series and name, which are then set apart."""
        return bool(self.printed_name) and self.title.endswith(f": {self.printed_name}")


NO_CONSENT = "no-consent"


def no_consent(printed_name: str, consent: Consent | None = None) -> ValidationError:
    """The gate's refusal: why a story cannot go live, and what to do; ``consent`` is the one that counts."""
    if consent and consent.is_withdrawal:
        sentence = _now(
            "Withdrawn by %(name)s, so the story cannot go live. Your changes are kept as a draft. "
            "It can when %(name)s allows it on the site again."
        ) % {"name": consent.teller.first_name}
        return ValidationError(sentence, code=NO_CONSENT)
    sentence = _now(
        "Consent does not cover the site, so the story of %(name)s cannot go live. "
        "Your changes are kept as a draft. Ask the teller, or write down how they agreed."
    ) % {"name": printed_name or _now("this teller")}
    return ValidationError(sentence, code=NO_CONSENT)
