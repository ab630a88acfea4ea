"""Every mail of ours that is about responses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


class ResponseMail(models.Model):
    """One mail to whoever wrote a response, or to the teller of a story: each once for what it is about.

    The row stands before the mail is sent; a repeat after a kill carries the same Message-ID.
    """

    class Kind(models.TextChoices):
        """What it says."""

        CONFIRM = "confirm", _("Is this response yours?")
        COPY = "copy", _("Your response")
        ANSWERS = "answers", _("Somebody answered you")
        TELLER = "teller", _("Readers answered your story")
        REMOVED = "removed", _("Your response was removed")
        INVITE = "invite", _("This is a story")

    #: `unsent_because` of a mail to an address that had its share of the day.
    TOO_MANY = "too many"
    #: The same of one that was true no more when its time came.
    OVERTAKEN = "overtaken"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.CharField(max_length=80, help_text=_("Which one of its kind: the key of what it is about."))
    response = models.ForeignKey(
        "responses.Response", null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    responder = models.ForeignKey(
        "responses.Responder", null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    teller = models.ForeignKey("tellers.Teller", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(_("what an editor wrote"), blank=True)
    message_id = models.CharField(max_length=255, unique=True)
    asked_at = models.DateTimeField(_("to be sent"), default=moment.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    unsent_because = models.CharField(_("not sent because"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("mail about responses")
        verbose_name_plural = _("mails about responses")
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_response_mail_of_a_kind")]

    def __str__(self):
        return self.get_kind_display()
