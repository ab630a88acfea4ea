"""The first steps, for those who have just begun: ticked off as they are done, and gone with the first story."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from home.dashboard.this_week import ThisWeek
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage, WentLive


@dataclass(frozen=True)
class Step:
    """One step: what to do, why, where, and whether it is done."""

    what: str
    why: str
    link: str
    is_done: bool


def steps() -> list[Step]:
    """From an empty site to a promised story."""
    story = StoryPage.objects.order_by("pk").first()
    promised = StoryPage.objects.filter(live=False).promised().exists()
    return [
        Step(
            _("Make a series"),
            _("It asks your readers the question."),
            reverse("series:choose_parent"),
            SeriesIndexPage.objects.exists(),
        ),
        Step(
            _("Make a week"),
            _("It says on which days stories go live."),
            reverse("weeks:choose_parent"),
            ThemedWeekPage.objects.exists(),
        ),
        Step(
            _("Write a story"),
            _("Words, a picture, a name to print."),
            reverse("stories:choose_parent"),
            story is not None,
        ),
        Step(
            _("Write down the consent"),
            _("What the teller allowed, and how they told you. Nothing goes out without it."),
            reverse("story_consent", args=[story.pk]) if story else reverse("stories:index"),
            story is not None and story.may_be_shown,
        ),
        Step(
            _("Give it a day"),
            _("Choose it for a slot of the week; that is a plan and promises nothing yet."),
            reverse("slots:index"),
            Slot.objects.exclude(story=None).exists(),
        ),
        Step(
            _("Promise it"),
            _("Choose the minute; it goes live by itself."),
            reverse("promise_story", args=[story.pk]) if story else reverse("stories:index"),
            promised,
        ),
    ]


class FirstWeek(Component):
    """Above all other panels until the first story has gone live."""

    name = "first_week"
    template_name = "home/dashboard/first_week.html"
    order = 90

    @classmethod
    def is_for(cls, request: HttpRequest) -> bool:
        """For those who write, as long as nothing has ever gone live."""
        return ThisWeek.is_for(request) and not WentLive.objects.exists()

    def get_context_data(self, parent_context):
        """The steps, and how many are left."""
        found = steps()
        return {"steps": found, "left": sum(not step.is_done for step in found)}

    class Media:
        css = {"all": ["home/css/dashboard.css"]}
