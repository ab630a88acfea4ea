"""Killed at any point, disk full, database away: no mail is lost, none is doubled, nothing is kept half.

A kill is a real SIGKILL of a real process, at a point that is chosen (tests.dying) or at a moment of chance; the
mailbox is a real one. `tests/bench/mail_kills.py` does the same at every point.
"""

import os
import random
import resource
import signal
from pathlib import Path

import pytest
from django.conf import settings as real_settings
from django.db import connection, connections

from stories.submissions.models import ReceivedMail, SentMail, Submission
from tests.dying import in_child, spread
from tests.factories.mails import mail, photo_part
from tests.killing import Letters, collecting, later, receiving, sending
from tests.working import work

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5


@pytest.fixture
def letters():
    """Mails of which each is another's."""
    return Letters()


def test_collecting_that_is_killed_loses_and_doubles_nothing(settings, post, letters):
    act = collecting(post, settings)
    in_child(act)  # makes the folders
    post.put(*letters.write(2))
    ended, passed = in_child(act)
    assert (ended, passed > 50) == (0, True)

    for point in spread(passed, ROUNDS):
        post.put(*letters.write(2))
        in_child(act, die_at=point)
        assert in_child(act)[0] == 0

        assert letters.amiss() == [], f"killed at point {point} of {passed}"
        assert post.subjects() == []
    assert sorted(post.subjects("Milepost/Taken")) == sorted(letters.subjects)


def test_collecting_that_is_killed_at_any_moment_loses_and_doubles_nothing(settings, post, letters):
    act = collecting(post, settings)
    for _round in range(ROUNDS):
        post.put(*letters.write(3))
        in_child(act, die_after=random.uniform(0, 0.5))  # noqa: S311
        assert in_child(act)[0] == 0

    assert letters.amiss() == []
    assert (post.subjects(), len(post.subjects("Milepost/Taken"))) == ([], 3 * ROUNDS)


def test_receiving_that_is_killed_loses_and_doubles_nothing(letters, tmp_path):
    act = receiving(tmp_path / "mail.eml", *letters.write(1))
    passed = in_child(act)[1]

    for point in spread(passed, ROUNDS):
        act = receiving(tmp_path / "mail.eml", *letters.write(1))
        assert in_child(act, die_at=point)[0] == -signal.SIGKILL, f"no death at point {point} of {passed}"
        # The mail server brings again what did not end with 0.
        assert in_child(act)[0] == 0

        assert letters.amiss() == [], f"killed at point {point} of {passed}"


def test_a_mail_that_was_kept_when_its_receiver_was_killed_needs_nobody_to_bring_it_again(letters, tmp_path):
    for point in (0, 5, 10):
        act = receiving(tmp_path / "mail.eml", *letters.write(1))
        kept = ReceivedMail.objects.count()
        while ReceivedMail.objects.count() == kept:
            point += 1
            in_child(act, die_at=point)
    ReceivedMail.objects.unread().update(tries=1)
    from stories.submissions.taking import read_kept_mail

    for row in ReceivedMail.objects.unread():
        read_kept_mail.call(row.pk)

    assert letters.amiss() == []


def test_a_worker_that_is_killed_while_it_answers_sends_at_most_the_same_again(settings, office, letters, tmp_path):
    in_child(receiving(tmp_path / "mail.eml", *letters.write(1)))
    ended, passed = in_child(sending)
    assert ended == 0
    assert len(office.mails) == 1

    for point in spread(passed, ROUNDS):
        in_child(receiving(tmp_path / "mail.eml", *letters.write(1)))
        assert in_child(sending, die_at=point)[0] == -signal.SIGKILL, f"no death at point {point} of {passed}"
        assert in_child(later(sending, minutes=3))[0] == 0

    asked = dict(SentMail.objects.values_list("message_id", "submission__sender_address"))
    assert sorted(asked.values()) == sorted(letters.addresses)
    assert {sent["Message-ID"]: sent["To"] for sent in office.mails} == asked
    assert max(office.times(message_id) for message_id in asked) <= 2
    assert not SentMail.objects.filter(sent_at=None).exists()


# ── Disk full, database away ────────────────────────────────────────────────────────


def at_most(file_size):
    """No file of this process may grow beyond that, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))


def kept_files():
    return {path for path in Path(real_settings.PRIVATE_ROOT).rglob("*") if path.is_file()}


def test_a_disk_too_full_for_the_mail_ends_with_75_and_nothing_is_kept_half(letters, tmp_path):
    large = mail("Ann writes: " + "It was a long way. " * 2_000_000, sender="Ann <ann@example.org>")
    before = kept_files()

    bring = receiving(tmp_path / "mail.eml", large)

    def act():
        at_most(30 * 2**20)
        bring()

    assert in_child(act)[0] == os.EX_TEMPFAIL
    assert kept_files() == before
    assert not ReceivedMail.objects.exists()
    assert not Submission.objects.exists()

    assert in_child(bring)[0] == 0
    assert ReceivedMail.objects.get().raw.read() == large


def test_a_database_that_can_write_nothing_ends_with_75_and_nothing_is_kept_half(letters, tmp_path):
    raw = letters.write(1)[0]
    bring, before = receiving(tmp_path / "mail.eml", raw), kept_files()

    def act():
        if connection.vendor == "sqlite":
            at_most(len(raw) + 1000)
        else:  # its disk is another process's: it refuses as it does where it was made to stand by
            connection.cursor().execute("SET default_transaction_read_only = on")
        bring()

    assert in_child(act)[0] == os.EX_TEMPFAIL
    assert kept_files() == before

    assert in_child(bring)[0] == 0
    assert letters.amiss() == []


def test_a_database_that_is_away_ends_with_75_and_nothing_is_kept_half(letters, tmp_path):
    bring, before = receiving(tmp_path / "mail.eml", *letters.write(1)), kept_files()

    def act():
        connections.close_all()
        connection.settings_dict.update({"NAME": "/nowhere/milepost"}, HOST="127.0.0.1", PORT="1")
        bring()

    assert in_child(act)[0] == os.EX_TEMPFAIL
    assert kept_files() == before


def test_a_kill_over_a_photo_leaves_its_submission_whole(letters, tmp_path):
    act = receiving(tmp_path / "mail.eml", mail("Ann writes of the ford.", attached=[photo_part(), photo_part("red")]))
    passed = in_child(lambda: None)[1]
    for point in range(passed + 1, passed + 400, 37):
        in_child(act, die_at=point)
    assert in_child(act)[0] == 0

    submission = Submission.objects.get()
    assert [photo.original.size > 0 for photo in submission.photos] == [True, True]
    work()
    assert all(photo.is_clean for photo in Submission.objects.get().photos)
