"""Saving a week lays it out: its slots follow its dates and hours."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from stories.schedule.forms import ThemedWeekForm
from stories.schedule.models import ThemedWeekPage
from stories.schedule.planning import lay_out

WHEN = ("first_day", "days", "hours")

# Set here and not in the model: the form asks the act, and the act stands above the models.
ThemedWeekPage.base_form_class = ThemedWeekForm


@receiver(pre_save, sender=ThemedWeekPage)
def remember_before(sender, instance, raw=False, **kwargs):
    """Keep what the row said, so that only a change of dates or hours moves slots."""
    row = None if raw or not instance.pk else ThemedWeekPage.objects.filter(pk=instance.pk).values(*WHEN).first()
    instance._when_before = row


@receiver(post_save, sender=ThemedWeekPage)
def follow(sender, instance, raw=False, update_fields=None, **kwargs):
    """Lay the week out when its dates or hours changed; raises Refused where a promise would move.

    The form says that sentence beside the field before it comes to this.
    """
    # Saving a draft of a live week writes other fields only: what the editor typed is not yet the row's.
    unsaved = update_fields is not None and not set(WHEN) & set(update_fields)
    if raw or unsaved or not instance.first_day:
        return
    before = getattr(instance, "_when_before", None)
    if before is None or any(before[name] != getattr(instance, name) for name in WHEN):
        lay_out(instance, hours_before=before["hours"] if before else "")
