"""Each full hour: readers and tellers hear of answers, editors of what waits."""

from datetime import datetime, timedelta

from stories.responses.models import Notice
from stories.responses.rolling_up import tell_of_answers
from stories.responses.telling_editors import has_news, tell_editors


def next_hour(after: datetime) -> datetime:
    """The first full hour after ``after``."""
    return after.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def hour_passed(since: datetime, until: datetime) -> None:
    """Have the worker write; hours that the clock slept through are told in one mail."""
    if Notice.objects.untold().exists():
        tell_of_answers.enqueue(f"{until:%Y-%m-%dT%H}")
    if has_news():
        tell_editors.enqueue()
