"""The style page and the pages for when there is none, as they would be met."""

from typing import Any

from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from home.style_page.contrast import SCHEMES
from home.style_page.groups import all_groups
from stories.pages.models import GoneAddress
from stories.schedule.models import ThemedWeekPage

TONES = ThemedWeekPage.Tone
BROKEN = {
    "not-here": ("404.html", {}),
    "taken-back": ("410.html", {"gone": GoneAddress(reason=GoneAddress.Reason.WITHDRAWN)}),
    "renamed": ("410.html", {"gone": GoneAddress(reason=GoneAddress.Reason.RENAMED)}),
    "try-again": ("403_csrf.html", {}),
    "broken": ("500.html", {}),
}

#: What readers' pages may load holds here too, so that a component which needs more is seen to break.
as_strict_as_for_readers: Any = csp(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])


@as_strict_as_for_readers
def style_page(request: HttpRequest) -> HttpResponse:
    """Every component, in the tone and scheme that the address asks for, else in lamp and as the device says."""
    tone, scheme = request.GET.get("tone"), request.GET.get("scheme")
    tone = tone if tone in TONES.values else TONES.LAMP.value
    scheme = scheme if scheme in SCHEMES else ""
    context = {"tone": tone, "tones": TONES.choices, "scheme": scheme, "groups": all_groups(tone)}
    return render(request, "home/style_page/page.html", context)


@as_strict_as_for_readers
def broken_page(request: HttpRequest, which: str) -> HttpResponse:
    """A page for when there is none. It was asked for and is here: no log should tell of a fault."""
    if which not in BROKEN:
        raise Http404("There is no such page.")
    template, context = BROKEN[which]
    return render(request, template, context)
