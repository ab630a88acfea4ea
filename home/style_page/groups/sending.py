"""What stands around a story that is being sent."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from home.style_page import forms, pages
from home.style_page.specimen import Group, Specimen
from stories.submissions.unfinished import KeptPhoto

ONCE_MORE, COACH, KEPT, FIELD = (
    f"components/{name}.html" for name in ("once_more", "coach", "kept_photo", "photo_field")
)


def sending() -> Group:
    """Photos that have arrived already, the count, and a form that was not taken in yet."""
    hills = KeptPhoto(1, "IMG_2041.jpg", _now("The mill, from the towpath. My sister took it."), _picture("hills"))
    waiting = KeptPhoto(2, "IMG_2042.HEIC", "", static("marks/photo.svg"), is_waiting=True)
    refused = KeptPhoto(
        3,
        "a-very-long-name-that-some-camera-or-other-has-made-up-2019-06-07-05-50-12.jpg",
        "",
        static("marks/photo.svg"),
        refusal=_now("This picture is damaged or was cut short on its way. Please send it once more."),
    )
    often = _(
        "So much came from where you are that we take no more from there for 34 minutes. What you wrote is still here: "
        "keep this page open and press the button again then."
    )
    field = {"field": forms.empty()["photos"], "address": pages.NOWHERE}
    shown: list[tuple[Any, str, Any, dict[str, Any]]] = [
        (_("Once more"), ONCE_MORE, _("A post without a fresh token: no script ran, or the page is old."), {}),
        (_("Not taken yet"), ONCE_MORE, _("Refused, with the reason and what to do."), {"sentence": often}),
        (
            _("The count"),
            COACH,
            _("Under the story; needs its script."),
            {"field": "specimen-story", "target": 300, "key": "specimen"},
        ),
        (_("A kept photo"), KEPT, _("Has arrived, whatever else is wrong with the form."), {"photo": hills}),
        (_("A kept photo, being looked at"), KEPT, _("The worker has not made its thumbnail yet."), {"photo": waiting}),
        (_("A kept photo, refused"), KEPT, _("It turned out to be damaged."), {"photo": refused}),
        (_("Photos, none yet"), FIELD, _("With stories and responses that may carry some."), field),
        (
            _("Photos, some, and one refused"),
            FIELD,
            _("The others stay."),
            {**field, "field": forms.wrong()["photos"], "photos": [hills, waiting]},
        ),
    ]
    return Group("sending", _("Sending"), [Specimen(name, file, use, given) for name, file, use, given in shown])


def _picture(name: str) -> str:
    return static(f"home/pictures/{name}.webp")
