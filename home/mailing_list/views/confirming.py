"""The page behind the button of the first mail."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from foundation.posting.seeing import see_other
from home.mailing_list import links, subscribing
from home.mailing_list.models import Subscriber, Welcome
from home.mailing_list.offered import promised
from home.mailing_list.wordings import WORDING, agreed_to
from stories.pages.views.private import private
from stories.tellers.signing import Expired


@private
def confirm_subscription(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what is to come and the button; press it, and they are on the list.

    Nothing that was typed is shown before that: a mistyped address is a stranger's.
    """
    try:
        return _opened(request, token)
    except (links.Gone, links.Overtaken, Subscriber.DoesNotExist):
        return render(request, "mailing_list/confirm_overtaken_page.html", status=410)


def _opened(request, token) -> HttpResponseBase:
    try:
        subscriber = links.opened(links.CONFIRM, token)
    except Expired:
        subscriber = links.expired(token)
        if not subscriber.is_confirmed:
            return _too_late(request, subscriber)
    if request.method == "POST":
        subscribing.confirm(subscriber)
        return see_other(request.path)
    if subscriber.is_confirmed:
        return render(request, "mailing_list/confirmed_page.html", _confirmed(subscriber))
    context = {"letters": agreed_to(WORDING, subscriber.frequency)[-1], "offer": promised()}
    return render(request, "mailing_list/confirm_page.html", context)


def _confirmed(subscriber: Subscriber) -> dict[str, object]:
    return {
        "subscriber": subscriber,
        "letters": agreed_to(WORDING, subscriber.frequency)[-1],
        "welcome": Welcome.objects.select_related("offer").filter(subscriber=subscriber).first(),
        "own_link": links.to_own_page(subscriber),
    }


def _too_late(request, subscriber: Subscriber) -> HttpResponseBase:
    """A button whose time is over offers a new one, to the same address."""
    if request.method == "POST":
        subscribing.ask(subscriber.address, frequency=subscriber.frequency, name=subscriber.name)
        return see_other(reverse("asked_for_letters"))
    return render(request, "mailing_list/confirm_expired_page.html", status=410)
