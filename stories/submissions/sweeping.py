"""Delete private files that no row names: a process was killed between file and row."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage, default_storage
from django_tasks import task

from foundation import moment
from foundation.models import Picture
from stories.submissions.models import Enclosure, ReceivedMail

#: A file without a row may be one that is being received: only what has lain for a day is swept.
LAIN_FOR = timedelta(days=1)
#: So many names are asked for in one question.
AT_A_TIME = 200


def _named_by_enclosures(names: list[str]) -> set[str]:
    fields = ("original", "cleaned", "small")
    return {
        name
        for field in fields
        for name in Enclosure.objects.filter(**{f"{field}__in": names}).values_list(field, flat=True)
    }


def _named_by_mails(names: list[str]) -> set[str]:
    return set(ReceivedMail.objects.filter(raw__in=names).values_list("raw", flat=True))


def _named_by_pictures(names: list[str]) -> set[str]:
    return set(Picture.objects.filter(file__in=names).values_list("file", flat=True))


#: Where our files lie in the private storage, and which of them a row names. In the last lies for a moment what
#: Wagtail's own upload was given, before it is cleaned.
FOLDERS: dict[str, Callable[[list[str]], set[str]]] = {
    "enclosures": _named_by_enclosures,
    "mails": _named_by_mails,
    "pictures": _named_by_pictures,
    "original_images": _named_by_pictures,
}


def register(folder: str, named: Callable[[list[str]], set[str]]) -> None:
    """Have ``folder`` swept as well; ``named(names)`` are those of ``names`` that a row names. For parts above."""
    FOLDERS[folder] = named


def midnight_passed(since: datetime, until: datetime) -> None:
    """Ask the worker to sweep."""
    sweep_files.enqueue()


@task(backend="db", priority=-50)
def sweep_files() -> None:
    """The worker's door to `sweep`."""
    sweep()


def sweep(storage: Storage | None = None) -> int:
    """Delete files of ours that no row names, and that have lain for a day. Returns how many."""
    storage, before, count = storage or default_storage, moment.now() - LAIN_FOR, 0
    for folder, named in FOLDERS.items():
        old = (name for name in _files_in(storage, folder) if storage.get_modified_time(name) <= before)
        for names in _some(old):
            for name in set(names) - named(names):
                storage.delete(name)
                count += 1
    return count


def _some(names: Iterable[str]) -> Iterator[list[str]]:
    names = iter(names)
    while some := list(itertools.islice(names, AT_A_TIME)):
        yield some


def _files_in(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for inside in folders:
        yield from _files_in(storage, f"{folder}/{inside}")
