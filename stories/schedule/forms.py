"""The form of a promise."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from foundation import moment


class PromiseForm(forms.Form):
    """When a story goes live, in the site's zone."""

    at = forms.DateTimeField(
        label=_("Goes live"), widget=AdminDateTimeInput, error_messages={"required": _("Choose a day and an hour.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _("In %s time.") % moment.zone_name()
