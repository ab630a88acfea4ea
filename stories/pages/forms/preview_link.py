"""The form that shares a preview."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from stories.pages.sharing import DAYS


class PreviewLinkForm(forms.Form):
    """For whom a preview is, and for how long."""

    for_whom = forms.CharField(
        label=_("For whom?"),
        max_length=120,
        required=False,
        help_text=_("May stay empty. It stands above the story, so that they know it is meant for them."),
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        coerce=int,
        initial=7,
        choices=lambda: [(days, ngettext("%d day", "%d days", days) % days) for days in DAYS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long it may be read.")},
    )
