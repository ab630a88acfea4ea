"""The words of a mail to a teller, begun from a template or from nothing."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from stories.submissions.inbox.letters import reader_of
from stories.submissions.models import MailTemplate, SentMail, Submission

MOST_WORDS = 10_000


class StartSelect(forms.Select):
    """Each choice carries its words, which `start-from.js` puts into the box."""

    def __init__(self, submission: Submission, attrs=None):
        super().__init__({"data-mp-start-from-target": "start", "data-action": "mp-start-from#fill", **(attrs or {})})
        self.submission = submission

    def create_option(self, name, value, *args, **kwargs):
        """The choice, with its words for this teller."""
        option = super().create_option(name, value, *args, **kwargs)
        template = getattr(value, "instance", None)
        option["attrs"]["data-words"] = template.filled_in(self.submission) if template else ""
        return option


class StartField(forms.ModelChoiceField):
    """What the words began from. It only helps to write: one that is gone by now is none."""

    def to_python(self, value):
        """The template, or None."""
        try:
            return super().to_python(value)
        except ValidationError:
            return None


class LetterForm(forms.Form):
    """What a teller will read, between the greeting and the links that every mail has."""

    words = forms.CharField(
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 9, "data-mp-start-from-target": "words"}),
        help_text=_("Leave a blank line between paragraphs. The greeting and the links stand around it by themselves."),
    )

    def __init__(self, *args, submission: Submission, kind: SentMail.Kind, **kwargs):
        super().__init__(*args, **kwargs)
        reader = reader_of(submission, kind).first_name
        words, templates = self.fields["words"], MailTemplate.objects.for_kind(kind)
        words.label = _now("What %s will read") % reader
        words.error_messages["required"] = _now("Write a few words that %s will read. Nothing was sent.") % reader
        if templates.exists():
            self.fields["start_from"] = StartField(
                label=_("Start from"),
                queryset=templates,
                required=False,
                empty_label=_now("Your own words"),
                widget=StartSelect(submission),
            )
            self.fields["own_words"] = forms.CharField(
                required=False, strip=False, widget=forms.HiddenInput(attrs={"data-mp-start-from-target": "own"})
            )
