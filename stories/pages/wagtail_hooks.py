"""What the stories add to Wagtail's admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks

from stories.pages.blocks.links import ReadableLinkHandler
from stories.pages.models import StoryPage
from stories.pages.readiness import stopping


@hooks.register("before_publish_page")
def say_what_is_missing(request, page):
    """Keep a story that is not ready from being published or scheduled, and say what is missing.

    Wagtail has saved the draft by now: nothing that was typed is lost.
    """
    story = page.specific
    if not isinstance(story, StoryPage):
        return None
    found = stopping(story)
    if not found:
        return None
    missing = format_html_join(" ", '{} <a href="{}">{}</a>.', ((one.sentence, one.link, one.mend) for one in found))
    messages.error(
        request,
        format_html("{} {}", _("Not published; your changes are kept as a draft."), missing),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_log_actions")
def log_actions(actions):
    """Our own words in a story's history."""
    actions.register_action(
        "stories.withdraw", _("Take down at the teller’s wish"), _("Taken down at the teller’s wish")
    )
    actions.register_action("stories.bring_back", _("Bring back"), _("Brought back after the teller allowed it again"))
    actions.register_action("stories.rename", _("Change the name for privacy"), _("Name changed for privacy"))


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, which it takes the place of
def links(features):
    """Links to what is not out lead nowhere."""
    features.register_link_type(ReadableLinkHandler)
