"""What readers wrote under stories and waits for an editor."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.templatetags.moments import ago
from foundation.waiting import Urgency, Waiting
from stories.responses.models import Conversation, Report, Response


def responses(request: HttpRequest) -> Iterator[Waiting]:
    """Rows for those who decide; who may only read cannot do anything about them."""
    if not request.user.has_perm("responses.change_response"):
        return
    yield _reported()
    yield _to_read()
    yield _to_close()


def _reported() -> Waiting:
    reports = Report.objects.open().filter(response__state=Response.State.PUBLISHED)
    number = reports.aggregate(number=Count("response", distinct=True))["number"]
    first = reports.values_list("why", flat=True).first() if number == 1 else ""
    return Waiting(
        Urgency.ASKED,
        number,
        ngettext("response was reported", "responses were reported", number),
        f"“{first}”" if first else "",
        f"{reverse('responses_desk:index')}?tray=reported",
    )


def _to_read() -> Waiting:
    tray = Response.objects.waiting().order_by().aggregate(all=Count("pk"), first=Min("written_at"))
    number = tray["all"]
    return Waiting(
        Urgency.TO_READ,
        number,
        ngettext("response to read", "responses to read", number),
        _("the oldest came %s ago") % ago(tray["first"]) if number else "",
        reverse("responses_desk:index"),
    )


def _to_close() -> Waiting:
    asked = list(
        Conversation.objects.asked_to_close()
        .filter(story__live=True)
        .select_related("story")
        .order_by("asked_to_close_at")
    )
    return Waiting(
        Urgency.ASKED,
        len(asked),
        ngettext("teller asks to close the responses", "tellers ask to close the responses", len(asked)),
        ", ".join(one.story.printed_name for one in asked[:3]),
        reverse("responses_desk:story", args=[asked[0].story_id]) if asked else "",
    )
