"""Letters by mail, as a reader asks for them."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.posting.guard import Answer, Verdict
from home.mailing_list.forms import SignUpForm
from home.mailing_list.offered import Promised
from home.style_page import pages
from home.style_page.specimen import TEXT, Group, Specimen

WHOLE, FORM = "components/sign_up.html", "components/sign_up_form.html"
TYPED = {"email": "gwen@post.example", "name": "Gwen Pardoe", "frequency": "each"}


def letters() -> Group:
    """The sign-up: where a page has come to its end, and as it comes back."""
    ten = _now("10 % off at the Hallin Bridge bookshop")
    often = Verdict(Answer.ONCE_MORE)
    shown: list[tuple[Any, str, Any, dict[str, Any], tuple[str, ...]]] = [
        (_("Sign-up"), WHOLE, _("After the last section of a page; never over it."), _form("plain"), ("sheet",)),
        (
            _("With a welcome"),
            FORM,
            _("While an offer is open."),
            {**_form("welcome"), "offer": Promised(ten)},
            TEXT,
        ),
        (
            _("With a welcome that comes later"),
            FORM,
            _("Every code is given away."),
            {**_form("later"), "offer": Promised(ten, comes_at_once=False)},
            TEXT,
        ),
        (
            _("To mend"),
            FORM,
            _("Came back with everything in it."),
            _form("wrong", {**TYPED, "email": "gwen.pardoe"}),
            TEXT,
        ),
        (
            _("To read once more"),
            FORM,
            _("A post without a fresh token."),
            {**_form("again", TYPED), "verdict": often},
            TEXT,
        ),
    ]
    return Group("letters", _("Letters"), [Specimen(*one) for one in shown])


def _form(name: str, typed: dict[str, str] | None = None) -> dict[str, Any]:
    return {"form": SignUpForm(typed, auto_id=f"letters-{name}-%s"), "path": pages.NOWHERE}
