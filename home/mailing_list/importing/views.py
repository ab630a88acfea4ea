"""The pages of imports: what was brought, the form for subscribers, and one import from dry run to done."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from home.mailing_list.importing import bringing, report
from home.mailing_list.importing.forms import ColumnsForm, SubscribersForm
from home.mailing_list.importing.table_field import kept_or_refused
from home.mailing_list.models import TableImport

State = TableImport.State


class ImportsView(IndexView):
    """What was brought in, the latest first."""

    any_permission_required = ["add"]
    page_title = gettext_lazy("Imports")
    add_item_label = gettext_lazy("Bring in subscribers")

    def get_base_queryset(self):
        """With whoever brought it."""
        return super().get_base_queryset().select_related("brought_by", "offer")

    @cached_property
    def columns(self):
        """Each in words."""
        return [
            TitleColumn("file_name", label=_("File"), get_url=lambda one: reverse("list_imports:edit", args=[one.pk])),
            Column("kind", label=_("Of"), accessor=lambda one: str(one.offer) if one.offer else _("Subscribers")),
            Column("state", label=_("How it stands"), accessor=report.state_of),
            Column("when", label=_("Brought"), accessor=lambda one: written(one.brought_at), classname="mp-wide"),
            Column("who", label=_("By"), accessor=lambda one: one.brought_by or "", classname="mp-wide"),
        ]

    @cached_property
    def no_results_message(self):
        """What can be brought."""
        return _("Nothing was brought in yet. Codes are added at their offer; subscribers here.")


class ImportPage(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A page about imports, for those who may bring tables in."""

    model = TableImport
    permission_required = "add"
    index_url_name = ""
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        """The imports, then this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Imports")},
            {"url": "", "label": self.get_page_title()},
        ]


class BringSubscribersView(ImportPage, FormView):
    """The form into which a file of subscribers is put."""

    page_title = gettext_lazy("Bring in subscribers")
    template_name = "mailing_list/importing/bring.html"
    form_class = SubscribersForm

    def form_valid(self, form):
        """Keep it, and show what it would do."""
        brought = kept_or_refused(
            form,
            "table",
            lambda: bringing.bring(TableImport.Kind.SUBSCRIBERS, form.cleaned_data["table"], user=self.request.user),
        )
        return redirect("list_imports:edit", brought.pk) if brought else self.form_invalid(form)

    def form_invalid(self, form):
        """Handed back; 422."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ImportView(ImportPage, TemplateView):
    """One import: which column is which, what it would do, how far it is, what became of it."""

    template_name = "mailing_list/importing/import.html"

    @cached_property
    def brought(self) -> TableImport:
        """The one in the address."""
        return get_object_or_404(TableImport.objects.select_related("offer"), pk=self.kwargs["pk"])

    def get_page_title(self):
        """The name of its file."""
        return self.brought.file_name

    def post(self, request, *args, **kwargs):
        """Do the one thing that the button named."""
        act = request.POST.get("act", "")
        try:
            if act == "columns":
                return self.choose_columns()
            if act == "take":
                bringing.take(self.brought)
            elif act == "let go":
                bringing.let_go(self.brought)
                messages.success(request, _("Nothing of it was taken in, and its file is deleted."))
                return redirect(self.back)
            else:
                messages.error(request, _("Nothing was done: use one of the buttons."))
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("list_imports:edit", self.brought.pk)

    @property
    def back(self) -> str:
        """Where it was brought."""
        offer = self.brought.offer
        return reverse("welcome_offers:edit", args=[offer.pk]) if offer else reverse(self.index_url_name)

    def choose_columns(self):
        """Look through it with the columns that were chosen; handed back where they cannot be."""
        rows = bringing.first_rows(self.brought)
        form = ColumnsForm(self.request.POST, brought=self.brought, rows=rows)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, rows=rows), status=422)
        bringing.choose_columns(self.brought, form.columns)
        return redirect("list_imports:edit", self.brought.pk)

    def get_context_data(self, **kwargs):
        """How it stands."""
        return super().get_context_data(**{**standing(self.brought), **kwargs})


class ProgressView(ImportView):
    """The same without the page around it, for a script that asks again and again."""

    def get(self, request, *args, **kwargs):
        """As it stands in this moment."""
        return render(request, "mailing_list/importing/stands.html", standing(self.brought))


def standing(brought: TableImport) -> dict:
    """What is shown of an import."""
    context = {
        "brought": brought,
        "said": report.state_of(brought),
        "new": report.things(brought, brought.new),
        "taken": report.things(brought, brought.taken),
        "to_take": report.to_take(brought),
        "wrong": list(report.wrong(brought)),
        "problems": list(report.problems(brought)),
        "is_of_subscribers": brought.kind == TableImport.Kind.SUBSCRIBERS,
        "again_link": reverse("welcome_offers:codes", args=[brought.offer_id])
        if brought.offer and brought.offer.is_pool
        else reverse("list_imports:add"),
    }
    if brought.state in (State.ASKING, State.LOOKED):
        rows = bringing.first_rows(brought)
        context.update(
            rows=rows,
            form=ColumnsForm(brought=brought, rows=rows),
            as_read=report.as_read(brought, rows),
            asks_which_first="two days" in brought.wrong,
        )
    return context
