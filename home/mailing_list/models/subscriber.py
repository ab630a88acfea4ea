"""Whoever asked for letters: an address, and what may be sent there."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.retention import Retention


def as_kept(address: str) -> str:
    """An address as it is kept: two ways of writing it are one person (RFC 5321 lets a server part them; none does)."""
    return address.strip().lower()


class Frequency(models.TextChoices):
    """Which letters somebody wishes; everybody hears of a new call."""

    EACH = "each", _("each story")
    WEEK = "week", _("one letter a week")
    CALLS = "calls", _("new calls only")


class SubscriberQuerySet(models.QuerySet):
    """Reads on subscribers."""

    def at(self, address: str):
        """The one at ``address``, however it is written; or None."""
        return self.filter(address=as_kept(address)).first()

    def confirmed(self):
        """Those who pressed the button, and have not left since."""
        return self.filter(state=Subscriber.State.CONFIRMED)

    def hearing(self):
        """Of those, whoever does not pause."""
        return self.confirmed().filter(Q(paused_until=None) | Q(paused_until__lte=moment.now()))

    def wanting(self, *frequencies: str):
        """Of those who hear, whoever chose one of ``frequencies``."""
        return self.hearing().filter(frequency__in=frequencies)


class Subscriber(models.Model):
    """An address on the mailing list: no account, no password. Never public.

    Nothing is sent there before its owner pressed the button of the first mail, and nothing after they left.
    """

    class State(models.TextChoices):
        """Where they stand."""

        ASKED = "asked", _("asked, not yet confirmed")
        CONFIRMED = "confirmed", _("confirmed")
        LEFT = "left", _("left")
        BOUNCED = "bounced", _("mails do not arrive")

    class Door(models.TextChoices):
        """How they came."""

        FORM = "form", _("the form")
        IMPORT = "import", _("an import")

    address = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    frequency = models.CharField(_("letters"), max_length=10, choices=Frequency.choices, default=Frequency.WEEK)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    door = models.CharField(_("came by"), max_length=10, choices=Door.choices, default=Door.FORM)
    asked_at = models.DateTimeField(_("asked"), default=moment.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    left_at = models.DateTimeField(
        _("left"), null=True, blank=True, help_text=_("When they left, or their mails were found not to arrive.")
    )
    paused_until = models.DateTimeField(_("pauses until"), null=True, blank=True)
    asks = models.PositiveIntegerField(
        default=1, editable=False, help_text=_("Raised whenever they ask anew: only the latest mail's button confirms.")
    )
    link_version = models.PositiveIntegerField(
        default=1, editable=False, help_text=_("Raising it makes every link of their letters so far void.")
    )

    objects = SubscriberQuerySet.as_manager()

    #: How long a row is kept in a state in which nothing is sent.
    KEPT = {
        State.ASKED: Retention("asked_at", timedelta(days=30)),
        State.LEFT: Retention("left_at", timedelta(days=30)),
        State.BOUNCED: Retention("left_at", timedelta(days=30)),
    }

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        indexes = [models.Index(fields=["state", "frequency"], name="subscriber_hearing")]

    def __str__(self):
        return str(_("Subscriber %d") % self.pk) if self.pk else str(_("Subscriber"))

    @property
    def is_confirmed(self) -> bool:
        """Whether letters may be sent there, now or after a pause."""
        return self.state == self.State.CONFIRMED

    @property
    def is_paused(self) -> bool:
        """Whether they wished to hear nothing for a while."""
        return bool(self.paused_until and self.paused_until > moment.now())
