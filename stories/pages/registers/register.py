"""What every register has in common: a list that is read and exported, and never typed into."""

from datetime import datetime

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.shortcuts import redirect
from django.urls import re_path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.menus import ModelAdminMenuItem
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView, InspectView

from foundation import moment

#: What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def as_text(value: str) -> str:
    """``value`` for a CSV file: a name such as "=HYPERLINK(…)" stays a name in a spreadsheet."""
    return f"'{value}" if value.startswith(FORMULA_BEGINS) else value


def on_the_wall(when: datetime) -> datetime:
    """``when`` as the site's clocks show it, to the second; a spreadsheet knows no zones."""
    return moment.local(when).replace(tzinfo=None, microsecond=0)


def heading_of(name: str, register: ModelAdmin) -> str:
    """How a register's column is called, in lists, exports and beside one row."""
    return capfirst(str(label_for_field(name, model=register.model, model_admin=register)))


class ReadOnly(PermissionHelper):
    """Who may view may list and read; nobody adds, changes or deletes."""

    def user_can_list(self, user):
        """The model's own right to view."""
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_inspect_obj(self, user, obj):
        """The same."""
        return self.user_can_list(user)

    def user_can_create(self, user):
        """Nobody."""
        return False

    def user_can_edit_obj(self, user, obj):
        """Nobody."""
        return False

    def user_can_delete_obj(self, user, obj):
        """Nobody."""
        return False


class RegisterIndexView(IndexView):
    """The list. An address with a question that it does not know shows the whole list."""

    custom_value_preprocess = {
        datetime: {"csv": on_the_wall, "xlsx": on_the_wall},
        str: {"csv": as_text},
    }

    def dispatch(self, request, *args, **kwargs):
        """Go to the plain list where a filter's value in the address cannot be read."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except IncorrectLookupParameters:
            return redirect(self.index_url)

    def get_filters(self, request):
        """Only the filters shown: modeladmin would take any field of any related model from the address."""
        specs, has_filters, _others, use_distinct = super().get_filters(request)
        return specs, has_filters, {}, use_distinct

    def get_search_results(self, request, queryset, search_term):
        """Without characters that PostgreSQL cannot hold."""
        return super().get_search_results(request, queryset, search_term.replace("\x00", ""))

    def as_spreadsheet(self, queryset, spreadsheet_format):
        """Row by row, so that a long list is never whole in memory."""
        return super().as_spreadsheet(queryset.iterator(chunk_size=500), spreadsheet_format)

    def get_heading(self, queryset, field):
        """The column's own words."""
        return heading_of(field, self.model_admin)

    def to_row_dict(self, item):
        """Yes and no are words, and what is empty stays empty."""
        row = {}
        for name in self.list_export:
            value = lookup_field(name, item, self.model_admin)[2]
            row[name] = (
                (_("yes") if value else _("no")) if isinstance(value, bool) else ("" if value is None else value)
            )
        return row


class RegisterInspectView(InspectView):
    """One row: the register's columns with their words."""

    def get_page_title(self):
        """What it is, and not what one does with it."""
        return capfirst(self.verbose_name)

    def get_fields_dict(self):
        """Label and value of each field named in `inspect_view_fields`; what is empty is left out."""
        row = self.model_admin.get_queryset(self.request).get(pk=self.instance.pk)
        values = {name: lookup_field(name, row, self.model_admin)[2] for name in self.model_admin.inspect_view_fields}
        return [
            {"label": heading_of(name, self.model_admin), "value": value}
            for name, value in values.items()
            if value != ""
        ]


class Register(ModelAdmin):
    """A list of rows that something else writes. It stands in a menu by `menu_item`."""

    add_to_admin_menu = False
    inspect_view_enabled = True
    history_view_enabled = False
    permission_helper_class = ReadOnly
    index_view_class = RegisterIndexView
    inspect_view_class = RegisterInspectView
    list_per_page = 50
    empty_value_display = ""
    index_view_extra_css = ["stories/css/register.css"]

    def get_admin_urls_for_registration(self):
        """The list and one row; modeladmin's pattern takes any word for a number and fails over it."""
        urls = self.url_helper
        return (
            re_path(urls.get_action_url_pattern("index"), self.index_view, name=urls.get_action_url_name("index")),
            re_path(
                rf"^{urls.base_url_path}/inspect/(?P<instance_pk>\d+)/$",
                self.inspect_view,
                name=urls.get_action_url_name("inspect"),
            ),
        )

    def get_extra_attrs_for_field_col(self, obj, field_name):
        """What a cell holds: on a phone each stands on a line of its own, without the row of headings."""
        is_told = field_name != self.list_display[0] and lookup_field(field_name, obj, self)[2] not in ("", None)
        return {"data-label": heading_of(field_name, self)} if is_told else {}

    def register_indexing(self):
        """Nobody asks what a row refers to, and the index would cost each new row more than the row itself."""

    def menu_item(self, order: int) -> ModelAdminMenuItem:
        """The register's place in a menu, for those who may list it."""
        return ModelAdminMenuItem(self, order)
