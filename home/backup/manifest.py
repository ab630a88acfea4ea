"""What a backup says of itself, so that it can be proven: each table and each file with its hash."""

import json
from dataclasses import asdict, dataclass, field

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.utils import validate_file_name
from django.utils.translation import gettext as _

from foundation.refusing import Refused
from home.backup.files import PRIVATE, PUBLIC, Held

#: Raised with every change that an older Milepost could not read.
FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Table:
    """A table: its columns, how many rows it has, what their lines held, up to which number it has counted."""

    columns: list[str]
    rows: int
    held: Held
    last: int | None


@dataclass
class Manifest:
    """What a backup holds, and of what site."""

    format: int
    milepost: str
    commit: str
    django: str
    wagtail: str
    made_at: str
    database: str
    key: str
    migrations: list[str]
    tables: dict[str, Table] = field(default_factory=dict)
    files: dict[str, dict[str, Held]] = field(default_factory=lambda: {PRIVATE: {}, PUBLIC: {}})
    #: Files that a row names and that were not there.
    missing: dict[str, list[str]] = field(default_factory=lambda: {PRIVATE: [], PUBLIC: []})

    @property
    def made_by(self) -> str:
        """Version, commit and day."""
        return ", ".join(filter(None, [self.milepost, self.commit, self.made_at[:10]]))

    @property
    def rows(self) -> int:
        """How many rows all tables have."""
        return sum(table.rows for table in self.tables.values())

    @property
    def missing_count(self) -> int:
        """How many files a row names that were not there."""
        return sum(len(names) for names in self.missing.values())

    def members(self) -> dict[str, Held]:
        """What the file must hold beside the manifest: name → size and hash."""
        found = {table_member(name): table.held for name, table in self.tables.items()}
        for storage, files in self.files.items():
            found |= {file_member(storage, name): held for name, held in files.items()}
        return found

    def to_json(self) -> bytes:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, kept: bytes) -> "Manifest":
        """Read it again.

        Raises Refused for one of a newer kind, and ValueError, TypeError, KeyError or AttributeError for what is none.
        """
        said = json.loads(kept)
        if said["format"] > FORMAT:
            words = _("This backup was made by a newer Milepost (%s), in a way that this one cannot read.")
            raise Refused(words % said["milepost"])
        said["tables"] = {
            name: Table(**{**table, "held": Held(**table["held"])}) for name, table in said["tables"].items()
        }
        said["files"] = {
            storage: {_inside(name): Held(**held) for name, held in said["files"][storage].items()}
            for storage in (PRIVATE, PUBLIC)
        }
        return cls(**said)


def table_member(name: str) -> str:
    """Where a table's rows lie in the file."""
    return f"tables/{name}.jsonl"


def file_member(storage: str, name: str) -> str:
    """Where a file of a storage lies in the file."""
    return f"files/{storage}/{name}"


def _inside(name: str) -> str:
    try:
        validate_file_name(name, allow_relative_path=True)
    except SuspiciousFileOperation as error:
        raise ValueError(name) from error
    return name
