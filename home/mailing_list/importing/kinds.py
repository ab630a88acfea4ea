"""What the rows of an import are."""

from typing import Any, Protocol

from home.mailing_list.importing.codes import Codes
from home.mailing_list.importing.people import People
from home.mailing_list.models import TableImport


class Rows(Protocol):
    """One kind of rows: what they hold, how one is read, and how they are taken in."""

    #: What columns may hold, and of that what has to be there.
    fields: tuple[str, ...]
    needed: tuple[str, ...]

    @staticmethod
    def read(cells: list[str], columns: dict[str, int]) -> tuple[Any, str]:
        """What a row says, and why it cannot be taken (a key of `causes.WHY`); empty where it can."""

    @staticmethod
    def key(item: Any) -> str:
        """By what two rows are one."""

    @staticmethod
    def here(brought: TableImport, items: list[Any]) -> dict[str, str]:
        """Of ``items`` those that are not to be added: their key → "known", or why they cannot be taken."""

    @staticmethod
    def add(brought: TableImport, items: list[Any]) -> int:
        """Add ``items``; returns how many. Part of the caller's transaction; a repeat is harmless."""


KINDS: dict[str, Rows] = {
    TableImport.Kind.CODES: Codes(),
    TableImport.Kind.SUBSCRIBERS: People(),
}
