"""The forms of the editors' acts on a story."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stories.pages.models import StoryPage


class WithdrawForm(forms.Form):
    """How the teller asked."""

    note = forms.CharField(
        label=_("How did they ask?"),
        help_text=_("Kept with the consent, for editors only: “a mail of Monday”, “on the phone”."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Write in a few words how they asked.")},
    )


class BringBackForm(forms.Form):
    """A button and nothing else."""


class RenameForm(forms.Form):
    """The new name."""

    printed_name = forms.CharField(
        label=_("New name to print"),
        help_text=_("“Anonymous” is fine."),
        max_length=StoryPage._meta.get_field("printed_name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the name to print.")},
    )
