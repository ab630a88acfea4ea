"""What remains of what was sent in and let go: how many there were."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ForgottenCountQuerySet(models.QuerySet):
    """Reads and writes on counts."""

    def add_one(self, **which) -> None:
        """Count one more of ``which`` (series, year, month, state); part of the caller's transaction."""
        first = self.filter(**which).order_by("pk").values_list("pk", flat=True)[:1]
        if not self.filter(pk__in=list(first)).update(number=models.F("number") + 1):
            self.create(**which, number=1)

    def by_year(self) -> list[dict]:
        """How many of which state came in which year: dicts of year, state and number, the latest year first."""
        return list(self.values("year", "state").annotate(number=models.Sum("number")).order_by("-year", "state"))


class ForgottenCount(models.Model):
    """How many came for one series in one month and ended in one state, and are forgotten.

    Two workers that count the first of a month at once make two rows: read them as a sum.
    """

    series = models.ForeignKey(
        "stories.SeriesIndexPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    month = models.PositiveSmallIntegerField(_("month"))
    state = models.CharField(_("state"), max_length=20)
    number = models.PositiveIntegerField(_("number"), default=0)

    objects = ForgottenCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("number of those forgotten")
        verbose_name_plural = _("numbers of those forgotten")
        indexes = [models.Index(fields=["year", "month"], name="forgotten_month")]

    def __str__(self):
        return f"{self.year}-{self.month:02}, {self.state}: {self.number}"
