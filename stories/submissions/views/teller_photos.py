"""The page behind a private link on which a teller adds photos to their story."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render

from foundation.posting.refusal import ended_half_way, not_now
from foundation.refusing import Refused
from stories.pages.views.private import private
from stories.submissions import links, unfinished
from stories.submissions.adding_photos import add_photos as add
from stories.submissions.models import SentMail, Submission
from stories.submissions.posted import SEND, Posted, so_many_at_once
from stories.submissions.teller_forms import AddingPhotosForm
from stories.submissions.views.asked_again import nothing_to_ask, offer_a_new_mail
from stories.submissions.views.photos import what_is_kept
from stories.tellers.signing import Bad, Expired

logger = logging.getLogger(__name__)


@private
def add_photos(request: HttpRequest, token: str) -> HttpResponseBase:
    """Take up to five photos with their captions; what is kept of them stays kept whatever else is wrong."""
    try:
        submission = links.opened(links.PHOTOS, token)
    except Expired:
        return offer_a_new_mail(request, links.expired(token, links.PHOTOS), SentMail.Kind.ASK_PHOTO)
    if not submission.may_be_told:
        return nothing_to_ask(request, submission)
    if request.method == "POST":
        with Posted.read(request) as posted:
            return _take(request, submission, posted)
    return _page(request, submission, AddingPhotosForm(), is_said="said" in request.GET)


@private
def add_photos_one_by_one(request: HttpRequest, token: str) -> HttpResponseBase:
    """Keep what came, and say what is kept by now: for the script that sends photos while somebody writes."""
    try:
        submission = links.opened(links.PHOTOS, token)
    except Expired as over:
        raise Bad from over
    with Posted.read(request) as posted:
        if posted.is_unread:
            return JsonResponse({"refused": [so_many_at_once()]}, status=503)
        if not posted.is_whole:
            posted.refusals = [ended_half_way()]
            return what_is_kept(posted, 400)
        if request.method == "POST" and submission.may_be_told:
            posted.keep(submission.series)
        return what_is_kept(posted, 422 if posted.refusals else 200)


def _take(request, submission: Submission, posted: Posted) -> HttpResponseBase:
    if posted.is_unread:
        return _page(request, submission, AddingPhotosForm(), sentence=so_many_at_once(), status=503)
    if not posted.is_whole:
        return _page(request, submission, _form(posted), posted, sentence=ended_half_way(), status=400)
    if posted.words.get("unfinished") and posted.begun is None and not posted.files and submission.photos:
        # The button was pressed twice: they are with the story by now.
        return redirect(f"{request.path}?said")
    posted.keep(submission.series)
    form = _form(posted)
    if posted.act != SEND:
        form.only_about_photos()
        return _page(request, submission, form, posted, status=422 if form.errors else 200)
    if not form.is_valid() or posted.begun is None:
        return _page(request, submission, form, posted, status=422)
    try:
        add(submission, posted.begun, ticked=form.ticked)
    except Refused as refused:
        form.add_error("photos", str(refused))
        return _page(request, submission, form, posted, status=422)
    except (OSError, DatabaseError):
        logger.exception("Photos for a story could not be kept")
        return _page(request, submission, form, posted, sentence=not_now(), status=503)
    return redirect(f"{request.path}?said")


def _form(posted: Posted) -> AddingPhotosForm:
    return AddingPhotosForm(posted.words, photos=posted.photos, refusals=posted.refusals)


def _page(
    request,
    submission: Submission,
    form: AddingPhotosForm,
    posted: Posted | None = None,
    *,
    is_said: bool = False,
    sentence: str = "",
    status: int = 200,
) -> HttpResponseBase:
    """The form; where it came back, with what is kept of it."""
    context = {
        "submission": submission,
        "form": form,
        "is_said": is_said and bool(submission.photos),
        "sentence": sentence,
        "unfinished": unfinished.name_of(posted.begun) if posted else "",
        "photos": unfinished.shown(posted.photos) if posted else (),
        "token": request.resolver_match.kwargs["token"],
        "own_page": links.to_own_page(submission),
    }
    if sentence:
        form.errors.clear()
    return render(request, "submissions/add_photos_page.html", context, status=status)
