"""What somebody typed into a search, as both databases take it."""

import re
import unicodedata

#: Longer than any question of a reader; what is beyond is not looked at.
LONGEST = 255


def cleaned(typed: str) -> str:
    """``typed`` as both databases take it.

    A lone double quote breaks SQLite's query language and a NUL both; neither is ever meant. Broken
    characters (lone surrogates) cannot be sent to a database at all.
    """
    readable = typed[: LONGEST * 4].encode("utf-8", "ignore").decode()
    readable = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in readable)
    return re.sub(r"\s+", " ", readable.replace('"', " ")).strip()[:LONGEST]
