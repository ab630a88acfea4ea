"""Which addresses are the site's own, so that no page may take them."""

#: First parts of our own addresses, at the root or under a series (a test holds them to the URLs).
RESERVED = frozenset(
    {
        "_util",
        "admin",
        "api",
        "feed",
        "healthz",
        "letters",
        "mail-reports",
        "media",
        "preview",
        "respond",
        "robots",
        "search",
        "share",
        "sitemap",
        "static",
        "subscribe",
    }
)


def first_free(wanted: str, taken) -> str:
    """``wanted``, or ``wanted-2``, ``wanted-3`` … when it is reserved or in ``taken``."""
    slug, number = wanted, 1
    while slug in RESERVED or slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
