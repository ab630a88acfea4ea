"""What home adds to Wagtail's admin."""

from django.urls import path
from wagtail import hooks

from home.dashboard import BehindTheScenes, lights_fragment
from home.jobs import ClockStoppedView, FailedJobsView


@hooks.register("register_admin_urls")
def admin_urls():
    """The lights, and the two pages behind them."""
    return [
        path("lights/", lights_fragment, name="lights"),
        path("jobs/", FailedJobsView.as_view(), name="failed_jobs"),
        path("clock/", ClockStoppedView.as_view(), name="clock_stopped"),
    ]


@hooks.register("construct_homepage_panels")
def dashboard_panels(request, panels):
    """Add the lights."""
    panels.append(BehindTheScenes())


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request, items):
    """How many pages and images there are helps nobody decide anything."""
    items.clear()


@hooks.register("construct_main_menu")
def no_documents(request, items):
    """Nothing of ours uses documents; the app is there because Wagtail's admin needs it."""
    items[:] = [item for item in items if item.name != "documents"]
