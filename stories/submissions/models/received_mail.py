"""Every mail that came, and what was done with it."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment

#: After so many tries to read a mail that each ended the process, it is set aside for a person.
MOST_TRIES = 3


def _raw(mail, filename) -> str:
    return f"mails/{mail.digest[:2]}/{mail.digest[:32]}-{secrets.token_hex(4)}.eml"


class ReceivedMailQuerySet(models.QuerySet):
    """Reads on mails received."""

    def unread(self):
        """Mails that are kept and not read yet: something broke in between."""
        return self.filter(outcome="")

    def whole(self):
        """Mails of which the bytes are still there."""
        return self.exclude(raw="")


class ReceivedMail(models.Model):
    """A mail as it came, byte for byte, kept before anything is made of it.

    The row and the bytes are committed first; reading comes after. So a mail that ends the process which
    reads it is known, is tried again, and at last set aside.
    """

    class Outcome(models.TextChoices):
        """What was made of it (design §5)."""

        SUBMISSION = "submission", _("A story")
        HELD = "held", _("Doubtful")
        IGNORED = "ignored", _("Set aside: no story, no answer")
        REPLY = "reply", _("An answer to a mail of ours")
        DUPLICATE = "duplicate", _("Came before")

    class Reason(models.TextChoices):
        """Why it is no story, or a doubtful one."""

        AUTO_REPLY = "auto-reply", _("an automatic answer")
        BOUNCE = "bounce", _("a mail that could not be delivered")
        LIST = "list", _("a mail of a mailing list")
        CALENDAR = "calendar", _("an invitation to a calendar")
        RECEIPT = "receipt", _("a receipt")
        NEWSLETTER = "newsletter", _("a newsletter")
        SPAM = "spam", _("looks like spam")
        NO_WORDS = "no words", _("no words of a story")
        NO_SENDER = "no sender", _("nobody to answer")
        UNREADABLE = "unreadable", _("could not be read")
        TOO_MANY = "too many", _("very many from one address")

    digest = models.CharField(_("SHA-256 of its bytes"), max_length=64, unique=True)
    raw = models.FileField(upload_to=_raw, max_length=200)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    came_at = models.DateTimeField(_("came"), default=moment.now, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    message_id = models.CharField(_("Message-ID"), max_length=255, blank=True)
    from_name = models.CharField(_("sender"), max_length=200, blank=True)
    from_address = models.CharField(_("address"), max_length=320, blank=True)
    subject = models.CharField(_("subject"), max_length=998, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=40, choices=Reason.choices, blank=True)
    because = models.JSONField(default=list, blank=True)
    submission = models.ForeignKey(
        "submissions.Submission",
        verbose_name=_("submission"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mails",
    )
    words = models.TextField(_("what it says"), blank=True, help_text=_("Of an answer to a mail of ours."))

    objects = ReceivedMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail received")
        verbose_name_plural = _("mails received")
        ordering = ["-came_at", "-pk"]
        indexes = [models.Index(fields=["message_id"], name="mail_message_id")]

    def __str__(self):
        return self.subject or self.message_id or self.digest[:12]

    @property
    def is_forgotten(self) -> bool:
        """Whether its time is over: that it came is still known, so that it is known again, and nothing it said."""
        return not self.raw
