"""The scripts of a page that stand for its readers at once: one an element to work on, one for all to fetch.

As the sheets (`home.sheets`): joined where static files are collected, each by itself everywhere else. What is
fetched only at a touch stays apart.
"""

#: Elements of one kind of page, by the name under which it asks for them.
TOGETHER = {"story": ("at-touch", "share-story", "week-keys", "story-talk")}
FOLDER = "js/elements/"


def each(page: str) -> list[str]:
    """The modules that ``page`` asks for, as paths among static files."""
    return [f"{FOLDER}{name}.js" for name in TOGETHER[page]]


def joined(page: str) -> str:
    """Where they stand joined: beside them, so that what one fetches later is found from there as well."""
    return f"{FOLDER}of-{page}.js"


def join(modules: dict[str, str], page: str) -> str:
    """One module of ``modules`` (path among static files → words), as it stands at `joined`."""
    return "\n".join(modules[path].strip() for path in each(page)) + "\n"
