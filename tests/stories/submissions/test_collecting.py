"""Collecting mail from a real mailbox: everything, in order, once; one that cannot be taken blocks no other."""

import os
import signal
import subprocess
import sys
import threading
import time
from email import message_from_bytes
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections

from foundation import heartbeats
from foundation.models import Alert, Heartbeat
from stories.submissions import collecting
from stories.submissions.collecting import Collected, collect
from stories.submissions.mailbox.fetching import Mailbox
from stories.submissions.models import ReceivedMail, Submission
from stories.submissions.models.received_mail import MOST_TRIES
from tests.dovecot import Dovecot
from tests.dying import begin, in_child
from tests.factories.mails import STORY, mail
from tests.working import work

pytestmark = pytest.mark.django_db
transactional = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[3]
MAILBOX = Heartbeat.Process.MAILBOX


def story(name):
    """A mail of somebody called ``name``, unlike any other."""
    return mail(f"{name} writes: {STORY}", subject=name, sender=f"{name} <{name.lower()}@example.org>")


@pytest.fixture
def box(post):
    """The mailbox as the settings name it."""
    opened = Mailbox(**post.values())
    yield opened
    opened.close()


@pytest.fixture
def own_signals():
    """The command takes the signals of its process; give them back to the test's."""
    taken = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in taken.items():
        signal.signal(number, handler)


def collected(settings, post):
    """What a collector of its own does, from the beginning: for a child."""

    def act():
        settings.MAILBOX = post.values()
        call_command("collect_mail", once=True, stdout=open("/dev/null", "w"))  # noqa: SIM115 - the child ends

    return act


def senders():
    """Who wrote the mails that are kept, in their order, as the mails themselves say."""
    names = []
    for row in ReceivedMail.objects.order_by("pk"):
        with row.raw.open() as file:
            names.append(parseaddr(message_from_bytes(file.read())["From"])[0])
    return names


class SmallDisk(FileSystemStorage):
    """A disk on which nothing large has room."""

    def _save(self, name, content):
        if content.size > 20_000:
            raise OSError(28, "No space left on device")
        return super()._save(name, content)


# ── Everything, in order, once ──────────────────────────────────────────────────────


def test_everything_is_taken_in_order_and_moved(post, box):
    raw = [story(name) for name in ("Ann", "Ben", "Cleo")]
    post.put(*raw)

    assert collect(box) == Collected(taken=3)

    assert [row.raw.read() for row in ReceivedMail.objects.order_by("pk")] == raw
    assert [one.sender_name for one in Submission.objects.order_by("pk")] == ["Ann", "Ben", "Cleo"]
    assert (post.subjects(), post.subjects("Milepost/Taken")) == ([], ["Ann", "Ben", "Cleo"])


def test_whoever_wrote_is_answered(post, box, mailoutbox):
    post.put(story("Ann"))
    collect(box)

    work()

    assert [sent.to for sent in mailoutbox] == [["ann@example.org"]]


def test_a_second_look_finds_nothing_new(post, box):
    post.put(story("Ann"))
    collect(box)

    assert collect(box) == Collected()


def test_a_mail_that_somebody_moves_back_is_no_second_story(post, box):
    post.put(story("Ann"))
    collect(box)
    with post.opened("Milepost/Taken") as program:
        program.move("1", "INBOX")

    assert collect(box) == Collected(taken=1)
    assert Submission.objects.count() == ReceivedMail.objects.count() == 1


def test_it_ends_between_two_mails_when_told_to(post, box):
    post.put(story("Ann"), story("Ben"))
    asked = []

    def each():
        asked.append(1)
        return len(asked) < 2

    assert collect(box, each=each) == Collected(taken=1)
    assert post.subjects() == ["Ben"]


# ── What cannot be taken blocks nothing ─────────────────────────────────────────────


@transactional
def test_a_mail_that_kills_whoever_reads_it_is_set_aside_and_the_next_is_taken(settings, post, box):
    post.put(story("Poison"), story("Ben"))

    def act():
        import sys

        def dies(frame, event, argument):
            raw = frame.f_locals.get("raw") if frame.f_code.co_name == "read" else None
            if event == "call" and raw and b"Poison writes" in raw:
                signal.raise_signal(signal.SIGKILL)

        sys.setprofile(dies)
        collected(settings, post)()

    for _time in range(MOST_TRIES):
        assert in_child(act)[0] == -signal.SIGKILL
        assert post.subjects() == ["Poison", "Ben"]
    assert in_child(act)[0] == 0

    poison, _other = ReceivedMail.objects.order_by("pk")
    assert (poison.outcome, poison.reason, poison.tries) == ("held", "unreadable", MOST_TRIES + 1)
    assert poison.raw.read() == story("Poison")
    assert senders() == ["Poison", "Ben"]
    assert (post.subjects("Milepost/Set aside"), post.subjects("Milepost/Taken")) == (["Poison"], ["Ben"])
    assert Alert.objects.get().sentence == (
        "A mail could not be read. It is kept, whole, among the doubtful ones and in the mailbox’s folder "
        "“Milepost/Set aside”."
    )


def test_somebody_hears_of_it_by_mail(post, box, mailoutbox):
    post.put(story("Poison"))
    ReceivedMail.objects.all().delete()
    from stories.submissions.taking import _keep

    ReceivedMail.objects.filter(pk=_keep(story("Poison")).pk).update(tries=MOST_TRIES)

    assert collect(box) == Collected(aside=1)
    work()

    assert [sent.to for sent in mailoutbox] == [["desk@example.org"]]
    assert "Milepost/Set aside" in mailoutbox[0].body


def test_of_a_mail_too_large_the_sender_is_known_and_where_it_lies(post, box, monkeypatch, mailoutbox):
    monkeypatch.setattr(collecting, "MOST_BYTES", 5000)
    large = mail("Ann writes: " + "It was a long way. " * 500, subject="Long", sender="Ann <ann@example.org>")
    post.put(large, story("Ben"))

    assert collect(box) == Collected(taken=1, aside=1)
    work()

    assert (post.subjects("Milepost/Set aside"), post.subjects("Milepost/Taken")) == (["Long"], ["Ben"])
    assert senders() == ["Ann", "Ben"]
    submission = Submission.objects.get(sender_name="Ann")
    assert submission.notes[-1].startswith("This mail is too large to be read here (9.")
    assert submission.notes[-1].endswith("It lies, whole, in the mailbox’s folder “Milepost/Set aside”.")
    assert ["desk@example.org"] in [sent.to for sent in mailoutbox]


def test_a_mail_for_which_the_disk_has_no_room_waits_and_the_next_is_taken(post, box, monkeypatch, tmp_path):
    post.put(
        mail("Ann writes: " + "It was a long way. " * 5000, subject="Long", sender="Ann <a@example.org>"), story("Ben")
    )
    monkeypatch.setattr(ReceivedMail._meta.get_field("raw"), "storage", SmallDisk(tmp_path))

    assert collect(box) == Collected(taken=1, failed=1)

    assert senders() == ["Ben"]
    assert post.subjects() == ["Long"]
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 1

    monkeypatch.setattr(ReceivedMail._meta.get_field("raw"), "storage", default_storage)
    assert collect(box) == Collected(taken=1)


def test_after_three_in_a_row_it_is_the_disk_and_the_look_ends(post, box, monkeypatch, tmp_path):
    post.put(*(mail(f"{number} " + "It was a long way. " * 5000) for number in range(5)))
    monkeypatch.setattr(ReceivedMail._meta.get_field("raw"), "storage", SmallDisk(tmp_path))

    assert collect(box) == Collected(failed=3)
    assert len(post.subjects()) == 5


# ── The command ─────────────────────────────────────────────────────────────────────


def test_once_says_what_it_did_and_leaves_a_heartbeat(settings, post, capsys, own_signals):
    settings.MAILBOX = post.values()
    post.put(story("Ann"))

    call_command("collect_mail", once=True)

    assert capsys.readouterr().out.strip() == "taken 1, set aside 0, failed 0"
    beat = Heartbeat.objects.get()
    assert (beat.process, beat.error, beat.well_at) == (MAILBOX, "", beat.last_look)


def test_a_wrong_password_is_said_and_noted_without_it(settings, post, own_signals):
    settings.MAILBOX = post.values(password="horse-battery")

    with pytest.raises(CommandError) as raised:
        call_command("collect_mail", once=True)

    assert str(raised.value) == "The server refuses user or password. Nothing is lost: mails wait in the mailbox."
    beat = Heartbeat.objects.get()
    assert (beat.error, beat.well_at) == ("The server refuses user or password.", None)


def test_without_a_mailbox_it_says_what_to_set(settings):
    with pytest.raises(CommandError, match="set MAILBOX_URL"):
        call_command("collect_mail", once=True)


def test_while_another_copy_works_it_leaves_the_mailbox_alone(settings, post, capsys, own_signals):
    settings.MAILBOX = post.values()
    post.put(story("Ann"))
    heartbeats.beat(MAILBOX, "another-machine-1")

    call_command("collect_mail", once=True)

    assert "Another copy" in capsys.readouterr().out
    assert post.subjects() == ["Ann"]
    assert Heartbeat.objects.count() == 1


@transactional
def test_two_at_the_same_moment_double_nothing(settings, post):
    post.put(*(story(f"Runner{number}") for number in range(12)))

    children = [begin(collected(settings, post)) for _copy in range(2)]

    assert [child.wait() for child in children] == [0, 0]
    assert sorted(senders()) == sorted(f"Runner{number}" for number in range(12))
    assert Submission.objects.count() == 12
    assert post.subjects() == []


@transactional
def test_it_outlives_a_server_that_is_away_and_ends_clean(monkeypatch):
    monkeypatch.setattr(collecting, "PAUSES", (0.05,))
    monkeypatch.setattr(collecting, "LOOK_EVERY", 0.05)
    stop = threading.Event()

    def run(box):
        collecting.run(box, stop, "copy-1")
        connections.close_all()

    with Dovecot() as server:
        post = server.user("away")
        post.put(story("Ann"))
        thread = threading.Thread(target=run, args=(Mailbox(**post.values()),))
        thread.start()
        try:
            wait_for(lambda: senders() == ["Ann"])
            server.stop()
            wait_for(lambda: Heartbeat.objects.get().error == "The server does not answer.")
            server.start()
            post.put(story("Ben"))
            wait_for(lambda: senders() == ["Ann", "Ben"] and not Heartbeat.objects.get().error)
        finally:
            stop.set()
            thread.join(10)
    assert not thread.is_alive()


@transactional
def test_it_outlives_a_database_that_is_away(post, monkeypatch):
    monkeypatch.setattr(collecting, "PAUSES", (0.05,))
    monkeypatch.setattr(collecting, "LOOK_EVERY", 0.05)
    stop, is_away, asked = threading.Event(), threading.Event(), threading.Event()
    is_away.set()

    def away(execute, sql, params, many, context):
        asked.set()
        if is_away.is_set():
            raise OperationalError("could not connect to server")
        return execute(sql, params, many, context)

    def run(box):
        with connection.execute_wrapper(away):
            collecting.run(box, stop, "copy-1")
        connections.close_all()

    post.put(story("Ann"))
    thread = threading.Thread(target=run, args=(Mailbox(**post.values()),))
    thread.start()
    try:
        assert asked.wait(10)
        time.sleep(0.2)
        assert post.subjects() == ["Ann"]
        is_away.clear()
        wait_for(lambda: senders() == ["Ann"])
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


@transactional
def test_the_process_takes_what_comes_and_ends_clean_when_told_to(post, tmp_path, settings):
    post.put(story("Ann"))
    values = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "MILEPOST_ENV": os.devnull,
        "DATABASE_URL": database_url(),
        "CACHE_URL": f"filecache://{tmp_path / 'cache'}",
        "PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "SECRET_KEY": "x" * 50,
        "MAILBOX_URL": post.url,
    }
    process = subprocess.Popen([sys.executable, "manage.py", "collect_mail"], cwd=ROOT, env=values)
    try:
        wait_for(lambda: post.subjects("Milepost/Taken") == ["Ann"], patience=30)
        process.terminate()
        assert process.wait(15) == 0
    finally:
        process.kill()
    assert senders() == ["Ann"]


def database_url():
    """The test's own database, as an environment value says it."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = f"{database['USER']}:{quote(database['PASSWORD'])}@" if database["USER"] else ""
    return f"postgres://{who}{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"


def wait_for(holds, patience=15):
    """Wait until something holds."""
    give_up = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.05)
