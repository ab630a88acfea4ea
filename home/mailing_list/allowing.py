"""Which stories may be in a letter: those that any passer-by may read and whose teller allowed letters."""

from collections.abc import Iterable

from stories.pages.models import StoryPage
from stories.tellers.models import Consent


def may_be_sent(story: StoryPage) -> bool:
    """Whether ``story`` may be in a letter at the moment."""
    return bool(allowed([story])) and StoryPage.objects.readable().filter(pk=story.pk).exists()


def allowed(stories: Iterable[StoryPage]) -> set[int]:
    """The primary keys of those of ``stories`` whose teller allows letters; the latest word counts, in one query."""
    keys = {story.story_key: story.pk for story in stories}
    said = Consent.objects.filter(story_key__in=list(keys)).order_by("given_at", "pk")
    latest = dict(said.values_list("story_key", "letter"))
    return {keys[key] for key, letter in latest.items() if letter}
