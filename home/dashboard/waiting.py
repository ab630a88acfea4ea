"""What waits for whoever looks, worst first; or what comes next."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from foundation import waiting
from foundation.templatetags.moments import ago
from foundation.waiting import Urgency, Waiting
from home.dashboard.lights import next_sentence
from home.health import clock_health


def stopped_clock(request: HttpRequest) -> Iterator[Waiting]:
    """The clock stands still: everybody may read what to do, and tell whoever runs the site."""
    health = clock_health()
    if health.is_running:
        return
    late = ngettext("%d story is late", "%d stories are late", health.overdue) % health.overdue
    since = _("It last looked %s ago.") % ago(health.last_look) if health.last_look else _("It has not looked yet.")
    yield Waiting(
        Urgency.STOPPED,
        1,
        _("The clock has stopped"),
        f"{since} {late}." if health.overdue else since,
        reverse("clock_stopped"),
        says_number=False,
    )


class WhatWaits(Component):
    """The first panel of the dashboard."""

    name = "what_waits"
    template_name = "home/dashboard/what_waits.html"
    order = 100

    def get_context_data(self, parent_context):
        """The rows for this user, and the sentence where there is none."""
        rows = waiting.rows(parent_context["request"])
        return {"rows": rows, "next": "" if rows else next_sentence()}

    class Media:
        css = {"all": ["home/css/dashboard.css"]}
