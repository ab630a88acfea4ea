"""Rain and what it leaves behind: streaks, splashes, puddles, and doubles in the wet."""

import math

from PIL import Image

from .figures import Outline, cast
from .inks import Colour
from .press import Press


def rainfall(press: Press, ground: float, drops: int = 330, right: float = 1.05) -> None:
    """Rain in the air, and where it hits the ground below `ground`; `right` is the x at which it ends."""
    inks, rng = press.inks, press.rng
    for _ in range(drops):
        x, y, length = rng.uniform(-0.1, right), rng.uniform(-0.05, 0.97), rng.uniform(0.02, 0.075)
        drift = length * 0.20 * press.height / press.width
        width = rng.uniform(0.08, 0.2)
        press.line([(x, y), (x - drift, y + length)], width, rng.choice((inks.pale, inks.haze, inks.haze)))
    for _ in range(drops // 7):
        x, y, r = rng.random() * right, rng.uniform(ground, 0.98), rng.uniform(0.004, 0.014)
        press.line([(x - r, y), (x + r, y)], 0.18, inks.haze)


def double(press: Press, mask: Image.Image, foot: float, ink: Colour, strength: int = 190, depth: float = 0.9) -> None:
    """Lay a mask once more, upside down in dots, in the wet below `foot`; `depth` is its height by the thing's."""
    cast(press, mask, foot, 0, -depth, ink, strength)


def light_in_the_wet(press: Press, x: float, top: float, width: float, lines: int = 9, gap: float = 0.02) -> None:
    """A light's double in wet ground: lines from `top` down, ever shorter and more broken; `width` in short sides."""
    rng = press.rng
    for i in range(lines):
        y, half = top + i * gap, press.across(width / 2) * (1 - 0.6 * i / lines)
        for start in (-1.0, -0.3, 0.4):
            if rng.random() < 1.1 - 0.7 * i / lines:
                left = x + half * (start + rng.uniform(-0.08, 0.08))
                length = half * rng.uniform(0.35, 0.75)
                press.line([(left, y), (left + length, y)], 0.65 - 0.4 * i / lines, press.inks.light)


def puddle(press: Press, x: float, y: float, width: float, ink: Colour, shade: Colour) -> Outline:
    """Lay a puddle round a point and give its outline; `width` in short sides."""
    wobble = press.rng.uniform(0, 6.3)
    rim = [(a / 20, 1 + 0.10 * math.sin(3 * a / 20 + wobble) + 0.05 * math.sin(5 * a / 20)) for a in range(126)]
    outline = press.about(x, y, [(width / 2 * r * math.cos(a), width * 0.11 * r * math.sin(a)) for a, r in rim])
    press.polygon(outline, ink, shade=shade, reach=190)
    return outline
