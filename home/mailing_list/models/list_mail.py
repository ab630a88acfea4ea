"""Every mail of ours to one subscriber that is no letter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import OutgoingMail


class ListMail(OutgoingMail):
    """One mail to a subscriber: each once for what it is about."""

    class Kind(models.TextChoices):
        """What it says."""

        CONFIRM = "confirm", _("Press the button, and the letters come")
        KNOWN = "known", _("You are on the list already")
        WELCOME = "welcome", _("Your welcome code")
        OWED = "owed", _("Your code comes later")

    #: `unsent_because` of one to an address that is none.
    REFUSED = "refused"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.CharField(max_length=80, help_text=_("Which one of its kind: the key of what it is about."))
    subscriber = models.ForeignKey("mailing_list.Subscriber", on_delete=models.CASCADE, related_name="mails")

    class Meta:
        verbose_name = _("mail about the list")
        verbose_name_plural = _("mails about the list")
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_list_mail_of_a_kind")]

    def __str__(self):
        return self.get_kind_display()
