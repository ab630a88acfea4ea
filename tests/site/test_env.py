"""A bad environment value stops the start with a sentence that names it; a good one is taken."""

import os
import re
import stat
import subprocess
import sys
import threading
from importlib import import_module
from ipaddress import ip_network
from pathlib import Path

import pytest

from config import env

ROOT = Path(__file__).parents[2]
KNOWN = {"en": "English", "de": "German"}
HIDDEN = "horse-battery"

READ = {
    "DATABASE_URL": lambda: env.database("DATABASE_URL", "sqlite:////srv/milepost.sqlite3"),
    "CACHE_URL": lambda: env.cache("CACHE_URL", "filecache:///srv/cache"),
    "EMAIL_URL": lambda: env.mail("EMAIL_URL", "filemail:///srv/outbox"),
    "SITE_URL": lambda: env.site_url("SITE_URL", "http://127.0.0.1:8000"),
    "TIME_ZONE": lambda: env.time_zone("TIME_ZONE", "America/New_York"),
    "LANGUAGE_CODE": lambda: env.language("LANGUAGE_CODE", "en", KNOWN),
    "WEB_WORKERS": lambda: env.whole_number("WEB_WORKERS", "1", least=1),
    "DEMO": lambda: env.yes_or_no("DEMO", "1"),
    "ALERT_TO": lambda: env.addresses("ALERT_TO"),
    "TRUSTED_PROXIES": lambda: env.proxies("TRUSTED_PROXIES"),
    "SECURITY_CONTACT": lambda: env.contacts("SECURITY_CONTACT"),
    "MAILBOX_URL": lambda: env.mailbox("MAILBOX_URL"),
    "TRUSTED_MAIL_SERVERS": lambda: env.mail_servers("TRUSTED_MAIL_SERVERS"),
    "SECRET_KEY": lambda: env.secret_key("SECRET_KEY", Path("/srv/secret-key")),
    "MEDIA_ROOT": lambda: env.folder("MEDIA_ROOT", ROOT / "var" / "media"),
}
SHOULD_BE = {
    "DATABASE_URL": "Set it to a URL such as postgres://user:password@host:5432/milepost or sqlite:////srv/milepost/"
    "db.sqlite3.",
    "CACHE_URL": "Set it to a URL such as redis://127.0.0.1:6379/0, or leave it out for files under var/cache.",
    "EMAIL_URL": "Set it to a URL such as smtp+tls://user:password@mail.example.org:587, to a provider such as "
    "anymail+postmark://?server_token=…, or leave it out for files under var/outbox.",
    "SITE_URL": "Set it to the site's address alone, such as https://stories.example.org.",
    "TIME_ZONE": "Set it to a name such as America/New_York or Europe/Berlin.",
    "LANGUAGE_CODE": "Set it to a language code such as en, en-gb or de.",
    "WEB_WORKERS": "Set it to a whole number, 1 or more.",
    "DEMO": "Set it to 1 or 0.",
    "ALERT_TO": "Set it to one or more addresses parted by commas, such as desk@example.org.",
    "TRUSTED_PROXIES": "Set it to addresses and networks parted by commas, such as 127.0.0.1, 10.0.0.0/8; “unix” for a "
    "socket.",
    "SECURITY_CONTACT": "Set it to where holes are reported, such as mailto:security@example.org or "
    "https://example.org/security.",
    "MAILBOX_URL": "Set it to a URL such as imaps://user:password@mail.example.org:993/INBOX, with %40 for an @ in the "
    "user and the like in the password, or leave it out. Unencrypted, imap:// is for this machine alone.",
    "TRUSTED_MAIL_SERVERS": "Set it to names of mail servers parted by commas, such as mail.example.org.",
    "SECRET_KEY": "Set it to at least 32 characters of chance, or leave it out.",
    "MEDIA_ROOT": "Set it to a folder that this user may write to.",
}
BAD = {
    "DATABASE_URL": [
        "milepost.sqlite3",
        "mysql://host/milepost",
        "postgres://host:many/milepost",
        "postgres://host:5432",
        "sqlite://milepost.sqlite3",
        "sqlite://",
        "sqlite://:memory:",
    ],
    "CACHE_URL": [
        "locmemcache://",
        "dummycache://",
        "memcache://127.0.0.1:11211",
        "redis://",
        "redis://host:many/0",
        "filecache://",
        "127.0.0.1:6379",
    ],
    "EMAIL_URL": ["mail.example.org", "smtp://", "smtp+tls://mail.example.org:many", "https://mail.example.org"],
    "SITE_URL": [
        "stories.example.org",
        "ftp://stories.example.org",
        "https://",
        "https://stories.example.org/blog",
        "https://stories.example.org/#top",
        "https://stories.example.org:many",
    ],
    "TIME_ZONE": ["New York", "EST+5", "America", "../../etc/passwd"],
    "LANGUAGE_CODE": ["xx", "English", "EN"],
    "WEB_WORKERS": ["0", "-1", "two", "1.5"],
    "DEMO": ["maybe", "2"],
    "ALERT_TO": ["desk", "desk@", "desk@example.org; owner@example.org"],
    "TRUSTED_PROXIES": ["10.0.0.1/8", "10.0.0", "nginx", "10.0.0.1; 10.0.0.2", "*", "10.0.0.1:80", "2001:db8::/200"],
    "SECURITY_CONTACT": ["security", "desk@example.org", "http://example.org/", "https://", "mailto:", "tel:+1-201"],
    "MAILBOX_URL": [
        "mail.example.org",
        "pop3://mail.example.org",
        "imaps://mail.example.org:993/INBOX",
        "imaps://mail.example.org:many",
    ],
    "TRUSTED_MAIL_SERVERS": ["mail example.org", "mail.example.org; mx.example.org", "*", "mail.example.org."],
    "MEDIA_ROOT": ["/dev/null", "/dev/null/media", "/proc", "/proc/media"],
}
each_bad_value = pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD.items() for value in values]
)


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch):
    for name in READ:
        monkeypatch.delenv(name, raising=False)


def refusal(name):
    with pytest.raises(SystemExit) as ended:
        READ[name]()
    return ended.value.code


def start(code, folder, **changed):
    """Start Python as an operator would, with values that are good but for those changed."""
    good = {
        "PATH": os.environ["PATH"],
        "MILEPOST_ENV": str(folder / "milepost.env"),
        "DATABASE_URL": f"sqlite:///{folder / 'milepost.sqlite3'}",
        "CACHE_URL": f"filecache://{folder / 'cache'}",
        "EMAIL_URL": f"filemail://{folder / 'outbox'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
        "SECRET_KEY": "x" * 50,
    }
    return subprocess.run(
        [sys.executable, *code], cwd=ROOT, env={**good, **changed}, capture_output=True, text=True, timeout=60
    )


@each_bad_value
def test_a_bad_value_is_named_with_what_was_found_and_what_it_should_be(name, value, monkeypatch, recwarn):
    monkeypatch.setenv(name, value)

    assert refusal(name) == f"{name} is “{value}”. {SHOULD_BE[name]} Nothing was started."
    assert [str(warning.message) for warning in recwarn] == []


def test_a_short_key_is_refused_and_not_printed(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hunter2")

    assert refusal("SECRET_KEY") == f"SECRET_KEY is “…”. {SHOULD_BE['SECRET_KEY']} Nothing was started."


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", f"postgres://milepost:{HIDDEN}@host:many/milepost"),
        ("DATABASE_URL", f"postgres://milepost:a@{HIDDEN}@host:many/milepost"),
        ("DATABASE_URL", f"mysql://milepost:{HIDDEN}@host/milepost"),
        ("DATABASE_URL", f"unheard-of://milepost:{HIDDEN}@host/milepost"),
        ("DATABASE_URL", f"milepost:{HIDDEN}@host/milepost"),
        ("DATABASE_URL", f"mysql://host/milepost?user=milepost&password={HIDDEN}"),
        ("CACHE_URL", f"redis://:{HIDDEN}@host:many/0"),
        ("EMAIL_URL", f"smtp+tls://desk@example.org:{HIDDEN}@mail.example.org:many"),
        ("EMAIL_URL", f"smpt://desk:{HIDDEN}@mail.example.org"),
        ("SITE_URL", f"https://desk:{HIDDEN}@stories.example.org"),
        ("MAILBOX_URL", f"imap://stories:{HIDDEN}@mail.example.org/INBOX"),
        ("MAILBOX_URL", f"imaps://stories@example.org:{HIDDEN}#1@mail.example.org/INBOX"),
        ("MAILBOX_URL", f"imaps://stories:{HIDDEN}%0A@mail.example.org/INBOX"),
        ("MAILBOX_URL", f"imaps://stories:{HIDDEN}@mail.example.org/INBOX?done=Milepost"),
        ("MAILBOX_URL", f"imaps://stories:{HIDDEN}@mail.example.org/Taken?taken=Taken"),
    ],
)
def test_the_password_of_a_url_is_never_printed(name, value, monkeypatch, recwarn):
    monkeypatch.setenv(name, value)

    said = refusal(name)

    assert said.startswith(f"{name} is “")
    assert HIDDEN not in said
    assert [str(warning.message) for warning in recwarn] == []


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("SITE_URL", "https://stories.example.org/", "https://stories.example.org"),
        ("SITE_URL", "http://127.0.0.1:8001", "http://127.0.0.1:8001"),
        ("TIME_ZONE", "Europe/Berlin", "Europe/Berlin"),
        ("LANGUAGE_CODE", "de", "de"),
        ("WEB_WORKERS", "4", 4),
        ("DEMO", "0", False),
        ("DEMO", "Yes", True),
        ("ALERT_TO", "desk@example.org, owner@example.org", ["desk@example.org", "owner@example.org"]),
        ("TRUSTED_MAIL_SERVERS", "Mail.Example.org, mx2", ["mail.example.org", "mx2"]),
        ("SECRET_KEY", "k" * 32, "k" * 32),
        (
            "TRUSTED_PROXIES",
            "10.0.0.0/8, 127.0.0.1, ::1, 2001:db8::/32, Unix",
            [*map(ip_network, ("10.0.0.0/8", "127.0.0.1/32", "::1/128", "2001:db8::/32")), "unix"],
        ),
        ("SECURITY_CONTACT", "mailto:security@example.org", ["mailto:security@example.org"]),
        ("SECURITY_CONTACT", "https://example.org/a, mailto:b@c.org", ["https://example.org/a", "mailto:b@c.org"]),
    ],
)
def test_a_good_value_is_taken(name, value, meant, monkeypatch):
    monkeypatch.setenv(name, value)

    assert READ[name]() == meant


MAILBOX = {
    "host": "mail.example.org",
    "port": 993,
    "user": "stories@example.org",
    "password": "a/b:c#d é",
    "encryption": "tls",
    "folder": "INBOX",
    "taken": "Milepost/Taken",
    "aside": "Milepost/Set aside",
}
SPELT = "stories%40example.org:a%2Fb:c%23d%20%C3%A9"


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        (f"imaps://{SPELT}@mail.example.org", MAILBOX),
        (f"imaps://{SPELT}@mail.example.org:9993/INBOX", {**MAILBOX, "port": 9993}),
        (f"imap+tls://{SPELT}@mail.example.org/", {**MAILBOX, "port": 143, "encryption": "starttls"}),
        (f"imap://{SPELT}@127.0.0.1/", {**MAILBOX, "host": "127.0.0.1", "port": 143, "encryption": ""}),
        (
            f"imaps://{SPELT}@mail.example.org/Post/Stories?taken=Done&aside=Look%20at",
            {**MAILBOX, "folder": "Post/Stories", "taken": "Done", "aside": "Look at"},
        ),
    ],
)
def test_a_good_mailbox_is_taken(url, meant, monkeypatch):
    monkeypatch.setenv("MAILBOX_URL", url)

    assert env.mailbox("MAILBOX_URL") == meant


def test_a_mailbox_need_not_be():
    assert env.mailbox("MAILBOX_URL") is None


def test_a_good_database_is_taken(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://milepost:secret@db.example.org:5433/stories")
    found = env.database("DATABASE_URL", "")

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert [found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "stories",
        "milepost",
        "secret",
        "db.example.org",
        5433,
    ]


def test_a_good_cache_is_taken(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "rediss://:secret@cache.example.org:6379/2")

    assert READ["CACHE_URL"]() == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "rediss://:secret@cache.example.org:6379/2",
    }


def test_a_good_mail_server_is_taken(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://desk%40example.org:secret@mail.example.org:587")
    found = READ["EMAIL_URL"]()

    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("desk@example.org", "secret")


@pytest.mark.parametrize("provider", sorted(env.MAIL_PROVIDERS))
def test_every_provider_that_anymail_knows_is_taken(provider, monkeypatch):
    backend = import_module(f"anymail.backends.{provider}").EmailBackend
    monkeypatch.setenv("EMAIL_URL", f"anymail+{provider.replace('_', '-')}://?api_key=a%2Bb&sender_domain=example.org")
    found = READ["EMAIL_URL"]()

    prefix = backend.esp_name.upper().replace(" ", "_")
    assert found == {
        "EMAIL_BACKEND": f"anymail.backends.{provider}.EmailBackend",
        "ANYMAIL": {f"{prefix}_API_KEY": "a+b", f"{prefix}_SENDER_DOMAIN": "example.org"},
    }


@pytest.mark.parametrize(
    "value", ["anymail+pigeon://?api_key=secret", "anymail+postmark://secret@host", "anymail+mailgun://?secret"]
)
def test_a_provider_that_cannot_be_right_is_named_without_its_key(value, monkeypatch):
    monkeypatch.setenv("EMAIL_URL", value)
    with pytest.raises(SystemExit) as ended:
        READ["EMAIL_URL"]()

    assert "EMAIL_URL" in str(ended.value)
    assert "secret" not in str(ended.value)


def test_reports_of_a_provider_are_believed_by_a_secret_that_is_long_enough(monkeypatch):
    monkeypatch.setenv("MAIL_WEBHOOK_SECRET", "letters:d41d8cd98f00b204, old:1234567890123")
    assert env.webhook_secrets("MAIL_WEBHOOK_SECRET") == ["letters:d41d8cd98f00b204", "old:1234567890123"]

    monkeypatch.setenv("MAIL_WEBHOOK_SECRET", "letters:short")
    with pytest.raises(SystemExit) as ended:
        env.webhook_secrets("MAIL_WEBHOOK_SECRET")
    assert "short" not in str(ended.value).partition("Set it")[0]


@pytest.mark.parametrize("unset", [None, ""])
def test_unset_and_empty_mean_the_default(unset, monkeypatch, tmp_path):
    if unset is not None:
        for name in READ:
            monkeypatch.setenv(name, unset)

    assert READ["DATABASE_URL"]()["NAME"] == "/srv/milepost.sqlite3"
    assert READ["CACHE_URL"]()["LOCATION"] == "/srv/cache"
    assert READ["EMAIL_URL"]()["EMAIL_FILE_PATH"] == "/srv/outbox"
    assert READ["SITE_URL"]() == "http://127.0.0.1:8000"
    assert READ["TIME_ZONE"]() == "America/New_York"
    assert READ["LANGUAGE_CODE"]() == "en"
    assert READ["WEB_WORKERS"]() == 1
    assert READ["DEMO"]() is True
    assert READ["ALERT_TO"]() == READ["TRUSTED_PROXIES"]() == READ["SECURITY_CONTACT"]() == []
    assert env.folder("MEDIA_ROOT", tmp_path / "media") == tmp_path / "media"


def test_a_path_without_a_slash_in_front_is_the_same_for_every_process(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///var/milepost.sqlite3")
    monkeypatch.setenv("CACHE_URL", "filecache://var/cache")
    monkeypatch.setenv("EMAIL_URL", "filemail://var/outbox")
    monkeypatch.setenv("MEDIA_ROOT", "var/media")

    assert READ["DATABASE_URL"]()["NAME"] == str(ROOT / "var" / "milepost.sqlite3")
    assert READ["CACHE_URL"]()["LOCATION"] == str(ROOT / "var" / "cache")
    assert READ["EMAIL_URL"]()["EMAIL_FILE_PATH"] == str(ROOT / "var" / "outbox")
    assert READ["MEDIA_ROOT"]() == ROOT / "var" / "media"


def test_a_folder_that_is_missing_is_made(monkeypatch, tmp_path):
    monkeypatch.setenv("MEDIA_ROOT", str(tmp_path / "far" / "media"))

    assert READ["MEDIA_ROOT"]() == tmp_path / "far" / "media"
    assert (tmp_path / "far" / "media").is_dir()


def test_a_key_is_made_once_for_its_owner_alone(tmp_path):
    kept_at = tmp_path / "var" / "secret-key"

    key = env.secret_key("SECRET_KEY", kept_at)

    assert re.fullmatch(r"[\w-]{60,}", key)
    assert stat.S_IMODE(kept_at.stat().st_mode) == 0o600
    assert env.secret_key("SECRET_KEY", kept_at) == key
    assert env.secret_key("SECRET_KEY", tmp_path / "another") != key
    assert [path.name for path in kept_at.parent.iterdir()] == ["secret-key"]


def test_processes_that_start_at_once_share_one_key(tmp_path):
    together, keys = threading.Barrier(8), []

    def begin():
        together.wait()
        keys.append(env.secret_key("SECRET_KEY", tmp_path / "secret-key"))

    processes = [threading.Thread(target=begin) for _number in range(8)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert keys == [(tmp_path / "secret-key").read_text()] * 8


def test_a_kept_key_that_was_cut_short_is_refused(tmp_path):
    (tmp_path / "secret-key").write_text("")

    with pytest.raises(SystemExit, match=r"^SECRET_KEY is “…”\. The key kept in .*secret-key is cut short: delete"):
        env.secret_key("SECRET_KEY", tmp_path / "secret-key")


def test_good_values_start(tmp_path):
    started = start(["manage.py", "check"], tmp_path, DEMO="0", TIME_ZONE="Europe/Berlin", ALERT_TO="desk@example.org")

    assert (started.returncode, started.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("TIME_ZONE", "Middle Earth", "Middle Earth"),
        ("DATABASE_URL", f"mysql://milepost:{HIDDEN}@host/db", "mysql://…@host/db"),
    ],
)
def test_a_bad_value_stops_manage_py_with_one_sentence(name, value, shown, tmp_path):
    stopped = start(["manage.py", "check"], tmp_path, **{name: value})

    assert stopped.returncode == 1
    assert stopped.stdout == ""
    assert stopped.stderr == f"{name} is “{shown}”. {SHOULD_BE[name]} Nothing was started.\n"


def test_a_bad_value_stops_the_server_with_the_same_sentence(tmp_path):
    server = ["-c", "import sys; sys.path.insert(0, 'site'); import config.wsgi"]

    stopped = start(server, tmp_path, SITE_URL="stories.example.org")

    assert stopped.returncode == 1
    assert stopped.stderr == f"SITE_URL is “stories.example.org”. {SHOULD_BE['SITE_URL']} Nothing was started.\n"


# ── The file of values ──────────────────────────────────────────────────────────────


def test_values_may_be_kept_in_a_file_and_the_environment_wins(tmp_path):
    (tmp_path / "milepost.env").write_text("TIME_ZONE=Europe/Berlin\nALERT_TO=desk@example.org\n")
    show = "from django.conf import settings as s; print(s.TIME_ZONE, *s.ALERT_TO)"

    said = start(["manage.py", "shell", "-v0", "-c", show], tmp_path, ALERT_TO="owner@example.org")

    assert said.stdout == "Europe/Berlin owner@example.org\n"


def test_a_bad_value_in_the_file_stops_the_start(tmp_path):
    (tmp_path / "milepost.env").write_text("TIME_ZONE=Berlin\n")

    stopped = start(["manage.py", "check"], tmp_path)

    assert (stopped.returncode, stopped.stderr) == (
        1,
        f"TIME_ZONE is “Berlin”. {SHOULD_BE['TIME_ZONE']} Nothing was started.\n",
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"DEMO=0\nSECRET_KEY = hunter2\n", "Line 2 of it is no NAME=value: no space may stand around the sign."),
        (b"MAIL_FROM=M\xfcller\n", "Write that file in UTF-8."),
    ],
)
def test_a_file_that_cannot_be_understood_stops_the_start(content, why, tmp_path):
    file = tmp_path / "milepost.env"
    file.write_bytes(content)

    stopped = start(["manage.py", "check"], tmp_path)

    assert stopped.returncode == 1
    assert stopped.stderr == f"MILEPOST_ENV is “{file}”. {why} Nothing was started.\n"


def test_a_folder_in_its_place_stops_the_start(tmp_path):
    (tmp_path / "milepost.env").mkdir()

    stopped = start(["manage.py", "check"], tmp_path)

    assert "Let this user read that file, or name another. Nothing was started." in stopped.stderr


def test_the_suite_reads_no_developers_file(settings):
    assert os.environ["MILEPOST_ENV"] == os.devnull
    assert settings.ENV_FILE != ROOT / "var" / "milepost.env"


def test_originals_among_the_public_files_stop_the_start(tmp_path):
    stopped = start(["manage.py", "check"], tmp_path, PRIVATE_ROOT=str(tmp_path / "media" / "private"))

    assert stopped.stderr == (
        f"PRIVATE_ROOT is “{tmp_path}/media/private”. Originals would lie among what everybody may fetch: "
        "set it to a place apart from MEDIA_ROOT. Nothing was started.\n"
    )
