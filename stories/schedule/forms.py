"""The forms of a promise and of a week."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.models.site_page import SitePageForm
from stories.schedule.models import read_hours
from stories.schedule.planning import refusal


class PromiseForm(forms.Form):
    """When a story goes live, in the site's zone."""

    # The browser's own control: at home on a phone and in a screen reader, and it covers no button.
    at = forms.DateTimeField(
        label=_("Goes live"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Choose a day and an hour.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _("In %s time.") % moment.zone_name()


class ThemedWeekForm(SitePageForm):
    """The week's editor: a change that would move a promise is refused beside its field, before it is saved."""

    def clean(self):
        """Ask whether the slots may follow the dates and hours given."""
        cleaned = super().clean()
        first_day, days, hours = (cleaned.get(name) for name in ("first_day", "days", "hours"))
        if "hours" in self.errors or not self._reads(hours):
            return cleaned
        found = refusal(self.instance, first_day=first_day, days=days, hours=hours)
        if found:
            changed = [name for name in ("first_day", "days", "hours") if name in self.changed_data]
            self.add_error(changed[0] if changed else "first_day", found)
        return cleaned

    @staticmethod
    def _reads(hours) -> bool:
        """Whether the hours can be read; the field says it where they can't."""
        try:
            return bool(hours and read_hours(hours))
        except ValueError:
            return False
