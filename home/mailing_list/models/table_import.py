"""A table that editors bring in: subscribers with proof of consent, or codes for a pool."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


class TableImport(models.Model):
    """One file, CSV or XLSX: looked through first, so that it says what it would do, then taken in by the worker."""

    class Kind(models.TextChoices):
        """What its rows are."""

        SUBSCRIBERS = "subscribers", _("subscribers")
        CODES = "codes", _("welcome codes")

    class State(models.TextChoices):
        """Where it stands."""

        ASKING = "asking", _("waits for you: which column is which?")
        LOOKING = "looking", _("is being looked through")
        LOOKED = "looked", _("looked through: nothing is taken in yet")
        TAKING = "taking", _("is being taken in")
        DONE = "done", _("taken in")
        UNREADABLE = "unreadable", _("could not be read")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    offer = models.ForeignKey(
        "mailing_list.Offer", null=True, blank=True, on_delete=models.CASCADE, related_name="imports"
    )
    file = models.FileField(upload_to="imports/", blank=True)
    file_name = models.CharField(_("file"), max_length=255)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.LOOKING)
    why_unreadable = models.TextField(blank=True)
    columns = models.JSONField(
        default=dict, help_text=_("Which column holds what, counted from 0; and whether the first row is headings.")
    )
    total = models.PositiveIntegerField(default=0, help_text=_("The number of the last row."))
    done = models.PositiveIntegerField(default=0, help_text=_("The number of the row up to which it is through."))
    new = models.PositiveIntegerField(default=0, help_text=_("Rows that would add something."))
    known = models.PositiveIntegerField(default=0, help_text=_("Rows of what is here already."))
    wrong = models.JSONField(default=dict, help_text=_("Rows that cannot be taken: why → how many."))
    problems = models.JSONField(default=list, help_text=_("The first of them, each with its number and why."))
    taken = models.PositiveIntegerField(default=0, help_text=_("Rows that were taken in."))
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    brought_at = models.DateTimeField(default=moment.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.file_name

    @property
    def is_moving(self) -> bool:
        """Whether the worker is at it."""
        return self.state in (self.State.LOOKING, self.State.TAKING)

    @property
    def number_wrong(self) -> int:
        """How many rows cannot be taken."""
        return sum(self.wrong.values())

    @property
    def percent(self) -> int:
        """How far the worker is."""
        return min(100, round(100 * self.done / self.total)) if self.total else 0
