"""The forms in which an editor accepts a story, or declines it."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from stories.pages.fields import PageChoiceField
from stories.pages.models import SeriesIndexPage
from stories.submissions.accepting import name_to_print
from stories.submissions.inbox.letter_form import LetterForm
from stories.submissions.inbox.letters import reader_of, why_nobody
from stories.submissions.models import Submission


class AcceptForm(LetterForm):
    """For which series, under which name, and what the teller reads."""

    series = PageChoiceField(
        label=_("For"),
        queryset=SeriesIndexPage.objects.order_by("title"),
        empty_label=_("Choose a series"),
        error_messages={"required": _("Say for which series it is: a story stands under a question.")},
    )
    printed_name = forms.CharField(
        label=_("Name to print"),
        max_length=Submission._meta.get_field("printed_name").max_length,
        help_text=_("As it will stand above the story. “Anonymous” is fine."),
        error_messages={"required": _("Say which name is to be printed; “Anonymous” is fine.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    tell = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args, submission: Submission, kind, **kwargs):
        super().__init__(*args, submission=submission, kind=kind, **kwargs)
        reader = reader_of(submission, kind).first_name
        self.initial = {
            "series": submission.series_id,
            "printed_name": name_to_print(submission),
            "tell": True,
            **self.initial,
        }
        words = self.fields["words"]
        words.required, words.widget.attrs["rows"] = False, 4
        words.label = _now("A word of your own to %s") % reader
        words.help_text = _now(
            "May stay empty: the mail says by itself that the story is to be told. A blank line parts paragraphs."
        )
        self.fields["tell"].label = _now("Tell %s by mail") % reader


class DeclineForm(LetterForm):
    """What the teller reads; nothing where nobody can be written to."""

    def __init__(self, *args, submission: Submission, kind, **kwargs):
        super().__init__(*args, submission=submission, kind=kind, **kwargs)
        if why_nobody(submission, kind):
            self.fields["words"].required = False
