"""Photos on their way, before the story is sent: taken one by one, shown to the one who sent them."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from foundation.posting.guard import A_MINUTE, Answer, Verdict
from foundation.posting.refusal import ended_half_way
from stories.pages.models import SeriesIndexPage
from stories.pages.views.private import for_one_person
from stories.submissions import unfinished
from stories.submissions.posted import Posted, so_many_at_once
from stories.submissions.sending import GUARD, may_be_sent
from stories.submissions.thumbnails import thumbnail


@csrf_exempt  # see share
@require_POST
def photos(request: HttpRequest, slug: str) -> JsonResponse:
    """Keep what came, and say what is kept by now: for the script that sends photos while somebody writes.

    `{"unfinished": "…", "photos": [{"number": 12, "html": "<li>…"}], "refused": ["…"]}`
    """
    with Posted.read(request) as posted:
        if posted.is_unread:
            return _refused(Verdict(Answer.REFUSED, so_many_at_once(), 503, wait=A_MINUTE))
        with GUARD.admit(request, crowd=posted.crowd) as turned_away:
            return _refused(turned_away) if turned_away else _keep(slug, posted)


def _keep(slug, posted: Posted) -> JsonResponse:
    series = get_object_or_404(SeriesIndexPage.objects.readable(), slug=slug)
    status = 200
    if not posted.is_whole:
        posted.refusals, status = [ended_half_way()], 400
    elif may_be_sent(series):
        posted.keep(series)
        status = 422 if posted.refusals else 200
    return what_is_kept(posted, status)


def _refused(verdict: Verdict) -> JsonResponse:
    return JsonResponse({"refused": [verdict.sentence]}, status=verdict.status, headers=verdict.headers)


def what_is_kept(posted: Posted, status: int) -> JsonResponse:
    """The form's photos as they are kept by now, each with its markup, and what was refused."""
    response = JsonResponse(
        {
            "unfinished": unfinished.name_of(posted.begun),
            "photos": [
                {"number": one.number, "html": render_to_string("components/kept_photo.html", {"photo": one})}
                for one in unfinished.shown(posted.photos)
            ],
            "refused": posted.refusals,
        },
        status=status,
    )
    add_never_cache_headers(response)
    return response


@require_safe
def photo(request: HttpRequest, name: str) -> HttpResponse:
    """A photo as a thumbnail, for the one who sent it; until there is one, a mark in its place."""
    found = unfinished.photo_of(name)
    if found is None:
        raise Http404("No such photo.")
    small = thumbnail(found)
    if small is None:
        return for_one_person(redirect(static("marks/photo.svg")))
    response = for_one_person(HttpResponse(small, content_type="image/jpeg"))
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
