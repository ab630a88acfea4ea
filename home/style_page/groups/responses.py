"""What readers answer."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from foundation import moment
from home.style_page.specimen import TEXT, Group, Specimen

ONE, ALL = "components/response.html", "components/responses.html"


def responses() -> Group:
    """One, several, none, closed."""
    idris = _response(
        1,
        "Idris Fenn",
        "The lamp on Tanner’s Row is on a timer that has been wrong since the clocks went back in 2019.\n\n"
        "I mended the one next to it in March. I have decided not to touch yours.",
        hours=30,
    )
    nora = _response(2, "Nora Whitlock", "Idris, please don’t. She says good night to it.", hours=28, is_teller=True)
    waiting = _response(3, "Gwen Pardoe", "I thought it was only me who knew about that lamp.", is_waiting=True)
    told = {"responses": [idris, nora], "told": 2, "teller": "Nora"}
    section = ("sheet",)
    return Group(
        "responses",
        _("Responses"),
        [
            Specimen(_("A response"), ONE, _("One reader’s answer."), idris, TEXT),
            Specimen(_("From the teller"), ONE, _("The one who told the story answers."), nora, TEXT),
            Specimen(_("Waiting"), ONE, _("Shown only to the one who wrote it, at once."), waiting, TEXT),
            Specimen(_("Some"), ALL, _("Under a story, after the call."), told, section),
            Specimen(
                _("Some, and one’s own"),
                ALL,
                _("What waits is not counted."),
                {**told, "responses": [idris, nora, waiting]},
                section,
            ),
            Specimen(
                _("None yet"),
                ALL,
                _("Says who will read the first."),
                {"responses": [], "told": 0, "teller": "Nora"},
                section,
            ),
            Specimen(_("Closed"), ALL, _("One sentence in place of the form."), {**told, "is_closed": True}, section),
            Specimen(
                _("Closed, and nobody answered"),
                ALL,
                _("The shortest there is."),
                {"responses": [], "told": 0, "is_closed": True},
                section,
            ),
        ],
    )


def _response(number, name, words, *, hours=0, is_teller=False, is_waiting=False) -> dict:
    at = moment.now() - timedelta(hours=hours)
    return {"number": number, "name": name, "at": at, "words": words, "is_teller": is_teller, "is_waiting": is_waiting}
