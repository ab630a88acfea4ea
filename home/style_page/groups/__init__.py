"""The groups of the style page, in the order in which a reader meets what they hold."""

from home.style_page.groups.asking import calls, finding, forms
from home.style_page.groups.frame import frames
from home.style_page.groups.ground import grounds
from home.style_page.groups.letters import letters
from home.style_page.groups.lists import cards, past_weeks, series
from home.style_page.groups.responses import responses
from home.style_page.groups.sending import sending
from home.style_page.groups.stories import bodies, heads
from home.style_page.groups.weeks import banners, days, neighbours, roads
from home.style_page.specimen import Group


def all_groups(tone: str) -> list[Group]:
    """Every group, for a page in ``tone``."""
    return [
        grounds(tone),
        frames(),
        roads(),
        banners(),
        days(),
        cards(),
        series(),
        past_weeks(),
        heads(),
        bodies(),
        neighbours(),
        calls(),
        responses(),
        letters(),
        forms(),
        sending(),
        finding(),
    ]
