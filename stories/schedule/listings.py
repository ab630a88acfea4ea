"""Lists of stories and of weeks that say where each stands."""

from django.db.models import Count
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import WorkflowState, get_default_page_content_type

from foundation import moment
from stories.pages.listings import ListFilterSet, UnderASeriesView
from stories.pages.menus import PagesMenuItem
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.place import StoryState
from stories.schedule.viewsets import StateColumn


class SeriesFilter(ModelMultipleChoiceFilter):
    """Pages of the series chosen."""

    def get_filter_predicate(self, v):
        """Children's paths begin with that of their series."""
        return {"path__startswith": v.path}


class WhereItStandsFilter(ChoiceFilter):
    """Stories that stand at one point of their way.

    Asked in a subquery: search engines filter by what they index, and they index no slot.
    """

    def filter(self, qs, value):
        """The stories of that kind."""
        return qs.filter(pk__in=stories_that_are(value).values("pk")) if value else qs


WHERE_IT_STANDS = [
    ("waiting", gettext_lazy("Waiting for approval")),
    ("without a day", gettext_lazy("Without a day")),
    ("planned", gettext_lazy("Planned, not yet scheduled")),
    ("scheduled", gettext_lazy("Scheduled")),
    ("live", gettext_lazy("Live")),
]


def stories_that_are(where: str):
    """The stories that stand at ``where``, one of WHERE_IT_STANDS."""
    stories = StoryPage.objects.order_by()
    promised = stories.filter(live=False).promised().values("pk")
    if where == "live":
        return stories.filter(live=True)
    if where == "scheduled":
        return stories.filter(pk__in=promised)
    if where == "waiting":
        asked = WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=get_default_page_content_type()
        )
        # Read here and not in a subquery: PostgreSQL would compare text with numbers.
        return stories.filter(pk__in=[int(key) for key in asked.values_list("object_id", flat=True)])
    return stories.filter(live=False, slot__isnull=where != "planned").exclude(pk__in=promised)


class StoryFilterSet(ListFilterSet):
    """By state and by series."""

    stands = WhereItStandsFilter(
        label=gettext_lazy("State"), empty_label=gettext_lazy("Any"), choices=WHERE_IT_STANDS, widget=RadioSelect
    )
    series = SeriesFilter(
        label=gettext_lazy("Series"),
        queryset=lambda request: SeriesIndexPage.objects.order_by("title"),
        widget=CheckboxSelectMultiple,
    )


class StoryIndexView(IndexView):
    """Every story, whoever told it."""

    add_item_label = gettext_lazy("Add story")

    def get_table(self, object_list):
        """Look up once where all the stories of the page stand."""
        stories = list(object_list)
        states = StoryState.of_all(stories)
        for story in stories:
            story.stands = states[story.pk].state()
        return super().get_table(stories)


class StoryListing(PageListingViewSet):
    """Stories ▸ Stories."""

    name = "stories"
    model = StoryPage
    icon = "openquote"
    menu_label = gettext_lazy("Stories")
    menu_order = 300
    menu_hook = "register_stories_menu_item"
    menu_item_class = PagesMenuItem
    index_view_class = StoryIndexView
    choose_parent_view_class = UnderASeriesView
    filterset_class = StoryFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=gettext_lazy("Story"), sort_key="title", classname="title"),
        Column(
            "printed_name",
            label=gettext_lazy("Name to print"),
            accessor="printed_name",
            sort_key="printed_name",
            classname="mp-wide",
        ),
        ParentPageColumn("parent", label=gettext_lazy("Series"), classname="mp-wide"),
        StateColumn("stands", label=gettext_lazy("State"), accessor="stands", classname="mp-state-of"),
        DateColumn(
            "latest_revision_created_at",
            label=gettext_lazy("Updated"),
            sort_key="latest_revision_created_at",
            classname="mp-wide",
        ),
    ]


class WeekFilterSet(ListFilterSet):
    """By series."""

    series = StoryFilterSet.base_filters["series"]


class WeekIndexView(IndexView):
    """Every themed week, the latest first."""

    page_title = gettext_lazy("Weeks")
    add_item_label = gettext_lazy("New week")
    default_ordering = "-first_day"

    def get_table(self, object_list):
        """Count the slots of all the weeks of the page at once."""
        weeks = list(object_list)
        counted = Slot.objects.filter(week__in=[week.pk for week in weeks]).order_by().values_list("week")
        counts = {key: (told, slots) for key, slots, told in counted.annotate(Count("pk"), Count("story"))}
        for week in weeks:
            week.how_full, week.runs = how_full(*counts.get(week.pk, (0, 0))), when_it_runs(week)
            week.begins = day_of_the_year(week.first_day) if week.first_day else ""
        return super().get_table(weeks)


def day_of_the_year(day) -> str:
    """A calendar day as editors read it: "Mon 23 Nov 2026"."""
    return formats.date_format(day, "D j M Y")


def how_full(told: int, slots: int) -> str:
    """How many of its slots hold a story: "5 of 7 slots"."""
    if not slots:
        return _("No slots yet")
    return ngettext("%(told)d of %(slots)d slot", "%(told)d of %(slots)d slots", slots) % {
        "told": told,
        "slots": slots,
    }


def when_it_runs(week: ThemedWeekPage) -> str:
    """Whether the week runs, is to come or is over."""
    if week.first_day is None:
        return _("No first day yet")
    if week.is_over:
        return _("Over")
    days = (week.first_day - moment.today()).days
    if days <= 0:
        return _("Runs now")
    return _("Begins tomorrow") if days == 1 else ngettext("Begins in %d day", "Begins in %d days", days) % days


class WeekListing(PageListingViewSet):
    """Stories ▸ Weeks."""

    name = "weeks"
    model = ThemedWeekPage
    icon = "date"
    menu_label = gettext_lazy("Weeks")
    menu_order = 100
    menu_hook = "register_stories_menu_item"
    menu_item_class = PagesMenuItem
    index_view_class = WeekIndexView
    choose_parent_view_class = UnderASeriesView
    filterset_class = WeekFilterSet
    ordering = "-first_day"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=gettext_lazy("Theme"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=gettext_lazy("Series"), classname="mp-wide"),
        Column("first_day", label=gettext_lazy("First day"), accessor="begins", sort_key="first_day"),
        Column("how_full", label=gettext_lazy("Hold stories"), accessor="how_full"),
        Column("runs", label=gettext_lazy("When"), accessor="runs", classname="mp-wide"),
        PageStatusColumn("status", label=gettext_lazy("Status"), sort_key="live", classname="mp-wide"),
    ]
