"""What home adds to Wagtail's admin."""

from django.conf import settings
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.approval.buttons import in_our_words, say_what_came_of_it
from home.dashboard.first_week import FirstWeek
from home.dashboard.lights import BehindTheScenes, lights_fragment
from home.dashboard.this_week import ThisWeek
from home.dashboard.waiting import WhatWaits
from home.demo.outbox import OutboxView, is_kept_in_files
from home.guide import ChapterView, GuideView
from home.jobs import ClockStoppedView, FailedJobsView
from home.kept import KeptMenuItem, KeptRuleView, KeptView
from home.style_page.views import broken_page, style_page

hooks.register("construct_page_action_menu", in_our_words)
hooks.register("after_edit_page", say_what_came_of_it)


@hooks.register("register_admin_urls")
def admin_urls():
    """The lights and the two pages behind them, what is kept, the guide, the style page, the demo's mails."""
    return [
        path("lights/", lights_fragment, name="lights"),
        path("jobs/", FailedJobsView.as_view(), name="failed_jobs"),
        path("clock/", ClockStoppedView.as_view(), name="clock_stopped"),
        path("kept/", KeptView.as_view(), name="kept"),
        path("kept/<slug:name>/", KeptRuleView.as_view(), name="kept_rule"),
        path("guide/", GuideView.as_view(), name="guide"),
        path("guide/<slug:chapter>/", ChapterView.as_view(), name="guide_chapter"),
        path("style/", style_page, name="style_page"),
        path("style/<slug:which>/", broken_page, name="style_broken"),
        path("outbox/", OutboxView.as_view(), name="outbox"),
    ]


@hooks.register("register_stories_menu_item")
def kept_item():
    """Kept and forgotten, after the registers of stories."""
    return KeptMenuItem(_("Kept and forgotten"), reverse("kept"), name="kept", icon_name="time", order=700)


class OutboxMenuItem(MenuItem):
    """Where the demo's mails lie; only for those who run it."""

    def is_shown(self, request):
        """Hidden where mails are really sent, and from editors: mails hold addresses."""
        return settings.DEMO and is_kept_in_files() and request.user.is_superuser


@hooks.register("register_reports_menu_item")
def outbox_item():
    """The demo's mails, under Reports."""
    return OutboxMenuItem(_("Mails of the demo"), reverse("outbox"), icon_name="mail", order=900)


@hooks.register("before_serve_page")
def note_page(page, request, args, kwargs):
    """Let a line in the log name the page by its number (config.logs)."""
    request.served_page = page.pk


@hooks.register("construct_homepage_panels")
def dashboard_panels(request, panels):
    """Ours come first; Wagtail's two on approvals go, since what waits says them with the rest."""
    gone = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation"}
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in gone]
    panels += [panel() for panel in (FirstWeek, ThisWeek) if panel.is_for(request)]
    panels += [WhatWaits(), BehindTheScenes()]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request, items):
    """How many pages and images there are helps nobody decide anything."""
    items.clear()


@hooks.register("construct_main_menu")
def no_documents(request, items):
    """Nothing of ours uses documents; the app is there because Wagtail's admin needs it."""
    items[:] = [item for item in items if item.name != "documents"]


@hooks.register("register_help_menu_item")
def guide_item():
    """The guide, first under Help."""
    return MenuItem(_("Guide for editors"), reverse("guide"), name="guide", icon_name="help", order=100)


@hooks.register("register_help_menu_item")
def style_page_item():
    """Every component in each of its states, last under Help."""
    return MenuItem(_("Style page"), reverse("style_page"), name="style-page", icon_name="view", order=900)


@hooks.register("construct_help_menu")
def no_news_of_wagtails(request, items):
    """Our guide names the buttons that are here; Wagtail's own pages elsewhere are for those who build it."""
    items[:] = [item for item in items if item.name != "editor-guide" and not item.name.startswith("whats-new")]
