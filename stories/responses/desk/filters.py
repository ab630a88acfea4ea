"""What the desk can be narrowed to."""

import django_filters
from django import forms
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from foundation.numbers import numbers_in
from stories.pages.fields import PageChoiceFilter
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.responses.desk.trays import TRAYS, WAITING, lies_in
from stories.responses.models import Response

#: So many stories are offered to choose from: those that were answered last.
OFFERED = 50


def choices(label, options, method, **kwargs):
    """A question with few answers, answered by radio buttons."""
    return django_filters.ChoiceFilter(
        choices=options, method=method, label=label, widget=forms.RadioSelect, empty_label=_("All"), **kwargs
    )


def stories_to_choose(request):
    """The stories that were answered last, and the one that was asked for."""
    last = Response.objects.order_by().values("story").annotate(last=Max("written_at")).order_by("-last")
    asked = numbers_in(request.GET.getlist("story")) if request else []
    return StoryPage.objects.filter(pk__in=[*last.values_list("story", flat=True)[:OFFERED], *asked]).order_by("title")


class ResponseFilterSet(WagtailFilterSet):
    """By tray (“Waiting” unless another is asked for), story, series, and why it waits."""

    tray = choices(_("Tray"), list(TRAYS.items()), "by_tray", initial=WAITING)
    story = PageChoiceFilter(
        queryset=stories_to_choose, label=_("Story"), widget=forms.Select, empty_label=_("Every story")
    )
    series = PageChoiceFilter(
        queryset=SeriesIndexPage.objects.order_by("title"),
        method="by_series",
        label=_("Series"),
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    reasons = choices(
        _("Looks like spam"), [("spam", _("Looks like spam")), ("fine", _("Does not look like it"))], "by_reasons"
    )
    held = choices(_("From"), [("always", _("People who are always held"))], "by_hold")

    class Meta:
        model = Response
        fields: list[str] = []

    def by_tray(self, responses, name, value):
        """In one tray."""
        return lies_in(value, responses)

    def by_series(self, responses, name, value):
        """Under the stories of one series."""
        return responses.filter(story__in=StoryPage.objects.child_of(value).values("pk"))

    def by_reasons(self, responses, name, value):
        """Which look like spam, or do not."""
        return responses.filter(looks_like_spam=value == "spam")

    def by_hold(self, responses, name, value):
        """From people whose responses an editor chose to read always."""
        return responses.filter(responder__always_held=True)
