"""What a teller answered stands under the name that is printed on the story, also after that was changed."""

from django.dispatch import receiver

from stories.pages.models import StoryPage
from stories.pages.signals import renamed


@receiver(renamed)
def leave_no_old_name(sender, story: StoryPage, **kwargs):
    """The old name goes from the teller's answers in the same transaction; caches hear of the page anyway."""
    story.responses.filter(is_teller=True).exclude(text="").update(name=story.printed_name[:80])
