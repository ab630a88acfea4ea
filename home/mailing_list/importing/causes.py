"""Why a row cannot be taken, in words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: Cause, as it is kept with an import → what an editor reads beside the row's number.
WHY: dict[str, "StrPromise"] = {
    "doubled": _("stands in the file before: it is taken once"),
    "no code": _("there is no code in it"),
    "long code": _("the code is longer than 60 signs"),
    "rounded": _("a spreadsheet program has shortened this number: write the column as text, and save it anew"),
    "made a day": _(
        "a spreadsheet program has made a day or a time of it: write the column as text, and type the code anew"
    ),
    "no result": _("a formula went wrong there"),
    "no address": _("there is no address in it"),
    "bad address": _("this is no e-mail address"),
    "long name": _("the name is longer than 80 signs"),
    "letters": _("which letters? Write “each”, “week” or “calls”"),
    "bad date": _("this is no date: write it as 2026-03-31"),
    "two days": _("in its date, does the day come first, or the month? Say so under “Its columns or dates are others”"),
    "date ahead": _("the day on which they agreed is yet to come"),
    "no proof": _("it does not say how and when they agreed"),
    "suppressed": _("they left, or mails did not arrive: only they themselves can come back"),
}
