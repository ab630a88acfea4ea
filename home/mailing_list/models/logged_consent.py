"""What a subscriber agreed to and took back: the log that proves it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


class LoggedConsent(models.Model):
    """One line of the consent log: who did what, by which door, in answer to which words. A row is never changed."""

    class Act(models.TextChoices):
        """What was done."""

        ASKED = "asked", _("asked for letters")
        CONFIRMED = "confirmed", _("confirmed by the button in the mail")
        IMPORTED = "imported", _("imported with proof of consent")
        CHANGED = "changed", _("changed which letters come")
        PAUSED = "paused", _("paused")
        RESUMED = "resumed", _("ended the pause")
        LEFT = "left", _("left")
        CAME_BACK = "came back", _("came back")
        BOUNCED = "bounced", _("mails did not arrive")
        COMPLAINED = "complained", _("said that a letter was spam")

    class Door(models.TextChoices):
        """Through what."""

        FORM = "form", _("the form")
        MAIL = "mail", _("the button in a mail")
        ONE_CLICK = "one click", _("one click in the mail program")
        PAGE = "page", _("their own page")
        IMPORT = "import", _("an import")
        PROVIDER = "provider", _("the mail provider")
        EDITOR = "editor", _("an editor")

    subscriber = models.ForeignKey(
        "mailing_list.Subscriber", verbose_name=_("subscriber"), on_delete=models.CASCADE, related_name="log"
    )
    act = models.CharField(_("what"), max_length=12, choices=Act.choices)
    door = models.CharField(_("by"), max_length=12, choices=Door.choices)
    at = models.DateTimeField(_("when"), default=moment.now, editable=False)
    frequency = models.CharField(_("letters"), max_length=10, blank=True, help_text=_("Which letters it was about."))
    wording = models.CharField(
        _("wording"), max_length=40, blank=True, help_text=_("Version of the words that were agreed to.")
    )
    proof = models.TextField(
        _("proof"), blank=True, help_text=_("How consent was given, as an import says; or what a provider reported.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("entry of the consent log")
        verbose_name_plural = _("consent log")
        indexes = [models.Index(fields=["subscriber", "-at"], name="consent_log_latest")]

    def __str__(self):
        return f"{self.get_act_display()}, {self.at:%Y-%m-%d %H:%M}"

    def save(self, *args, **kwargs):
        """Add a row; raises TypeError for one that stands already, since the log is append-only."""
        if self.pk and not kwargs.get("force_insert") and type(self).objects.filter(pk=self.pk).exists():
            raise TypeError("The consent log is never changed. Add a new entry.")
        super().save(*args, **kwargs)
