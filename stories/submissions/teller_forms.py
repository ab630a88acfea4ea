"""The forms behind private links: what we may do with a story, and photos that come after it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.plain_text import PlainCharField
from stories.pages.vouching import lacks_guardian
from stories.submissions.accepting import name_to_print
from stories.submissions.agreeing import PLACES, guardian_needed, is_of_a_child
from stories.submissions.forms import ManyFiles
from stories.submissions.models import Enclosure, Submission
from stories.tellers.consenting import WORDING
from stories.tellers.models import Consent
from stories.tellers.wordings import OF_PHOTOS, WORDINGS

#: Beside each box: what it means.
MEANS = {
    "site": _("Everybody can read it there, and search engines find it. Your address is never shown."),
    "letter": _("A letter that has left cannot be called back."),
    "social": _("Others may pass it on from there."),
    "print": _("What is printed stays printed."),
    "edits": _("Never what you mean. For anything more we ask you first."),
    "own_photo": _("Without this we tell your story without the photos."),
    "people_agreed": _("Without this, too, we leave the photos out."),
    "guardian": _("Only if there is one who could be recognised. Then the site needs this."),
}


class AgreeingForm(forms.Form):
    """The boxes in the words that are agreed to, with what stands now, and the name to print."""

    use_required_attribute = False

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

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any):
        stands = Consent.objects.latest_for(submission.story_key)
        ticked = stands.ticked if stands else submission.ticked
        super().__init__(*args, **kwargs)
        self.initial = {"name": name_told_under(submission), **dict.fromkeys(ticked, True)}
        self.is_of_a_child = is_of_a_child(submission)
        for name, sentence in WORDINGS[WORDING].items():
            self.fields[name] = forms.BooleanField(label=sentence, required=False, help_text=MEANS.get(name, ""))
        if submission.story and submission.story.live:
            del self.fields["name"]
        for name in OF_PHOTOS:
            is_asked = bool(submission.photos) or (name == "guardian" and self.is_of_a_child)
            if not is_asked:
                del self.fields[name]
        if self.is_of_a_child:
            self.fields["guardian"].help_text = _("A child can be recognised in it, so the site needs this.")

    @property
    def for_the_story(self) -> list[forms.BoundField]:
        """The boxes about the story."""
        return [self[name] for name in WORDINGS[WORDING] if name not in OF_PHOTOS]

    @property
    def for_the_photos(self) -> list[forms.BoundField]:
        """The boxes about its photos and who is in them; none where no photo came."""
        return [self[name] for name in OF_PHOTOS if name in self.fields]

    @property
    def allowed(self) -> dict[str, bool]:
        """What the boxes say, by field of Consent."""
        return {name: bool(self.cleaned_data.get(name)) for name in WORDINGS[WORDING]}

    @property
    def allows_nothing(self) -> bool:
        """Whether it may be shown nowhere."""
        return not any(self.cleaned_data.get(name) for name in PLACES)

    def clean(self):
        """A guardian's word for a child."""
        cleaned = super().clean()
        if lacks_guardian(self.is_of_a_child, **self.allowed):
            self.add_error("guardian", guardian_needed())
        return cleaned


class AddingPhotosForm(forms.Form):
    """Photos for a story that is here already, and what is said of them.

    The files themselves are kept before the form is looked at (`unfinished`), as on the form of a story.
    """

    use_required_attribute = False

    photos = forms.FileField(
        label=_("Photos"),
        required=False,
        help_text=_(
            "Up to five, of up to 30 MB each. We remove the place and time hidden in the file before anyone sees it."
        ),
        widget=ManyFiles(attrs={"accept": "image/*,.heic,.heif"}),
    )

    def __init__(self, *args: Any, photos: Sequence[Enclosure] = (), refusals: Sequence[str] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.kept, self.refusals = photos, refusals
        for name in OF_PHOTOS:
            self.fields[name] = forms.BooleanField(label=WORDINGS[WORDING][name], required=False)
        self.fields["guardian"].help_text = _("Only if there is one who could be recognised.")

    @property
    def boxes(self) -> list[forms.BoundField]:
        """What is said of the photos."""
        return [self[name] for name in OF_PHOTOS]

    @property
    def ticked(self) -> list[str]:
        """The boxes that were ticked."""
        return [name for name in OF_PHOTOS if self.cleaned_data.get(name)]

    def clean(self):
        """At least one photo that can be opened, and somebody's word for all of them."""
        cleaned = super().clean()
        for refusal in self.refusals:
            self.add_error("photos", refusal)
        for photo in self.kept:
            if photo.state == Enclosure.State.REFUSED:
                self.add_error("photos", f"“{photo.filename}”: {photo.refusal} {_now('Then take this one out.')}")
        if not self.kept and not self.refusals:
            self.add_error("photos", _("Choose at least one photo."))
        if self.kept and not cleaned.get("own_photo"):
            self.add_error("own_photo", _("Tick this, so that we may show what you send."))
        if self.kept and not cleaned.get("people_agreed"):
            self.add_error("people_agreed", _("Tick this if it is so. If it is not, take that photo out."))
        return cleaned

    def only_about_photos(self) -> None:
        """Forget what is wrong elsewhere: somebody is only adding photos, and not done."""
        for name in [name for name in self.errors if name != "photos" or not (self.kept or self.refusals)]:
            del self.errors[name]


def name_told_under(submission: Submission) -> str:
    """The name under which it is printed as things stand; where none was given, the teller's own."""
    if submission.story:
        return submission.story.get_latest_revision_as_object().printed_name
    return name_to_print(submission)
