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
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0, help_text=_("Rows that add something."))
    known = models.PositiveIntegerField(default=0, help_text=_("Rows of what is here already."))
    problems = models.JSONField(default=list, help_text=_("Rows that cannot be taken, each with its number and why."))
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
