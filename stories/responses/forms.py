"""The forms of whoever answers a story: the response itself, and a change of it."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from foundation.plain_text import PlainCharField
from stories.responses.models import Response

#: Some eight hundred words: longer is a story of one's own.
LONGEST = 5_000
LONGEST_NAME = Response._meta.get_field("name").max_length


def can_be_seen(typed: str) -> None:
    """Refuse what holds no sign that anybody could see, such as blanks of no width."""
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in typed):
        raise ValidationError(_("There is nothing in it that can be read."), code="required")


class WordsForm(forms.Form):
    """What a writer may change later: name and words."""

    #: A browser's own bubble says less than we do, in its own language, and one at a time.
    use_required_attribute = False

    # No max_length, with which a browser would cut off what is pasted, and say nothing.
    text = PlainCharField(
        label=_("Your response"),
        widget=forms.Textarea(attrs={"rows": 7}),
        validators=[
            can_be_seen,
            MaxLengthValidator(
                LONGEST,
                _(
                    "This is %(show_value)d letters long, and we take up to 5,000. Please shorten it; or is it a story "
                    "of your own? Then send us that."
                ),
            ),
        ],
        error_messages={"required": _("Write a line or two.")},
    )
    name = PlainCharField(
        label=_("Your name"),
        help_text=_("As it will be shown."),
        validators=[
            can_be_seen,
            MaxLengthValidator(LONGEST_NAME, _("Write a shorter name, of up to 80 letters.")),
        ],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write a name to show. A first name is enough.")},
    )

    def __init__(self, *args, **kwargs):
        # A page may hold other forms.
        kwargs.setdefault("auto_id", "response-%s")
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())


class ResponseForm(WordsForm):
    """A response and whoever writes it."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Will not be published."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your address: we mail you a link by which you can take your response back."),
            "invalid": _("Write it with an @ and a dot, such as gwen@post.example"),
            "max_length": _("This address is longer than any can be. Please look at it again."),
        },
    )
    wants_answers = forms.BooleanField(
        label=_("Tell me of answers"),
        help_text=_("By mail, at most once an hour, and each mail can stop the next."),
        required=False,
    )
    remember = forms.BooleanField(
        label=_("Remember me on this device"),
        help_text=_("Name and address stay in this browser, for the next time."),
        required=False,
    )
