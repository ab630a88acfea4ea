"""How long a story can be answered: by the rules, by an editor's word, or at its teller's wish."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from foundation import moment
from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.responses.models import Conversation, ResponseRules
from stories.responses.renewing import renew_story

CLOSE, KEEP_OPEN, BY_RULE = "responses.close", "responses.keep_open", "responses.by_rule"
Closing = Conversation.Closing
_ACTS = {Closing.CLOSED: CLOSE, Closing.OPEN: KEEP_OPEN, Closing.BY_RULE: BY_RULE}


@dataclass(frozen=True)
class Openness:
    """Whether responses are taken; ``closes_at`` is when they will be no more, where that is known."""

    is_open: bool
    closes_at: datetime | None = None


def openness_of(story: StoryPage, rules: ResponseRules | None = None) -> Openness:
    """Whether ``story`` can be answered now, and until when; ``rules`` where they have been read."""
    return openness_by(story, Conversation.objects.filter(story=story).first(), rules or ResponseRules.load())


def openness_by(story: StoryPage, conversation: Conversation | None, rules: ResponseRules) -> Openness:
    """The same where what was said of the talk, and what holds for all, have been read; asks nothing."""
    closing = conversation.closing if conversation else Closing.BY_RULE
    if not story.live or closing == Closing.CLOSED:
        return Openness(is_open=False)
    if closing == Closing.OPEN or story.first_published_at is None:
        return Openness(is_open=True)
    closes_at = story.first_published_at + rules.open_for(story)
    return Openness(moment.now() < closes_at, closes_at)


@transaction.atomic
def set_closing(story: StoryPage, closing: Conversation.Closing, *, user=None) -> Conversation:
    """Close the responses to ``story``, keep them open, or let the rules say; answers the teller who asked."""
    conversation, _is_new = Conversation.objects.get_or_create(story=story)
    conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
    conversation.closing, conversation.set_at, conversation.set_by = closing, moment.now(), user
    if closing != Closing.BY_RULE:
        conversation.asked_to_close_at = None
    conversation.save()
    log(story, _ACTS[Closing(closing)], user=user)
    renew_story(story)
    return conversation


@transaction.atomic
def ask_to_close(story: StoryPage) -> Conversation:
    """Note that the teller of ``story`` would like its responses closed; an editor decides.

    Raises Refused where they are closed already.
    """
    if not openness_of(story).is_open:
        raise Refused(_("Responses to this story are closed already. Nothing was changed."))
    conversation, _is_new = Conversation.objects.get_or_create(story=story)
    if conversation.asked_to_close_at is None:
        conversation.asked_to_close_at = moment.now()
        conversation.save(update_fields=["asked_to_close_at"])
    return conversation


@transaction.atomic
def let_it_stay_open(story: StoryPage) -> None:
    """Take a teller's wish to close back, as the teller may, and leave the rest as it stands."""
    Conversation.objects.filter(story=story).update(asked_to_close_at=None)


def next_closing(after: datetime) -> datetime | None:
    """The first moment after ``after`` at which the rules may close a story's responses, in a query or two.

    Whether a child is shown stands in no column, so each story counts with both times that the rules know: at one
    of them nothing happens.
    """
    by_rule = _by_rule()
    found = []
    for period in _periods():
        live_since = by_rule.filter(first_published_at__gt=after - period).order_by("first_published_at")
        first = live_since.values_list("first_published_at", flat=True).first()
        if first:
            found.append(first + period)
    return min(found, default=None)


def closed(since: datetime, until: datetime) -> None:
    """Renew the pages whose form went with its time, after ``since`` and not after ``until``. A repeat is harmless."""
    for period in _periods():
        over = _by_rule().filter(first_published_at__gt=since - period, first_published_at__lte=until - period)
        for story in over.iterator():
            renew_story(story)


def _by_rule():
    """Live stories that close after as many days as the rules say."""
    said_otherwise = Conversation.objects.exclude(closing=Closing.BY_RULE)
    return StoryPage.objects.live().exclude(pk__in=said_otherwise.values("story"))


def _periods() -> set[timedelta]:
    rules = ResponseRules.load()
    return {timedelta(days=days) for days in (rules.days_open, rules.days_open_child)}
