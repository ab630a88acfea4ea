"""A photo or another file that came with a story."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _


def _untouched(enclosure, filename) -> str:
    # The sender's name of a file is data and never a path.
    return f"enclosures/{enclosure.submission.story_key}/{secrets.token_hex(8)}"


def _clean(enclosure, filename) -> str:
    extension = filename.rpartition(".")[2]
    return f"enclosures/{enclosure.submission.story_key}/{secrets.token_hex(8)}.{extension}"


class EnclosureQuerySet(models.QuerySet):
    """Reads on enclosures."""

    def photos(self):
        """Photos, whatever became of them."""
        return self.filter(kind=Enclosure.Kind.PHOTO)


class Enclosure(models.Model):
    """A file as it came, untouched and private; of a photo also what would be published.

    The worker cleans each photo once it is received: `cleaned` is upright, in sRGB and without metadata,
    `small` is for screens. What was refused stays as it came, with the reason in words.
    """

    class Kind(models.TextChoices):
        """What it is."""

        PHOTO = "photo", _("photo")
        FILE = "file", _("file")

    class State(models.TextChoices):
        """What became of a photo."""

        WAITING = "waiting", _("being looked at")
        CLEAN = "clean", _("ready")
        REFUSED = "refused", _("not taken")

    submission = models.ForeignKey("submissions.Submission", on_delete=models.CASCADE, related_name="enclosures")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PHOTO)
    position = models.PositiveSmallIntegerField(default=0)
    after = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("How many paragraphs stand before it; empty where it was attached.")
    )
    filename = models.CharField(_("file name"), max_length=255, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=40, blank=True, help_text=_("What sort of file it is, where it is no photo."))
    size = models.PositiveBigIntegerField(default=0, help_text=_("In bytes."))
    digest = models.CharField(max_length=64, blank=True, help_text=_("SHA-256 of the untouched bytes."))
    original = models.FileField(upload_to=_untouched, max_length=200)
    caption = models.CharField(_("who or what is in it, and who took it"), max_length=255, blank=True)

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    refusal = models.TextField(blank=True)
    cleaned = models.FileField(upload_to=_clean, max_length=200, blank=True)
    small = models.FileField(upload_to=_clean, max_length=200, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    had_location = models.BooleanField(_("location removed"), default=False)

    picture = models.ForeignKey(
        "foundation.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What was made of it in the library."),
    )

    #: It is no place where a picture is shown: the public files of one may go though we remember it here.
    wagtail_reference_index_ignore = True
    objects = EnclosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("enclosure")
        verbose_name_plural = _("enclosures")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.filename or self.get_kind_display()

    @property
    def is_photo(self) -> bool:
        """Whether it was sent as a photo."""
        return self.kind == self.Kind.PHOTO

    @property
    def is_clean(self) -> bool:
        """Whether it is a photo that can be shown."""
        return self.state == self.State.CLEAN

    @property
    def files(self) -> list:
        """Every file of it in the private storage."""
        return [file for file in (self.original, self.cleaned, self.small) if file]
