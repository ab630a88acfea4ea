"""Read environment values; a bad one stops the start with a sentence that names it.

Parsing of URLs is django-environ's (https://django-environ.readthedocs.io). What is ours is the
sentence: which value is wrong, what was found, what it should have been. Secrets inside a URL
(a password) are never part of the sentence.
"""

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from pathlib import Path
from pkgutil import iter_modules
from urllib.parse import parse_qsl, unquote, urlsplit

import environ
from anymail import backends

from foundation.environment import read_values, site_address, zone_name

#: What a path without a slash in front starts from: the processes run in different folders.
ROOT = Path(__file__).resolve().parents[2]
#: What an unset value and an empty one mean alike: take the default.
UNSET = ("", None)


class BadValue(SystemExit):
    """One environment value is wrong: ends the process with a sentence and exit code 1."""

    def __init__(self, name: str, found: str, should_be: str):
        super().__init__(f"{name} is “{found}”. {should_be} Nothing was started.")


def read_file(default: Path) -> Path:
    """Take values from the file that MILEPOST_ENV names, or ``default``; what is set already stays. Returns its path.

    So every process and every command knows the same values, whoever starts it. There need not be one.
    """
    path = (ROOT / Path(text("MILEPOST_ENV", str(default))).expanduser()).resolve()
    try:
        found = read_values(path)
    except UnicodeDecodeError as error:
        raise BadValue("MILEPOST_ENV", str(path), "Write that file in UTF-8.") from error
    except ValueError as error:
        raise BadValue("MILEPOST_ENV", str(path), str(error)) from error
    except OSError as error:
        raise BadValue("MILEPOST_ENV", str(path), "Let this user read that file, or name another.") from error
    for name, value in found.items():
        os.environ.setdefault(name, value)
    return path


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
    """``value`` without user and password of a URL, so that it may be printed.

    All between the scheme and the last @ goes: a user may be an address, a password may hold anything.
    """
    hidden = re.sub(r":(//)?.*@", r":\1…@", value)
    return re.sub(r"(://.*)\?.*", r"\1?…", hidden)


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
        path = (ROOT / Path(value).expanduser()).resolve()
        path.mkdir(parents=True, exist_ok=True)
        # Tried and not asked: os.access says yes to root, and of some mounts.
        with tempfile.TemporaryFile(dir=path):
            return path

    return parsed(name, str(default), parse, "Set it to a folder that this user may write to.")


def database(name: str, default: str) -> dict:
    """A database from its URL: sqlite:////path or postgres://user:password@host:port/name. Never one in memory."""

    def parse(value):
        parts = urlsplit(value)
        # Before django-environ looks: it warns of a scheme it does not know with the password in plain words.
        if parts.scheme not in ("sqlite", "postgres", "postgresql") or (parts.scheme == "sqlite" and parts.netloc):
            raise ValueError(value)
        found = environ.Env.db_url_config(value)
        if found["NAME"] in ("", ":memory:"):
            raise ValueError(value)
        if parts.scheme == "sqlite":
            found["NAME"] = str(ROOT / found["NAME"])
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
        parts = urlsplit(value)
        if parts.scheme == "filecache" and parts.netloc + parts.path:
            found = environ.Env.cache_url_config(value)
            return {**found, "LOCATION": str(ROOT / found["LOCATION"])}
        if parts.scheme not in ("redis", "rediss") or not parts.hostname:
            raise ValueError(value)
        _ = parts.port  # raises ValueError when it is no number
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": value}

    return parsed(
        name,
        default,
        parse,
        "Set it to a URL such as redis://127.0.0.1:6379/0, or leave it out for files under var/cache.",
    )


#: The mail providers that django-anymail knows, by the names of its modules.
MAIL_PROVIDERS = {one.name for one in iter_modules(backends.__path__)} - {"base", "base_requests", "console", "test"}


def mail(name: str, default: str) -> dict:
    """How mail leaves, as Django's EMAIL_… settings: smtp+tls://user:password@host:587 or filemail:///folder.

    Or by a provider's own door, as django-anymail's ANYMAIL too: anymail+postmark://?server_token=….
    """

    def parse(value):
        if value.startswith("anymail+"):
            return _provider(value)
        found = environ.Env.email_url_config(value)
        if found["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and not found["EMAIL_HOST"]:
            raise ValueError(value)
        # They lose every mail, and with them the answers that somebody waits for.
        if found["EMAIL_BACKEND"].endswith(("locmem.EmailBackend", "dummy.EmailBackend")):
            raise ValueError(value)
        if found["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
            found["EMAIL_FILE_PATH"] = str(ROOT / value.split("://", 1)[1])
        return {key: found[key] for key in found if key.startswith("EMAIL_")}

    return parsed(
        name,
        default,
        parse,
        "Set it to a URL such as smtp+tls://user:password@mail.example.org:587, to a provider such as "
        "anymail+postmark://?server_token=…, or leave it out for files under var/outbox.",
    )


def _provider(value: str) -> dict:
    """Settings for one of MAIL_PROVIDERS; each option of the query is one of its own, such as POSTMARK_SERVER_TOKEN."""
    parts = urlsplit(value)
    provider = parts.scheme.removeprefix("anymail+").replace("-", "_")
    options = parse_qsl(parts.query, strict_parsing=True) if parts.query else []
    if provider not in MAIL_PROVIDERS or parts.netloc or parts.path.strip("/") or parts.fragment:
        raise ValueError(value)
    if any(not re.fullmatch(r"[a-z_]+", key) or not word for key, word in options):
        raise ValueError(value)
    return {
        "EMAIL_BACKEND": f"anymail.backends.{provider}.EmailBackend",
        "ANYMAIL": {f"{provider.upper()}_{key.upper()}": word for key, word in options},
    }


def webhook_secrets(name: str) -> list[str]:
    """By what a mail provider proves itself that reports to us: user:password, several parted by commas."""
    found = [part.strip() for part in text(name).split(",") if part.strip()]
    if any(not re.fullmatch(r"[^:\s]+:[^\s]{12,}", secret) for secret in found):
        should_be = "Set it to a name and a password of 12 signs or more, such as letters:d41d8cd98f00b204."
        raise BadValue(name, "…", should_be)
    return found


#: Scheme → how it is encrypted, and the port where none is said.
MAILBOXES = {"imaps": ("tls", 993), "imap+tls": ("starttls", 143), "imap": ("", 143)}


def mailbox(name: str) -> dict | None:
    """The mailbox that stories come into: imaps://user:password@host:993/INBOX; None where it is not set.

    User and password are percent-encoded. ``?taken=…&aside=…`` names the folders for what was taken and for what
    could not be; a slash parts a folder from the one it lies in.
    """

    def parse(value):
        parts = urlsplit(value)
        encryption, port = MAILBOXES[parts.scheme]
        folders = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        found = {
            "host": parts.hostname or "",
            "port": parts.port or port,
            "user": unquote(parts.username or "", errors="strict"),
            "password": unquote(parts.password or "", errors="strict"),
            "encryption": encryption,
            "folder": unquote(parts.path.strip("/"), errors="strict") or "INBOX",
            "taken": folders.pop("taken", "Milepost/Taken"),
            "aside": folders.pop("aside", "Milepost/Set aside"),
        }
        words = [str(word) for key, word in found.items() if key != "encryption"]
        if folders or parts.fragment or any(not word or re.search(r"[\x00-\x1f\x7f]", word) for word in words):
            raise ValueError(value)
        # Without encryption everybody on the way could read the password.
        if not encryption and found["host"] != "localhost" and not ip_address(found["host"]).is_loopback:
            raise ValueError(value)
        if len({found["folder"], found["taken"], found["aside"]}) < 3:
            raise ValueError(value)
        return found

    should_be = (
        "Set it to a URL such as imaps://user:password@mail.example.org:993/INBOX, with %40 for an @ in the user and "
        "the like in the password, or leave it out. Unencrypted, imap:// is for this machine alone."
    )
    return parsed(name, "", parse, should_be) if text(name) else None


def mail_servers(name: str) -> list[str]:
    """Names by which mail servers sign what they attest (RFC 8601's authserv-id), in lower case, parted by commas."""

    def parse(value):
        found = [part.strip().lower() for part in value.split(",") if part.strip()]
        if any(not re.fullmatch(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?", server) for server in found):
            raise ValueError(value)
        return found

    return parsed(name, "", parse, "Set it to names of mail servers parted by commas, such as mail.example.org.")


def site_url(name: str, default: str) -> str:
    """The address readers type, without a path or a slash at its end: https://stories.example.org."""
    should_be = "Set it to the site's address alone, such as https://stories.example.org."
    return parsed(name, default, site_address, should_be)


def time_zone(name: str, default: str) -> str:
    """The name of the site's time zone in the IANA database."""
    return parsed(name, default, zone_name, "Set it to a name such as America/New_York or Europe/Berlin.")


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


def proxies(name: str) -> list:
    """Addresses and networks of the proxies in front; “unix” for one that speaks through a socket of this machine."""

    def parse(value):
        return [
            part.lower() if part.lower() == "unix" else ip_network(part)
            for part in (part.strip() for part in value.split(","))
            if part
        ]

    return parsed(
        name,
        "",
        parse,
        "Set it to addresses and networks parted by commas, such as 127.0.0.1, 10.0.0.0/8; “unix” for a socket.",
    )


def contacts(name: str) -> list[str]:
    """Where somebody who found a hole writes, as RFC 9116 has it: mailto: or https:, parted by commas."""

    def parse(value):
        found = [part.strip() for part in value.split(",") if part.strip()]
        if any(not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+|https://[^\s/]+\.\S+", contact) for contact in found):
            raise ValueError(value)
        return found

    return parsed(
        name,
        "",
        parse,
        "Set it to where holes are reported, such as mailto:security@example.org or https://example.org/security.",
    )


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
        # Of two processes that start at once one links its key and both read that: never half of one.
        with tempfile.NamedTemporaryFile("w", dir=kept_at.parent) as file:  # made with mode 0600
            file.write(secrets.token_urlsafe(50))
            file.flush()
            with contextlib.suppress(FileExistsError):
                os.link(file.name, kept_at)
    try:
        return parse(kept_at.read_text().strip())
    except ValueError as error:
        should_be = f"The key kept in {kept_at} is cut short: delete that file, or set {name}."
        raise BadValue(name, "…", should_be) from error
