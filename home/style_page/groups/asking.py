"""Where the site asks something of its reader: calls, forms, search."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from home.style_page import forms as specimens
from home.style_page import pages
from home.style_page.specimen import TEXT, WIDE, Group, Specimen

CALL, FIELD, TICK, WRONGS = (f"components/{name}.html" for name in ("call", "field", "tick", "wrongs"))
SEARCH, PAGES = "components/search_form.html", "components/pagination.html"


def calls() -> Group:
    """The invitation to send a story."""
    address = "stories@example.org"
    shown: list[tuple[Any, Any, dict[str, Any]]] = [
        (_("Open"), _("Wherever a story ends."), {"series": pages.series(closes=9)}),
        (_("Open, no end"), _("A series that always collects."), {"series": pages.series()}),
        (
            _("With the week’s own words"),
            _("A week may ask in its own way."),
            {"series": pages.series(closes=9), "words": "<p>This week only miles before six in the morning.</p>"},
        ),
        (
            _("The first is wanted"),
            _("On a series without a story."),
            {"series": pages.series(), "heading": _("Yours could be the first")},
        ),
        (_("Not yet open"), _("Says when it opens."), {"series": pages.series(opens=5, closes=30)}),
        (_("Closed"), _("Says when it closed, and what of it is told."), {"series": pages.series(closes=-6)}),
        (_("Closed, nothing told yet"), _("The day alone."), {"series": pages.series(closes=-6, told=0)}),
        (
            _("Closed, another is open"),
            _("Leads to what is asked now."),
            {"series": pages.series(closes=-6, after=_waited())},
        ),
        (
            _("Closed, another is to open"),
            _("Says when."),
            {"series": pages.series(closes=-6, after=_waited(opens=12))},
        ),
    ]
    return Group(
        "call", _("Call"), [Specimen(n, CALL, use, {**given, "address": address}, WIDE) for n, use, given in shown]
    )


def _waited(opens=None):
    return pages.series("Who Waited for You", opens=opens, question="Who waited for you?")


def forms() -> Group:
    """Fields, in each of their states, and what stands above a form that came back."""
    states = [
        (_("empty"), specimens.empty()),
        (_("filled in"), specimens.filled()),
        (_("wrong"), specimens.wrong()),
        (_("shut"), specimens.shut()),
    ]
    return Group(
        "forms",
        _("Forms"),
        [
            Specimen(_("Wrongs, several"), WRONGS, _("Above a form that came back."), {"form": specimens.wrong()}),
            Specimen(_("Wrongs, one"), WRONGS, _("One thing is to be mended."), {"form": specimens.one_wrong()}),
            *(specimen for state, form in states for specimen in _fields(state, form)),
            Specimen(
                _("Together"),
                "home/style_page/together.html",
                _("Two short fields beside each other, or a field and its button."),
                {"form": specimens.empty()},
            ),
        ],
    )


def _fields(state, form) -> list[Specimen]:
    box = form["site"]
    tick = {"box": box, "id": box.id_for_label, "label": box.label, "errors": box.errors}
    shown = [
        (_("A told thing"), FIELD, _("Serif, since it holds a story."), {"field": form["story"], "size": "story"}),
        (_("A line"), FIELD, _("A name, a place, a caption."), {"field": form["name"]}),
        (_("A short line"), FIELD, _("An address, a date."), {"field": form["email"], "size": "short"}),
        (
            _("One of a list"),
            FIELD,
            _("Where there are many to choose from."),
            {"field": form["series"], "size": "short"},
        ),
        (_("One of a few"), FIELD, _("Where all may be seen at once."), {"field": form["how_often"]}),
        (_("A file"), FIELD, _("A picture or two."), {"field": form["photos"]}),
        (_("A box to tick"), TICK, _("A yes that stands by itself, such as a consent."), tick),
    ]
    return [Specimen(_named(name, state), file, use, given, TEXT) for name, file, use, given in shown]


def _named(name, state):
    return _("%(name)s, %(state)s") % {"name": name, "state": state}


def finding() -> Group:
    """Search, found words, and long lists."""
    many, few = Paginator(range(230), 10), Paginator(range(21), 10)
    paged = [
        (_("Pages, the first"), _("Under a list of more than one page."), few.page(1)),
        (_("Pages, in the middle of many"), _("The first, the last, and those around."), many.page(12)),
        (_("Pages, the last"), _("Nothing comes next."), few.page(3)),
    ]
    label = _("Words, a name, a place")
    return Group(
        "finding",
        _("Finding"),
        [
            Specimen(_("Search"), SEARCH, _("On a page that something is missing from."), {"label": label}),
            Specimen(
                _("Search, large"),
                SEARCH,
                _("On the page of its own."),
                {"label": label, "query": "bridge", "large": True},
                WIDE,
            ),
            *(Specimen(name, PAGES, use, {"pages": page, "label": name}, TEXT) for name, use, page in paged),
        ],
    )
