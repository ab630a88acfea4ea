"""What readers answer."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from foundation import moment
from home.style_page.specimen import Group, Specimen

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
    told, nothing = {"responses": [idris, nora], "told": 2, "teller": "Nora"}, {"responses": [], "told": 0}
    ones = [
        (_("A response"), _("One reader’s answer."), idris),
        (_("From the teller"), _("The one who told the story answers."), nora),
        (_("Waiting"), _("Shown only to the one who wrote it, at once."), waiting),
    ]
    several = [
        (_("Some"), _("Under a story, after the call."), told),
        (_("Some, and one’s own"), _("What waits is not counted."), {**told, "responses": [idris, nora, waiting]}),
        (_("None yet"), _("Says who will read the first."), {**nothing, "teller": "Nora"}),
        (_("Closed"), _("One sentence in place of the form."), {**told, "is_closed": True}),
        (_("Closed, and nobody answered"), _("The shortest there is."), {**nothing, "is_closed": True}),
    ]
    specimens = [Specimen(name, ONE, use, given) for name, use, given in ones]
    specimens += [Specimen(name, ALL, use, given, ("sheet",)) for name, use, given in several]
    return Group("responses", _("Responses"), specimens)


def _response(number, name, words, *, hours=0, is_teller=False, is_waiting=False) -> dict:
    at = moment.now() - timedelta(hours=hours)
    return {"number": number, "name": name, "at": at, "words": words, "is_teller": is_teller, "is_waiting": is_waiting}
