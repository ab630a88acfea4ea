"""The forms of the desk: a letter's words, and when it goes out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.plain_text import PlainCharField
from home.mailing_list import editing
from home.mailing_list.containing import stories_of
from home.mailing_list.models import Letter
from stories.pages.models import StoryPage


class LetterForm(forms.ModelForm):
    """What editors write into a letter; of a week also which stories are left out."""

    #: The mark of what was seen when the writing began (see `editing.seen`).
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Letter
        fields = (*editing.WORDS, "leaves_out")
        field_classes = dict.fromkeys(editing.WORDS, PlainCharField)
        widgets = {
            "opening": forms.Textarea(attrs={"rows": 4}),
            "closing": forms.Textarea(attrs={"rows": 2}),
            "leaves_out": forms.CheckboxSelectMultiple,
        }
        error_messages = {
            "subject": {"required": _("Write a subject: it is what subscribers see first.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = editing.seen(self.instance)
        if self.instance.kind != Letter.Kind.WEEK or self.instance.week is None:
            del self.fields["leaves_out"]
            return
        listed = {story.pk for story in stories_of(self.instance.week)}
        listed |= set(self.instance.leaves_out.values_list("pk", flat=True))
        offered = self.fields["leaves_out"]
        offered.queryset = StoryPage.objects.filter(pk__in=listed).order_by("slot__at", "pk")
        offered.label_from_instance = lambda story: story.printed_name or story.title
        offered.help_text = _("Tick what shall not be in this letter. It stays on the site.")

    def clean_subject(self):
        """A subject is one line (RFC 5322, 2.1)."""
        return " ".join(self.cleaned_data["subject"].split())

    def clean_preview_line(self):
        """So is the line beside it."""
        return " ".join(self.cleaned_data["preview_line"].split())

    def save_as(self, user) -> bool:
        """Write it into the letter; raises Refused (see `editing.change`)."""
        words = {name: self.cleaned_data[name] for name in editing.WORDS}
        return editing.change(
            self.instance,
            was=self.cleaned_data["seen"],
            leaves_out=self.cleaned_data.get("leaves_out"),
            user=user,
            **words,
        )


class PlanForm(forms.Form):
    """When a letter goes out, in the site's zone."""

    # The browser's own control: at home on a phone and in a screen reader.
    at = forms.DateTimeField(
        label=_("Goes out"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        # The other buttons of the page do without.
        required=False,
        error_messages={"invalid": _("Choose a day and an hour.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _("In %s time.") % moment.zone_name()

    def clean_at(self):
        """Nothing chosen is no time."""
        if self.cleaned_data["at"] is None:
            raise forms.ValidationError(_("Choose a day and an hour."))
        return self.cleaned_data["at"]
