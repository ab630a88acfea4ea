"""The codes of a pool, each for one subscriber."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


class WelcomeCodeQuerySet(models.QuerySet):
    """Reads on codes."""

    def free(self):
        """Those that nobody was given."""
        return self.filter(taken_at=None)


class WelcomeCode(models.Model):
    """A discount code that works once. Taken by one subscriber, and then by nobody else."""

    offer = models.ForeignKey(
        "mailing_list.Offer", verbose_name=_("welcome offer"), on_delete=models.CASCADE, related_name="codes"
    )
    code = models.CharField(_("code"), max_length=60)
    added_at = models.DateTimeField(_("added"), default=moment.now, editable=False)
    # Beside the row of whoever has it: only a column of its own is looked at again when a lock is waited for.
    taken_at = models.DateTimeField(_("given"), null=True, blank=True, editable=False)

    objects = WelcomeCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("welcome code")
        verbose_name_plural = _("welcome codes")
        constraints = [models.UniqueConstraint(fields=["offer", "code"], name="one_code_an_offer")]
        indexes = [models.Index(fields=["offer", "taken_at"], name="welcome_code_free")]

    def __str__(self):
        return self.code
