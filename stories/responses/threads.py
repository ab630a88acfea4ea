"""The talk under a story as readers see it: responses in their order, each with its answers."""

from dataclasses import dataclass, field

from stories.pages.models import StoryPage
from stories.responses.models import Response


@dataclass
class Thread:
    """A response and what was answered to it. One that is gone stands as a gap while published ones answer it."""

    response: Response
    answers: list[Response] = field(default_factory=list)

    @property
    def is_gap(self) -> bool:
        """Whether the response itself is to be read no more."""
        return not self.response.is_published


def threads_under(story: StoryPage) -> list[Thread]:
    """Every thread under ``story``, oldest first, in one query for any number."""
    told = list(Response.objects.told_under(story).defer("network", "fingerprint"))
    threads = {one.pk: Thread(one) for one in told if one.parent_id is None}
    for one in told:
        if one.parent_id in threads and one.is_published:
            threads[one.parent_id].answers.append(one)
    return list(threads.values())


def told_in(threads: list[Thread]) -> int:
    """How many responses all may read."""
    return sum(len(thread.answers) + (not thread.is_gap) for thread in threads)
