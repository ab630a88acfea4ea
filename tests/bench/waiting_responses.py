"""Responses that wait, and an editor who decides about them.

As a program (`waiting_responses.py make FILE COUNT`, inside the site's environment) it makes them; as a module it
holds what was made, without Django.
"""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from sent_in import PASSWORD

#: So many stories have been answered.
STORIES = 10


@dataclass(frozen=True)
class WaitingResponses:
    """The responses, by primary key, the oldest first; the name of the editor."""

    responses: list[int]
    editor: str

    @classmethod
    def read(cls, path: Path) -> "WaitingResponses":
        """What `make` kept."""
        return cls(**json.loads(path.read_text()))


def make(path: Path, count: str) -> None:
    """``count`` responses from as many people under a few stories, every other one an answer to a published one."""
    from home.groups import MODERATOR
    from home.models import HomePage
    from tests.factories.pages import SeriesFactory, StoryFactory
    from tests.factories.responses import published, response
    from tests.factories.users import member_of

    series = SeriesFactory(parent=HomePage.objects.get())
    stories = [StoryFactory(parent=series) for _number in range(STORIES)]
    firsts = [published(story, address="first@example.org") for story in stories]
    made = []
    for number in range(int(count)):
        place = number % STORIES
        parent = firsts[place] if number % 2 else None
        made.append(response(stories[place], parent=parent, address=f"reader-{number}@example.org").pk)
    editor = member_of(MODERATOR)
    editor.set_password(PASSWORD)
    editor.save()
    path.write_text(json.dumps(asdict(WaitingResponses(made, editor.username))))


if __name__ == "__main__":
    import django

    django.setup()
    make(Path(sys.argv[2]), *sys.argv[3:])
