"""“Kept and forgotten”: what is kept for how long, what goes tonight, and what went last night."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from foundation import forgetting, moment
from foundation.forgetting import Entry, Rule, Standing
from foundation.paging import page_of
from stories.submissions.models import ForgottenCount, Submission

#: How many names a page shows.
SHOWN = 50


def may_see(user) -> bool:
    """Who may read what was sent in and decide about it may see when it goes."""
    return user.has_perms(["submissions.view_submission", "submissions.change_submission"])


class KeptMenuItem(MenuItem):
    """In the menu of stories, for those who decide."""

    def is_shown(self, request):
        """Whether the page would open."""
        return may_see(request.user)


@dataclass(frozen=True)
class Remains:
    """What is left of the stories of one year that were let go: numbers, each with the state they ended in."""

    year: int
    numbers: list[tuple[int, str]]


class _ForDeciders(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Kept and forgotten")
    header_icon = "time"

    def dispatch(self, request, *args, **kwargs):
        """Only for those who decide about what was sent in."""
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def next_run(self) -> datetime:
        """The midnight to come in the site's zone."""
        return moment.next_midnight(moment.now())


class KeptView(_ForDeciders):
    """Every rule in words, with numbers."""

    template_name = "home/kept/kept.html"

    def get_breadcrumbs_items(self):
        """Home, then this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """The rules and where they stand at the next run."""
        last = forgetting.last_night()
        rows = [Row(one, last[0] if last else None) for one in forgetting.standing(self.next_run)]
        return super().get_context_data(
            rows=rows, next_run=self.next_run, last_run=last[1] if last else None, remains=list(remains()), **kwargs
        )


class Row:
    """A rule as the table shows it."""

    def __init__(self, standing: Standing, night):
        self.rule, self.tonight, self.soon = standing.rule, standing.due, standing.soon
        last = standing.last if standing.last and standing.last.on == night else None
        #: How many went when it last ran; None where it did not run then.
        self.went = last.number if last else None
        self.failed = last.failed if last else 0

    @property
    def link(self) -> str:
        """Where those that will go are listed by name; empty where there is no list, or nothing on it."""
        is_listed = self.rule.entry and (self.tonight or self.soon)
        return reverse("kept_rule", args=[self.rule.name]) if is_listed else ""


def remains() -> Iterator[Remains]:
    """What is left of what was let go, the latest year first."""
    labels = dict(Submission.State.choices)
    years: dict[int, list[tuple[int, str]]] = {}
    for row in ForgottenCount.objects.by_year():
        years.setdefault(row["year"], []).append((row["number"], str(labels.get(row["state"], row["state"]))))
    for year, numbers in years.items():
        yield Remains(year, numbers)


class KeptRuleView(_ForDeciders):
    """What goes by one rule within 30 days, by name and without addresses, each with its night."""

    template_name = "home/kept/rule.html"

    @cached_property
    def rule(self) -> Rule:
        """The rule of the address; one without a list is none here."""
        rule = forgetting.named(self.kwargs["name"])
        if rule is None or rule.entry is None:
            raise Http404("There is no such list.")
        return rule

    def get_breadcrumbs_items(self):
        """All rules, then this one."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("kept"), "label": self.page_title},
            {"url": "", "label": str(self.rule.what)},
        ]

    def get_page_subtitle(self):
        """What it is about."""
        return str(self.rule.what)

    def get_context_data(self, **kwargs):
        """A page of names; who came first goes first."""
        rows = self.rule.due(self.next_run + forgetting.SOON).order_by("pk")
        page = page_of(rows, self.request.GET.get("page"), SHOWN)
        entries = sorted((self._told(self.rule.entry(row)) for row in page), key=lambda entry: entry.goes_at)
        return super().get_context_data(rule=self.rule, page=page, entries=entries, **kwargs)

    def _told(self, entry: Entry) -> Entry:
        """With the night in which it goes."""
        over = max(entry.goes_at or moment.now(), moment.now())
        return Entry(entry.words, entry.link, moment.next_midnight(over))
