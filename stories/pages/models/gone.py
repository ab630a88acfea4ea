"""Addresses that led to a story and do so no more."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import moment


def address_of(page) -> str:
    """The path of ``page`` on the site, slashes on both ends: what stands above the front page is cut off."""
    return "/" + page.url_path.split("/", 2)[2]


class GoneAddressQuerySet(models.QuerySet):
    """Reads on gone addresses."""

    def at(self, path: str):
        """What is gone at ``path``, with or without a slash at its end; or None."""
        # A NUL is in no address of ours, and PostgreSQL takes none in a question.
        return None if "\0" in path else self.filter(path=f"{path.rstrip('/')}/").first()


class GoneAddress(models.Model):
    """A path below the site's root that answers 410 (RFC 9110, 15.5.11) wherever it would answer 404.

    It never says what the story was called, nor where it went: a redirect would tell both names.
    """

    class Reason(models.TextChoices):
        """Why nothing is there any more."""

        WITHDRAWN = "withdrawn", _("taken down at the teller’s wish")
        RENAMED = "renamed", _("the name was changed")

    path = models.CharField(_("address"), max_length=600, unique=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    at = models.DateTimeField(_("since"), default=moment.now, editable=False)
    story = models.ForeignKey(
        "stories.StoryPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="gone_addresses"
    )
    series = models.ForeignKey(
        "stories.SeriesIndexPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = GoneAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("gone address")
        verbose_name_plural = _("gone addresses")

    def __str__(self):
        return self.path

    @property
    def is_withdrawn(self) -> bool:
        """Whether its teller took the story back."""
        return self.reason == self.Reason.WITHDRAWN

    @property
    def readable_series(self):
        """The series it was told in, where that is out; else None."""
        from stories.pages.models.series import SeriesIndexPage

        return SeriesIndexPage.objects.readable().filter(pk=self.series_id).first()
