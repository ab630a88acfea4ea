"""The form of a topic: an address makes itself, and a name that is there is said to be."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from foundation.slugs import first_free


class TopicForm(WagtailAdminModelForm):
    """Refuses a second topic of one name beside its field, however it is written."""

    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Leave it empty: it is made from the name."),
        error_messages={"invalid": gettext_lazy("An address holds letters, digits and hyphens, and no space.")},
    )

    def clean_name(self):
        """The name, unless another topic has it."""
        name = self.cleaned_data["name"]
        there = self._others().filter(name__iexact=name).first()
        if there:
            raise forms.ValidationError(_("There is a topic “%s” already. Use that one.") % there.name)
        return name

    def clean_slug(self):
        """The address, unless another topic has it; made from the name where it is empty."""
        slug, taken = self.cleaned_data["slug"], set(self._others().values_list("slug", flat=True))
        if slug in taken:
            raise forms.ValidationError(_("Another topic has this address. Leave it empty, and a free one is made."))
        return slug or first_free(slugify(self.cleaned_data.get("name", ""))[:50] or "topic", taken)

    def _others(self):
        return type(self.instance)._default_manager.exclude(pk=self.instance.pk)
