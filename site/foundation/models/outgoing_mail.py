"""A mail of ours as a row, from when it is to be sent until it has left or never will."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import moment

#: What a worker took is its own for so long: longer than a mail server is waited for (EMAIL_TIMEOUT at each step).
TAKEN_FOR = timedelta(minutes=2)


class OutgoingMailQuerySet(models.QuerySet):
    """Reads on mails."""

    def on_their_way(self):
        """What has not left yet, and will."""
        return self.filter(sent_at=None, unsent_because="")

    def waiting(self):
        """Of those, what no worker has taken yet: it can be called back."""
        return self.on_their_way().filter(leaving_since=None)

    def to_be_taken(self):
        """Those that a worker may take: what waits, and what was taken by one that was killed over it."""
        left_lying = Q(leaving_since__lte=moment.now() - TAKEN_FOR)
        return self.on_their_way().filter(Q(leaving_since=None) | left_lying)


class OutgoingMail(models.Model):
    """What is known of any mail: the row stands before it is sent, and `foundation.leaving` sends it, once.

    What waits can be called back until a worker takes it. A repeat after a kill carries the same Message-ID.
    """

    #: `unsent_because` of a mail to an address that had its share of the day.
    TOO_MANY = "too many"
    #: The same of one that was true no more when its time came.
    OVERTAKEN = "overtaken"

    message_id = models.CharField(max_length=255, unique=True)
    asked_at = models.DateTimeField(_("to be sent"), default=moment.now)
    leaving_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("When the worker took it to send it: from then on it cannot be called back."),
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    unsent_because = models.CharField(_("not sent because"), max_length=40, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_on_its_way(self) -> bool:
        """Whether it has not left yet, and will."""
        return self.sent_at is None and not self.unsent_because

    @property
    def is_waiting(self) -> bool:
        """The same where it can be called back."""
        return self.is_on_its_way and self.leaving_since is None

    @property
    def is_leaving(self) -> bool:
        """The same where the worker has taken it, and it can not."""
        return self.is_on_its_way and self.leaving_since is not None

    @property
    def left_at(self):
        """When it left, or is leaving; None for what has not."""
        return self.sent_at or (self.leaving_since if self.is_leaving else None)
