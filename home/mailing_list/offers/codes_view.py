"""Add codes to a pool: a file, or lines that are pasted."""

import csv
import io
import re

from django import forms
from django.core.files.base import ContentFile
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from home.mailing_list.importing.bringing import bring
from home.mailing_list.importing.table_field import TableField, kept_or_refused
from home.mailing_list.models import Offer, TableImport
from home.mailing_list.offers.standing import codes_of


class CodesForm(forms.Form):
    """Codes, one way or the other."""

    table = TableField(
        label=gettext_lazy("A file"), required=False, help_text=gettext_lazy("CSV or Excel (.xlsx), up to 20 MB.")
    )
    lines = forms.CharField(
        label=gettext_lazy("Or paste them"),
        required=False,
        help_text=gettext_lazy("One code on each line."),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self):
        """One of the two."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if cleaned["table"] and cleaned["lines"]:
            raise forms.ValidationError(_("Choose a file or paste codes, not both: bring one after the other."))
        if not cleaned["table"] and not cleaned["lines"]:
            raise forms.ValidationError(_("Choose a file, or paste codes."))
        return cleaned

    @property
    def file(self):
        """What was brought, as a file."""
        return self.cleaned_data["table"] or pasted(self.cleaned_data["lines"])


def pasted(lines: str) -> ContentFile:
    """Codes that were pasted, parted by ends of lines, commas, semicolons or tabs, as a table of one column."""
    codes = [code.strip() for code in re.split(r"[\n\r,;\t]", lines)]
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([code] for code in codes if code)
    return ContentFile(written.getvalue().encode(), name=_("pasted lines"))


class CodesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """The form. What is brought is looked through first, on a page of its own."""

    model = Offer
    permission_required = "change"
    index_url_name = edit_url_name = ""
    template_name = "mailing_list/offers/codes.html"
    form_class = CodesForm
    page_title = gettext_lazy("Add codes")
    header_icon = "plus"

    def user_has_permission(self, permission):
        """Beside the right to change offers, the one to bring in tables."""
        return super().user_has_permission(permission) and self.request.user.has_perm("mailing_list.add_tableimport")

    @cached_property
    def offer(self) -> Offer:
        """The one in the address; only a pool takes codes."""
        return get_object_or_404(Offer, pk=self.kwargs["pk"], kind=Offer.Kind.POOL)

    def get_breadcrumbs_items(self):
        """The offers, the offer, then this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Welcome offers")},
            {"url": reverse(self.edit_url_name, args=[self.offer.pk]), "label": str(self.offer)},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form):
        """Keep what was brought, and show what it would do."""
        brought = kept_or_refused(
            form,
            "table" if form.cleaned_data["table"] else "lines",
            lambda: bring(TableImport.Kind.CODES, form.file, offer=self.offer, user=self.request.user),
        )
        return redirect("list_imports:edit", brought.pk) if brought else self.form_invalid(form)

    def form_invalid(self, form):
        """Handed back with what was pasted; 422."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        """How the pool stands."""
        return super().get_context_data(offer=self.offer, codes=codes_of(self.offer), **kwargs)
