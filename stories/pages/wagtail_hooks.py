"""What the stories add to Wagtail's admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from stories.pages.blocks.links import ReadableLinkHandler
from stories.pages.listings import SeriesListing, TopicListing
from stories.pages.menus import stories_menu_item
from stories.pages.models import StoryPage
from stories.pages.readiness import stopping
from stories.pages.registers.consents import ConsentRegister
from stories.pages.registers.tellers import TellerViewSet
from stories.pages.views.consent import ConsentView
from stories.pages.views.leaving import BringBackView, RenameView, WithdrawView
from stories.pages.views.preview_links import PreviewLinksView

consents = ConsentRegister()
consents.register_with_wagtail()


@hooks.register("register_stories_menu_item")
def consents_item():
    """The register of consents, among what is done with stories."""
    return consents.menu_item(order=600)


@hooks.register("register_admin_viewset")
def tellers():
    """Tellers; the viewset stands in the menu of readers by itself."""
    return TellerViewSet()


@hooks.register("register_admin_urls")
def admin_urls():
    """The pages of a story beside its editor."""
    return [
        path("stories/<int:pk>/consent/", ConsentView.as_view(), name="story_consent"),
        path("stories/<int:pk>/preview-links/", PreviewLinksView.as_view(), name="preview_links"),
        path("stories/<int:pk>/withdraw/", WithdrawView.as_view(), name="withdraw_story"),
        path("stories/<int:pk>/bring-back/", BringBackView.as_view(), name="bring_story_back"),
        path("stories/<int:pk>/rename/", RenameView.as_view(), name="rename_story"),
    ]


@hooks.register("insert_global_admin_css")
def desk_style():
    """Their looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("stories/css/desk.css"))


@hooks.register("register_page_header_buttons")
def story_buttons(page, user, next_url=None, view_name=None):
    """What can be done about a story, in the menu of its editor and in the explorer."""
    if not (isinstance(page, StoryPage) and page.pk and page.permissions_for_user(user).can_edit()):
        return
    if user.has_perm("tellers.add_consent"):
        yield Button(_("Consent…"), reverse("story_consent", args=[page.pk]), icon_name="clipboard-list", priority=6)
    yield Button(_("Share a preview…"), reverse("preview_links", args=[page.pk]), icon_name="link", priority=7)


@hooks.register("register_page_listing_more_buttons")
def story_listing_buttons(page, user, next_url=None):
    """The same in lists."""
    yield from story_buttons(page, user)
    yield from leaving_buttons(page, user)


hooks.register("register_admin_menu_item", stories_menu_item)
register_snippet(TopicListing)


@hooks.register("register_admin_viewset")
def series_listing():
    """Stories ▸ Series."""
    return SeriesListing()


@hooks.register("before_publish_page")
def say_what_is_missing(request, page):
    """Keep a story that is not ready from being published or scheduled, and say what is missing.

    Wagtail has saved the draft by now: nothing that was typed is lost.
    """
    story = page.specific
    if not isinstance(story, StoryPage):
        return None
    found = stopping(story, user=request.user)
    if not found:
        return None
    missing = format_html_join(" ", "{}{}", ((one.in_full, _links(one)) for one in found))
    messages.error(
        request,
        format_html("{} {}", _("Not published; your changes are kept as a draft."), missing),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def _links(finding):
    """The ways to mend a finding, each with its words."""
    return format_html_join("", ' <a href="{}">{}</a>.', ((way.link, way.words) for way in finding.ways))


@hooks.register("register_page_header_buttons")
def leaving_buttons(page, user, next_url=None, view_name=None):
    """What a teller may ask at any time, for those who may publish."""
    if not (isinstance(page, StoryPage) and page.pk and page.permissions_for_user(user).can_publish()):
        return
    if not page.live and page.is_taken_back:
        back = reverse("bring_story_back", args=[page.pk])
        yield Button(_("Bring it back…"), back, icon_name="rotate", priority=80)
    else:
        down = reverse("withdraw_story", args=[page.pk])
        yield Button(_("Take down at the teller’s wish…"), down, icon_name="no-view", priority=80)
    name = reverse("rename_story", args=[page.pk])
    yield Button(_("Change the name for privacy…"), name, icon_name="user", priority=81)


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
