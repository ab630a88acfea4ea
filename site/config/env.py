"""Read environment values; a bad one stops the start with a sentence that names it.

Parsing of URLs is django-environ's (https://django-environ.readthedocs.io). What is ours is the
sentence: which value is wrong, what was found, what it should have been. Secrets inside a URL
(a password) are never part of the sentence.
"""

import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ

#: What an unset value and an empty one mean alike: take the default.
UNSET = ("", None)


class BadValue(SystemExit):
    """One environment value is wrong: ends the process with a sentence and exit code 1."""

    def __init__(self, name: str, found: str, should_be: str):
        super().__init__(f"{name} is “{found}”. {should_be} Nothing was started.")


def text(name: str, default: str = "") -> str:
    """The value of ``name``, or ``default`` where it is unset or empty."""
    value = os.environ.get(name)
    return default if value in UNSET else str(value).strip()


def parsed(name: str, default: str, parse: Callable, should_be: str):
    """The value of ``name`` as ``parse`` reads it.

    Raises BadValue with the sentence ``should_be`` when ``parse`` raises anything at all: whatever
    the library stumbled over, the operator needs the name of the value and not a traceback.
    """
    found = text(name, default)
    try:
        return parse(found)
    except Exception as error:
        raise BadValue(name, without_password(found), should_be) from error


def without_password(value: str) -> str:
    """``value`` with the password of a URL replaced, so that it may be printed."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", value)


def yes_or_no(name: str, default: str) -> bool:
    """True for 1, yes, true and on; False for 0, no, false and off; anything else stops the start."""
    words = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    return parsed(name, default, lambda value: words[value.lower()], "Set it to 1 or 0.")


def whole_number(name: str, default: str, least: int) -> int:
    """A whole number of at least ``least``."""

    def parse(value):
        number = int(value)
        if number < least:
            raise ValueError(value)
        return number

    return parsed(name, default, parse, f"Set it to a whole number, {least} or more.")


def listed(name: str) -> list[str]:
    """The values of ``name``, parted by commas; empty when unset."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder that may be written to, as an absolute path; it is made when missing."""

    def parse(value):
        path = Path(value).expanduser().resolve()
        path.mkdir(parents=True, exist_ok=True)
        if not os.access(path, os.W_OK):
            raise ValueError(path)
        return path

    return parsed(name, str(default), parse, "Set it to a folder that this user may write to.")


def database(name: str, default: str) -> dict:
    """A database from its URL: sqlite:///… or postgres://user:password@host:port/name."""

    def parse(value):
        found = environ.Env.db_url_config(value)
        if found["ENGINE"] not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
            raise ValueError(value)
        if not found["NAME"]:
            raise ValueError(value)
        return found

    return parsed(
        name,
        default,
        parse,
        "Set it to a URL such as postgres://user:password@host:5432/milepost or sqlite:////srv/milepost/db.sqlite3.",
    )


def cache(name: str, default: str) -> dict:
    """A cache from its URL: redis://host:6379/0 or filecache:///folder. Never memory of one process."""

    def parse(value):
        found = environ.Env.cache_url_config(value)
        if "locmem" in found["BACKEND"] or "dummy" in found["BACKEND"]:
            raise ValueError(value)
        if found["BACKEND"].startswith("django_redis"):
            found = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": value}
        return found

    return parsed(
        name,
        default,
        parse,
        "Set it to a URL such as redis://127.0.0.1:6379/0, or leave it out for files under var/cache.",
    )


def mail(name: str, default: str) -> dict:
    """How mail leaves, as Django's EMAIL_… settings: smtp+tls://user:password@host:587 or file:///folder."""

    def parse(value):
        found = environ.Env.email_url_config(value)
        if found["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
            found["EMAIL_FILE_PATH"] = "/" + value.split("://", 1)[1].lstrip("/")
        return {key: found[key] for key in found if key.startswith("EMAIL_")}

    return parsed(
        name,
        default,
        parse,
        "Set it to a URL such as smtp+tls://user:password@mail.example.org:587, or leave it out for files under "
        "var/outbox.",
    )


def site_url(name: str, default: str) -> str:
    """The address readers type, without a path or a slash at its end: https://stories.example.org."""

    def parse(value):
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
            raise ValueError(value)
        _ = parts.port  # raises ValueError when it is no number
        return f"{parts.scheme}://{parts.netloc}"

    return parsed(name, default, parse, "Set it to the site's address alone, such as https://stories.example.org.")


def time_zone(name: str, default: str) -> str:
    """The name of the site's time zone in the IANA database."""
    return parsed(
        name, default, lambda value: ZoneInfo(value).key, "Set it to a name such as America/New_York or Europe/Berlin."
    )


def language(name: str, default: str, known: dict[str, str]) -> str:
    """The code of a language that Django speaks."""

    def parse(value):
        if value not in known:
            raise ValueError(value)
        return value

    return parsed(name, default, parse, "Set it to a language code such as en, en-gb or de.")


def addresses(name: str) -> list[str]:
    """Mail addresses parted by commas; each must hold an @."""

    def parse(value):
        found = [part.strip() for part in value.split(",") if part.strip()]
        if any(not re.fullmatch(r"[^@\s]+@[^@\s]+", address) for address in found):
            raise ValueError(value)
        return found

    return parsed(name, "", parse, "Set it to one or more addresses parted by commas, such as desk@example.org.")


def secret_key(name: str, kept_at: Path) -> str:
    """The key that signs links and sessions; made once and kept in a file only its owner may read."""

    def parse(value):
        if len(value) < 32:
            raise ValueError("too short")
        return value

    if text(name):
        try:
            return parse(text(name))
        except ValueError as error:
            raise BadValue(name, "…", "Set it to at least 32 characters of chance, or leave it out.") from error
    if not kept_at.exists():
        kept_at.parent.mkdir(parents=True, exist_ok=True)
        # O_EXCL: of two processes that start at once, one makes the key and the other reads it.
        try:
            handle = os.open(kept_at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(50))
    return kept_at.read_text().strip()
