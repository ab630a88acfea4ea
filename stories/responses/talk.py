"""The talk under a story as its page shows it: who said what, and whether more may be said."""

from dataclasses import dataclass

from django.db.models import F, Subquery

from stories.pages.models import StoryPage
from stories.responses.closing import Openness, openness_by
from stories.responses.models import Conversation, ResponseRules
from stories.responses.naming import called, heading
from stories.responses.threads import Thread, threads_under, told_in

#: What a reader's page is told of the rules.
OF_THE_RULES = ("approvals", "days_open", "days_open_child", "usually_within")


@dataclass(frozen=True)
class Talk:
    """Everything that stands under ``story``, read once."""

    story: StoryPage
    threads: list[Thread]
    openness: Openness
    rules: ResponseRules
    teller_hears: bool = False

    @property
    def told(self) -> int:
        """How many responses all may read."""
        return told_in(self.threads)

    @property
    def heading(self) -> str:
        """“6 responses to Nora’s story”."""
        return heading(self.story, self.told)

    @property
    def teller(self) -> str:
        """The first name of the teller, where there is one to be called by."""
        return called(self.story)

    @property
    def is_read_first(self) -> bool:
        """Whether everything is read by an editor before it appears, whoever writes."""
        return self.story.is_of_a_child or not self.rules.approvals


def talk_under(story: StoryPage) -> Talk:
    """What is said under ``story``, in two queries for any number of responses."""
    conversation, rules = _what_holds_for(story)
    return Talk(
        story=story,
        threads=threads_under(story),
        openness=openness_by(story, conversation, rules),
        rules=rules,
        teller_hears=conversation.teller_hears,
    )


def _what_holds_for(story: StoryPage) -> tuple[Conversation, ResponseRules]:
    """What was said of the talk under ``story``, and what holds for all, in one query; neither need have a row."""
    rules = ResponseRules.objects.order_by("pk")
    found = (
        StoryPage.objects.filter(pk=story.pk)
        .values(
            closing=F("conversation__closing"),
            teller_hears=F("conversation__teller_hears"),
            **{name: Subquery(rules.values(name)[:1]) for name in OF_THE_RULES},
        )
        .get()
    )
    said = {name: value for name, value in found.items() if value is not None}
    for_all = ResponseRules(**{name: said.pop(name) for name in OF_THE_RULES if name in said})
    return Conversation(story=story, **said), for_all
