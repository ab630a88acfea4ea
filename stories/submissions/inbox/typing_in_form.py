"""The form in which an editor types in a story."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.cleaning import MOST_BYTES
from foundation.plain_text import plain
from stories.pages.fields import PageChoiceField
from stories.pages.forms.consent import ConsentBoxes
from stories.pages.models import SeriesIndexPage

NOT_ASKED, AGREED = "not asked", "agreed"
MOST_PHOTOS = 10


class PhotosInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """The files chosen, as a list; each is looked at when the story is there, and none is refused before."""

    widget = PhotosInput(attrs={"accept": "image/*,.heic,.heif"})

    def clean(self, data, initial=None):
        """Every file that was chosen. Raises ValidationError for one that is empty or too large."""
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        files = [super(PhotosField, self).clean(one, initial) for one in chosen]
        for file in files:
            if file.size > MOST_BYTES:
                said = _now("%(name)s is larger than %(most)s. Please choose a smaller copy; nothing else was lost.")
                raise forms.ValidationError(said % {"name": file.name, "most": filesizeformat(MOST_BYTES)})
        return files


class TypingInForm(ConsentBoxes):
    """Whose story, for which series, its words and photos, and how they agreed."""

    name = forms.CharField(
        label=_("Who told it?"), max_length=120, help_text=_("Their own name, for you. A first name will do.")
    )
    address = forms.EmailField(
        label=_("E-mail address"), max_length=254, required=False, help_text=_("May stay empty. It is never public.")
    )
    printed_name = forms.CharField(
        label=_("Name to print"),
        max_length=120,
        required=False,
        help_text=_("As it will stand above the story. Their own name, if this stays empty."),
    )
    series = PageChoiceField(
        label=_("For"),
        queryset=SeriesIndexPage.objects.order_by("title"),
        required=False,
        empty_label=_("No series yet"),
    )
    title = forms.CharField(label=_("Title"), max_length=255, required=False, help_text=_("If they gave one."))
    text = forms.CharField(
        label=_("Story"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Leave a blank line between paragraphs."),
        error_messages={"required": _("The story is still missing. All else is kept.")},
    )
    photos = PhotosField(
        label=_("Photos"), required=False, help_text=_("The place and time hidden in the files are removed.")
    )
    agreed = forms.ChoiceField(
        label=_("Have they agreed?"),
        choices=[(NOT_ASKED, _("Not asked yet")), (AGREED, _("Yes, and I vouch for it"))],
        widget=forms.RadioSelect,
        initial=NOT_ASKED,
    )
    note = forms.CharField(
        label=_("How did they agree?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as “On the phone on Sunday” or “Paper form in the blue folder”."),
    )
    write = forms.BooleanField(
        label=_("Write to them that it arrived."),
        required=False,
        help_text=_("First a mail with a button that confirms the address, then a copy of the story."),
    )

    @property
    def agreed_to(self) -> dict | None:
        """What they allow, by field of Consent; None where they were not asked yet."""
        return self.allowed(self.cleaned_data) if self.cleaned_data["agreed"] == AGREED else None

    def clean_text(self):
        """Words, and not only what cannot be shown."""
        text = plain(self.cleaned_data["text"]).strip()
        if not text:
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text

    def clean_photos(self):
        """Not more than somebody can look through."""
        photos = self.cleaned_data["photos"]
        if len(photos) > MOST_PHOTOS:
            raise forms.ValidationError(
                _now("These are %(count)d photos; %(most)d is the most. Please choose the ones that matter.")
                % {"count": len(photos), "most": MOST_PHOTOS}
            )
        return photos

    def clean(self):
        """A consent says what it allows and how it was given; a mail needs an address."""
        cleaned = super().clean()
        if cleaned.get("agreed") == AGREED:
            if not any(self.allowed(cleaned).values()):
                self.add_error("agreed", _("Tick what they allow, or choose “Not asked yet”."))
            if not cleaned.get("note", "").strip():
                self.add_error("note", _("Say in a few words how they agreed, so that others can rely on it."))
        if cleaned.get("write") and not cleaned.get("address") and "address" not in self.errors:
            self.add_error("write", _("There is no address to write to. Add it, or untick this."))
        return cleaned
