"""Whether an editor wants the mail that tells what waits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskMail(models.Model):
    """What one user said about the mail “4 responses to read”, and when they had the last. Without a word: yes."""

    user = models.OneToOneField(
        "foundation.User", verbose_name=_("user"), on_delete=models.CASCADE, related_name="desk_mail"
    )
    wanted = models.BooleanField(
        _("Tell me by mail when responses wait"),
        default=True,
        help_text=_("At most every four hours; at the next full hour where a reader reported one."),
    )
    told_at = models.DateTimeField(
        _("last told"), null=True, blank=True, editable=False, help_text=_("When such a mail was last made for them.")
    )

    class Meta:
        verbose_name = _("mail about responses that wait")
        verbose_name_plural = _("mails about responses that wait")

    def __str__(self):
        return str(self.user)
