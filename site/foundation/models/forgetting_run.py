"""How much was let go in which night."""

from django.db import models


class ForgettingRunQuerySet(models.QuerySet):
    """Reads on runs."""

    def latest_of(self, rule: str):
        """The last one of a rule (its name), or None."""
        return self.filter(rule=rule).order_by("-on").first()


class ForgettingRun(models.Model):
    """What one rule (see foundation.forgetting) let go on one day: numbers alone, nothing of anybody."""

    rule = models.CharField(max_length=40)
    on = models.DateField(help_text="In the site's zone.")
    at = models.DateTimeField(help_text="When it last ran on that day.")
    number = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0, help_text="How many could not go; they are tried the next night.")

    objects = ForgettingRunQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "on"], name="one_run_of_a_rule_a_day")]

    def __str__(self):
        return f"{self.rule}, {self.on}: {self.number}"
