"""The command receive_mail: a mail server's pipe, and an operator's tool."""

import io
import json
import os
import sys

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from stories.submissions.models import ReceivedMail, Submission
from stories.submissions.models.received_mail import MOST_TRIES
from stories.submissions.taking import _keep
from tests.factories.mails import STORY, mail, photo_part

pytestmark = pytest.mark.django_db

#: Design §5.
FIELDS = [
    "file",
    "outcome",
    "reason",
    "message_id",
    "from_name",
    "from_email",
    "teller_name",
    "teller_email",
    "subject",
    "series",
    "story",
    "folded",
    "photos",
    "notes",
]


@pytest.fixture
def file(tmp_path):
    def write(content, name="one.eml"):
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def receive_mail(*args):
    out = io.StringIO()
    call_command("receive_mail", *args, stdout=out)
    return out.getvalue()


def said(*args):
    return [json.loads(line) for line in receive_mail(*args, "--json").splitlines()]


def test_it_says_of_each_mail_what_became_of_it(file, series):
    name = file(mail(STORY, subject="The ford", attached=[photo_part()]))

    (one,) = said(name)

    assert list(one) == FIELDS
    assert (one["file"], one["outcome"], one["reason"]) == (name, "submission", None)
    assert (one["from_name"], one["from_email"]) == ("Grace Abiodun", "grace@example.org")
    assert (one["teller_name"], one["teller_email"]) == ("Grace Abiodun", "grace@example.org")
    assert (one["subject"], one["story"], one["series"]) == ("The ford", STORY, series.slug)
    photo = {"filename": "IMG_0417.JPG", "format": "JPEG", "width": 640, "height": 480, "had_gps": False}
    assert one["photos"] == [photo]


def test_a_mail_that_came_before_is_a_duplicate_and_harmless(file):
    name = file(mail(STORY))

    assert [said(name)[0]["outcome"] for _time in range(3)] == ["submission", "duplicate", "duplicate"]
    assert Submission.objects.count() == 1


def test_a_dry_run_keeps_nothing(file):
    name = file(mail(STORY))

    (one,) = said(name, "--dry-run")

    assert one["outcome"] == "submission"
    assert not ReceivedMail.objects.exists()
    assert not Submission.objects.exists()


def test_several_mails_are_taken_in_one_go_and_a_robot_stops_none(file):
    robot = mail("Away.", headers={"Auto-Submitted": "auto-replied"})
    names = [file(robot, "a.eml"), file(mail(STORY), "b.eml"), file(b"", "c.eml")]

    assert [one["outcome"] for one in said(*names)] == ["ignored", "submission", "held"]


def test_a_pipe_is_read_from_standard_input(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(mail(STORY))

    monkeypatch.setattr(sys, "stdin", Stdin)

    assert receive_mail() == "-: submission\n"


def test_a_file_of_many_mails_is_taken_mail_by_mail(file):
    parts = [b"From grace@example.org Thu Nov 26 08:55:00 2026\n" + mail(f"{STORY} {n}") + b"\n" for n in (1, 2)]
    name = file(b"".join(parts), "both.mbox")

    assert [one["outcome"] for one in said(name)] == ["submission", "submission"]


def test_a_file_that_is_not_there_is_named(file):
    with pytest.raises(CommandError, match="no file /nowhere"):
        receive_mail("/nowhere.eml")


def test_what_has_to_be_brought_again_ends_with_75_and_the_others_are_taken(file, monkeypatch, capsys):
    save, full = default_storage.save, {"now": True}

    def sometimes(name, content, max_length=None):
        if full.pop("now", False):
            raise OSError(28, "No space left on device")
        return save(name, content, max_length=max_length)

    monkeypatch.setattr(default_storage._wrapped, "save", sometimes)
    names = [file(mail(STORY), "a.eml"), file(mail(f"{STORY} And home."), "b.eml")]

    with pytest.raises(SystemExit) as ended:
        receive_mail(*names)

    assert ended.value.code == os.EX_TEMPFAIL == 75
    assert Submission.objects.count() == ReceivedMail.objects.count() == 1
    assert [one["outcome"] for one in said(*names)] == ["submission", "duplicate"]


def test_a_mail_that_ended_its_reader_is_not_read_again_when_it_is_brought_again(file):
    name = file(mail(STORY))
    _keep(mail(STORY))
    ReceivedMail.objects.update(tries=MOST_TRIES)

    first, again = said(name)[0], said(name)[0]

    assert (first["outcome"], again["outcome"]) == ("held", "duplicate")
    assert [one["reason"] for one in (first, again)] == ["unreadable", "unreadable"]
    assert again["story"] == ""
