"""A story that is out and whose words change says so to its readers."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from foundation import moment
from stories.pages.models import StoryPage


@receiver(pre_save, sender=StoryPage)
def note_correction(sender, instance, raw=False, update_fields=None, **kwargs):
    """Set `corrected_at` when the teller's words are saved otherwise than readers have them.

    Only the told words count: no reader is owed a date for a better crop or another topic, and a name that
    was changed for privacy must not draw the eye. What was mended before it went live is no correction.
    """
    if raw or not instance.live or not instance.pk or update_fields is not None:
        return
    out = StoryPage.objects.filter(pk=instance.pk, live=True).only("body").first()
    if out and out.words != instance.words:
        instance.corrected_at = moment.now()
