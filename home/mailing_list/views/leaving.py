"""Leave the list: by one click in a mail program (RFC 8058), or by the button on a page that a GET shows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from foundation.posting.seeing import see_other
from home.mailing_list import links, subscribing
from home.mailing_list.models import LoggedConsent, Subscriber
from home.mailing_list.models.subscriber import Frequency
from home.mailing_list.wordings import WORDING, agreed_to
from stories.pages.views.private import private

#: What a mail program posts, as it stands in our List-Unsubscribe-Post header.
ONE_CLICK = ("List-Unsubscribe", "One-Click")

Door = LoggedConsent.Door
#: Beside each choice those that bring fewer letters.
FEWER = {Frequency.EACH: (Frequency.WEEK, Frequency.CALLS), Frequency.WEEK: (Frequency.CALLS,)}


@private
def leave_list(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show where they stand and the button that changes it; leave, undo that they left, or have fewer letters.

    Never expires. Of whoever was erased it says that nothing comes any more, to a mail program as well.
    """
    try:
        return _opened(request, links.opened(links.LEAVE, token))
    except (links.Gone, Subscriber.DoesNotExist):
        return _page(request, None)


def _opened(request, subscriber: Subscriber) -> HttpResponseBase:
    if request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        # Without a redirect: whoever posts is a program that follows none (RFC 8058 §3.1).
        return _page(request, subscribing.leave(subscriber, Door.ONE_CLICK))
    act = ACTS.get(request.POST.get("act", ""))
    if act:
        act(subscriber)
        stays = request.POST["act"] in STAYING
        return see_other(f"{request.path}?done={request.POST['act']}" if stays else request.path)
    return _page(request, subscriber)


def _page(request, subscriber: Subscriber | None) -> HttpResponseBase:
    context: dict[str, object] = {"subscriber": subscriber}
    if subscriber:
        context |= {
            "may_come_back": subscribing.may_come_back(subscriber),
            "fewer": FEWER.get(Frequency(subscriber.frequency), ()),
            "own_link": links.to_own_page(subscriber),
            "letters": agreed_to(WORDING, subscriber.frequency)[-1],
            "stays": subscriber.is_confirmed and request.GET.get("done") in STAYING,
        }
    return render(request, "mailing_list/leave_page.html", context)


def _fewer(frequency: Frequency) -> Callable[[Subscriber], object]:
    """Have fewer letters instead of none, also for somebody who has just left."""
    return lambda subscriber: subscribing.choose(subscribing.come_back(subscriber), frequency)


#: What each button does.
ACTS: dict[str, Callable[[Subscriber], object]] = {
    "leave": subscribing.leave,
    "come-back": subscribing.come_back,
    "week": _fewer(Frequency.WEEK),
    "calls": _fewer(Frequency.CALLS),
    "pause": lambda subscriber: subscribing.pause(subscribing.come_back(subscriber)),
    "resume": subscribing.resume,
}
#: By these somebody stays: the next page says so and does not ask once more, by the address, since there is no cookie.
STAYING = ACTS.keys() - {"leave"}
