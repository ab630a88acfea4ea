"""The page by which a story is sent."""

import logging

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from foundation.posting.guard import A_MINUTE, HONEYPOT, TOKEN, Answer, Verdict
from foundation.posting.posted import WHOLE
from foundation.posting.refusal import ended_half_way, not_now, refused
from foundation.throttle import hashed
from stories.pages.models import SeriesIndexPage
from stories.submissions import links, unfinished
from stories.submissions.forms import SharingForm
from stories.submissions.posted import SEND, Posted, so_many_at_once
from stories.submissions.sending import GUARD, may_be_sent, send

logger = logging.getLogger(__name__)


@csrf_exempt  # no cookie, so no token in one: GUARD looks at every post
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, the same to everybody and kept by caches; take what is sent, or say what is to be mended."""
    if request.method == "POST":
        response = _take(request, slug)
        add_never_cache_headers(response)
        return response
    series = _series(request, slug)
    if series.call_state != series.CallState.OPEN:
        return render(request, "submissions/share_closed_page.html", {"series": series})
    return _page(request, series, SharingForm(series=series))


def _series(request, slug) -> SeriesIndexPage:
    # The frame around the page shows them again.
    request.readable_series = list(SeriesIndexPage.objects.readable())
    found = next((one for one in request.readable_series if one.slug == slug), None)
    if found is None:
        raise Http404("No such series.")
    return found


def _take(request, slug) -> HttpResponse:
    with Posted.read(request) as posted:
        if posted.is_unread:
            return _refused(request, posted, Verdict(Answer.REFUSED, so_many_at_once(), 503, wait=A_MINUTE))
        # First of all, and without asking the database: of a flood this is most.
        with GUARD.admit(request, posted.words.get("email", ""), posted.crowd) as turned_away:
            if turned_away:
                return _refused(request, posted, turned_away)
            return _take_in(request, slug, posted)


def _take_in(request, slug, posted) -> HttpResponse:
    series = _series(request, slug)
    if not may_be_sent(series):
        context = {"series": series, "kept": posted.words.get("story", "").strip()}
        return render(request, "submissions/share_closed_page.html", context, status=409)
    if not posted.is_whole:
        return _page(request, series, _form(series, posted), posted, Verdict(Answer.ONCE_MORE, ended_half_way(), 400))
    posted.keep(series)
    form = _form(series, posted)
    if posted.act != SEND:
        form.only_about_photos()
        return _page(request, series, form, posted, status=422 if form.errors else 200)
    if not form.is_valid():
        return _page(request, series, form, posted, status=422)
    verdict = GUARD.judge(request, address=form.cleaned_data["email"], words=form.cleaned_data["story"])
    if verdict.answer is Answer.REFUSED:
        return _refused(request, posted, verdict)
    if not verdict.may_pass:
        return _page(request, series, form, posted, verdict)
    try:
        received = send(series, form, verdict, begun=posted.begun, network=hashed(posted.network))
    except (OSError, DatabaseError):
        logger.exception("A story could not be kept")
        return _refused(request, posted, Verdict(Answer.REFUSED, not_now(), 503))
    return redirect(links.arrived_path(received.submission))


def _form(series, posted) -> SharingForm:
    return SharingForm(posted.words, series=series, photos=posted.photos, refusals=posted.refusals)


def _page(request, series, form, posted=None, verdict=None, status=200) -> HttpResponse:
    """The form; where it came back, with a fresh token, what is kept of it, and what the guard says."""
    context = {"series": series, "form": form, "verdict": verdict, "came_back": posted is not None}
    if posted:
        context["fresh"], context["unfinished"] = GUARD.token(), unfinished.name_of(posted.begun)
        context["photos"] = unfinished.shown(posted.photos)
    if verdict:
        # What is wrong with the fields is not the question yet.
        form.errors.clear()
    return render(request, "submissions/share_page.html", context, status=verdict.status if verdict else status)


def _refused(request, posted, verdict) -> HttpResponse:
    """Why it was not taken, with all that was typed, to be sent again from there."""
    apart = {"story", "act", TOKEN, HONEYPOT, WHOLE}
    # Not posted.begun: it would ask the database.
    name = unfinished.name_of(posted.__dict__.get("begun")) or posted.words.get("unfinished", "")
    rest = [(one, value) for one, value in posted.words.items() if one not in apart | {"unfinished"}]
    return refused(
        "submissions/refused_page.html",
        verdict,
        path=request.path,
        is_unread=posted.is_unread,
        field="story",
        words=posted.words.get("story", ""),
        rest=[*rest, ("unfinished", name)],
        has_photos=bool(name),
        brought_files=bool(posted.files),
        fresh=GUARD.token(),
    )
