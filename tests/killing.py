"""What is killed in tests and benchmarks, and how to tell that nothing was lost or doubled by it."""

import hashlib
import itertools
import os
from datetime import timedelta

from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone

from stories.submissions.models import ReceivedMail, SentMail, Submission
from tests.factories.mails import STORY, mail
from tests.working import work

_numbers = itertools.count(1)


class Letters:
    """Mails of which each is another's; knows what has to be there afterwards."""

    def __init__(self):
        self.written: dict[str, bytes] = {}

    def write(self, count):
        """So many new mails."""
        new = []
        for _each in range(count):
            number = next(_numbers)
            name = f"Runner{os.getpid()}x{number}"
            raw = mail(
                f"It was my {number}. mile. {STORY}",
                subject=name,
                sender=f"{name} <{name.lower()}@example.org>",
                message_id=f"<{name}@example.org>",
            )
            self.written[name] = raw
            new.append(raw)
        return new

    @property
    def subjects(self):
        return list(self.written)

    @property
    def addresses(self):
        return [f"{name.lower()}@example.org" for name in self.written]

    def amiss(self):
        """What is lost, doubled or half, in words; empty where all is as it should be."""
        found = []
        for name, raw in self.written.items():
            row = ReceivedMail.objects.filter(digest=hashlib.sha256(raw).hexdigest()).first()
            if row is None:
                found.append(f"{name} is lost")
                continue
            with row.raw.open() as file:
                if file.read() != raw:
                    found.append(f"{name} is not as it came")
            if row.outcome != "submission" or row.submission_id is None:
                found.append(f"{name} became {row.outcome or 'nothing'}")
        told = Submission.objects.values_list("sender_address").annotate(times=Count("pk"))
        if dict(told) != dict.fromkeys(self.addresses, 1):
            found.append(f"{len(self.addresses)} mails became {sum(times for _address, times in told)} submissions")
        answers = SentMail.objects.values_list("submission__sender_address").annotate(times=Count("pk"))
        if dict(answers) != dict.fromkeys(self.addresses, 1):
            found.append("not everybody is answered once")
        return found


def collecting(post, settings):
    """One look into the mailbox."""

    def act():
        settings.MAILBOX = post.values()
        with open(os.devnull, "w") as nowhere:
            call_command("collect_mail", once=True, stdout=nowhere)

    return act


def receiving(path, raw):
    """One mail brought by a mail server."""

    def act():
        with open(os.devnull, "w") as nowhere:
            call_command("receive_mail", str(path), stdout=nowhere, stderr=nowhere)

    path.write_bytes(raw)
    return act


def sending():
    """The worker, as long as there is something to do, after what a killed one left is taken up."""
    from foundation.retaking import retake

    retake()
    work(copy=f"worker-{os.getpid()}")


def later(act, **time):
    """The same ``act`` when so much ``time`` has gone by, for a child: its clock ends with it."""

    def then():
        now = timezone.now
        timezone.now = lambda: now() + timedelta(**time)
        act()

    return then
