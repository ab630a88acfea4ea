"""The page on which the teller of a story answers its readers, and says whether to hear of them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from foundation.numbers import numbers_in
from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.pages.views.private import private
from stories.responses import links
from stories.responses.answering import answer_as_teller
from stories.responses.closing import ask_to_close, let_it_stay_open, openness_of
from stories.responses.hearing import spare_teller, tell_teller
from stories.responses.models import Conversation, Response
from stories.responses.teller_forms import TellerForm
from stories.responses.teller_talk import talk_of
from stories.responses.writers_acts import delete

#: What each button of their wishes does.
WISHES: dict[str, Callable[[StoryPage], object]] = {
    "hear": tell_teller,
    "spare": spare_teller,
    "ask-to-close": ask_to_close,
    "stay-open": let_it_stay_open,
}


@private
def teller_responses(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the talk under the teller's story; take what they say in it. Their words are kept whatever is wrong."""
    story = links.story_of_teller(token)
    if not story.live:
        kept = request.POST.get("text", "").strip()
        return render(request, "responses/story_not_out.html", {"story": story, "kept": kept}, status=410)
    act = request.POST.get("act", "")
    if act == "answer":
        return _answer(request, story)
    try:
        if act in WISHES:
            WISHES[act](story)
            return redirect(f"{request.path}#yours")
        if act == "delete":
            return _take_back(request, story)
    except Refused as refused:
        return _page(request, story, refused=str(refused), status=409)
    return _page(request, story)


def _answer(request, story) -> HttpResponseBase:
    form = TellerForm(request.POST, story=story, to=_answered(request, story))
    if form.is_valid():
        try:
            response = answer_as_teller(story, form.cleaned_data["text"], parent=form.parent)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{request.path}#{response.anchor}")
    return _page(request, story, form=form, status=422)


def _take_back(request, story) -> HttpResponseBase:
    """Let the teller take one of their own back; whatever else is named there is none."""
    own = Response.objects.filter(
        story=story, is_teller=True, pk__in=numbers_in(request.POST.getlist("response"))
    ).first()
    if own:
        delete(own)
    return redirect(f"{request.path}#responses")


def _answered(request, story) -> Response | None:
    return Response.objects.published().filter(story=story, pk__in=numbers_in(request.POST.getlist("to"))).first()


def _page(request, story, *, form: TellerForm | None = None, refused: str = "", status: int = 200) -> HttpResponseBase:
    context = {
        "story": story,
        "talk": talk_of(story, form),
        "posted": form,
        "refused": refused,
        "openness": openness_of(story),
        "conversation": Conversation.objects.filter(story=story).first(),
        "has_address": bool(story.told_by and story.told_by.address),
        "is_read_first": story.is_of_a_child,
    }
    return render(request, "responses/teller_page.html", context, status=status)
