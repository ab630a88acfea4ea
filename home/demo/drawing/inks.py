"""The inks: eight to a palette, mixed from one tone."""

from typing import NamedTuple

from foundation.oklch import oklch

Colour = tuple[int, int, int]


class Tone(NamedTuple):
    """What a palette is mixed from: hues in degrees, chroma as OKLCH counts it."""

    hue: float
    chroma: float
    sky: float
    light: float


TONES = {
    "rust": Tone(38, 0.105, sky=70, light=85),
    "moss": Tone(140, 0.075, sky=100, light=92),
    "canal": Tone(240, 0.080, sky=215, light=80),
    "heather": Tone(330, 0.080, sky=20, light=70),
    "lamp": Tone(75, 0.090, sky=85, light=90),
    "slate": Tone(270, 0.050, sky=255, light=75),
}


class Inks:
    """The eight inks of one palette (a name in TONES), named by their work, from the palest down."""

    def __init__(self, palette: str):
        tone = TONES[palette]
        self.pale = oklch(0.94, 0.030, tone.sky)
        self.haze = oklch(0.85, 0.055, tone.sky)
        self.far = oklch(0.72, tone.chroma * 0.8, tone.hue)
        self.mid = oklch(0.57, tone.chroma, tone.hue)
        self.near = oklch(0.43, tone.chroma * 0.95, tone.hue)
        self.deep = oklch(0.31, tone.chroma * 0.75, tone.hue)
        self.night = oklch(0.22, tone.chroma * 0.5, tone.hue)
        self.light = oklch(0.90, 0.105, tone.light)
