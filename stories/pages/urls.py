"""Addresses of the feeds, and of previews that were shared."""

from django.urls import path

from stories.pages.feeds import atom_feed, json_feed
from stories.pages.views.preview import preview

urlpatterns = [
    path("preview/<str:token>/", preview, name="preview"),
    path("feed/", atom_feed, name="feed"),
    path("feed.json", json_feed, name="feed_json"),
    path("<slug:slug>/feed/", atom_feed, name="series_feed"),
    path("<slug:slug>/feed.json", json_feed, name="series_feed_json"),
]
