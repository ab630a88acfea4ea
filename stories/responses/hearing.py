"""Who wishes to hear of answers by mail, and who to be spared; each can be taken back, and twice is harmless."""

from django.db import transaction

from foundation import moment
from stories.pages.models import StoryPage
from stories.responses.models import Conversation, Notice, Responder
from stories.responses.models.notice import NoticeQuerySet


@transaction.atomic
def spare(responder: Responder) -> None:
    """Send them no more mails of answers, and none of what is noted down for the next, or waits in one to be sent."""
    Responder.objects.filter(pk=responder.pk, spared_at=None).update(spared_at=moment.now())
    _forget(Notice.objects.filter(responder=responder))


def tell_again(responder: Responder) -> None:
    """Tell them of answers again, from the next one on."""
    Responder.objects.filter(pk=responder.pk).update(spared_at=None)


@transaction.atomic
def spare_teller(story: StoryPage) -> None:
    """Send the teller of ``story`` no more mails of responses to it, and none of what is noted down, or waits."""
    Conversation.objects.filter(story=story).update(teller_hears=False)
    _forget(Notice.objects.filter(response__story=story, responder=None))


def tell_teller(story: StoryPage) -> None:
    """Tell the teller of ``story`` of responses to it, from the next one on."""
    Conversation.objects.update_or_create(story=story, defaults={"teller_hears": True})


def teller_hears(story: StoryPage) -> bool:
    """Whether the teller of ``story`` chose to be told of responses."""
    return Conversation.objects.filter(story=story, teller_hears=True).exists()


def _forget(notices: NoticeQuerySet) -> None:
    """Forget those of ``notices`` that no mail has brought; looked at once they are held, since a mail may be made."""
    Notice.objects.filter(pk__in=notices.in_hand()).unsent().delete()
