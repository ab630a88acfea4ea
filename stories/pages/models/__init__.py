"""SeriesIndexPage, StoryPage and Topic."""

from stories.pages.models.series import SeriesIndexPage
from stories.pages.models.story import StoryPage
from stories.pages.models.topic import Topic

__all__ = ["SeriesIndexPage", "StoryPage", "Topic"]
