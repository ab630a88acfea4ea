"""What a new subscriber is given: a code to pay with."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import moment


class OfferQuerySet(models.QuerySet):
    """Reads on offers."""

    def open(self):
        """Those that new subscribers are given today, the one that opened last first."""
        today = moment.today()
        began = self.filter(opens_on__lte=today).filter(Q(closes_on=None) | Q(closes_on__gte=today))
        return began.filter(Q(expires_on=None) | Q(expires_on__gte=today)).order_by("-opens_on", "-pk")


class Offer(models.Model):
    """A welcome that editors set up: one code for everybody, or a pool of codes that each work once."""

    class Kind(models.TextChoices):
        """How many may use a code."""

        SHARED = "shared", _("one code for everybody")
        POOL = "pool", _("a pool of codes that each work once")

    name = models.CharField(
        _("what it gives"),
        max_length=120,
        help_text=_("As readers see it beside the form: “10 % off at the Hallin Bridge bookshop”."),
    )
    text = models.TextField(
        _("how to use it"), blank=True, help_text=_("Stands in the mail above the code: where it is typed in.")
    )
    exclusions = models.TextField(
        _("what it is not good for"),
        blank=True,
        help_text=_("In plain words: “Not for vouchers, nor on top of a sale.”"),
    )
    link = models.URLField(_("address of the shop"), blank=True)
    kind = models.CharField(_("codes"), max_length=10, choices=Kind.choices, default=Kind.POOL)
    shared_code = models.CharField(
        _("the code"), max_length=60, blank=True, help_text=_("Only where one code is for everybody.")
    )
    opens_on = models.DateField(_("given from"), default=moment.today)
    closes_on = models.DateField(_("given until"), null=True, blank=True, help_text=_("The last day. Empty: no end."))
    expires_on = models.DateField(
        _("codes expire on"), null=True, blank=True, help_text=_("The last day on which a code works. Empty: never.")
    )
    low_at = models.PositiveIntegerField(
        _("tell us when so many are left"), default=20, help_text=_("Editors hear by mail, before there is none.")
    )
    told_low_at = models.DateTimeField(null=True, blank=True, editable=False)
    told_empty_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("welcome offer")
        verbose_name_plural = _("welcome offers")

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse a shared offer without its code, and dates that end before they begin."""
        if self.kind == self.Kind.SHARED and not self.shared_code.strip():
            raise ValidationError({"shared_code": _("Write the code that everybody is given.")})
        if self.closes_on and self.opens_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": _("It would end before it begins. Choose a later day.")})
        if self.expires_on and self.opens_on and self.expires_on < self.opens_on:
            raise ValidationError({"expires_on": _("The codes would expire before any is given. Choose a later day.")})

    @property
    def is_open(self) -> bool:
        """Whether it is given to new subscribers today, unless another opened later."""
        return self.has_begun and not self.is_over

    @property
    def has_begun(self) -> bool:
        """Whether its first day has come."""
        return self.opens_on <= moment.today()

    @property
    def is_over(self) -> bool:
        """Whether its last day is past, or its codes work no more."""
        return self.has_expired or (self.closes_on is not None and self.closes_on < moment.today())

    @property
    def has_expired(self) -> bool:
        """Whether its codes work no more: none is handed out then, whoever waits."""
        return self.expires_on is not None and self.expires_on < moment.today()

    @property
    def is_pool(self) -> bool:
        """Whether each code works once."""
        return self.kind == self.Kind.POOL

    @property
    def left(self) -> int:
        """How many codes of the pool nobody was given yet."""
        return self.codes.free().count()
