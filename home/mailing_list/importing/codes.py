"""Rows that are codes of a pool."""

import re

from home.mailing_list.importing.columns import cell
from home.mailing_list.models import TableImport, WelcomeCode

LONGEST = WelcomeCode._meta.get_field("code").max_length or 0
#: How a spreadsheet program shows a number that it has no room for: the last digits are gone.
_ROUNDED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
#: What it makes of a code such as 3-4, MAR-04 or 9:30, in a sheet and in a CSV that it writes: a day, or a time of day.
_DAY = re.compile(
    r"\d{4}-\d\d-\d\d(T[\d:.]+)?|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}-[A-Z][a-z]{2}(-\d\d)?|[A-Z][a-z]{2}-\d\d"
    r"|(\d+ days?, )?\d{1,2}:\d\d(:\d\d)?"
)
#: What it shows of a formula that went wrong.
_NO_RESULT = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")
_LOOKS = {"rounded": _ROUNDED, "made a day": _DAY, "no result": _NO_RESULT}


class Codes:
    """What a row of codes is, and how it is taken in."""

    fields: tuple[str, ...] = ("code",)
    needed: tuple[str, ...] = ("code",)

    @staticmethod
    def read(cells: list[str], columns: dict[str, int]) -> tuple[str, str]:
        """The code of a row, and why it cannot be taken; empty where it can."""
        code = " ".join(cell(cells, columns, "code").split())
        if not code:
            return "", "no code"
        if len(code) > LONGEST:
            return code, "long code"
        return code, next((cause for cause, look in _LOOKS.items() if look.fullmatch(code)), "")

    @staticmethod
    def key(item: str) -> str:
        """By what two rows are one."""
        return item

    @staticmethod
    def here(brought: TableImport, items: list[str]) -> dict[str, str]:
        """Of ``items`` those that are not to be added: their key → why; nothing but that they are here already."""
        known = WelcomeCode.objects.filter(offer=brought.offer_id, code__in=items)
        return dict.fromkeys(known.values_list("code", flat=True), "known")

    @staticmethod
    def add(brought: TableImport, items: list[str]) -> int:
        """Add ``items`` to the pool; returns how many. Part of the caller's transaction."""
        rows = [WelcomeCode(offer=brought.offer, code=code) for code in items]
        # Another import may bring the same code in this moment.
        WelcomeCode.objects.bulk_create(rows, ignore_conflicts=True)
        return len(rows)
