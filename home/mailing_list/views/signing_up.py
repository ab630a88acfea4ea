"""The page by which somebody asks for letters; the same form stands on pages of its own kind elsewhere."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from foundation.posting.guard import HONEYPOT, TOKEN, Answer, Verdict
from foundation.posting.posted import WHOLE, words_of
from foundation.posting.refusal import ended_half_way, not_now, refused
from home.mailing_list import subscribing
from home.mailing_list.came_from import back_to
from home.mailing_list.forms import SignUpForm
from home.mailing_list.guarding import GUARD

#: The field that names the page on which the form stood.
PAGE = "page"

logger = logging.getLogger(__name__)


@csrf_exempt  # no cookie, so no token in one: GUARD looks at every post
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show the form, the same to everybody and kept by caches; take what is sent, or say what is to be mended.

    Nobody learns from the answer who is on the list.
    """
    if request.method != "POST":
        return _page(request, SignUpForm())
    answer = _take(request)
    add_never_cache_headers(answer)
    return answer


@require_safe
def asked_for_letters(request: HttpRequest) -> HttpResponse:
    """Say that we have written, where the form stood on no page that could."""
    return render(request, "mailing_list/asked_page.html")


def _take(request) -> HttpResponse:
    words = words_of(request)
    if words is None:
        return _refused(QueryDict(), Verdict(Answer.REFUSED, _far_too_long(), 413), is_unread=True)
    # First of all, and without asking the database: of a flood this is most.
    with GUARD.admit(request, words.get("email", "")) as turned_away:
        return _refused(words, turned_away) if turned_away else _take_in(request, words)


def _take_in(request, words) -> HttpResponse:
    form = SignUpForm(words)
    if words.get(WHOLE) != "1":
        return _page(request, form, Verdict(Answer.ONCE_MORE, ended_half_way(), 400))
    if not form.is_valid():
        return _page(request, form, status=422)
    typed = form.cleaned_data
    verdict = GUARD.judge(request, address=typed["email"])
    if verdict.answer is Answer.REFUSED:
        return _refused(words, verdict)
    if not verdict.may_pass:
        return _page(request, form, verdict)
    try:
        if not verdict.is_robot:
            subscribing.ask(typed["email"], frequency=typed["frequency"], name=typed["name"])
        return back_to(words.get(PAGE, ""))
    except DatabaseError:
        logger.exception("A sign-up could not be kept")
        return _refused(words, Verdict(Answer.REFUSED, not_now(), 503))


def _page(request, form: SignUpForm, verdict: Verdict | None = None, status: int = 200) -> HttpResponse:
    """The form; where it came back, with a fresh token, all that was typed, and what the guard says."""
    context: dict[str, object] = {"form": form, "verdict": verdict}
    if form.is_bound:
        context |= {"fresh": GUARD.token(), "path": form.data.get(PAGE, "")}
    if verdict:
        # What is wrong with the fields is not the question yet.
        form.errors.clear()
    return render(request, "mailing_list/subscribe_page.html", context, status=verdict.status if verdict else status)


def _refused(words, verdict, *, is_unread=False) -> HttpResponse:
    """Why it was not taken, with all that was typed, to be sent again from there."""
    apart = {"email", "act", TOKEN, HONEYPOT, WHOLE}
    return refused(
        "mailing_list/refused_page.html",
        verdict,
        path=reverse("subscribe"),
        is_unread=is_unread,
        field="email",
        words=words.get("email", ""),
        rest=[(name, value) for name, value in words.items() if name not in apart],
        fresh=GUARD.token(),
    )


def _far_too_long() -> str:
    return _(
        "This is far longer than an address and a name can be, so nothing of it was read. Go back one page: what you "
        "wrote is there."
    )
