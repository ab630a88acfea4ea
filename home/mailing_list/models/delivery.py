"""One letter to one subscriber."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.models import OutgoingMail


class Delivery(OutgoingMail):
    """A letter on its way to one subscriber, once: the pair is unique, and a repeat carries the same Message-ID."""

    class Outcome(models.TextChoices):
        """What was heard of it after it left; opening and clicking is not watched."""

        BOUNCED = "bounced", _("did not arrive")
        COMPLAINED = "complained", _("said to be spam")

    #: `unsent_because`: whoever left, pauses or chose others since the letter was begun; an address that was refused.
    LEFT, PAUSED, CHOSE_OTHERS, REFUSED = "left", "paused", "chose others", "refused"
    WHY_UNSENT = {
        LEFT: _("left meanwhile"),
        PAUSED: _("pauses"),
        CHOSE_OTHERS: _("chose other letters meanwhile"),
        REFUSED: _("the mail server refused the address"),
        OutgoingMail.OVERTAKEN: _("stopped before it left"),
    }

    letter = models.ForeignKey(
        "mailing_list.Letter", verbose_name=_("letter"), on_delete=models.CASCADE, related_name="deliveries"
    )
    subscriber = models.ForeignKey(
        "mailing_list.Subscriber",
        verbose_name=_("subscriber"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="deliveries",
    )
    tries = models.PositiveSmallIntegerField(
        _("times handed over"),
        default=0,
        help_text=_("More than one: a worker died over it, and the same mail may have come twice."),
    )
    deferrals = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text=_("How often the mail server asked to come again later.")
    )
    not_before = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When it is tried again, where it was deferred.")
    )
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [models.UniqueConstraint(fields=["letter", "subscriber"], name="one_delivery_a_subscriber")]
        indexes = [
            models.Index(
                fields=["letter", "id"],
                name="delivery_on_its_way",
                condition=Q(sent_at=None, unsent_because=""),
            )
        ]

    def __str__(self):
        return f"{self.letter}, {self.subscriber}"

    @property
    def why_unsent(self) -> str:
        """Why it never left, in words; empty where it did, or will."""
        return str(self.WHY_UNSENT.get(self.unsent_because, self.unsent_because))
