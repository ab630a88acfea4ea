"""Many more responses, in bulk and past the acts: for seeing how pages and desk carry thousands."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count as numbers

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from foundation import moment
from home.demo.crowd import CHUNK, FAMILY, GIVEN
from home.demo.responses import EARLIER, THIS_WEEK
from stories.pages.models import StoryPage
from stories.responses.models import Responder, Response

#: So many of a hundred lie in each tray; the rest is published.
WAITING, REMOVED, SPAM = 1, 2, 6
#: How long after it went live a story of a crowd is answered.
TALKED_FOR = timedelta(days=40)
#: Each of so many answers a response, and each of so many is by somebody new.
ANSWERS, NEW = 3, 4
#: Whoever answers does so among the latest so many.
STILL_HERE = 500

State = Response.State


@dataclass
class _Crowd:
    """Those who answer: some new, most heard before."""

    rng: random.Random
    #: One for each address, so that a second crowd is of other people.
    numbers: Iterator[int]
    known: list[Responder] = field(default_factory=list)

    def some(self, size: int) -> list[Responder]:
        """Who wrote the next ``size`` responses."""
        new = [Responder(address=f"reader-{next(self.numbers)}@example.org") for _one in range(size // NEW + 1)]
        for responder in new:
            responder.confirmed_at = moment.now() if self.rng.random() < 0.8 else None
        self.known = [*self.known, *Responder.objects.bulk_create(new)][-STILL_HERE:]
        return self.rng.choices(self.known, k=size)


def add_talk(
    count: int, chance: int, progress: Callable[[int, int], None], under: QuerySet[StoryPage] | None = None
) -> None:
    """Add ``count`` responses to the stories that are live, or those ``under``, after what is said there already.

    Threads are two deep. ``progress`` is called with how many are done and how many there will be. The same
    ``chance`` says the same.
    """
    rng = random.Random(chance)
    crowd, done = _Crowd(rng, numbers(1 + (Responder.objects.aggregate(last=Max("pk"))["last"] or 0))), 0
    answered = StoryPage.objects.live() if under is None else under
    stories = list(answered.order_by("pk").values_list("pk", "first_published_at"))
    shares = Counter(rng.choices(range(len(stories)), k=count)) if stories else Counter()
    last = dict(Response.objects.values_list("story").annotate(Max("written_at")))
    waiting: list[Response] = []
    for number, share in sorted(shares.items()):
        pk, live = stories[number]
        waiting += _talk(rng, pk, last.get(pk) or live, live + TALKED_FOR, share)
        while len(waiting) >= CHUNK:
            done += _keep(waiting[:CHUNK], rng, crowd)
            waiting = waiting[CHUNK:]
            progress(done, count)
    if waiting:
        progress(done + _keep(waiting, rng, crowd), count)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _talk(rng: random.Random, story: int, begins: datetime, ends: datetime, size: int) -> list[Response]:
    """What is said under one story, in the order in which it was said; none of it kept yet."""
    begins = min(begins, moment.now())
    period = (max(min(ends, moment.now()), begins) - begins).total_seconds()
    moments = sorted(begins + timedelta(seconds=rng.uniform(0, period)) for _one in range(size))
    return [_response(rng, story, at) for at in moments]


def _response(rng: random.Random, story: int, at: datetime) -> Response:
    words = rng.sample(_words(), k=rng.choice((1, 1, 2)))
    state = rng.choices(
        (State.WAITING, State.REMOVED, State.SPAM, State.PUBLISHED),
        (WAITING, REMOVED, SPAM, 100 - WAITING - REMOVED - SPAM),
    )[0]
    decided = None if state == State.WAITING else min(at + timedelta(hours=2), moment.now())
    return Response(
        story_id=story,
        name=f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}",
        text="\n\n".join(words),
        state=state,
        held_because=["First response from this address."] if state == State.WAITING else [],
        written_at=at,
        published_at=decided if state == State.PUBLISHED else None,
        decided_at=decided,
        decisions=int(decided is not None),
        state_before=State.WAITING if decided else "",
    )


def _keep(talk: list[Response], rng: random.Random, crowd: _Crowd) -> int:
    """Keep one chunk, of which some answer others in it; returns how many those are."""
    with transaction.atomic():
        for response, responder in zip(talk, crowd.some(len(talk)), strict=True):
            response.responder = responder
        first, later = talk[: len(talk) // 2], talk[len(talk) // 2 :]
        roots: dict[int, list[Response]] = {}
        for kept in Response.objects.bulk_create(first):
            if kept.is_published:
                roots.setdefault(kept.story_id, []).append(kept)
        for response in later:
            if response.story_id in roots and rng.randrange(ANSWERS) < 2:
                response.parent = rng.choice(roots[response.story_id])
        Response.objects.bulk_create(later)
    return len(talk)


def _words() -> list[str]:
    """Paragraphs that the demo's readers wrote where nobody minded."""
    return [words for one in (*EARLIER, *THIS_WEEK) if one.becomes == State.PUBLISHED for words in one.paragraphs]
