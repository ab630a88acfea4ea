"""Every mail of ours that is about responses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import OutgoingMail


class ResponseMail(OutgoingMail):
    """One mail to whoever wrote a response, or to the teller of a story: each once for what it is about."""

    class Kind(models.TextChoices):
        """What it says."""

        CONFIRM = "confirm", _("Is this response yours?")
        COPY = "copy", _("Your response")
        ANSWERS = "answers", _("Somebody answered you")
        TELLER = "teller", _("Readers answered your story")
        REMOVED = "removed", _("Your response was removed")
        INVITE = "invite", _("This is a story")

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

    class Meta:
        verbose_name = _("mail about responses")
        verbose_name_plural = _("mails about responses")
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_response_mail_of_a_kind")]

    def __str__(self):
        return self.get_kind_display()
