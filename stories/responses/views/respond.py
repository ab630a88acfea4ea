"""The page by which a story is answered."""

import logging
from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from foundation.posting.guard import HONEYPOT, TOKEN, Answer, Verdict
from foundation.posting.posted import WHOLE, words_of
from foundation.posting.refusal import ended_half_way, not_now, refused
from foundation.posting.seeing import see_other
from foundation.refusing import Refused
from foundation.throttle import hashed, network_of
from stories.pages.models import GoneAddress, StoryPage
from stories.responses import answering, links
from stories.responses.forms import ResponseForm
from stories.responses.guarding import GUARD
from stories.responses.models import Responder, Response
from stories.responses.talk import Talk, talk_under
from stories.tellers.signing import Bad, Expired

#: The field that names the response that is answered, and the one that a device fills in that is known.
TO, DEVICE = "to", "device"

logger = logging.getLogger(__name__)


@csrf_exempt  # no cookie, so no token in one: GUARD looks at every post
@require_http_methods(["GET", "HEAD", "POST"])
def respond(request: HttpRequest, series: str, slug: str) -> HttpResponse:
    """Show the form, the same to everybody; take what is sent, or say what is to be mended.

    No cache keeps it, or the words of a response that is taken back would stand there still.
    """
    response = _take(request, series, slug) if request.method == "POST" else _show(request, series, slug)
    add_never_cache_headers(response)
    return response


def _show(request, series, slug) -> HttpResponse:
    story = _story(series, slug)
    if story is None:
        raise Http404("No such story.")
    return _page(request, talk_under(story), ResponseForm(), request.GET.get(TO, ""))


def _take(request, series, slug) -> HttpResponse:
    words = words_of(request)
    if words is None:
        return _refused(request, QueryDict(), Verdict(Answer.REFUSED, _far_too_long(), 413), is_unread=True)
    # First of all, and without asking the database: of a flood this is most.
    with GUARD.admit(request, words.get("email", "")) as turned_away:
        if turned_away:
            return _refused(request, words, turned_away)
        return _take_in(request, series, slug, words)


def _take_in(request, series, slug, words) -> HttpResponse:
    story = _story(series, slug)
    if story is None:
        return _gone(request, f"/{series}/{slug}/", words)
    form, to = ResponseForm(words), words.get(TO, "")
    # Read only where the form comes back: of most posts nobody asks what stands there already.
    talk: Any = SimpleLazyObject(lambda: talk_under(story))
    if words.get(WHOLE) != "1":
        return _page(request, talk, form, to, Verdict(Answer.ONCE_MORE, ended_half_way(), 400))
    parent = _parent(story, to)
    if to and parent is None:
        return _page(request, talk, form, "", Verdict(Answer.ONCE_MORE, _gone_meanwhile(), 422))
    if not form.is_valid():
        return _page(request, talk, form, to, status=422)
    verdict = GUARD.judge(request, address=form.cleaned_data["email"], words=form.cleaned_data["text"])
    if verdict.answer is Answer.REFUSED:
        return _refused(request, words, verdict)
    if not verdict.may_pass:
        return _page(request, talk, form, to, verdict)
    try:
        response = answering.respond(_written(request, story, parent, form, verdict))
    except Refused:
        return _closed(request, story, words)
    except DatabaseError:
        logger.exception("A response could not be kept")
        return _refused(request, words, Verdict(Answer.REFUSED, not_now(), 503))
    return see_other(links.own_path(response))


def _written(request, story, parent, form, verdict) -> answering.Written:
    typed = form.cleaned_data
    return answering.Written(
        story=story,
        name=typed["name"],
        address=typed["email"],
        text=typed["text"],
        parent=parent,
        wants_answers=typed["wants_answers"],
        known=_known(request.POST.get(DEVICE, "")),
        doubts=verdict.reasons,
        is_robot=verdict.is_robot,
        network=hashed(network_of(request)),
        sent_with=request.POST.get(TOKEN, ""),
    )


def _story(series: str, slug: str) -> StoryPage | None:
    return StoryPage.objects.readable().filter(slug=slug, url_path__endswith=f"/{series}/{slug}/").first()


def _parent(story: StoryPage, to: str) -> Response | None:
    """The response under ``story`` that is answered; None where there is none, or none that all may read."""
    if not (to.isascii() and to.isdecimal() and len(to) < 18):
        return None
    return story.responses.published().select_related("parent").filter(pk=int(to)).first()


def _known(token: str) -> Responder | None:
    try:
        return links.responder_of(links.DEVICE, token) if token else None
    except (Bad, Expired):
        return None


def _page(request, talk: Talk, form, to="", verdict=None, status=200) -> HttpResponse:
    """The form; where it came back, with a fresh token, all that was typed, and what the guard says.

    Where responses have been closed, that they are.
    """
    if not talk.openness.is_open:
        return _closed(request, talk.story, form.data) if form.is_bound else _closed(request, talk.story, status=200)
    parent = _parent(talk.story, to)
    context = {"talk": talk, "story": talk.story, "form": form, "parent": parent, "verdict": verdict}
    if form.is_bound:
        context["fresh"] = GUARD.token()
        context["device"] = form.data.get(DEVICE, "")
    if verdict:
        # What is wrong with the fields is not the question yet.
        form.errors.clear()
    context["is_lost"] = bool(to) and parent is None
    return render(request, "responses/respond_page.html", context, status=verdict.status if verdict else status)


def _closed(request, story, words=None, status=409) -> HttpResponse:
    """That no responses are taken any more; what somebody had written is still here."""
    kept = words.get("text", "").strip() if words else ""
    return render(request, "responses/respond_closed_page.html", {"story": story, "kept": kept}, status=status)


def _gone(request, path, words) -> HttpResponse:
    """The story was taken back while somebody wrote; of one that never was nothing is said."""
    if GoneAddress.objects.at(path) is None:
        raise Http404("No such story.")
    return _closed(request, None, words, status=410)


def _refused(request, words, verdict, *, is_unread=False) -> HttpResponse:
    """Why it was not taken, with all that was typed, to be sent again from there."""
    apart = {"text", "act", TOKEN, HONEYPOT, WHOLE}
    return refused(
        "responses/refused_page.html",
        verdict,
        path=request.path,
        is_unread=is_unread,
        field="text",
        words=words.get("text", ""),
        rest=[(name, value) for name, value in words.items() if name not in apart],
        fresh=GUARD.token(),
    )


def _gone_meanwhile() -> str:
    return _(
        "The response that you answer is not there any more. Everything you wrote is here: press the button, and it "
        "stands under the story itself."
    )


def _far_too_long() -> str:
    return _(
        "This is longer than a book, so nothing of it was read. Go back one page: what you wrote is there. We take up "
        "to 5,000 letters; a story of your own can be longer."
    )
