"""Private files in an editor's browser: who gets which, and in what wrapping."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.urls import reverse

from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.submissions.models import Enclosure, Submission
from tests.factories.pictures import jpeg
from tests.factories.storage import Elsewhere
from tests.factories.submissions import RAW_MAIL, by_mail, file, mail_received, photo, sent_in
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def picture():
    return sent_in(photos=[photo(filename="My mile.HEIC")]).photos[0]


@pytest.fixture
def document():
    return by_mail(files=[file(b"<script>alert(1)</script>", "mile.html")]).files[0]


def address(enclosure, which="original"):
    return reverse("sent_in:file", args=[enclosure.submission_id, enclosure.pk, which])


def content(answer):
    return b"".join(answer.streaming_content)


# ── What is sent ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("which", ["small", "clean"])
def test_a_cleaned_photo_is_shown_in_its_place(desk, picture, which):
    answer = desk.get(address(picture, which))

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'inline; filename="My mile.jpg"'
    assert content(answer).startswith(b"\xff\xd8")


def test_a_cleaned_photo_can_be_downloaded(desk, picture):
    assert desk.get(f"{address(picture, 'clean')}?download")["Content-Disposition"].startswith("attachment")


def test_the_untouched_photo_is_only_ever_downloaded_as_it_came(desk, picture):
    answer = desk.get(address(picture))

    assert answer["Content-Disposition"] == 'attachment; filename="My mile.HEIC"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert content(answer) == jpeg()


def test_another_file_is_downloaded_and_never_run(desk, document):
    answer = desk.get(address(document))

    assert answer["Content-Disposition"] == 'attachment; filename="mile.html"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert content(answer) == b"<script>alert(1)</script>"


def test_a_raw_mail_is_downloaded(desk):
    mail = mail_received()

    answer = desk.get(reverse("sent_in:raw_mail", args=[mail.pk]))

    assert answer["Content-Disposition"] == f'attachment; filename="mail-{mail.pk}.eml"'
    assert content(answer) == RAW_MAIL


def test_no_cache_keeps_it_and_no_browser_guesses_or_runs_it(desk, picture, document):
    mail = mail_received()
    for one in (address(picture, "small"), address(document), reverse("sent_in:raw_mail", args=[mail.pk])):
        answer = desk.get(one)
        assert content(answer)
        assert answer["Cache-Control"].startswith("private, no-store")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_senders_name_of_a_file_breaks_no_header(desk):
    odd = 'a"b\r\nSet-Cookie: x=1\\/;é.docx'
    found = by_mail(files=[file(filename=odd)]).files[0]
    Enclosure.objects.filter(pk=found.pk).update(filename=odd)

    answer = desk.get(address(found))

    assert "\n" not in answer["Content-Disposition"]
    assert "Set-Cookie" not in answer.headers
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_without_a_name_gets_one(desk):
    found = by_mail(files=[file(filename="")]).files[0]

    assert desk.get(address(found))["Content-Disposition"] == 'attachment; filename="file 1"'


def test_it_comes_from_a_bucket_too(desk, monkeypatch):
    elsewhere = Elsewhere()
    for name in ("original", "cleaned", "small"):
        monkeypatch.setattr(Enclosure._meta.get_field(name), "storage", elsewhere)
    found = sent_in(photos=[photo()]).photos[0]

    assert content(desk.get(address(found))) == jpeg()
    assert content(desk.get(address(found, "small"))).startswith(b"\xff\xd8")
    assert not default_storage.exists(found.original.name)


# ── What is not there ───────────────────────────────────────────────────────────────


def test_a_file_that_is_gone_from_the_storage_is_not_found(desk, picture):
    picture.original.storage.delete(picture.original.name)

    assert desk.get(address(picture)).status_code == 404


def test_a_photo_that_was_not_looked_at_yet_has_nothing_to_show(desk):
    waiting = sent_in(photos=[photo()], looked_at=False).photos[0]

    assert desk.get(address(waiting, "small")).status_code == 404
    assert desk.get(address(waiting, "original")).status_code == 200


def test_a_file_of_another_submission_is_not_found(desk, picture):
    other = sent_in()

    assert desk.get(reverse("sent_in:file", args=[other.pk, picture.pk, "small"])).status_code == 404


def test_a_photo_of_a_form_that_was_not_sent_is_nobodys(desk, picture):
    Submission.objects.filter(pk=picture.submission_id).update(state=Submission.State.UNFINISHED)

    assert desk.get(address(picture, "small")).status_code == 404


@pytest.mark.parametrize(
    "path", ["1/files/999999999/small/", "1/files/99999999999/small/", "1/files/1/nonsense/", "mails/999/raw/"]
)
def test_an_address_that_is_none_is_not_found(desk, path):
    assert desk.get(f"/admin/sent-in/{path}").status_code == 404


def test_nothing_is_posted_there(desk, picture):
    assert desk.post(address(picture, "small")).status_code == 405


# ── Who may ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("group", "which", "status"),
    [
        (OWNER, "original", 200),
        (EDITOR, "original", 200),
        (RESIDENT, "original", 404),
        (RESIDENT, "small", 200),
        (RESIDENT, "clean", 200),
        (MODERATOR, "small", 404),
        (MODERATOR, "original", 404),
    ],
)
def test_who_may_have_which_file(client, picture, group, which, status):
    client.force_login(member_of(group))

    assert client.get(address(picture, which)).status_code == status


@pytest.mark.parametrize(("group", "status"), [(OWNER, 200), (EDITOR, 200), (RESIDENT, 404), (MODERATOR, 404)])
def test_who_may_have_raw_mails(client, group, status):
    mail = mail_received()
    client.force_login(member_of(group))

    assert client.get(reverse("sent_in:raw_mail", args=[mail.pk])).status_code == status


def test_raw_mails_hold_addresses(client, editor):
    editor.groups.get().permissions.remove(Permission.objects.get(codename="view_teller"))
    client.force_login(editor)

    assert client.get(reverse("sent_in:raw_mail", args=[mail_received().pk])).status_code == 404


def test_nobody_has_any_without_a_login(client, picture):
    answer = client.get(address(picture, "small"))

    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
