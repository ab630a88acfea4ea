"""Choose a story for a slot: what waits on the bench of a week's series."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permission_policies.pages import PagePermissionPolicy

from stories.pages.models import StoryPage
from stories.schedule.models import ThemedWeekPage


def bench_for(user, week: ThemedWeekPage):
    """Stories on the bench of ``week`` that ``user`` may edit."""
    mine = PagePermissionPolicy(StoryPage).instances_user_has_permission_for(user, "change")
    return week.bench.filter(pk__in=mine.values("pk"))


class NameFilterForm(SearchFilterMixin, BaseFilterForm):
    """Search by name and by the draft's words that Wagtail has indexed."""

    def filter(self, objects):
        """Those whose printed name holds what was typed: names are what editors know stories by."""
        typed = self.cleaned_data.get("q", "").replace("\x00", "").strip()
        self.is_searching, self.search_query = bool(typed), typed
        return objects.filter(printed_name__icontains=typed) if typed else objects


class BenchMixin:
    """The bench of the week that the address names."""

    filter_form_class = NameFilterForm
    results_template_name = "schedule/bench_results.html"
    ordering = ["-latest_revision_created_at", "pk"]

    def get_object_list(self):
        """Drafts of the week's series without a day."""
        found = self.request.GET.get("week", "")
        week = ThemedWeekPage.objects.filter(pk=found).first() if found.isdecimal() and len(found) < 18 else None
        return bench_for(self.request.user, week) if week else StoryPage.objects.none()

    @property
    def columns(self):
        """Whose story, and how long."""
        name = self.title_column
        name.label, name.accessor = _("Story"), "printed_name"
        return [name, Column("word_count", label=_("Words"))]


class BenchView(BenchMixin, chooser.ChooseView):
    """The bench, in a dialog."""


class BenchResultsView(BenchMixin, chooser.ChooseResultsView):
    """Its list alone, while one searches."""


class BenchViewSet(ChooserViewSet):
    """The dialog in which a story is chosen for a slot: `?week=` names whose bench is shown."""

    model = StoryPage
    icon = "openquote"
    choose_one_text = _("Choose a story")
    choose_another_text = _("Choose another story")
    edit_item_text = _("Open this story")
    page_title = _("Choose a story from the bench")
    per_page = 20
    preserve_url_parameters = ["multiple", "week"]
    # Other choosers of stories keep Wagtail's own.
    register_widget = False
    choose_view_class = BenchView
    choose_results_view_class = BenchResultsView


bench_viewset = BenchViewSet("bench")


class BenchChooser(bench_viewset.widget_class):  # type: ignore[name-defined]  # made by the viewset
    """The field that opens the bench of one week."""

    def __init__(self, week, **kwargs):
        self.week = week
        super().__init__(**kwargs)

    def get_chooser_modal_url(self):
        """The dialog's address, with the week."""
        return f"{reverse(self.chooser_modal_url_name)}?week={self.week.pk}"

    def get_instance(self, value):
        """The story, or nothing where what was posted is no number: the form says so."""
        try:
            return super().get_instance(value)
        except (ValueError, OverflowError):
            return None

    def get_display_title(self, instance):
        """A story is known by its teller."""
        return instance.printed_name
