"""A real site is begun with one command: asked or scripted, and whole or not at all."""

import getpass
import re
import stat

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site, WorkflowPage

from foundation.environment import read_values
from foundation.models import User
from home.groups import EDITOR, OWNER
from home.models import HomePage, PlainPage
from stories.pages.models import SeriesIndexPage
from tests.factories.pages import PlainPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

SCRIPTED = {
    "name": "Cooper Street Runners",
    "address": "https://stories.example.org",
    "zone": "Europe/Berlin",
    "owner_name": "Lisa Anderson",
    "owner_email": "lisa@example.org",
    "no_input": True,
}
ANSWERS = (
    "Cooper Street Runners",
    "https://stories.example.org",
    "Europe/Berlin",
    "",
    "Lisa Anderson",
    "lisa@example.org",
)
PASSWORD = "the torch still comes"  # noqa: S105 - of nobody


@pytest.fixture(autouse=True)
def env_file(settings, tmp_path, monkeypatch):
    """The file of values, in a folder of its own; nothing is set in the shell."""
    for name in ("SITE_URL", "TIME_ZONE", "DEMO", "STORIES_ADDRESS", "MAIL_FROM", "ALERT_TO", "TRUSTED_PROXIES"):
        monkeypatch.delenv(name, raising=False)
    settings.ENV_FILE = tmp_path / "var" / "milepost.env"
    return settings.ENV_FILE


@pytest.fixture
def begin(home, capsys):
    """Begin a site from options alone; returns what was printed."""

    def run(**changed):
        call_command("start_site", **{**SCRIPTED, **changed})
        return capsys.readouterr().out

    return run


@pytest.fixture
def answer(home, capsys, monkeypatch):
    """Begin a site by answering; returns what was printed, and what was asked."""

    def run(*answers, passwords=(PASSWORD, PASSWORD), **options):
        left, typed, asked = list(answers), list(passwords), []

        def reply(question):
            asked.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("builtins.input", reply)
        monkeypatch.setattr(getpass, "getpass", lambda question: typed.pop(0))
        call_command("start_site", **options)
        return capsys.readouterr().out, asked

    return run


def nothing_was_begun(env_file):
    return not User.objects.exists() and not PlainPage.objects.exists() and not env_file.exists()


# ── What it makes ───────────────────────────────────────────────────────────────────


def test_the_site_has_its_name_and_address(begin):
    begin()

    site = Site.objects.get()
    assert (site.site_name, site.hostname, site.port) == ("Cooper Street Runners", "stories.example.org", 443)
    assert HomePage.objects.get().title == "Cooper Street Runners"
    assert not SeriesIndexPage.objects.exists()


def test_it_says_what_becomes_of_a_story_and_drafts_who_we_are(begin, client):
    begin()

    policy, about = PlainPage.objects.get(slug="how-we-use-your-story"), PlainPage.objects.get(slug="about-us")
    assert (policy.live, about.live) == (True, False)
    page = client.get("/how-we-use-your-story/").content.decode()
    assert "Cooper Street Runners" in page
    assert "stories@stories.example.org" in page
    for kept in ("90 days", "180 days", "30 days", "14 days"):
        assert kept in page
    assert client.get("/about-us/").status_code == 404


def test_its_first_pages_survive_a_scheduled_change(begin):
    begin()

    policy = PlainPage.objects.get(slug="how-we-use-your-story")
    assert policy.live_revision is not None


def test_the_owner_logs_in_and_may_do_everything(begin, client):
    printed = begin()

    password = re.search(r"Password, shown this once: (\S+)", printed)[1]
    owner = User.objects.get()
    assert (owner.get_full_name(), owner.email, owner.is_superuser) == ("Lisa Anderson", "lisa@example.org", True)
    assert [group.name for group in owner.groups.all()] == [OWNER]
    client.post("/admin/login/", {"username": "lisa@example.org", "password": password})
    assert client.get("/admin/").status_code == 200


def test_each_made_password_is_another(begin, home):
    from home.demo.seeding import remove_everything

    first = re.search(r"this once: (\S+)", begin())[1]
    remove_everything()
    second = re.search(r"this once: (\S+)", begin(owner_email="tom@example.org"))[1]

    assert first != second
    assert len(first) >= 20


def test_drafts_are_approved_by_owners_and_editors(begin):
    begin()

    workflow = WorkflowPage.objects.get(page__depth=1).workflow
    assert (workflow.name, workflow.active) == ("Approval by an editor", True)
    (task,) = (step.task.specific for step in workflow.workflow_tasks.all())
    assert task.name == "Approval by an editor"
    assert set(task.groups.values_list("name", flat=True)) == {OWNER, EDITOR}


def test_what_the_processes_must_know_is_kept_for_its_owner_alone(begin, env_file):
    begin()

    assert read_values(env_file) == {
        "SITE_URL": "https://stories.example.org",
        "TIME_ZONE": "Europe/Berlin",
        "DEMO": "0",
        "STORIES_ADDRESS": "stories@stories.example.org",
        "MAIL_FROM": "Cooper Street Runners <stories@stories.example.org>",
        "ALERT_TO": "lisa@example.org",
        "TRUSTED_PROXIES": "127.0.0.1",
    }
    assert stat.S_IMODE(env_file.stat().st_mode) == 0o600


def test_without_https_nobody_stands_in_front(begin, env_file):
    printed = begin(address="http://127.0.0.1:8000")

    assert "TRUSTED_PROXIES" not in read_values(env_file)
    assert "http:// is for trying it out" in printed


@pytest.mark.parametrize("name", ['Runners, "Cooper"', "Läufer & Söhne", "it’s $HOME \\ #1"])
def test_any_name_is_kept_as_it_is(name, begin, env_file):
    begin(name=name)

    assert HomePage.objects.get().title == name
    values = read_values(env_file)
    assert values["MAIL_FROM"].endswith("<stories@stories.example.org>")
    assert name.replace('"', '\\"').replace(" \\ ", " \\\\ ") in values["MAIL_FROM"]


def test_it_ends_with_what_comes_next(begin, env_file):
    printed = begin()

    assert f"Every process reads {env_file}" in printed
    assert "Log in at https://stories.example.org/admin/ as lisa@example.org." in printed
    assert "Make a series" in printed


@pytest.mark.parametrize(("backend", "said"), [("filebased", True), ("smtp", False)])
def test_it_says_where_no_mail_would_leave(backend, said, begin, settings):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"

    assert ("No mail leaves yet" in begin()) is said


# ── Values that were there ──────────────────────────────────────────────────────────


def test_other_lines_of_the_file_stay(begin, env_file):
    env_file.parent.mkdir()
    env_file.write_text("# ours\nDATABASE_URL=postgres://milepost:secret@127.0.0.1/milepost\n\nSITE_URL=http://old\n")

    printed = begin()

    assert env_file.read_text().startswith(
        "# ours\nDATABASE_URL=postgres://milepost:secret@127.0.0.1/milepost\n\nSITE_URL=https://stories.example.org\n"
    )
    assert "SITE_URL=https://stories.example.org   (was http://old)" in printed
    assert "secret" not in printed


def test_proxies_that_were_named_stay(begin, env_file):
    env_file.parent.mkdir()
    env_file.write_text("TRUSTED_PROXIES=10.0.0.7\n")

    begin()

    assert read_values(env_file)["TRUSTED_PROXIES"] == "10.0.0.7"


def test_it_warns_of_what_the_shell_says_against_the_file(begin, monkeypatch):
    monkeypatch.setenv("TIME_ZONE", "Europe/Paris")

    assert "in this shell TIME_ZONE is Europe/Paris, and that wins over the file" in begin()


def test_a_value_that_came_from_the_file_is_no_contradiction(begin, env_file, monkeypatch):
    env_file.parent.mkdir()
    env_file.write_text("TIME_ZONE=Europe/Paris\n")
    monkeypatch.setenv("TIME_ZONE", "Europe/Paris")

    assert "in this shell" not in begin()


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(home, env_file):
    env_file.mkdir(parents=True)

    with pytest.raises(CommandError, match=r"cannot be read: .* Nothing was changed"):
        call_command("start_site", **SCRIPTED)

    assert not User.objects.exists()
    assert not PlainPage.objects.exists()
    assert Site.objects.get().site_name == "Milepost"


# ── What it refuses ─────────────────────────────────────────────────────────────────


def test_a_second_start_is_refused_and_changes_nothing(begin, env_file):
    begin()
    kept = env_file.read_text()

    with pytest.raises(CommandError, match=r"This site has content, .* Nothing was changed"):
        begin(name="Another", owner_email="tom@example.org")

    assert env_file.read_text() == kept
    assert HomePage.objects.get().title == "Cooper Street Runners"
    assert User.objects.count() == 1


def test_a_site_with_content_is_refused_before_anything_is_asked(home, answer):
    PlainPageFactory(parent=home)

    with pytest.raises(CommandError, match="This site has content"):
        answer()


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("name", " ", "A site needs a name, such as Cooper Street Runners."),
        ("name", "x" * 256, "That name is longer than 255 characters."),
        (
            "address",
            "stories.example.org",
            "“stories.example.org” is no address of a site. Give it with https:// and without a path: "
            "https://stories.example.org",
        ),
        (
            "address",
            "https://example.org/stories",
            "“https://example.org/stories” is no address of a site. Give it with https:// and without a path: "
            "https://example.org",
        ),
        ("address", "https://a b.example", None),
        ("address", "https://me:secret@example.org", None),
        ("zone", "Berlin", "There is no time zone “Berlin”. Names have two parts: Europe/Berlin"),
        ("zone", "../../etc/passwd", None),
        ("zone", "new york", "There is no time zone “new york”. Names have two parts: America/New_York"),
        ("stories_address", "stories", "“stories” is no mail address."),
        ("owner_name", "", "Give the owner’s name, as colleagues know it."),
        ("owner_email", "lisa", "“lisa” is no mail address."),
        (
            "owner_email",
            "o'hara@example.org",
            "“o'hara@example.org” cannot be logged in with: use letters, digits and @ . + - _",
        ),
        ("owner_email", "x" * 60 + "@" + "y" * 60 + "." + "z" * 60 + ".org", None),
        ("password_file", "/nowhere", "The password file /nowhere cannot be read. Nothing was changed."),
    ],
)
def test_a_bad_option_is_refused_with_a_sentence(option, value, sentence, home, env_file):
    with pytest.raises(CommandError) as refused:
        call_command("start_site", **{**SCRIPTED, option: value})

    assert sentence is None or str(refused.value) == sentence
    assert nothing_was_begun(env_file)


@pytest.mark.parametrize("option", ["name", "owner_name", "owner_email"])
def test_without_questions_what_cannot_be_guessed_must_be_given(option, home, env_file):
    given = {name: value for name, value in SCRIPTED.items() if name != option}

    with pytest.raises(CommandError, match=f"Give --{option.replace('_', '-')}, or leave --no-input out and be asked."):
        call_command("start_site", **given)

    assert nothing_was_begun(env_file)


def test_an_address_that_logs_in_already_is_refused(begin):
    UserFactory(username="Lisa@example.org")

    with pytest.raises(CommandError, match=r"Somebody logs in as lisa@example\.org already\. Give another address"):
        begin()


# ── Asked and answered ──────────────────────────────────────────────────────────────


def test_it_asks_and_enter_takes_what_is_usual(answer, env_file, settings):
    printed, asked = answer(*ANSWERS)

    assert asked == [
        "What is the site called? ",
        f"Where will readers find it? [{settings.SITE_URL}] ",
        "In which time zone does it live? [America/New_York] ",
        "Where do people mail their stories? [stories@stories.example.org] ",
        "Who runs it? Your name: ",
        "Your mail address, which you log in with: ",
    ]
    assert User.objects.get().check_password(PASSWORD)
    assert PASSWORD not in printed
    assert read_values(env_file)["STORIES_ADDRESS"] == "stories@stories.example.org"


def test_a_bad_answer_is_explained_and_asked_again(answer):
    printed, asked = answer("", *ANSWERS[:2], "Berlin", *ANSWERS[2:])

    assert "  A site needs a name, such as Cooper Street Runners." in printed
    assert "  There is no time zone “Berlin”. Names have two parts: Europe/Berlin" in printed
    assert len(asked) == len(ANSWERS) + 2


def test_what_was_given_is_not_asked(answer):
    _printed, asked = answer(*ANSWERS[3:], name="Ours", address="https://ours.example", zone="Europe/Berlin")

    assert len(asked) == 3


def test_a_weak_password_is_explained_and_two_must_be_the_same(answer):
    printed, _asked = answer(*ANSWERS, passwords=("short", PASSWORD, "another torch", PASSWORD, PASSWORD))

    assert "too short" in printed
    assert "The two are not the same." in printed
    assert User.objects.get().check_password(PASSWORD)


def test_stopping_in_the_middle_changes_nothing(answer, env_file):
    with pytest.raises(CommandError, match=r"Stopped before the last question\. Nothing was changed"):
        answer(*ANSWERS[:3])

    assert nothing_was_begun(env_file)


def test_a_password_may_come_from_a_file(begin, tmp_path):
    (tmp_path / "password").write_text(f"{PASSWORD}\n")

    printed = begin(password_file=str(tmp_path / "password"))

    assert User.objects.get().check_password(PASSWORD)
    assert "Password" not in printed
    assert PASSWORD not in printed


def test_a_weak_password_in_a_file_is_refused(home, env_file, tmp_path):
    (tmp_path / "password").write_text("lisa@example.org")

    with pytest.raises(CommandError, match="too similar"):
        call_command("start_site", **SCRIPTED, password_file=str(tmp_path / "password"))

    assert nothing_was_begun(env_file)
