"""Whoever answers: an address, and what is known of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


class ResponderQuerySet(models.QuerySet):
    """Reads on responders."""

    def at(self, address: str):
        """The one at ``address``, however it is written; or None."""
        return self.filter(address=as_kept(address)).first()


class Responder(models.Model):
    """A reader who answered, known by an address alone: no account, no password. Never public.

    The name stands on each response, since two people may share an address.
    """

    address = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    confirmed_at = models.DateTimeField(
        _("address confirmed"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When whoever reads mails there pressed a button of ours."),
    )
    always_held = models.BooleanField(
        _("always held"), default=False, help_text=_("Whatever they write waits for an editor.")
    )
    vouched_at = models.DateTimeField(
        _("no spam"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When an editor said of something of theirs that it is no spam."),
    )
    spared_at = models.DateTimeField(
        _("wants no mails"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When they stopped the mails that tell of answers."),
    )
    link_version = models.PositiveIntegerField(
        default=1, editable=False, help_text=_("Raising it makes every link and every device known so far a stranger.")
    )
    first_heard = models.DateTimeField(_("first heard of"), default=moment.now, editable=False)

    objects = ResponderQuerySet.as_manager()

    class Meta:
        verbose_name = _("responder")
        verbose_name_plural = _("responders")

    def __str__(self):
        return str(_("Responder %d") % self.pk) if self.pk else str(_("Responder"))

    @property
    def is_confirmed(self) -> bool:
        """Whether the address is proved."""
        return self.confirmed_at is not None


def as_kept(address: str) -> str:
    """An address as it is kept: two ways of writing it are one person (RFC 5321 lets a server part them; none does)."""
    return address.strip().lower()
