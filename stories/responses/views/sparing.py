"""Stop mails of answers: by one click in a mail program (RFC 8058), or by the button on a page that a GET shows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from stories.pages.models import StoryPage
from stories.pages.views.private import private
from stories.responses import hearing, links

#: What a mail program posts, as it stands in our List-Unsubscribe-Post header.
ONE_CLICK = ("List-Unsubscribe", "One-Click")


@dataclass(frozen=True)
class Wish:
    """Whether somebody hears by mail, and how that changes; of a teller with the story that it is about."""

    hears: bool
    stop: Callable[[], None]
    begin: Callable[[], None]
    story: StoryPage | None = None


@private
def spare_responder(request: HttpRequest, token: str) -> HttpResponseBase:
    """Stop, or begin again, the mails of answers to one reader."""
    responder = links.responder_of(links.SPARE, token)
    wish = Wish(responder.spared_at is None, lambda: hearing.spare(responder), lambda: hearing.tell_again(responder))
    return _answer(request, wish)


@private
def spare_teller(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same for the teller of a story, also where it is not out any more."""
    story = links.story_of_teller(token, links.SPARE_TELLER)
    wish = Wish(
        hearing.teller_hears(story), lambda: hearing.spare_teller(story), lambda: hearing.tell_teller(story), story
    )
    return _answer(request, wish)


def _answer(request, wish: Wish) -> HttpResponseBase:
    act = request.POST.get("act")
    if request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        # Without a redirect: whoever posts is a program that follows none (RFC 8058 §3.1).
        wish.stop()
        return render(request, "responses/sparing.html", {"hears": False, "story": wish.story})
    if act in ("stop", "begin"):
        (wish.stop if act == "stop" else wish.begin)()
        return redirect(request.path)
    return render(request, "responses/sparing.html", {"hears": wish.hears, "story": wish.story})
