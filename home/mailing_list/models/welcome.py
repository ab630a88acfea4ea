"""What one subscriber was promised, and given."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment
from home.mailing_list.models.subscriber import Subscriber


class WelcomeQuerySet(models.QuerySet):
    """Reads on welcomes."""

    def owed(self):
        """Those without a code still, whoever has waited longest first."""
        return self.filter(given_at=None).order_by("owed_since", "pk")

    def waiting(self):
        """Of those, whoever is on the list still: nobody else is mailed one."""
        return self.owed().filter(subscriber__state=Subscriber.State.CONFIRMED)

    def waiting_for(self, offer):
        """Those who wait for a code of ``offer``."""
        return self.waiting().filter(offer=offer)


class Welcome(models.Model):
    """The welcome of one subscriber: owed from their confirmation on, given when there is a code. Once a person."""

    subscriber = models.OneToOneField(
        "mailing_list.Subscriber", verbose_name=_("subscriber"), on_delete=models.CASCADE, related_name="welcome"
    )
    offer = models.ForeignKey(
        "mailing_list.Offer", verbose_name=_("welcome offer"), on_delete=models.PROTECT, related_name="welcomes"
    )
    code = models.OneToOneField(
        "mailing_list.WelcomeCode",
        verbose_name=_("code"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="welcome",
    )
    shared_code = models.CharField(max_length=60, blank=True, help_text=_("The code that everybody was given then."))
    owed_since = models.DateTimeField(_("owed since"), default=moment.now)
    given_at = models.DateTimeField(_("given"), null=True, blank=True)

    objects = WelcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("welcome")
        verbose_name_plural = _("welcomes")
        indexes = [models.Index(fields=["offer", "given_at", "owed_since"], name="welcome_owed")]

    def __str__(self):
        return f"{self.subscriber}, {self.offer}"

    @property
    def words(self) -> str:
        """The code as it is typed in; empty while it is owed."""
        return self.code.code if self.code else self.shared_code
