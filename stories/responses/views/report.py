"""The page on which a reader asks us to look at a response; it works without JavaScript and without a cookie."""

from contextlib import suppress
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from foundation.posting.guard import Guard, Limit, Verdict
from foundation.posting.seeing import see_other
from foundation.refusing import Refused
from foundation.throttle import hashed, network_of
from stories.pages.models import StoryPage
from stories.responses.models import Response
from stories.responses.report_form import ReportForm
from stories.responses.reporting import report

HOUR = timedelta(hours=1)
#: Ten an hour are a reader who goes through a long talk; thirty a class behind one address on the net. Nothing
#: a report does can be seen by readers, so what looks doubtful is kept like any other.
GUARD = Guard(
    "report", from_network=Limit(usual=10, most=30, period=HOUR), by_address=Limit(usual=10, most=30, period=HOUR)
)


@csrf_exempt  # no cookie, so no token in one: GUARD looks at every post
@require_http_methods(["GET", "HEAD", "POST"])
def report_response(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the response and ask what is wrong with it; lay it before the editors."""
    response = _readable(pk)
    if response is None:
        raise Http404("No such response.")
    answer = _take(request, response) if request.method == "POST" else _page(request, response, ReportForm())
    return _unkept(answer)


@require_safe
def reported_response(request: HttpRequest, pk: int) -> HttpResponse:
    """Say thank you, and what comes next; the same where the response is gone by now."""
    return _unkept(render(request, "responses/reported_page.html", {"response": _readable(pk)}))


def _take(request, response) -> HttpResponse:
    form = ReportForm(request.POST)
    turned_away = GUARD.turned_away(request)
    if turned_away:
        return _page(request, response, form, turned_away)
    if not form.is_valid():
        return _page(request, response, form)
    # No words: of many who report one response most say the same, and are no flood.
    verdict = GUARD.judge(request)
    if not verdict.may_pass:
        return _page(request, response, form, verdict)
    # Refused where an editor was quicker: what was wished for is done.
    with suppress(Refused):
        report(response, form.why, network=hashed(network_of(request)))
    return see_other(reverse("reported_response", args=[response.pk]))


def _page(request, response, form: ReportForm, verdict: Verdict | None = None) -> HttpResponse:
    """The form with a fresh token; where it came back, with what is to be mended or what the guard says."""
    status = verdict.status if verdict else 422 if form.is_bound else 200
    if verdict:
        # What is wrong with the fields is not the question yet.
        form.errors.clear()
    context = {"response": response, "form": form, "verdict": verdict, "fresh": GUARD.token()}
    answer = render(request, "responses/report_page.html", context, status=status)
    for name, value in (verdict.headers if verdict else {}).items():
        answer[name] = value
    return answer


def _readable(pk: int) -> Response | None:
    """The response, where all may read it and its story."""
    response = Response.objects.published().select_related("story").filter(pk=pk).first()
    return response if response and StoryPage.objects.readable().filter(pk=response.story.pk).exists() else None


def _unkept(answer: HttpResponse) -> HttpResponse:
    """What is removed is to be seen nowhere any more, in no cache and no index either."""
    add_never_cache_headers(answer)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
