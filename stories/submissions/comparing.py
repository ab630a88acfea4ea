"""Find out whether a story came before in nearly the same words: in the inbox, or told on the site.

Nothing is decided by it. An editor sees “Maybe the same as …” and both texts stay as they came.
"""

import hashlib
import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.db import transaction
from django.db.models import Count
from django_tasks import task

from stories.pages.models import StoryPage
from stories.submissions.models import Submission, TextMark

#: From here on two texts are taken for the same: nine words of ten, in their order.
SAME = 0.9
#: So many words make a run, so many runs a sketch; and so many shared ones make a closer look worth it.
RUN, KEPT, SHARED = 5, 24, 6
#: The closest few are looked at word by word; a text sent a hundred times is found with any of them.
LOOKED_AT = 5


def compare_later(submission: Submission) -> None:
    """Let the worker compare ``submission`` with all that is there; part of the caller's transaction."""
    compare.enqueue(submission.pk)


@task(backend="db")
def compare(pk: int) -> None:
    """Link a submission to one before it, or to a told story, that says nearly the same. A repeat is harmless."""
    submission = Submission.objects.received().filter(pk=pk).first()
    if submission is None:
        return
    with transaction.atomic():
        submission.marks.all().delete()
        TextMark.objects.bulk_create(
            TextMark(value=value, submission=submission) for value in marks_of(submission.text)
        )
    submission.same_as, submission.same_story = _submission_like(submission), _story_like(submission.text)
    submission.save(update_fields=["same_as", "same_story"])


@task(backend="db")
def mark_story(story_pk: int) -> None:
    """Keep the marks of a story that went live, so that a submission like it is found."""
    story = StoryPage.objects.filter(pk=story_pk).first()
    if story is None:
        return
    with transaction.atomic():
        TextMark.objects.filter(story=story).delete()
        TextMark.objects.bulk_create(TextMark(value=value, story=story) for value in marks_of(story.words))


def marks_of(text: str) -> list[int]:
    """The smallest hashes of the runs of five words in ``text``; none of a text too short to tell."""
    words = _words(text)
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    hashes = (hashlib.blake2b(run.encode(errors="surrogatepass"), digest_size=8).digest() for run in runs)
    return sorted(int.from_bytes(digest, signed=True) for digest in hashes)[:KEPT]


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, word by word and in order: 0 to 1."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _submission_like(submission: Submission) -> Submission | None:
    candidates = _closest("submission", submission.text, before=submission.pk)
    found = Submission.objects.received().in_bulk(candidates)
    return next((found[pk] for pk in candidates if pk in found and _is_same(found[pk].text, submission.text)), None)


def _story_like(text: str) -> StoryPage | None:
    candidates = _closest("story", text)
    found = StoryPage.objects.live().in_bulk(candidates)
    return next((found[pk] for pk in candidates if pk in found and _is_same(found[pk].words, text)), None)


def _is_same(one: str, other: str) -> bool:
    return likeness(one, other) >= SAME


def _closest(kind: str, text: str, before: int | None = None) -> Iterable[int]:
    """Keys of those that share the most marks, the closest first."""
    values = marks_of(text)
    shared = TextMark.objects.filter(value__in=values, **{f"{kind}__isnull": False})
    if before is not None:
        shared = shared.filter(submission__lt=before)
    counted = shared.values(kind).annotate(shared=Count("value", distinct=True))
    # A text of few runs cannot share many.
    enough = min(SHARED, max(1, len(values) // 2))
    closest = counted.filter(shared__gte=enough).order_by("-shared", kind)
    return [row[kind] for row in closest[:LOOKED_AT]]
