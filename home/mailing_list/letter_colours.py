"""A week's tone in the only way of writing colours that every mail program knows."""

from foundation.oklch import oklch

#: Hue and chroma of each tone, and lightness and share of the chroma of each use, light and dark: as tokens.css has
#: them; a test holds the two together.
TONES = {
    "rust": (38, 0.125),
    "moss": (145, 0.085),
    "canal": (235, 0.09),
    "heather": (348, 0.115),
    "lamp": (75, 0.085),
    "slate": (275, 0.095),
}
USUAL = "lamp"
ACCENT, WASH = ((0.46, 1), (0.81, 0.75)), ((0.945, 0.2), (0.25, 0.32))
PAPER, INK = ((0.986, 0.005, 80), (0.19, 0.014, 285)), ((0.24, 0.018, 300), (0.91, 0.012, 80))
SOFT, RULE = ((0.46, 0.018, 300), (0.75, 0.014, 80)), ((0.84, 0.01, 80), (0.37, 0.018, 285))


def colours(tone: str) -> dict[str, dict[str, str]]:
    """What a letter is painted with by ``tone``, as "#rrggbb": scheme → use → colour."""
    hue, chroma = TONES.get(tone, TONES[USUAL])
    return {
        scheme: {
            **{name: written(*of[number]) for name, of in _OF_THE_HOUSE.items()},
            **{
                name: written(lightness, chroma * share, hue)
                for name, (lightness, share) in ((name, of[number]) for name, of in _OF_THE_TONE.items())
            },
        }
        for number, scheme in enumerate(("light", "dark"))
    }


def written(lightness: float, chroma: float, hue: float) -> str:
    """A colour of OKLCH as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*oklch(lightness, chroma, hue))


_OF_THE_HOUSE = {"paper": PAPER, "ink": INK, "soft": SOFT, "rule": RULE}
_OF_THE_TONE = {"accent": ACCENT, "wash": WASH}
