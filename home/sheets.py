"""The reader's sheets in their order: one a component to work on, one for all to fetch.

Thirty sheets cost a phone thirty questions, and 2 kB more than one (gzip finds less to say twice). So
where static files are collected they are also joined (`config.storage`); everywhere else each is linked
by itself.
"""

from pathlib import Path

from django.conf import settings

#: Where all of them stand joined, among collected static files.
JOINED = "css/site.css"
#: What every other sheet builds on, and what has the last word; components stand between, in any order.
FIRST, LAST = ("layers", "fonts", "tokens", "reset", "base", "layout"), ("utilities", "print")


def in_order() -> list[str]:
    """Every sheet of the reader's pages, as a path among static files."""
    folder = Path(settings.STATICFILES_DIRS[0])
    components = sorted(path.relative_to(folder).as_posix() for path in folder.glob("css/components/*.css"))
    return [*_named(FIRST), *components, *_named(LAST)]


def join(sheets: dict[str, str]) -> str:
    """One sheet of ``sheets`` (path among static files → rules), as it stands at `JOINED`.

    An address inside a sheet of components would lead elsewhere from there: only fonts.css holds any.
    """
    return "\n".join(sheets[path].strip() for path in in_order()) + "\n"


def _named(names) -> list[str]:
    return [f"css/{name}.css" for name in names]
