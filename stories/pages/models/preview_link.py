"""A private link to the draft of one story."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation import moment
from stories.tellers import signing

PURPOSE = "preview"


class PreviewLinkQuerySet(models.QuerySet):
    """Reads on preview links."""

    def standing(self):
        """Those that still open."""
        return self.filter(revoked_at=None, expires_at__gt=moment.now())


class PreviewLink(models.Model):
    """Lets somebody without an account read a story that is not out; ends by itself or when it is revoked.

    How often it is opened is not counted.
    """

    story = models.ForeignKey("stories.StoryPage", on_delete=models.CASCADE, related_name="preview_links")
    for_whom = models.CharField(_("for whom"), max_length=120, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=moment.now, editable=False)
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self):
        return _("A preview until %s") % self.expires_at

    @property
    def stands(self) -> bool:
        """Whether it still opens."""
        return self.revoked_at is None and moment.now() < self.expires_at

    @property
    def address(self) -> str:
        """Where it is opened, to be copied into a mail."""
        token = signing.sign(PURPOSE, self.pk, until=self.expires_at)
        return settings.SITE_URL + reverse("preview", args=[token])
