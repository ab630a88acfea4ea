"""What a story still lacks: a registry that every part adds its checks to.

One answer serves dashboard, editor, board, promise, clock and API.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.slugs import RESERVED
from stories.pages.asking import Question, question_for


class Level(Enum):
    """How much a finding weighs."""

    #: The story cannot be promised or published.
    STOPS = "stops"
    #: Only said: a story without a picture is a whole story.
    NOTE = "note"


@dataclass(frozen=True)
class Way:
    """One way to mend what a story lacks: words and the link they stand on."""

    words: str
    link: str


@dataclass(frozen=True)
class Finding:
    """One thing a story lacks: a sentence, and the link that mends it with its words, for those with the ``right``.

    ``ask`` finds how somebody can be asked for it; it is called only where the finding is shown in full, so that a
    list of stories pays nothing for it.
    """

    level: Level
    sentence: str
    mend: str = ""
    link: str = ""
    right: str = ""
    ask: Callable[[], Question | None] | None = None
    reader: Any = field(default=None, compare=False, repr=False)

    def read_by(self, user) -> "Finding":
        """As ``user`` reads it: without a link that would only refuse them."""
        return replace(self, link=self.link if self._may(user, self.right) else "", reader=user)

    @cached_property
    def question(self) -> Question | None:
        """How somebody can be asked for it, and whether they were."""
        return self.ask() if self.ask else None

    @property
    def in_full(self) -> str:
        """The sentence, and whether somebody was asked already."""
        return f"{self.sentence} {self.question.asked}" if self.question and self.question.asked else self.sentence

    @property
    def ways(self) -> list[Way]:
        """Every way to mend it that is open to who reads it, to ask before all."""
        asked = self.question
        found = [Way(asked.words, asked.link)] if asked and self._may(self.reader, asked.right) else []
        return [way for way in [*found, Way(self.mend, self.link)] if way.link]

    @staticmethod
    def _may(user, right: str) -> bool:
        return not right or user is None or user.has_perm(right)


#: Where in the story's editor a thing is mended: ids that Wagtail makes of the panels' headings.
ANCHORS = {
    "name": "panel-child-content-panel-section",
    "words": "panel-child-content-body-section",
    "cover": "panel-child-content-cover-section",
    "address": "tab-promote",
}

Check = Callable[..., Iterable[Finding]]
_checks: list[Check] = []


def register(check: Check) -> Check:
    """Add a check: a callable that takes a StoryPage (as it would go live) and yields findings."""
    _checks.append(check)
    return check


def findings(story, *, user=None) -> list[Finding]:
    """Everything ``story`` lacks, what stops it first; with a ``user``, as that user reads it."""
    found = [finding for check in _checks for finding in check(story)]
    if user is not None:
        found = [finding.read_by(user) for finding in found]
    return sorted(found, key=lambda finding: finding.level is not Level.STOPS)


def stopping(story, *, user=None) -> list[Finding]:
    """What keeps ``story`` from being promised or published; with a ``user``, as that user reads it."""
    return [finding for finding in findings(story, user=user) if finding.level is Level.STOPS]


def editor_of(story, place: str) -> str:
    """The address of the story's editor, at the ``place`` named in ANCHORS."""
    if not story.pk:
        return ""
    anchor = ANCHORS[place]
    return f"{reverse('wagtailadmin_pages:edit', args=[story.pk])}#{anchor}"


@register
def has_an_address_of_its_own(story):
    """Slug: free under its series and none of the site's own."""
    parent = story.get_parent() if story.path else None
    link = editor_of(story, "address")
    if story.slug in RESERVED:
        yield Finding(
            Level.STOPS, _("The web address “%s” belongs to the site itself.") % story.slug, _("Change it"), link
        )
    elif parent and parent.get_children().filter(slug=story.slug).exclude(pk=story.pk).exists():
        yield Finding(Level.STOPS, _("Another page has the web address “%s”.") % story.slug, _("Change it"), link)


@register
def has_a_name_and_words(story):
    """A story without a name to print or without words is none."""
    if not story.printed_name:
        yield Finding(
            Level.STOPS,
            _("The name to print is missing."),
            _("Write it"),
            editor_of(story, "name"),
        )
    if not story.word_count:
        yield Finding(
            Level.STOPS,
            _("There are no words yet."),
            _("Write them"),
            editor_of(story, "words"),
        )


@register
def has_a_picture(story):
    """Only said: many good stories come without one."""
    if not story.pictures:
        yield Finding(Level.NOTE, _("There is no photo."), _("Add one"), editor_of(story, "cover"))


@register
def has_described_pictures(story):
    """Every picture says what it shows (WCAG 2.2, 1.1.1), or is marked as decorative."""
    for number, picture in enumerate(story.pictures, start=1):
        if getattr(picture, "decorative", False):
            continue
        if not (getattr(picture, "contextual_alt_text", None) or picture.description).strip():
            yield Finding(
                Level.STOPS,
                _("Photo %d has no description.") % number,
                _("Describe it"),
                reverse("wagtailimages:edit", args=[picture.pk]),
            )


@register
def has_consent(story):
    """The teller allowed it on the site and has not taken it back; for a child, a parent or guardian has."""
    consent = story.consent
    link = reverse("story_consent", args=[story.pk]) if story.pk else ""
    mend = _("Write down how they agreed")
    right = "tellers.add_consent"

    def ask():
        return question_for(story.story_key)

    if consent and consent.is_withdrawal:
        yield Finding(
            Level.STOPS,
            _("Withdrawn by %s. It cannot go live.") % consent.teller.first_name,
            _("Bring it back"),
            reverse("bring_story_back", args=[story.pk]) if story.pk else "",
        )
    elif not (consent and consent.site):
        yield Finding(Level.STOPS, _("Consent does not cover the site."), mend, link, right, ask)
    elif story.is_of_a_child and not consent.guardian:
        sentence = _("A child can be recognised, and no parent or guardian has agreed.")
        yield Finding(Level.STOPS, sentence, mend, link, right, ask)


@register
def is_as_long_as_asked(story):
    """Only said, and only when it is half as long again."""
    series = story.get_parent().specific if story.path else None
    target = getattr(series, "word_target", None)
    count = story.word_count
    if target and count > target * 1.5:
        yield Finding(
            Level.NOTE,
            ngettext(
                "%(count)d word; the call asks for about %(target)d.",
                "%(count)d words; the call asks for about %(target)d.",
                count,
            )
            % {"count": count, "target": target},
        )
