"""What readers answer."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.posting.guard import Answer, Verdict
from home.style_page import pages
from home.style_page.specimen import Group, Specimen
from stories.responses.closing import Openness
from stories.responses.forms import ResponseForm
from stories.responses.models import Response, ResponseRules
from stories.responses.talk import Talk
from stories.responses.threads import Thread

ONE, THREAD, ALL, FORM = (f"components/{name}.html" for name in ("response", "thread", "responses", "response_form"))

IDRIS = (
    "The lamp on Tanner’s Row is on a timer that has been wrong since the clocks went back in 2019.\n\n"
    "I mended the one next to it in March. I have decided not to touch yours."
)
A_LONG_WORD = "Look at https://lamps.example/every-lamp-of-hallin-bridge/by-street/tanners-row/and-who-mends-it.html"
TYPED = {"name": "Gwen Pardoe", "email": "gwen@post.example", "text": "I thought it was only me."}


def responses() -> Group:
    """One, one with answers, several, none, closed; and the form."""
    idris = _response(1, "Idris Fenn", IDRIS, hours=30)
    nora = _response(2, "Nora Whitlock", "Idris, please don’t. She says good night to it.", hours=28, is_teller=True)
    gwen = _response(3, "Gwen Pardoe", "I thought it was only me who knew about that lamp.")
    wordy = _response(4, "Wilhelmina-Constanze von Hohenlohe-Ingelfingen", A_LONG_WORD, hours=3, edited_at=moment.now())
    gone = _response(5, "", "", hours=30, state=Response.State.DELETED)
    own = {"response": gwen, "own": pages.NOWHERE, "within": _("a day")}
    usual = {"response": idris, "in_talk": True, "address": pages.NOWHERE}
    answered, gap = Thread(idris, [nora]), Thread(gone, [nora])
    ones: list[tuple[Any, str, Any, dict[str, Any]]] = [
        (
            _("A response"),
            ONE,
            _("One reader’s answer."),
            usual,
        ),
        (_("From the teller"), ONE, _("The one who told the story answers."), {"response": nora}),
        (_("Waiting"), ONE, _("Shown only to the one who wrote it, at once."), own),
        (_("With a long name and a link"), ONE, _("Neither breaks a phone."), {"response": wordy}),
        (_("Answered"), THREAD, _("What was answered stands under it; no deeper."), {"thread": answered}),
        (_("Taken back, and answered"), THREAD, _("A gap, where published ones answer it."), {"thread": gap}),
    ]
    several: list[tuple[Any, Any, dict[str, Any]]] = [
        (_("Some"), _("Under a story, after the call."), {"talk": _talk(answered, Thread(wordy))}),
        (_("None yet"), _("Says who will read the first, where its teller hears of it."), {"talk": _talk()}),
        (_("Closed"), _("One sentence in place of the form."), {"talk": _talk(answered, is_open=False)}),
        (_("Closed, and nobody answered"), _("The shortest there is."), {"talk": _talk(is_open=False)}),
    ]
    specimens = [Specimen(name, file, use, given) for name, file, use, given in [*ones, *_forms()]]
    specimens += [
        Specimen(name, ALL, use, {"address": pages.NOWHERE, **given}, ("sheet",)) for name, use, given in several
    ]
    return Group("responses", _("Responses"), specimens)


def _forms() -> list[tuple[Any, str, Any, dict[str, Any]]]:
    of_a_child = _talk(shows_child=True)
    usual = {"talk": _talk(), "address": pages.NOWHERE}
    often = Verdict(Answer.ONCE_MORE)
    return [
        (_("To answer"), FORM, _("Under a story; the same for everybody."), {**usual, "form": _form("empty")}),
        (
            _("To answer a story that shows a child"),
            FORM,
            _("Everything is read first."),
            {**usual, "talk": of_a_child, "form": _form("child")},
        ),
        (
            _("To mend"),
            FORM,
            _("Came back with everything in it."),
            {**usual, "form": _form("wrong", {**TYPED, "email": "gwen.pardoe"})},
        ),
        (
            _("To read once more"),
            FORM,
            _("A post without a fresh token."),
            {**usual, "form": _form("again", TYPED), "verdict": often},
        ),
    ]


def _form(name: str, typed: dict[str, str] | None = None) -> ResponseForm:
    return ResponseForm(typed, auto_id=f"{name}-%s")


def _talk(*threads: Thread, is_open=True, **story) -> Talk:
    openness = Openness(is_open, moment.now() + timedelta(days=40) if is_open else None)
    return Talk(pages.story(3, **story), list(threads), openness, ResponseRules(), teller_hears=True)


def _response(number, name, words, *, hours=0, state=Response.State.PUBLISHED, **fields) -> Response:
    at = moment.now() - timedelta(hours=hours)
    return Response(pk=number, name=name, text=words, written_at=at, state=state, **fields)
