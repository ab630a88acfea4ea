"""The image that stands beside a link to a story."""

import secrets

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from foundation.describing import Image, whole
from foundation.storage import public_storage


def random_name(card, given: str) -> str:
    """A name by chance, so that a card nobody was led to cannot be guessed."""
    return f"cards/{secrets.token_urlsafe(18)}.jpg"


class ShareCard(models.Model):
    """A story's card as the worker drew it, for every reader the same.

    ``key`` tells of what it was drawn, so that it is drawn again only when that changed. It is drawn and
    dropped in `stories.schedule.cards`, which knows the day and the week's tone.
    """

    WIDTH, HEIGHT = 1200, 630

    story = models.OneToOneField("stories.StoryPage", on_delete=models.CASCADE, related_name="share_card")
    file = models.FileField(storage=public_storage, upload_to=random_name)
    key = models.CharField(max_length=64)
    alt = models.CharField(max_length=800, help_text=_("What is written on it."))
    shows_picture = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("share card")
        verbose_name_plural = _("share cards")

    def __str__(self):
        return self.alt

    @property
    def image(self) -> Image:
        """Itself as pages name it."""
        return Image(whole(self.file.url), self.WIDTH, self.HEIGHT, self.alt)


@receiver(post_delete, sender=ShareCard)
def delete_file(sender, instance, **kwargs):
    """A card's file goes with its row, also where its story is deleted, once the transaction stands."""
    storage, name = instance.file.storage, instance.file.name
    transaction.on_commit(lambda: storage.delete(name))
