"""Every mail of ours to somebody who sent a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.models import OutgoingMail


class SentMail(OutgoingMail):
    """One mail about a submission: each kind once, or once for each thing it is about.

    An answer to it is known by its Message-ID. What waits until `due_at` can be called back.
    """

    class Kind(models.TextChoices):
        """What it says."""

        CONFIRM = "confirm", _("Please confirm your address")
        ARRIVED = "arrived", _("We have your story")
        ACCEPTED = "accepted", _("We would like to tell your story")
        PROMISED = "promised", _("When your story goes live")
        POSTPONED = "postponed", _("Your story has no day for now")
        LIVE = "live", _("Your story is live")
        DECLINED = "declined", _("Not this time")
        ASK_CONSENT = "ask_consent", _("May we tell your story?")
        ASK_PHOTO = "ask_photo", _("Do you have a photo?")

    submission = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="sent_mails")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.CharField(
        max_length=80, blank=True, help_text=_("Which one of its kind, where a kind may be sent again.")
    )
    words = models.TextField(_("what an editor wrote"), blank=True)
    asked_by = models.ForeignKey(
        "foundation.User",
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_at = models.DateTimeField(_("leaves"), default=moment.now)

    class Meta:
        verbose_name = _("mail sent")
        verbose_name_plural = _("mails sent")
        constraints = [models.UniqueConstraint(fields=["submission", "kind", "about"], name="one_mail_of_a_kind")]

    def __str__(self):
        return self.get_kind_display()
