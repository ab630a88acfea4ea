"""The form by which a story is sent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from foundation.plain_text import PlainCharField
from stories.pages.models import SeriesIndexPage
from stories.submissions.models import Enclosure
from stories.tellers.consenting import WORDING
from stories.tellers.wordings import OF_PHOTOS, WORDINGS

#: Some two hundred times what is asked for: longer is a book, and a book comes better by mail.
LONGEST = 300_000

#: Beside a box, where it needs a word more.
HELP = {
    "site": _("Without this we can read it and answer you, and nobody else will see it."),
    "guardian": _("Only if there is one who could be recognised."),
}


class ManyFiles(forms.FileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class SharingForm(forms.Form):
    """A story, whose it is, its photos, and what may be done with it.

    The files themselves are kept before the form is looked at (`unfinished`): ``photos`` are those that are
    there by now, ``refusals`` say of which file why it was not taken.
    """

    #: A browser's own bubble says less than we do, in its own language, and one at a time.
    use_required_attribute = False

    story = PlainCharField(
        label=_("Tell it as you would tell a friend"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={
            "required": _("Tell at least a line; we can help with the rest."),
            "max_length": _("This is as long as a book, longer than we can take here. Please send it by mail."),
        },
    )
    photos = forms.FileField(
        label=_("A photo or two, if you have any"),
        required=False,
        help_text=_(
            "Up to five, of up to 30 MB each. We remove the place and time hidden in the file before anyone sees it."
        ),
        widget=ManyFiles(attrs={"accept": "image/*,.heic,.heif"}),
    )
    name = PlainCharField(
        label=_("Your name, as it will be shown"),
        max_length=120,
        help_text=_("A first name is enough. “Anonymous” is fine."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Write the name to print. “Anonymous” is fine."),
            "max_length": _("Write a shorter name, of up to 120 letters."),
        },
    )
    email = forms.EmailField(
        label=_("Your e-mail address, never shown"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your address, so that we can answer you."),
            "invalid": _("Write it with an @ and a dot, such as gwen@post.example"),
            "max_length": _("This address is longer than any can be. Please look at it again."),
        },
    )
    title = PlainCharField(
        label=_("A title, if it has one"),
        max_length=255,
        required=False,
        error_messages={"max_length": _("Write a shorter title, of up to 255 letters.")},
    )

    def __init__(
        self,
        *args: Any,
        series: SeriesIndexPage,
        photos: Sequence[Enclosure] = (),
        refusals: Sequence[str] = (),
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.kept, self.refusals = photos, refusals
        self.fields["story"].help_text = _now(
            "About %(count)d words. Longer is fine; we may ask you to help us cut."
        ) % {"count": series.word_target}
        for name, sentence in WORDINGS[WORDING].items():
            self.fields[name] = forms.BooleanField(label=sentence, required=False, help_text=HELP.get(name, ""))

    @property
    def ticked(self) -> list[str]:
        """The boxes that were ticked; those about photos count only where there are photos."""
        return [
            name for name in WORDINGS[WORDING] if self.cleaned_data.get(name) and (self.kept or name not in OF_PHOTOS)
        ]

    @property
    def who(self) -> list[forms.BoundField]:
        """The fields about the teller and the title."""
        return [self["name"], self["email"], self["title"]]

    @property
    def for_the_story(self) -> list[forms.BoundField]:
        """The boxes about the story."""
        return [self[name] for name in WORDINGS[WORDING] if name not in OF_PHOTOS]

    @property
    def for_the_photos(self) -> list[forms.BoundField]:
        """The boxes about its photos."""
        return [self[name] for name in OF_PHOTOS]

    def clean(self):
        """What was said of the photos belongs to those that are there."""
        cleaned = super().clean()
        for refusal in self.refusals:
            self.add_error("photos", refusal)
        for photo in self.kept:
            if photo.state == Enclosure.State.REFUSED:
                self.add_error("photos", f"“{photo.filename}”: {photo.refusal} {_now('Then take this one out.')}")
        if self.kept:
            for name, error in self._missing_of_photos().items():
                if not cleaned.get(name):
                    self.add_error(name, error)
        return cleaned

    def _missing_of_photos(self) -> dict[str, ValidationError]:
        count = len(self.kept)
        way_out = ngettext("Or take the photo out.", "Or take the photos out.", count)
        return {
            "own_photo": ValidationError(_now("Tick this, so that we may show what you send.") + " " + way_out),
            "people_agreed": ValidationError(_now("Tick this if it is so.") + " " + way_out),
        }

    def only_about_photos(self) -> None:
        """Forget what is wrong elsewhere: somebody is only adding photos, and not done."""
        for name in [name for name in self.errors if name != "photos"]:
            del self.errors[name]
