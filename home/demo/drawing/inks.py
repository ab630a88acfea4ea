"""The inks: eight to a palette, mixed from one tone."""

import math
from typing import NamedTuple

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


def oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """The sRGB triple (0 to 255) of an OKLCH colour, clipped to gamut; lightness 0 to 1, hue in degrees."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _channel(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _channel(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _channel(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _channel(linear: float) -> int:
    """One channel of linear light, clipped and bent to sRGB's curve."""
    value = min(1.0, max(0.0, linear))
    return round(255 * (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))


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
