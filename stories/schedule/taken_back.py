"""A story in a week was taken back, or its name was changed: what the week does about it."""

from django.db import transaction
from django.dispatch import receiver

from foundation import moment
from foundation.renewing import renew
from stories.pages.models import StoryPage
from stories.pages.signals import renamed, withdrawn
from stories.schedule.models import Slot
from stories.schedule.promising import take_back
from stories.schedule.road import Road


@receiver(withdrawn)
def leave_its_day(sender, story: StoryPage, user=None, **kwargs):
    """Take its promise back, and leave a day to come empty; of a day that passed readers see nothing.

    It keeps a day that passed, so that it is in its week again where its teller gives it back.
    """
    take_back(story, user=user)
    renew_week_of(story)
    Slot.objects.filter(story=story, at__gt=moment.now()).update(story=None)


@receiver(renamed)
def say_the_new_name(sender, story: StoryPage, user=None, **kwargs):
    """The week and its other stories name it."""
    renew_week_of(story)


def renew_week_of(story: StoryPage) -> None:
    """Once the transaction stands, renew the week that ``story`` stands in, and every story of it."""
    slot = Slot.objects.select_related("week").filter(story=story).first()
    if slot:
        transaction.on_commit(lambda: renew([slot.week, *(stone.story for stone in Road(slot.week).out)]))
