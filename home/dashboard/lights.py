"""The dashboard's lights: clock, worker and mailbox, and what did not go out."""

from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from wagtail.admin.ui.components import Component

from foundation import moment
from foundation.templatetags.moments import ago, promised
from home.health import clock_health, mailbox_health, worker_health
from stories.pages.models import StoryPage
from stories.schedule import failing
from stories.schedule.clock import next_promise
from stories.schedule.models import ClockFailure
from stories.submissions.models import ReceivedMail


@dataclass(frozen=True)
class Light:
    """One row: an icon, what is, and what that means."""

    good: bool
    headline: str
    detail: str
    link: str = ""
    mend: str = ""


def clock_light() -> Light:
    """Whether the clock runs, in words."""
    health = clock_health()
    if health.is_running:
        looked = _("Looked %s ago.") % ago(health.last_look)
        return Light(True, _("The clock is running"), f"{looked} {next_sentence()}")
    looked = _("It last looked %s ago.") % ago(health.last_look) if health.last_look else _("It has not looked yet.")
    late = (
        ngettext("%d story is late.", "%d stories are late.", health.overdue) % health.overdue if health.overdue else ""
    )
    return Light(
        False,
        _("The clock has stopped"),
        " ".join(filter(None, [looked, late, _("Nothing goes live until it runs again.")])),
        reverse("clock_stopped"),
        _("What to do"),
    )


def worker_light() -> Light:
    """Whether the worker runs, in words."""
    health = worker_health()
    if not health.is_running:
        looked = (
            _("It last looked %s ago.") % ago(health.last_look) if health.last_look else _("It has not looked yet.")
        )
        detail = _("%s Mails and pictures wait until it runs again; none is lost.") % looked
        return Light(False, _("The worker has stopped"), detail, reverse("clock_stopped"), _("What to do"))
    if health.failed:
        failed = ngettext("%d job failed for good.", "%d jobs failed for good.", health.failed) % health.failed
        return Light(False, _("The worker is running"), failed, reverse("failed_jobs"), _("See what failed"))
    waiting = (
        ngettext("%d job waits.", "%d jobs wait.", health.waiting) % health.waiting
        if health.waiting
        else _("Nothing waits.")
    )
    return Light(True, _("The worker is running"), f"{_('Looked %s ago.') % ago(health.last_look)} {waiting}")


def mailbox_light() -> Light | None:
    """Whether mails come out of the mailbox, in words; None where there is no mailbox."""
    health = mailbox_health()
    if health is None:
        return None
    if health.is_open:
        looked = _("Looked %s ago.") % ago(health.last_look)
        return Light(True, _("The mailbox is open"), f"{looked} {last_mail_sentence()}")
    reached = (
        _("Last reached %s.") % _at(health.reached_at) if health.reached_at else _("It has not been reached for a day.")
    )
    safe = _("Mails are safe there and will be fetched.")
    if health.is_looked_into:
        said, detail = _("The mailbox does not answer"), f"{reached} {safe} {health.error}"
    else:
        said, detail = _("Nobody looks into the mailbox"), f"{reached} {safe}"
    return Light(False, said, detail, reverse("clock_stopped"), _("What to do"))


def last_mail_sentence() -> str:
    """When the last mail came, and from whom where it is a person's."""
    latest = ReceivedMail.objects.order_by("-came_at").only("came_at", "from_name", "outcome").first()
    if latest is None:
        return _("No mail has come yet.")
    when = _at(latest.came_at)
    if latest.from_name and latest.outcome in (ReceivedMail.Outcome.SUBMISSION, ReceivedMail.Outcome.REPLY):
        return _("The last mail came %(when)s, from %(name)s.") % {"when": when, "name": latest.from_name}
    return _("The last mail came %s.") % when


def _at(when) -> str:
    """ "at 09:12 (New York)" for today, else with the day."""
    local = moment.local(when)
    if local.date() == moment.today():
        return _("at %(time)s (%(zone)s)") % {"time": f"{local:%H:%M}", "zone": moment.zone_name()}
    return promised(when)


def failure_lights() -> list[Light]:
    """One row for each thing the clock could not do, with the link that mends it."""
    return [
        Light(
            False,
            headline(failure),
            _("%(cause)s The promise is kept: tried again %(next)s.")
            % {"cause": failure.cause[:1].upper() + failure.cause[1:], "next": promised(failure.next_try_at)},
            reverse("wagtailadmin_pages:edit", args=[failure.page_id]) if failure.page_id else "",
            _("Open it") if failure.page_id else "",
        )
        for failure in ClockFailure.objects.select_related("page").order_by("due")
    ]


def headline(failure: ClockFailure) -> str:
    """What did not happen."""
    values = {"name": failing.name_of(failure), "moment": promised(failure.due)}
    if failure.kind == ClockFailure.Kind.PUBLISH:
        return _("%(name)s did not go live %(moment)s") % values
    if failure.kind == ClockFailure.Kind.EXPIRE:
        return _("%(name)s was not taken down %(moment)s") % values
    return _("%(name)s did not happen %(moment)s") % values


def next_sentence() -> str:
    """What goes live next, by name: the dashboard is for those who know it anyway."""
    for due in next_promise():
        story = StoryPage.objects.filter(live=False, go_live_at=due).first()
        who = story.printed_name if story else _("a page")
        return _("Next: %(name)s goes live %(moment)s.") % {"name": who, "moment": promised(due)}
    return _("No story is scheduled.")


def lights() -> list[Light]:
    """Every row, what failed first."""
    mailbox = mailbox_light()
    return [*failure_lights(), clock_light(), worker_light(), *([mailbox] if mailbox else [])]


class BehindTheScenes(Component):
    """The panel of the dashboard."""

    name = "behind_the_scenes"
    template_name = "home/dashboard/behind_the_scenes.html"
    order = 140

    def get_context_data(self, parent_context):
        """The rows, and where to ask for them anew."""
        return {"lights": lights(), "address": reverse("lights")}

    class Media:
        css = {"all": ["home/css/lights.css"]}
        js = ["home/js/lights.js"]


@never_cache
@permission_required("wagtailadmin.access_admin")
def lights_fragment(request: HttpRequest) -> HttpResponse:
    """The rows alone, for the panel that asks each half minute."""
    return render(request, "home/dashboard/lights.html", {"lights": lights()})
