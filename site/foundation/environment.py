"""Values that a site is given from outside: the file they may be kept in, and two rules that are asked twice.

The file holds lines of NAME=value, as django-environ (https://django-environ.readthedocs.io) and systemd's
EnvironmentFile= (systemd.exec(5)) read them both.
"""

import contextlib
import os
import re
import tempfile
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ

from foundation.refusing import Refused

#: A line that says a value, a comment, or nothing.
VALUE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=.*")
NOTHING = re.compile(r"\s*(#.*)?")
#: What needs no quotes in either reader.
PLAIN = re.compile(r"[\w.,:/@+%?&=-]+", re.ASCII)


def site_address(value: str) -> str:
    """``value`` as the address readers type: scheme, host and perhaps a port. Raises ValueError for more or less."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise ValueError(value)
    if parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", value):
        raise ValueError(value)
    _ = parts.port  # raises ValueError when it is no number
    return f"{parts.scheme}://{parts.netloc}"


def zone_name(value: str) -> str:
    """``value`` where the IANA database has a zone of that name. Raises one of several errors where it has none."""
    return ZoneInfo(value).key


def read_values(path: Path) -> dict[str, str]:
    """Name → value as they stand in the file at ``path``; none where there is no file.

    Raises ValueError with a sentence for a line that says no value, OSError for a file that may not be read.
    The sentence names the line's number and not its words, which may hold a password.
    """
    if not path.exists():
        return {}
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not (VALUE.fullmatch(line) or NOTHING.fullmatch(line)):
            raise ValueError(f"Line {number} of it is no NAME=value: no space may stand around the sign.")

    class Kept(environ.Env):
        ENVIRON: ClassVar[dict[str, str]] = {}

    Kept.read_env(path)
    return dict(Kept.ENVIRON)


def write_values(path: Path, values: dict[str, str]) -> None:
    """Write ``values`` into the file at ``path``, for its owner alone; every other line stays as it is.

    Raises Refused where the file cannot be written. All or nothing: passwords stand in it as well.
    """
    if path.exists() and not path.is_file():
        raise Refused(f"{path} is no file that could be written. Nothing was changed.")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for name, value in values.items():
        line = f"{name}={quoted(value)}"
        found = [number for number, old in enumerate(lines) if old.startswith(f"{name}=")]
        # The last of several holds.
        if found:
            lines[found[-1]] = line
        else:
            lines.append(line)
    written = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, delete=False
        ) as file:  # made with mode 0600
            written = file.name
            file.write("\n".join([*lines, ""]))
        os.replace(written, path)
    except OSError as error:
        if written:
            with contextlib.suppress(OSError):
                os.unlink(written)
        raise Refused(f"{path} could not be written: {error.strerror}. Nothing was changed.") from error


def quoted(value: str) -> str:
    """``value`` as both readers understand it: in double quotes where it holds more than plain characters."""
    if PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
