"""Every mail of ours to somebody who sent a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


class SentMailQuerySet(models.QuerySet):
    """Reads on mails."""

    def on_their_way(self):
        """What has not left yet, and will."""
        return self.filter(sent_at=None, unsent_because="")

    def waiting(self):
        """Of those, what the worker has not taken yet: it can be called back."""
        return self.on_their_way().filter(leaving_since=None)


class SentMail(models.Model):
    """One mail about a submission: each kind once, or once for each thing it is about.

    An answer to it is known by its Message-ID. The row stands before the mail is sent; what waits until
    `due_at` can be called back, until the worker takes it.
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

    #: `unsent_because` of a mail to an address that had its share of the day.
    TOO_MANY = "too many"
    #: The same of one that was true no more when its time came.
    OVERTAKEN = "overtaken"

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
    message_id = models.CharField(max_length=255, unique=True)
    asked_at = models.DateTimeField(_("to be sent"), default=moment.now)
    due_at = models.DateTimeField(_("leaves"), default=moment.now)
    leaving_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("When the worker took it to send it: from then on it cannot be called back."),
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    unsent_because = models.CharField(_("not sent because"), max_length=40, blank=True)

    objects = SentMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail sent")
        verbose_name_plural = _("mails sent")
        constraints = [models.UniqueConstraint(fields=["submission", "kind", "about"], name="one_mail_of_a_kind")]

    def __str__(self):
        return self.get_kind_display()

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
