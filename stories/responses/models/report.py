"""A reader asks us to look at a response."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


class ReportQuerySet(models.QuerySet):
    """Reads on reports."""

    def open(self):
        """Those that no editor has looked at."""
        return self.filter(settled_at=None)


class Report(models.Model):
    """What a reader said of a published response; of who said it nothing is kept but a hash for two weeks.

    What is said from the same place later is a row of its own.
    """

    response = models.ForeignKey("responses.Response", on_delete=models.CASCADE, related_name="reports")
    why = models.TextField(_("why"))
    network = models.CharField(max_length=64, blank=True, editable=False)
    at = models.DateTimeField(_("when"), default=moment.now, editable=False)
    told_editors_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When a mail told the editors of it.")
    )
    settled_at = models.DateTimeField(_("looked at"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        "foundation.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.why


def by_reader(reports: Iterable[Report]) -> list[list[str]]:
    """What each reader said, in the order in which they came: all that came from one place is one reader's.

    A place that is not known, or is forgotten, is another's each time.
    """
    said: dict[str, list[str]] = {}
    for report in reports:
        said.setdefault(report.network or f"report {report.pk}", []).append(report.why)
    return list(said.values())
