"""What machines are given of weeks: the week of a story, the stories of a week. Only what is out."""

from rest_framework.fields import Field
from wagtail.api.v2.utils import get_object_detail_url

from stories.pages.models import StoryPage
from stories.schedule.models import Slot
from stories.schedule.road import Road


class WeekOfStory(Field):
    """The week a story stands in, and its day; null where it has none or the week is not out."""

    def __init__(self, **options):
        super().__init__(read_only=True, source="*", **options)

    def to_representation(self, story):
        """Theme, day and address of its week."""
        slot = self._slots().get(story.pk)
        if slot is None:
            return None
        return {"theme": slot.week.theme, "day": slot.day, "html_url": slot.week.full_url}

    def _slots(self) -> dict[int, Slot]:
        """The slots of every story that this answer holds, in one query for any number; story → slot."""
        if not hasattr(self, "_found"):
            asked = getattr(self.root, "instance", None)
            stories = asked if isinstance(asked, list | tuple) else [asked]
            self._found = Slot.objects.of_stories(story for story in stories if story)
        return self._found


class StoriesOfWeek(Field):
    """The stories of a week that are out, in its order. What is to come is in no answer."""

    def __init__(self, **options):
        super().__init__(read_only=True, source="*", **options)

    def to_representation(self, week):
        """Day, name and addresses of each."""
        router, request = self.context["router"], self.context["request"]
        return [
            {
                "id": stone.story.pk,
                "title": stone.story.title,
                "printed_name": stone.story.printed_name,
                "day": stone.day,
                "html_url": stone.story.full_url,
                "detail_url": get_object_detail_url(router, request, StoryPage, stone.story.pk),
            }
            for stone in Road(week).out
        ]
