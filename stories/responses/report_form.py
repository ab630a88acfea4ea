"""The form by which a reader says what is wrong with a response."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.plain_text import PlainCharField

SOMETHING_ELSE = "else"
REASONS = (
    ("hurts", _("It insults or threatens somebody")),
    ("private", _("It tells something private, such as a name or an address")),
    ("sells", _("It sells something")),
    (SOMETHING_ELSE, _("Something else")),
)


class ReportForm(forms.Form):
    """One of few reasons, and a few words where they are needed."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes nearest."), "invalid_choice": _("Choose one of these.")},
    )
    words = PlainCharField(
        label=_("In your own words, if you like"),
        required=False,
        max_length=200,
        help_text=_("Only our editors read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Say it in up to 200 letters, please.")},
    )

    def clean(self):
        """Something else needs a word of what it is."""
        cleaned = super().clean()
        if cleaned.get("reason") == SOMETHING_ELSE and "words" not in self.errors and not cleaned.get("words"):
            self.add_error("words", _now("Say in a few words what it is."))
        return cleaned

    @property
    def why(self) -> str:
        """What was said, in one line for editors."""
        words = " ".join(self.cleaned_data["words"].split())
        reason = self.cleaned_data["reason"]
        said = [] if reason == SOMETHING_ELSE else [f"{dict(REASONS)[reason]}."]
        return " ".join([*said, words]).strip()
