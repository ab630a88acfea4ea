"""Colours, type, space and the stone: what every component stands on."""

from django.utils.translation import gettext_lazy as _

from home.style_page.contrast import BORDERS, SCHEMES, WORDS, contrast, tokens
from home.style_page.specimen import WIDE, Group, Specimen

HERE = "home/style_page"
#: Every colour a sheet may use, as tokens.css names it.
COLOURS = (
    "paper",
    "sunk",
    "ink",
    "ink-soft",
    "rule",
    "field",
    "alarm",
    "accent",
    "band",
    "band-ink",
    "band-soft",
    "wash",
)
STEPS = ("small", "plain", "read", "large", "larger", "largest")
GAPS = (1, 2, 3, 4, 5, 6)


def grounds(tone: str) -> Group:
    """What stands in tokens.css, stone.css and button.css."""
    return Group(
        "ground",
        _("The ground"),
        [
            Specimen(
                _("Colours"), f"{HERE}/colours.html", _("Only these, by their names."), {"colours": COLOURS}, WIDE
            ),
            Specimen(
                _("Contrast"),
                f"{HERE}/contrast.html",
                _("Words need 4.5, borders 3; a test holds every pair in every tone."),
                {"words": _measured(WORDS, tone), "borders": _measured(BORDERS, tone)},
            ),
            Specimen(
                _("Type steps"),
                f"{HERE}/type.html",
                _("What people tell is serif, what the house says is sans; no weights between."),
                {"steps": STEPS},
                WIDE,
            ),
            Specimen(
                _("Spaces"),
                f"{HERE}/spaces.html",
                _("The last between sections, the first inside a line, and none between."),
                {"gaps": GAPS},
            ),
            Specimen(
                _("Stones"),
                f"{HERE}/stones.html",
                _("A day, a week, the end of a story, a page’s number. The only round thing."),
            ),
            Specimen(
                _("Buttons"),
                f"{HERE}/buttons.html",
                _("The button says what comes; the quiet one for what comes second."),
            ),
        ],
    )


def _measured(pairs, tone):
    properties = tokens(tone)
    return [
        {
            "front": front,
            "ground": ground,
            "ratios": [f"{contrast(front, ground, properties, scheme):.1f}" for scheme in SCHEMES],
        }
        for front, ground in pairs
    ]
