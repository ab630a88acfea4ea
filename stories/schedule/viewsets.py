"""Slots in the admin: a list by week, and a page for each."""

import django_filters
from django import forms
from django.db.models import Q
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from foundation import moment
from foundation.templatetags.moments import promised as written
from stories.pages.fields import PageChoiceFilter
from stories.schedule.models import Slot, ThemedWeekPage
from stories.schedule.place import StoryState
from stories.schedule.slot_view import SlotView


class SlotFilterSet(WagtailFilterSet):
    """By week, and by what the slot holds."""

    HOLDS = (("nothing", _("Nothing yet")), ("a story", _("A story")))
    WHEN = (("to come", _("Still to come")), ("passed", _("Passed")))

    week = PageChoiceFilter(
        queryset=ThemedWeekPage.objects.order_by("-first_day", "-pk"), label=_("Themed week"), widget=forms.RadioSelect
    )
    holds = django_filters.ChoiceFilter(
        choices=HOLDS, method="by_what_it_holds", label=_("Holds"), widget=forms.RadioSelect, empty_label=_("All")
    )
    when = django_filters.ChoiceFilter(
        choices=WHEN, method="by_moment", label=_("When"), widget=forms.RadioSelect, empty_label=_("All")
    )

    class Meta:
        model = Slot
        fields: list[str] = []

    def by_what_it_holds(self, slots, name, value):
        """Empty ones, or those with a story."""
        return slots.filter(story__isnull=value == "nothing")

    def by_moment(self, slots, name, value):
        """Those whose moment is to come, or has passed."""
        now = moment.now()
        return slots.filter(at__gt=now) if value == "to come" else slots.filter(at__lte=now)


class StoryColumn(Column):
    """Whose story a slot holds, and the week it belongs to."""

    cell_template_name = "schedule/slot_story_cell.html"


class StateColumn(Column):
    """Where a slot's story stands, as an icon and a sentence."""

    cell_template_name = "schedule/state_cell.html"


class SlotIndexView(IndexView):
    """The list; the week that began or begins last comes first, in its own order."""

    default_ordering = ("-week__first_day", "week", "at")
    is_searchable = True

    def get_base_queryset(self):
        """With week and story, for any number of rows."""
        return Slot.objects.select_related("week", "story")

    def order_queryset(self, queryset):
        """By week, then by moment; by the moment alone where its heading was clicked."""
        return (
            queryset.order_by("at" if self.ordering == "at" else "-at")
            if self.ordering in ("at", "-at")
            else (queryset.order_by(*self.default_ordering))
        )

    def search_queryset(self, queryset):
        """By the teller's printed name or the week's theme."""
        typed = (self.search_query or "").replace("\x00", "").strip()
        if not typed:
            return queryset
        return queryset.filter(Q(story__printed_name__icontains=typed) | Q(week__title__icontains=typed))

    def get_table(self, object_list):
        """Look up where all stories of the page stand at once."""
        stands = StoryState.of_all([slot.story for slot in object_list if slot.story])
        for slot in object_list:
            slot.stands = stands[slot.story_id].state() if slot.story_id in stands else None
        return super().get_table(object_list)


class SlotViewSet(ModelViewSet):
    """Slots are made by saving a week and never added or deleted by hand."""

    model = Slot
    name = "slots"
    icon = "calendar"
    menu_label = _("Slots")
    menu_name = "slots"
    menu_hook = "register_stories_menu_item"
    menu_order = 200
    index_view_class = SlotIndexView
    edit_view_class = SlotView
    filterset_class = SlotFilterSet
    # Never used: each button of the slot's page is an act. Wagtail asks for it nonetheless.
    exclude_form_fields = ["week", "day", "time", "story"]
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 42

    list_display = [
        TitleColumn(
            "moment",
            label=_("Day and hour"),
            accessor=lambda slot: written(slot.at),
            get_url=lambda slot: reverse("slots:edit", args=[slot.pk]),
            sort_key="at",
            classname="mp-slot-cell",
        ),
        StoryColumn("story", label=_("Story"), classname="mp-slot-cell"),
        StateColumn("stands", label=_("State"), classname="mp-slot-cell"),
    ]

    def get_common_view_kwargs(self, **kwargs):
        """Without addresses that are not there: to who has every right, the list would offer them."""
        gone = dict.fromkeys(("add_url_name", "delete_url_name", "history_url_name", "usage_url_name"))
        return super().get_common_view_kwargs(**{**kwargs, **gone})

    def get_urlpatterns(self):
        """The list and the page of a slot; nothing else."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.edit_view, name="edit"),
        ]
