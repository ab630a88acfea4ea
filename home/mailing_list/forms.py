"""The forms of readers: to ask for letters, and to choose others later."""

from django import forms
from django.core.validators import MaxLengthValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from foundation.plain_text import PlainCharField
from home.mailing_list.models import Subscriber
from home.mailing_list.models.subscriber import Frequency
from home.mailing_list.wordings import choices

LONGEST_NAME = Subscriber._meta.get_field("name").max_length
#: Of what a name never holds: our letters greet by it, and would carry somebody's link to whoever presses the button.
A_LINK = r"://|www\.|@"


class ChoiceForm(forms.Form):
    """Which letters come, and how they greet."""

    #: A browser's own bubble says less than we do, in its own language, and one at a time.
    use_required_attribute = False

    frequency = forms.ChoiceField(
        label=_("Which letters?"),
        choices=choices,
        initial=Frequency.WEEK.value,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the three."),
            "invalid_choice": _("Choose one of the three."),
        },
    )
    # No max_length, with which a browser would cut off what is pasted, and say nothing.
    name = PlainCharField(
        label=_("Name, if you like"),
        required=False,
        validators=[
            MaxLengthValidator(LONGEST_NAME, _("Write a shorter name, of up to 80 letters.")),
            RegexValidator(A_LINK, _("Write a name alone, without an address in it."), inverse_match=True),
        ],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args, **kwargs):
        # A page may hold other forms.
        kwargs.setdefault("auto_id", "sign-up-%s")
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())


class SignUpForm(ChoiceForm):
    """An address, and what is to come there."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address to which the letters shall come."),
            "invalid": _("Write it with an @ and a dot, such as gwen@post.example"),
            "max_length": _("This address is longer than any can be. Please look at it again."),
        },
    )

    field_order = ["frequency", "email", "name"]
