"""The forms of a promise, a slot and a week."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.models.site_page import SitePageForm
from foundation.templatetags.moments import promised as written
from stories.pages.fields import PageChoiceField
from stories.schedule.choosing import BenchChooser, bench_for
from stories.schedule.models import Slot, read_hours
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


class ChooseStoryForm(forms.Form):
    """Which story a slot gets, of those on its week's bench."""

    story = PageChoiceField(
        queryset=None,
        label=_("Story"),
        error_messages={
            "required": _("Choose a story first."),
            "invalid_choice": _("That story is not on the bench any more: somebody gave it a day. Choose another."),
        },
    )

    def __init__(self, *args, week, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["story"].queryset = bench_for(user, week)
        self.fields["story"].widget = BenchChooser(week)


class MoveForm(forms.Form):
    """Where the story of a slot goes: a slot to come of the same week, with what would happen there."""

    to = PageChoiceField(
        queryset=None,
        label=_("Move it to"),
        empty_label=_("Choose a day"),
        error_messages={
            "required": _("Choose a day first."),
            "invalid_choice": _("That day has passed or is not there any more. Choose another."),
        },
    )

    def __init__(self, *args, slot, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = slot.others_to_come()
        self.fields["to"].label_from_instance = outcome


def outcome(slot: Slot) -> str:
    """What moving a story to ``slot`` does: "Sat 28 Nov, 06:00 (New York): empty"."""
    if slot.story is None:
        return _("%s: empty") % written(slot.at)
    return _("%(moment)s: swaps with %(name)s") % {"moment": written(slot.at), "name": slot.story.printed_name}


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
