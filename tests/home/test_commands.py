"""What is typed to begin: the demo, and where to go then."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from foundation import moment
from foundation.models import Picture
from foundation.templatetags.moments import promised, wall_clock
from home.demo.logins import make_logins
from home.groups import make_groups
from home.models import PlainPage
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.responses.models import Response
from stories.schedule import clock
from stories.schedule.promising import promise
from tests.factories.demo import small_pictures
from tests.factories.pages import DraftFactory, PlainPageFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_pictures():
    with small_pictures():
        yield


@pytest.fixture(autouse=True)
def _own_logins(settings, tmp_path):
    settings.DEMO_LOGINS = tmp_path / "var" / "demo-logins.json"


@pytest.fixture
def said(capsys):
    """Run a command; returns what it printed."""

    def run(*words):
        call_command(*words)
        return capsys.readouterr().out

    return run


# ── seed_site ───────────────────────────────────────────────────────────────────────


def test_an_empty_site_is_seeded_and_it_says_how_far_it_is_and_when_the_next_story_goes_live(home, said):
    printed = said("seed_site")

    (due,) = clock.next_promise()
    assert [line.strip() for line in printed.replace("\r", "\n").splitlines() if line.strip()] == [
        *(f"drawing the pictures, {done} of 21" for done in range(22)),
        *(f"making every size of the pictures, {done} of 21" for done in range(22)),
        *(f"drawing what was sent in, {done} of 9" for done in range(10)),
        "writing the pages …",
        "answering the stories that were told …",
        "signing readers up for letters …",
        "sending stories in …",
        "planning the week …",
        f"The next story goes live {promised(due)}.",
    ]
    assert StoryPage.objects.live().count() == 15


def test_if_empty_does_nothing_where_the_site_has_content(home, said):
    PlainPageFactory(parent=home, title="Ours")

    assert said("seed_site", "--if-empty") == ""
    assert list(PlainPage.objects.values_list("title", flat=True)) == ["Ours"]
    assert not Picture.objects.exists()


def test_if_empty_seeds_an_empty_site_once(home, said):
    assert "writing the pages" in said("seed_site", "--if-empty", "--stage", "collecting")
    assert said("seed_site", "--if-empty", "--stage", "collecting") == ""
    assert SeriesIndexPage.objects.count() == 1


@pytest.mark.parametrize("make", [lambda home: PlainPageFactory(parent=home), lambda home: PictureFactory()])
def test_a_site_with_content_is_refused_with_a_way_out(home, make):
    make(home)

    with pytest.raises(CommandError) as refused:
        call_command("seed_site")

    assert str(refused.value) == (
        "This site has content, and the demo would mix with it. Nothing was changed. "
        "Use --reset to take all content away first."
    )
    assert not SeriesIndexPage.objects.exists()


def test_reset_replaces_all_content(home, said):
    PlainPageFactory(parent=home, title="Ours")
    PictureFactory(title="Ours")

    said("seed_site", "--reset", "--stage", "collecting")

    assert not PlainPage.objects.filter(title="Ours").exists()
    assert not Picture.objects.filter(title="Ours").exists()
    assert SeriesIndexPage.objects.get().title == "My Most Important Mile"


def test_a_real_site_is_never_reset(home, settings):
    settings.DEMO = False
    PlainPageFactory(parent=home, title="Ours")

    with pytest.raises(CommandError, match=r"DEMO is 0: this is a real site, and its stories stay"):
        call_command("seed_site", "--reset")

    assert PlainPage.objects.filter(title="Ours").exists()


def test_so_many_more_responses_are_made_to_the_stories_that_are_live(home, said):
    printed = said("seed_site", "--stage", "collecting", "--stories", "2", "--responses", "7")

    assert "7 of 7 responses" in printed
    assert Response.objects.count() == 7
    assert Response.objects.values("story").distinct().count() == 2


def test_where_nothing_is_live_yet_nobody_can_answer(home):
    with pytest.raises(CommandError, match="no story is live that could be answered"):
        call_command("seed_site", "--stage", "collecting", "--responses", "7")

    assert not SeriesIndexPage.objects.exists()


@pytest.mark.parametrize(
    "words", [("--stage", "finished"), ("--seed", "seven"), ("--reset", "--if-empty")], ids=lambda words: words[0]
)
def test_what_it_does_not_know_is_refused(home, words):
    with pytest.raises(CommandError):
        call_command("seed_site", *words)

    assert not SeriesIndexPage.objects.exists()


# ── print_addresses ─────────────────────────────────────────────────────────────────


def test_it_prints_where_the_site_is_and_how_to_get_in(home, said, settings):
    logins = make_logins()

    assert said("print_addresses").splitlines() == [
        "",
        f"  The site:        {settings.SITE_URL}/",
        f"  For editors:     {settings.SITE_URL}/admin/",
        f"                   owner      {logins['owner']}",
        f"                   editor     {logins['editor']}",
        f"                   moderator  {logins['moderator']}",
        f"                   reader     {logins['reader']}",
        "  Stop with Ctrl-C.",
    ]


def test_it_prints_the_next_promise(series, said):
    at = moment.now() + timedelta(seconds=100)
    promise(DraftFactory(parent=series, printed_name="Lisa Anderson"), at)

    printed = said("print_addresses")

    assert f"Next story:      goes live by itself at {wall_clock(at)} (America/New_York)" in printed
    assert "Lisa" not in printed


def test_without_a_demo_it_prints_no_login(home, said, settings):
    assert "owner" not in said("print_addresses")

    make_logins()
    settings.DEMO = False
    assert "owner" not in said("print_addresses")


@pytest.mark.django_db
def test_an_empty_site_says_how_the_first_login_is_made(capsys):
    call_command("print_addresses")

    assert "Nobody can log in yet: .venv/bin/python manage.py start_site" in capsys.readouterr().out


def test_groups_are_given_the_rights_of_this_version(capsys):
    make_groups()["Editor"].permissions.clear()

    call_command("make_groups")

    assert Group.objects.get(name="Editor").permissions.filter(codename="change_slot").exists()
    assert "Owner, Editor, Moderator, Reader-in-residence" in capsys.readouterr().out
