"""What follows when a story goes live: a registry of tasks that parts fill in their apps.py.

The tasks are enqueued in the transaction that inserts the WentLive row, so that none is lost and
none is made twice. Each takes the story's primary key; a repeat must be harmless.
"""

from django_tasks.base import Task

_followups: dict[str, Task] = {}


def register(kind: str, task: Task) -> None:
    """Let ``task`` follow each story that goes live, under the name ``kind``."""
    _followups[kind] = task


def kinds() -> list[str]:
    """What follows, by name."""
    return sorted(_followups)


def enqueue(story_pk: int) -> None:
    """Enqueue one task of each kind for the story; call it inside the publishing transaction."""
    for task in _followups.values():
        task.enqueue(story_pk)
