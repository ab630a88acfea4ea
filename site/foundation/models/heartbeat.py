"""Who last looked, and when."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment

#: A process that has not looked for so long is stopped (design §7: down at no look for 60 s).
STOPPED_AFTER = timedelta(seconds=60)


class HeartbeatQuerySet(models.QuerySet):
    """Reads on heartbeats."""

    def beating(self):
        """Processes that looked within the last minute."""
        return self.filter(last_look__gt=moment.now() - STOPPED_AFTER)

    def of(self, process):
        """Every copy of ``process``, the one that looked last first."""
        return self.filter(process=process).order_by("-last_look")


class Heartbeat(models.Model):
    """One copy of a long-running process, the moment it last looked, and whether it saw what it looked for."""

    class Process(models.TextChoices):
        """What runs beside the web server."""

        CLOCK = "clock", _("the clock")
        WORKER = "worker", _("the worker")
        MAILBOX = "mailbox", _("the mailbox")

    process = models.CharField(max_length=20, choices=Process.choices)
    copy = models.CharField(max_length=64, help_text=_("Tells two copies of one process apart."))
    last_look = models.DateTimeField(db_index=True)
    well_at = models.DateTimeField(null=True, help_text=_("When it last looked and nothing was wrong."))
    error = models.CharField(max_length=200, blank=True, help_text=_("What was wrong when it last looked."))

    objects = HeartbeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["process", "copy"], name="one_heartbeat_a_copy")]

    def __str__(self):
        return f"{self.get_process_display()}, {self.copy}"
