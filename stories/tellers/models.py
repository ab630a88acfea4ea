"""Teller and Consent."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment

#: How long a teller, and what they allowed, is kept when nothing of theirs is up or in hand any more (design §5).
TELLER_KEPT = timedelta(days=30)


class TellerQuerySet(models.QuerySet):
    """Reads on tellers."""

    def at(self, address: str):
        """Everybody known at an address, the first one first; two people may share one."""
        return self.filter(address__iexact=address.strip()).order_by("pk") if address.strip() else self.none()


class Teller(models.Model):  # type: ignore[django-manager-missing]  # the stubs cannot follow Wagtail's pages
    """The person whose story it is: no account, reached by address and signed links.

    The printed name stands on the story; the address is never public.
    """

    name = models.CharField(_("name"), max_length=120)
    address = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    confirmed_at = models.DateTimeField(
        _("address confirmed"), null=True, blank=True, help_text=_("When the teller proved that the address is theirs.")
    )
    link_version = models.PositiveIntegerField(
        default=1, editable=False, help_text=_("Raising it makes every private link sent so far void.")
    )
    first_heard = models.DateTimeField(_("first heard of"), default=moment.now, editable=False)
    idle_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("Since which night nothing of theirs is up or in hand; empty as long as anything is."),
    )

    objects = TellerQuerySet.as_manager()

    class Meta:
        verbose_name = _("teller")
        verbose_name_plural = _("tellers")
        indexes = [models.Index(fields=["address"], name="teller_address")]

    def __str__(self):
        return self.name

    @property
    def first_name(self) -> str:
        """How an editor speaks of them."""
        return self.name.split()[0] if self.name.strip() else self.name


class ConsentQuerySet(models.QuerySet):
    """Reads on consents."""

    def for_story(self, story_key: uuid.UUID):
        """Every consent given for a story, the one that counts first."""
        return self.filter(story_key=story_key).order_by("-given_at", "-pk")

    def withdrawals(self):
        """Those that allow nothing: a teller took a story back."""
        return self.filter(site=False, letter=False, social=False, print=False)

    def latest_for(self, story_key: uuid.UUID):
        """The consent that counts for a story, or None."""
        return self.for_story(story_key).first()


class Consent(models.Model):
    """What a teller allowed for one story. A row is never changed: a new one is added and counts.

    It names a ``story_key`` and not a page, since it is mostly given before there is one.
    """

    class Door(models.TextChoices):
        """Through what it was given."""

        FORM = "form", _("the form")
        MAIL = "mail", _("a mail")
        LINK = "link", _("a private link")
        EDITOR = "editor", _("an editor vouches")
        PUBLISHED_BEFORE = "published before", _("published before")

    teller = models.ForeignKey(Teller, verbose_name=_("teller"), on_delete=models.PROTECT, related_name="consents")
    story_key = models.UUIDField(_("story"), db_index=True)
    site = models.BooleanField(_("on the site"), default=False)
    letter = models.BooleanField(_("in the letter"), default=False)
    social = models.BooleanField(_("on social media"), default=False)
    print = models.BooleanField(_("in print"), default=False)
    edits = models.BooleanField(_("light edits"), default=False)
    own_photo = models.BooleanField(_("the photo is the teller’s own"), default=False)
    people_agreed = models.BooleanField(_("the people in the photo agreed"), default=False)
    guardian = models.BooleanField(
        _("parent or guardian"), default=False, help_text=_("The teller is parent or guardian of the child in it.")
    )
    wording = models.CharField(_("wording"), max_length=40, help_text=_("Version of the words that were agreed to."))
    door = models.CharField(_("door"), max_length=20, choices=Door.choices)
    given_at = models.DateTimeField(_("given"), default=moment.now, editable=False)
    vouched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("vouched for by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("How the teller agreed, where an editor vouches for it.")
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["story_key", "-given_at"], name="consent_latest")]

    def __str__(self):
        return _("%(teller)s (%(door)s)") % {"teller": self.teller, "door": self.get_door_display()}

    def save(self, *args, **kwargs):
        """Add a row; raises TypeError for one that stands already, since consents are append-only."""
        if self.pk and not kwargs.get("force_insert") and type(self).objects.filter(pk=self.pk).exists():
            raise TypeError("A consent is never changed. Add a new one: the latest counts.")
        super().save(*args, **kwargs)

    @property
    def is_withdrawal(self) -> bool:
        """Whether it allows nothing: the teller took the story back."""
        return not (self.site or self.letter or self.social or self.print)

    @property
    def ticked(self) -> list[str]:
        """The names of the boxes that are ticked."""
        boxes = [field.name for field in self._meta.fields if isinstance(field, models.BooleanField)]
        return [name for name in boxes if getattr(self, name)]

    @property
    def covers(self) -> list[tuple[bool, str]]:
        """What is allowed and what is not, in few words; of photos only what is said."""
        places = [
            (self.site, _("Site"), _("Not on the site")),
            (self.letter, _("Letter"), _("Not in the letter")),
            (self.social, _("Social"), _("Not on social")),
            (self.print, _("Print"), _("Not in print")),
            (self.edits, _("Edits"), _("No edits")),
        ]
        photos = [
            (self.own_photo, _("The photo is their own")),
            (self.people_agreed, _("The people in the photo agreed")),
            (self.guardian, _("Parent or guardian agreed")),
        ]
        said = [(allowed, str(yes if allowed else no)) for allowed, yes, no in places]
        return [*said, *((True, str(words)) for is_so, words in photos if is_so)]
