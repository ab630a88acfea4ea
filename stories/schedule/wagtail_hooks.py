"""What the schedule adds to Wagtail's admin."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.schedule.choosing import bench_viewset
from stories.schedule.listings import StoryListing, WeekListing
from stories.schedule.place import state_of
from stories.schedule.promising import newer_changes, promised_revision
from stories.schedule.side_panel import StoryViewSet
from stories.schedule.views import PromiseView
from stories.schedule.viewsets import SlotViewSet


@hooks.register("register_admin_urls")
def admin_urls():
    """The page of a promise."""
    return [path("stories/<int:pk>/schedule/", PromiseView.as_view(), name="promise_story")]


@hooks.register("register_admin_viewset")
def viewsets():
    """The lists, slots, the dialog that chooses a story for one, and the story's editor."""
    return [StoryListing(), WeekListing(), SlotViewSet(), bench_viewset, StoryViewSet()]


@hooks.register("register_page_header_buttons")
def header_button(page, user, next_url=None, view_name=None):
    """ "Schedule…" in the menu of a story's editor and in the explorer."""
    if isinstance(page, StoryPage) and page.pk and page.permissions_for_user(user).can_edit():
        yield Button(_("Schedule…"), reverse("promise_story", args=[page.pk]), icon_name="calendar-check", priority=5)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page, user, next_url=None):
    """The same in lists."""
    yield from header_button(page, user)


@hooks.register("insert_global_admin_css")
def style():
    """Our pages in the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("schedule/css/promise.css"))


@hooks.register("before_edit_page")
def say_what_is_promised(request, page):
    """Whoever edits a promised story reads that the promise stands, and where the newer version can be promised."""
    if request.method != "GET" or not isinstance(page, StoryPage) or page.live:
        return
    revision = promised_revision(page)
    if revision is None:
        return
    words = [state_of(page).words.rstrip(".") + "."]
    if newer_changes(page):
        words.append(_("What goes out is the version of %s; you have newer changes.") % written(revision.created_at))
        label = _("Promise this version instead")
    else:
        words.append(_("What you change from now on waits until you schedule it."))
        label = _("Schedule…")
    button = messages.button(reverse("promise_story", args=[page.pk]), label)
    messages.info(request, " ".join(words), buttons=[button])
