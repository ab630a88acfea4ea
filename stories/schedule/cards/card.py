"""What stands on a story's card."""

import hashlib
from dataclasses import dataclass, replace

from foundation.models import Picture
from foundation.representing import first_sentence
from stories.pages.models import StoryPage
from stories.schedule.cards.lettering import can_be_set
from stories.schedule.road import place_of

#: Raise it when cards are drawn in another way: every one is then drawn anew when its story is next touched.
MANNER = 1


@dataclass(frozen=True)
class Card:
    """The words of a card, its colour, and its picture; what is empty is left out.

    The series' ``question`` stands where there is no ``name``. ``day`` is the slot's, in its week.
    """

    site: str
    series: str
    question: str = ""
    name: str = ""
    quote: str = ""
    day: int | None = None
    tone: str = "lamp"
    picture: Picture | None = None

    @property
    def key(self) -> str:
        """Tells two cards apart: of the picture counts its file and where its focal point lies."""
        picture = self.picture and (self.picture.file.name, self.picture.get_focal_point())
        drawn_of = (
            MANNER,
            self.site,
            self.series,
            self.question,
            self.name,
            self.quote,
            self.day,
            self.tone,
            str(picture),
        )
        return hashlib.sha256(repr(drawn_of).encode()).hexdigest()

    @property
    def alt(self) -> str:
        """What is written on it, for whoever cannot see it (WCAG 2.2, 1.1.1)."""
        heading = ": ".join(part for part in (self.series, self.name or self.question) if part)
        return f"{heading}. {self.quote}" if self.quote else heading


def may_be_shared(story: StoryPage) -> bool:
    """Whether the teller let it be shown on social media, and of a child a parent or guardian did.

    A card is made to be shown elsewhere, where nobody can take it back. So without that word nothing of
    the teller is on it, neither picture nor name nor a sentence: only what is the house's own.
    """
    consent = story.consent
    if not (consent and consent.site and consent.social):
        return False
    return consent.guardian or not story.is_of_a_child


def card_of(story: StoryPage) -> Card:
    """The card that ``story`` may have today."""
    series = story.get_parent().specific
    place = place_of(story)
    words = {
        "site": series.get_parent().title,
        "series": series.title,
        "question": series.question,
    }
    words = {part: value if can_be_set(value) else "" for part, value in words.items()}
    ground = Card(**words, day=place.day, tone=place.week.tone) if place else Card(**words)
    if not may_be_shared(story):
        return ground
    name = story.printed_name if story.has_usual_title else story.title
    quote = quote_of(story)
    return replace(
        ground,
        name=name if can_be_set(name) else "",
        quote=quote if can_be_set(quote) else "",
        picture=story.cover,
    )


def quote_of(story: StoryPage) -> str:
    """The line that an editor lifted out, else the story's first sentence."""
    lifted = [block["value"].get("words") or "" for block in story.body.raw_data if block["type"] == "pull_quote"]
    return " ".join((lifted[0] if lifted else first_sentence(story.lead)).split())
