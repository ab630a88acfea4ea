"""A site that is restored is the same in every row and file, and nothing happens because of it; or there is none."""

import json
import zipfile
from datetime import time

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Site

from foundation.models import Picture, User
from home.backup import archive, counters, files, tables
from home.backup.files import Hashing
from home.backup.making import make
from home.backup.manifest import NAME, table_member
from stories.pages.models import StoryPage, Topic
from stories.schedule.models import Slot, WentLive
from stories.tellers.models import Teller

pytestmark = pytest.mark.django_db(transaction=True)


def held(path):
    """What a backup holds, but for the site's address, which is this machine's."""
    manifest = archive.prove(path)
    manifest.tables.pop("wagtailcore_site")
    return {name: (table.rows, table.held) for name, table in manifest.tables.items()}, manifest.files


def nothing_is_here():
    counts = {model: QuerySet(model).count() for model in (User, StoryPage, Teller, Picture, DBTaskResult)}
    there = [name for storage in files.both().values() for name in files.names_in(storage)]
    return (set(counts.values()), Page.objects.count(), there) == ({0}, 2, [])


def with_other_lines(path, table, change, to):
    """A backup that is sound in itself, with other rows in one table."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        lines = [json.loads(line) for line in old.open(table_member(table))]
        change(lines)
        written, hashing = b"".join(json.dumps(line).encode() + b"\n" for line in lines), Hashing()
        hashing.add(written)
        said = json.loads(old.read(NAME))
        said["tables"][table]["held"] = {"size": hashing.held.size, "sha256": hashing.held.sha256}
        for name in old.namelist():
            own = {NAME: json.dumps(said).encode(), table_member(table): written}
            new.writestr(name, own.get(name) or old.read(name))
    return to


def test_it_is_the_same_site_in_every_row_and_file(kept, target, capsys, settings):
    settings.SITE_URL = "https://new.example.org"

    call_command("restore", str(kept), check=True)
    assert nothing_is_here()
    assert "the same" not in capsys.readouterr().out

    call_command("restore", str(kept))

    printed = capsys.readouterr().out
    make(target)
    assert held(target) == held(kept)
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("new.example.org", 443)
    story = StoryPage.objects.get()
    assert (story.printed_name, story.cover.file.read()[:2]) == ("Zoë “Mile” Ødegård 🏃", b"\xff\xd8")
    assert story.cover.renditions.first().file.size > 0
    assert Slot.objects.filter(time=time(6, 0, 7, 123)).count() == 1
    assert StoryPage.objects.search("stretch").count() == 1
    assert "rows of" in printed
    assert "the same" in printed
    assert f"{DBTaskResult.objects.count()} jobs wait, mails among them" in printed
    assert "The old machine must not run any more" in printed
    assert "SECRET_KEY" not in printed
    assert "grace" not in printed.lower()
    with pytest.raises(CommandError, match="This site is not empty"):
        call_command("restore", str(kept))


def test_nothing_happens_because_of_it_and_work_goes_on(kept, client):
    jobs = archive.prove(kept).tables["django_tasks_database_dbtaskresult"].rows

    call_command("restore", str(kept), verbosity=0)

    assert DBTaskResult.objects.count() == jobs > 0
    assert mail.outbox == []
    assert WentLive.objects.count() == archive.prove(kept).tables["schedule_wentlive"].rows
    story = StoryPage.objects.get()
    assert client.get(story.url).status_code == 200
    story.save_revision().publish()
    Topic.objects.create(name="Rain", slug="rain")


def test_links_that_were_sent_ask_for_the_same_key(kept, capsys, settings):
    settings.SECRET_KEY = "a new key that nobody has seen before " * 2

    call_command("restore", str(kept))

    assert "SECRET_KEY is another than that of the old site" in capsys.readouterr().out


def names_nobody(lines):
    """A went-live row of a story that is not there."""
    lines.append([999_999, 999_999, "2026-11-26T05:00:00+00:00"])


def too_long(lines):
    """No database that counts in 64 bits takes that number."""
    lines[0][0] = 2**70


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("schedule_wentlive", names_nobody, "A row of the backup names another that is not there"),
        ("stories_storypage", too_long, "does not take what the backup holds of the table stories_storypage"),
        (
            "submissions_submission",
            # What is read again is written in one way: this stands for any difference.
            lambda lines: lines[0].__setitem__(14, ' [ "" ] '),
            "The table submissions_submission is not here as the backup holds it: 1 rows here, 1 there.",
        ),
    ],
    ids=["a row without its other", "a value too long", "another value"],
)
def test_where_it_is_not_the_same_nothing_is_kept(kept, target, table, change, words):
    other = with_other_lines(kept, table, change, target)

    with pytest.raises(CommandError, match=words):
        call_command("restore", str(other), verbosity=0)

    assert nothing_is_here()


def test_a_file_that_is_not_the_same_ends_it_too(kept, monkeypatch):
    name = next(iter(archive.prove(kept).files["private"]))
    put = files.put

    def lose_a_byte(storage, named, content):
        if named == name:
            content.read(1)
            content.seek = lambda *_: None
        put(storage, named, content)

    monkeypatch.setattr(files, "put", lose_a_byte)
    with pytest.raises(CommandError, match=rf"The file {name} is not here as the backup holds it \(1 are not\)"):
        call_command("restore", str(kept), verbosity=0)

    assert nothing_is_here()


def test_a_disk_too_full_for_its_files_keeps_nothing(kept, full_after):
    sizes = [held.size for names in archive.prove(kept).files.values() for held in names.values()]

    with full_after(max(sizes) - 1), pytest.raises(CommandError, match="cannot be written: File too large"):
        call_command("restore", str(kept), verbosity=0)

    assert nothing_is_here()


def test_a_number_that_was_given_is_never_given_again(kept, empty, target):
    gone = Teller.objects.create(name="Forgotten").pk
    Teller.objects.all().delete()
    make(target)
    empty()

    call_command("restore", str(target), verbosity=0)

    assert counters.last(Teller) == gone
    assert Teller.objects.create(name="New").pk == gone + 1
    for model in tables.kept():
        highest = QuerySet(model).order_by("-pk").values_list("pk", flat=True).first()
        last = counters.last(model)
        assert last is None or last >= (highest or 0), model
