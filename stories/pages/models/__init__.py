"""GoneAddress, PreviewLink, SeriesIndexPage, ShareCard, StoryPage and Topic."""

from stories.pages.models.gone import GoneAddress
from stories.pages.models.preview_link import PreviewLink
from stories.pages.models.series import SeriesIndexPage
from stories.pages.models.share_card import ShareCard
from stories.pages.models.story import StoryPage
from stories.pages.models.topic import Topic

__all__ = ["GoneAddress", "PreviewLink", "SeriesIndexPage", "ShareCard", "StoryPage", "Topic"]
