"""The form by which a writer lets a response in as a story."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.plain_text import PlainCharField
from stories.pages.models import SeriesIndexPage
from stories.responses.becoming import LetIn
from stories.responses.models import Response
from stories.tellers.consenting import WORDING
from stories.tellers.wordings import OF_PHOTOS, WORDINGS

#: As much as fits into a mail; longer is a book.
LONGEST = 100_000
HELP = {"site": _("Without this we can read it and answer you, and nobody else will see it.")}


class OfferForm(forms.Form):
    """The response as it stands, to be added to; which call it answers, the name to print, what we may do with it."""

    use_required_attribute = False

    series = forms.ModelChoiceField(
        label=_("For which question?"),
        queryset=SeriesIndexPage.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose one."), "invalid_choice": _("This one is closed by now. Choose one.")},
    )
    story = PlainCharField(
        label=_("Your story"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Here is what you wrote. Add to it, or leave it as it is; your response stays where it is."),
        error_messages={
            "required": _("Tell at least a line; we can help with the rest."),
            "max_length": _("This is as long as a book, longer than we can take here."),
        },
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

    def __init__(self, *args: Any, response: Response, calls: list[SeriesIndexPage], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial = {"story": response.text, "name": response.name, "series": calls[0].pk if calls else None}
        series: Any = self.fields["series"]
        series.queryset = SeriesIndexPage.objects.filter(pk__in=[call.pk for call in calls])
        series.label_from_instance = lambda call: call.question
        for name, sentence in self._boxes.items():
            self.fields[name] = forms.BooleanField(label=sentence, required=False, help_text=HELP.get(name, ""))

    @property
    def _boxes(self):
        return {name: sentence for name, sentence in WORDINGS[WORDING].items() if name not in OF_PHOTOS}

    @property
    def boxes(self) -> list[forms.BoundField]:
        """What we may do with it."""
        return [self[name] for name in self._boxes]

    @property
    def said(self) -> LetIn:
        """What the writer says."""
        data = self.cleaned_data
        ticked = tuple(name for name in self._boxes if data.get(name))
        return LetIn(series=data["series"], name=data["name"], words=data["story"], ticked=ticked)
