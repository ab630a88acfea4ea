"""The form by which a teller answers those who answered their story."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from stories.pages.models import StoryPage
from stories.responses.forms import WordsForm
from stories.responses.models import Response


class TellerForm(WordsForm):
    """Words, and the response that they answer; without one they stand by themselves under the story."""

    name = None  # type: ignore[assignment]  # the story prints theirs; so Django takes a field out
    to = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, story: StoryPage, to: Response | None = None, **kwargs: Any):
        super().__init__(*args, **{**kwargs, "auto_id": f"to-{to.pk}-%s" if to else "to-all-%s"})
        self.story, self.parent = story, None
        self.initial["to"] = to.pk if to else None
        self.fields["text"].widget.attrs["rows"] = 5
        self.fields["text"].label = _now("Your answer to %s") % to.name if to else _("What you would like to say")

    def clean(self):
        """What is answered has to be there for readers."""
        cleaned = super().clean()
        if "to" in self.errors or cleaned.get("to") is not None:
            found = Response.objects.published().filter(story=self.story, pk=cleaned.get("to"))
            self.parent = found.select_related("parent").first()
            if self.parent is None:
                self.errors.pop("to", None)
                self.add_error(None, _("What you answered has been taken back meanwhile. Your words are still here."))
        return cleaned
