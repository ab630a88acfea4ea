"""A subscriber's own page: which letters come, a month without, their code again, leaving, and being forgotten."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from foundation.posting.seeing import see_other
from home.mailing_list import links, mailing, subscribing
from home.mailing_list.forms import ChoiceForm
from home.mailing_list.models import Subscriber, Welcome
from stories.pages.views.private import private

#: What each button does that asks for nothing more.
ACTS: dict[str, Callable[[Subscriber], object]] = {
    "pause": subscribing.pause,
    "resume": subscribing.resume,
    "leave": subscribing.leave,
    "come-back": subscribing.come_back,
}
#: What happened, as the next page says it: in the address, since there is no cookie.
CHOSEN, SENT, TOO_OFTEN, BACK = "chosen", "sent", "too-often", "back"


@private
def own_subscription(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show how things stand; a button changes it, and the next page says what happened."""
    try:
        return _opened(request, links.opened(links.OWN, token))
    except (links.Gone, Subscriber.DoesNotExist):
        return render(request, "mailing_list/erased_page.html", status=410)


def _opened(request, subscriber: Subscriber) -> HttpResponseBase:
    act = request.POST.get("act", "")
    if act == "choose":
        return _choose(request, subscriber)
    if act == "code":
        return see_other(f"{request.path}?done={_send_again(subscriber)}#welcome")
    if act == "erase":
        subscribing.erase(subscriber)
        return see_other(request.path)
    if act in ACTS:
        ACTS[act](subscriber)
        return see_other(f"{request.path}?done={BACK}" if act == "come-back" else request.path)
    return _page(request, subscriber, _form(subscriber))


def _choose(request, subscriber) -> HttpResponseBase:
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return _page(request, subscriber, form, status=422)
    subscribing.choose(subscriber, form.cleaned_data["frequency"], name=form.cleaned_data["name"])
    return see_other(f"{request.path}?done={CHOSEN}")


def _send_again(subscriber) -> str:
    welcome = Welcome.objects.select_related("code", "subscriber").filter(subscriber=subscriber).first()
    return SENT if welcome and subscriber.is_confirmed and mailing.write_code_again(welcome) else TOO_OFTEN


def _form(subscriber: Subscriber) -> ChoiceForm:
    return ChoiceForm(initial={"frequency": subscriber.frequency, "name": subscriber.name})


def _page(request, subscriber: Subscriber, form: ChoiceForm, status: int = 200) -> HttpResponseBase:
    context = {
        "subscriber": subscriber,
        "form": form,
        "welcome": Welcome.objects.select_related("offer").filter(subscriber=subscriber).first(),
        "may_come_back": subscribing.may_come_back(subscriber),
        "done": request.GET.get("done", ""),
    }
    return render(request, "mailing_list/own_page.html", context, status=status)
