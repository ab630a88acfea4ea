"""Lists of series and topics, and the question under which series a new page goes."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.snippets.views.snippets import SnippetViewSet

from stories.pages.menus import PagesMenuItem
from stories.pages.models import SeriesIndexPage, Topic


class UnderASeriesView(ChooseParentView):
    """Which series the new page belongs to; asked only where there are several."""

    page_title = gettext_lazy("Which series is it for?")

    def get(self, request, *args, **kwargs):
        """Go straight on with one series; without any, say what comes first and where it is made."""
        if self.get_valid_parent_pages(request.user).exists():
            return super().get(request, *args, **kwargs)
        messages.warning(
            request,
            _("There is no series yet. A series asks the question; stories and weeks belong to it. Make it first."),
            buttons=[messages.button(reverse("series:choose_parent"), _("New series"))],
        )
        return redirect("series:index")


class ListFilterSet(PageFilterSet):
    """Of Wagtail's filters for pages only those that help to find one of ours."""

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("owner", "edited_by", "site", "has_child_pages"):
            self.filters.pop(name, None)


class SeriesIndexView(IndexView):
    """Every series with its question."""

    add_item_label = gettext_lazy("New series")
    base_filterset_class = ListFilterSet


class SeriesListing(PageListingViewSet):
    """Stories ▸ Series."""

    name = "series"
    model = SeriesIndexPage
    icon = "help"
    menu_label = gettext_lazy("Series")
    menu_order = 400
    menu_hook = "register_stories_menu_item"
    menu_item_class = PagesMenuItem
    index_view_class = SeriesIndexView
    filterset_class = ListFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=gettext_lazy("Series"), sort_key="title", classname="title"),
        Column("question", label=gettext_lazy("Question"), accessor="question", classname="mp-wide"),
        DateColumn(
            "latest_revision_created_at",
            label=gettext_lazy("Updated"),
            sort_key="latest_revision_created_at",
            classname="mp-wide",
        ),
        PageStatusColumn("status", label=gettext_lazy("Status"), sort_key="live"),
    ]


class TopicListing(SnippetViewSet):
    """Stories ▸ Topics."""

    model = Topic
    icon = "tag"
    menu_label = gettext_lazy("Topics")
    menu_order = 500
    menu_hook = "register_stories_menu_item"
    list_display = ["name", "slug"]
