"""The reader's sheets in their order: one a component to work on, one for all to fetch.

Thirty sheets cost a phone thirty questions, and 2 kB more than one (gzip finds less to say twice). So
where static files are collected they are also joined (`config.storage`); everywhere else each is linked
by itself. What only a few pages need stands apart, so that a story does not carry it.
"""

from pathlib import Path

from django.conf import settings

#: Where all of them stand joined, among collected static files.
JOINED = "css/site.css"
#: What every other sheet builds on, and what has the last word; components stand between, in any order.
FIRST, LAST = ("layers", "fonts", "tokens", "reset", "base", "layout"), ("utilities", "print")
#: Components that only some pages show, by the name under which those link them: what a story never shows stands here.
APART = {
    "lists": (
        "day-list",
        "finding",
        "follow",
        "pagination",
        "past-weeks",
        "search-form",
        "story-card",
        "told-in-week",
        "week-banner",
    ),
    # What every page but a story and a week may open with; base.html links it.
    "plain": ("field-states", "opening", "preview-notice", "unfold", "wrongs"),
    "sending": ("coach", "field-story", "kept-photo", "once-more", "photo-field"),
}


def in_order(apart: str = "") -> list[str]:
    """Every sheet of the reader's pages, as a path among static files; or those that stand ``apart``."""
    if apart:
        return _named(f"components/{name}" for name in APART[apart])
    folder = Path(settings.STATICFILES_DIRS[0])
    components = sorted(path.relative_to(folder).as_posix() for path in folder.glob("css/components/*.css"))
    aside = {path for name in APART for path in in_order(name)}
    return [*_named(FIRST), *(path for path in components if path not in aside), *_named(LAST)]


def joined(apart: str = "") -> str:
    """Where they stand joined, among collected static files."""
    return f"css/{apart}.css" if apart else JOINED


def join(sheets: dict[str, str], apart: str = "") -> str:
    """One sheet of ``sheets`` (path among static files → rules), as it stands at `joined`.

    An address inside a sheet of components would lead elsewhere from there: only fonts.css holds any.
    """
    return "\n".join(sheets[path].strip() for path in in_order(apart)) + "\n"


def _named(names) -> list[str]:
    return [f"css/{name}.css" for name in names]
