"""SeriesIndexPage, StoryPage, Topic and GoneAddress."""

from stories.pages.models.gone import GoneAddress
from stories.pages.models.series import SeriesIndexPage
from stories.pages.models.story import StoryPage
from stories.pages.models.topic import Topic

__all__ = ["GoneAddress", "SeriesIndexPage", "StoryPage", "Topic"]
