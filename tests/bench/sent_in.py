"""Stories that were sent in, two editors who decide about them, and what is counted afterwards.

As a program (`sent_in.py make|accept|hurry|count FILE …`, inside the site's environment) it does one of these; as a
module it holds what was made, without Django.
"""

import json
import statistics
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

PASSWORD = "a-long-way-round"  # noqa: S105 - of a database that lasts as long as the bench


@dataclass(frozen=True)
class SentIn:
    """The series; the submissions, by primary key; the names of the editors, who have one password."""

    series: int
    submissions: list[int]
    editors: list[str]

    @classmethod
    def read(cls, path: Path) -> "SentIn":
        """What `make` kept."""
        return cls(**json.loads(path.read_text()))


def make(path: Path, count: str, *photos: str) -> None:
    """A series, ``count`` stories with the photos in the files ``photos``, cleaned; and two editors."""
    from django.core.files.base import ContentFile

    from home.models import HomePage
    from stories.submissions.receiving import SentFile
    from tests.factories.pages import SeriesFactory
    from tests.factories.submissions import sent_in
    from tests.factories.users import editor

    series = SeriesFactory(parent=HomePage.objects.get())
    made = []
    for _number in range(int(count)):
        sent = [
            SentFile(ContentFile(Path(one).read_bytes(), name="photo"), Path(one).name, after=place, caption="The ford")
            for place, one in enumerate(photos)
        ]
        made.append(sent_in(series=series, is_confirmed=True, photos=sent).pk)
    names = []
    for name in ("Jo", "Kim"):
        user = editor(first_name=name)
        user.set_password(PASSWORD)
        user.save()
        names.append(user.username)
    path.write_text(json.dumps(asdict(SentIn(series.pk, made, names))))


def accept_some(path: Path, count: str) -> None:
    """Accept the first ``count`` stories by the act alone; writes how long each took, in seconds."""
    from stories.submissions.accepting import accept
    from stories.submissions.models import Submission

    took = []
    for submission in Submission.objects.filter(pk__in=SentIn.read(path).submissions[: int(count)]):
        began = time.perf_counter()
        accept(submission)
        took.append(time.perf_counter() - began)
    path.with_suffix(".took").write_text(json.dumps(took))


def hurry(path: Path) -> None:
    """Let what is to be sent in ten minutes be sent now."""
    from django_tasks_db.models import DBTaskResult

    from foundation import moment
    from stories.submissions.models import SentMail

    SentMail.objects.filter(sent_at=None).update(due_at=moment.now())
    DBTaskResult.objects.filter(run_after__gt=moment.now()).update(run_after=moment.now())


def count(path: Path, outbox: str) -> None:
    """Write what is doubled, lost or half, in words."""
    from wagtail.models import Page

    from stories.pages.models import StoryPage
    from stories.submissions.models import SentMail, Submission

    amiss = Counter()
    kinds = {"accepted": SentMail.Kind.ACCEPTED, "declined": SentMail.Kind.DECLINED}
    mails = [one.read_text(errors="replace") for one in Path(outbox).rglob("*") if one.is_file()]
    for submission in Submission.objects.filter(pk__in=SentIn.read(path).submissions):
        drafts = StoryPage.objects.filter(story_key=submission.story_key).count()
        rows = list(submission.sent_mails.filter(kind__in=kinds.values()))
        amiss["not decided once"] += submission.decisions != 1 or submission.state not in kinds
        amiss["drafts too many"] += max(0, drafts - 1)
        amiss["accepted and no draft, or the other way"] += (submission.state == "accepted") != bool(drafts)
        amiss["mails that say something else"] += [row.kind for row in rows] != [kinds.get(submission.state)]
        sent = sum(any(row.message_id in mail for row in rows) for mail in mails)
        amiss["mails too many"] += max(0, sent - 1)
        amiss["mails that never came"] += sent == 0
    amiss["trouble in the tree"] += any(Page.find_problems())
    path.with_suffix(".amiss").write_text(json.dumps(amiss))


def median_and_most(took: list[float]) -> str:
    """In words."""
    return f"{statistics.median(took):.2f} s in the middle, {max(took):.2f} s at most"


if __name__ == "__main__":
    import django

    django.setup()
    act = {"make": make, "accept": accept_some, "hurry": hurry, "count": count}[sys.argv[1]]
    act(Path(sys.argv[2]), *sys.argv[3:])
