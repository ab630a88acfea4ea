"""The form by which a reader says what is wrong with a response."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.plain_text import PlainCharField

#: As many signs of a reader's own words; the field tells it before it is reached.
LONGEST = 200
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
    # No max_length, with which a browser would cut off what is pasted, and say nothing.
    words = PlainCharField(
        label=_("In your own words, if you like"),
        required=False,
        help_text=format_lazy(_("Up to {number} letters. Only our editors read it."), number=LONGEST),
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[
            MaxLengthValidator(
                LONGEST, _("This is %(show_value)d letters long. Please say it in up to %(limit_value)d.")
            )
        ],
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
