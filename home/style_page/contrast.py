"""How well colours stand apart, worked out of tokens.css: WCAG 2.2, 1.4.3 (words) and 1.4.11 (borders)."""

import math
import re
from pathlib import Path

from django.conf import settings

TOKENS = Path(settings.STATICFILES_DIRS[0]) / "css" / "tokens.css"
SCHEMES = ("light", "dark")

#: Words on their ground: at least 4.5 (1.4.3). Paper on accent is a stone or a button, on ink its hover.
WORDS = [
    ("ink", "paper"),
    ("ink", "sunk"),
    ("ink", "wash"),
    ("ink-soft", "paper"),
    ("ink-soft", "sunk"),
    ("ink-soft", "wash"),
    ("accent", "paper"),
    ("accent", "sunk"),
    ("accent", "wash"),
    ("alarm", "paper"),
    ("alarm", "sunk"),
    ("paper", "accent"),
    ("paper", "ink"),
    ("band-ink", "band"),
    ("band-soft", "band"),
]
#: What shows where a control or a stone is: at least 3 (1.4.11).
BORDERS = [
    ("field", "paper"),
    ("ink", "paper"),
    ("alarm", "paper"),
    ("accent", "paper"),
    ("accent", "wash"),
    ("band-soft", "band"),
]


def custom_properties(css: str, selector: str) -> dict[str, str]:
    """What the rules with exactly ``selector`` in their list say, the last one winning, as in a sheet."""
    found: dict[str, str] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        if selector in [one.strip() for one in selectors.split(",")]:
            found.update(re.findall(r"--([\w-]+):\s*([^;]+);", body))
    return found


def tokens(tone: str) -> dict[str, str]:
    """The custom properties of a page whose `<html>` has ``tone``."""
    css = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(), flags=re.S)
    css = css.partition("@layer tokens {")[2]
    everywhere = custom_properties(css, ":root") | custom_properties(css, "[data-tone]")
    return everywhere | custom_properties(css, f'[data-tone="{tone}"]')


def oklch(token: str, properties: dict[str, str], scheme: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue of ``token``, its `light-dark()`, `var()` and `calc()` worked out.

    Raises ValueError for a token that is written in another way.
    """
    value = properties[token]
    both = re.fullmatch(r"light-dark\((oklch\(.*\)), (oklch\(.*\))\)", value)
    if both:
        value = both[1 + SCHEMES.index(scheme)]
    value = re.sub(r"var\(--([\w-]+)\)", lambda match: properties[match[1]], value)
    value = re.sub(r"calc\(([\d.]+) \* ([\d.]+)\)", lambda match: str(float(match[1]) * float(match[2])), value)
    found = re.fullmatch(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)", value)
    if not found:
        raise ValueError(f"--{token} is no colour in OKLCH: {value}")
    lightness, chroma, hue = map(float, found.groups())
    return lightness / 100, chroma, hue


def luminance(colour: tuple[float, float, float]) -> float:
    """WCAG relative luminance of an OKLCH colour, painted as sRGB: clipped and rounded to 8 bits a channel."""
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (_to_linear(round(_to_srgb(min(1, max(0, light))) * 255) / 255) for light in linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_srgb(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(front: str, ground: str, properties: dict[str, str], scheme: str) -> float:
    """The WCAG ratio, from 1 to 21, of two tokens among ``properties`` (see `tokens`)."""
    darker, lighter = sorted(luminance(oklch(token, properties, scheme)) for token in (front, ground))
    return (lighter + 0.05) / (darker + 0.05)
