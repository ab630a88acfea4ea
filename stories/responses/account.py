"""In an editor's account: whether to be told by mail when responses wait."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from stories.responses.models import DeskMail
from stories.responses.telling_editors import RIGHT


class DeskMailForm(forms.ModelForm):
    """One box, ticked for whoever has said nothing yet."""

    class Meta:
        model = DeskMail
        fields = ["wanted"]


class DeskMailPanel(BaseSettingsPanel):
    """Stands under Notifications, for those who may decide about responses."""

    name = "responses"
    title = _("Responses that wait")
    order = 200
    tab = notifications_tab
    form_class = DeskMailForm

    def is_active(self):
        """Whom these mails go to."""
        return self.user.has_perm(RIGHT)

    def get_form(self):
        """The form over what this user said; until they save it there is no row."""
        said = DeskMail.objects.filter(user=self.user).first() or DeskMail(user=self.user)
        return self.form_class(
            self.request.POST if self.request.method == "POST" else None, instance=said, prefix=self.name
        )
