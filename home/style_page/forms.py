"""A form that nobody sends: each kind of field, empty, filled in and wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _


class StoryForm(forms.Form):
    """The kinds of fields that a teller or a reader meets."""

    story = forms.CharField(
        label=_("Tell it as you would at the bandstand"),
        help_text=_("About 300 words. Longer is fine; we may ask you to help us cut."),
        widget=forms.Textarea,
        error_messages={"required": _("Tell at least a line; we can help with the rest.")},
    )
    photos = forms.FileField(
        label=_("A picture or two"),
        help_text=_("We remove the place and time hidden in the file before anyone sees it."),
        required=False,
    )
    caption = forms.CharField(label=_("Who or what is in it, and who took it"), required=False)
    name = forms.CharField(
        label=_("Your name, as it will be shown"),
        error_messages={"required": _("Write the name to print. “Anonymous” is fine.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address, never shown"),
        error_messages={
            "required": _("Write your address, so that we can answer you."),
            "invalid": _("Write it with an @, such as gwen@post.example"),
        },
    )
    series = forms.ChoiceField(
        label=_("Which question does it answer?"),
        choices=[("mile", "Which mile would you not give back?"), ("waited", "Who waited for you?")],
        error_messages={"required": _("Choose the question you thought of.")},
    )
    how_often = forms.ChoiceField(
        label=_("How often"),
        choices=[("daily", _("Every morning of a themed week")), ("weekly", _("Once, on Sunday"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    site = forms.BooleanField(
        label=_("Show it on this site"),
        error_messages={"required": _("Without this we may not tell it here.")},
    )


#: What Gwen had typed when she forgot her @.
TYPED = {
    "story": "I was the slowest person in the history of the Wednesday group, and I have seen the records. Then one "
    "week the fast ones took a wrong turn at the mill.",
    "caption": "The mill, from the towpath. My sister took it.",
    "name": "Gwen Pardoe",
    "email": "gwen.pardoe",
    "series": "mile",
}


def empty() -> StoryForm:
    """As it is first met."""
    return StoryForm(prefix="empty")


def filled() -> StoryForm:
    """With everything as it should be."""
    typed = {**TYPED, "email": "gwen@post.example", "how_often": "daily", "site": "on"}
    return StoryForm(_under("filled", typed), prefix="filled")


def wrong() -> StoryForm:
    """As it comes back with little in it: an address without an @, a file that is no picture."""
    form = StoryForm(_under("wrong", {"email": TYPED["email"]}), prefix="wrong")
    form.add_error("photos", _("“mill.txt” is no picture that we can read. Choose a photo."))
    return form


def one_wrong() -> StoryForm:
    """With one thing to mend."""
    return StoryForm(_under("one", {**TYPED, "how_often": "daily", "site": "on"}), prefix="one")


def shut() -> StoryForm:
    """Of which nothing can be changed."""
    form = StoryForm(prefix="shut", initial=TYPED)
    for field in form.fields.values():
        field.disabled = True
    return form


def _under(prefix: str, typed: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}-{name}": value for name, value in typed.items()}
