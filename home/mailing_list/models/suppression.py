"""Addresses to which nothing is sent, whoever brings them: as hashes, so that they outlive the person's row."""

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from foundation import moment
from home.mailing_list.models.subscriber import as_kept


def hashed(address: str, key: str | None = None) -> str:
    """``address`` as it may be kept of somebody who is gone: alike for alike, and nobody's address in clear."""
    return salted_hmac("mailing_list.suppression", as_kept(address), secret=key, algorithm="sha256").hexdigest()


class SuppressionQuerySet(models.QuerySet):
    """Reads on suppressions."""

    def of(self, address: str):
        """The one of ``address``, as a queryset of one or none; also where the site's key was changed since."""
        keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        return self.filter(digest__in=[hashed(address, key) for key in keys])


class Suppression(models.Model):
    """One address that is not written to: no import brings it back, only its owner's own press of a button."""

    class Reason(models.TextChoices):
        """Why."""

        LEFT = "left", _("left")
        BOUNCED = "bounced", _("mails did not arrive")
        COMPLAINED = "complained", _("said that a letter was spam")
        ERASED = "erased", _("erased at their wish")

    digest = models.CharField(max_length=64, unique=True)
    reason = models.CharField(_("because"), max_length=12, choices=Reason.choices)
    at = models.DateTimeField(_("since"), default=moment.now)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")

    def __str__(self):
        return f"{self.get_reason_display()}, {self.at:%Y-%m-%d}"
