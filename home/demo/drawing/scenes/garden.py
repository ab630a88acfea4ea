"""The garden: a washing line in the rain, and an allotment at first light."""

import math
from itertools import pairwise

from PIL import Image, ImageChops

from ..figures import cast, fence, figure, ridge, runner
from ..inks import Colour
from ..press import Press
from ..weather import rainfall

# A vest and a pair of long shorts as they hang, the line at y 0; in short sides.
VEST = (
    *((0.0, 0.0), (0.038, 0.0), (0.042, 0.05), (0.058, 0.082), (0.082, 0.092), (0.106, 0.082), (0.122, 0.05)),
    *((0.126, 0.0), (0.164, 0.0), (0.166, 0.06), (0.180, 0.105), (0.200, 0.125), (0.200, 0.300)),
    *((-0.036, 0.300), (-0.036, 0.125), (-0.016, 0.105), (-0.002, 0.06)),
)
SHORTS = ((0.0, 0.0), (0.164, 0.0), (0.205, 0.31), (0.108, 0.31), (0.083, 0.12), (0.058, 0.31), (-0.040, 0.31))

# Where the allotment's beanpoles stand, tall and wide: x and y of the foot, and their height.
BEANS = (((0.19, 0.86, 0.44),), ((0.14, 0.84, 0.40), (0.945, 0.92, 0.44)))


def washing(press: Press) -> None:
    """Club vests and one pair of long shorts on a line; rain from the left, one gap of light."""
    inks = press.inks
    press.sky(inks.mid, inks.haze, 0.62)
    gap = (0.76, 0.42)
    press.glow(*gap, 0.62, inks.light, 255)
    for level, ink, shade in ((0.52, inks.far, inks.haze), (0.60, inks.mid, inks.far)):
        press.polygon(ridge(press, level, 0.022, 2.4), ink, shade=shade)
    hill = press.shape(ridge(press, 0.70, 0.008, 1.6))
    press.lay(hill, inks.near, shade=inks.mid, reach=210)
    _lane(press, hill)
    x, foot = _bend(0.42)
    cast(press, figure(press, x, foot, 0.115, -1), foot, 1.2, -0.35, inks.deep)
    runner(press, x, foot, 0.115, inks.night, -1, vest=inks.light)
    press.polygon(ridge(press, 0.945, 0.01, 1.5), inks.deep, shade=inks.near, reach=170)
    rainfall(press, 0.72, 230, 0.62)
    _line(press)


def _bend(t: float) -> tuple[float, float]:
    """A point on the middle of the lane: 0 behind the crest, 1 at the sheet's foot."""
    return (0.36 + 0.27 * math.sin(math.pi * t**0.8), 0.680 + 0.325 * t**1.4)


def _lane(press: Press, hill: Image.Image) -> None:
    """The lane, which comes over the hill, bends once and widens towards us."""
    left, right = [], []
    for i in range(41):
        t = i / 40
        (x, y), half = _bend(t), press.across(0.005 + 0.045 * t**1.6)
        left.append((x - half, y))
        right.append((x + half, y))
    lane = ImageChops.multiply(press.shape([*left, *reversed(right)]), hill)
    press.lay(lane, press.inks.haze, shade=press.inks.pale, reach=150)


def _line(press: Press) -> None:
    """The line between its posts, and what hangs on it."""
    inks = press.inks
    left, right, top = (0.06, 0.94, 0.19) if press.wide else (0.07, 0.93, 0.26)

    def sag(x: float) -> float:
        """The y of the line at an x."""
        return top + press.down(0.075) * math.sin(math.pi * (x - left) / (right - left))

    for x in (left, right):
        press.bar(x - press.across(0.011), top - 0.03, x + press.across(0.011), 0.975, inks.night)
    line = [left + (right - left) * i / 40 for i in range(41)]
    press.line([(x, sag(x)) for x in line], 0.4, inks.night)
    wash = [(VEST, inks.deep, inks.near), (VEST, inks.light, inks.far), (SHORTS, inks.night, inks.deep)]
    wash = [*wash, (VEST, inks.near, inks.mid)]
    if press.wide:
        wash.insert(2, (VEST, inks.pale, inks.haze))
    room = (right - left) / (len(wash) + 0.3)
    for i, (cut, ink, shade) in enumerate(wash):
        x = left + room * (i + 0.3)
        _hang(press, x, sag(x), cut, press.rng.uniform(0.8, 1.2), ink, shade)
        for dx in (0.018, 0.145):
            peg = x + press.across(dx)
            press.block(peg, sag(peg), (-0.005, -0.014, 0.005, 0.018), inks.pale)


def _hang(press: Press, x: float, y: float, cut: tuple, wind: float, ink: Colour, shade: Colour) -> None:
    """One thing on the line, its foot blown to the right and up by the wind; `wind` about 1."""
    blown = []
    for (ax, ay), (bx, by) in pairwise((*cut, cut[0])):
        for step in range(8):
            cx, cy = ax + (bx - ax) * step / 8, ay + (by - ay) * step / 8
            flap = 0.008 * math.sin(cx * 55) * cy / 0.2
            blown.append((cx + wind * cy**1.6 * 0.50, cy * (1 - 0.08 * wind) + flap))
    press.polygon(press.about(x, y, blown), ink, shade=shade, reach=170, angle=60)


def allotment(press: Press) -> None:
    """Rows of an allotment at first light, a shed with a lit window; a runner passes along the fence."""
    inks = press.inks
    press.sky(inks.haze, inks.pale, 0.5)
    press.glow(0.26, 0.44, 0.7, inks.light)
    press.disc(0.26, 0.42, 0.06, inks.light)
    press.polygon(ridge(press, 0.46, 0.018, 2.5), inks.far, shade=inks.haze)
    ground = 0.58
    press.polygon(ridge(press, ground - 0.045, 0.006, 3), inks.mid, shade=inks.far)
    passing = 0.34 if press.wide else 0.37
    runner(press, passing, ground + 0.004, 0.20, inks.night, vest=inks.light)
    fence(press, -0.02, 1.02, ground + 0.02, 0.085, inks.near)
    press.bar(0, ground + 0.02, 1, 1, inks.near, shade=inks.mid, reach=220)
    _beds(press, ground + 0.03)
    shed = (0.69, ground + 0.11) if press.wide else (0.73, ground + 0.09)
    _shed(press, *shed)
    for x, y, size in BEANS[press.wide]:
        _beanpoles(press, x, y, size)


def _beds(press: Press, top: float) -> None:
    """Beds that run towards us, earth between rows of cabbages."""
    inks, rng = press.inks, press.rng
    focus, rows = 0.5, 7 if press.wide else 5
    for row in range(-rows, rows + 1):
        far, near = focus + row * 0.12, focus + row * 0.30
        half = 0.035
        press.polygon(
            [(far - half, top), (far + half, top), (near + half * 2.5, 1), (near - half * 2.5, 1)],
            inks.deep,
            shade=inks.near,
            reach=200,
        )
        for step in range(9):
            t = ((step + 0.5) / 9) ** 1.5
            x, y, size = far + (near - far) * t, top + (1 - top) * t, (0.011 + 0.026 * t) * rng.uniform(0.85, 1.1)
            press.disc(x, y - press.down(size * 0.4), size, inks.mid, shade=inks.near, reach=120, angle=180)
            press.disc(x, y - press.down(size * 0.65), size * 0.62, inks.far, shade=inks.haze, reach=150)


def _shed(press: Press, x: float, foot: float) -> None:
    """The shed with its window lit, and a water butt beside it."""
    inks = press.inks
    press.block(x, foot, (-0.17, -0.23, 0.17, 0), inks.deep, shade=inks.near, reach=120)
    for board in range(1, 9):
        press.block(x, foot, (-0.17 + board * 0.038, -0.23, -0.168 + board * 0.038, 0), inks.night)
    press.polygon(press.about(x, foot, [(-0.21, -0.22), (-0.15, -0.33), (0.15, -0.33), (0.21, -0.22)]), inks.night)
    ((wx, wy),) = press.about(x, foot, [(-0.07, -0.135)])
    press.glow(wx, wy, 0.20, inks.light, 170)
    press.block(wx, wy, (-0.058, -0.048, 0.058, 0.048), inks.pale)
    press.block(wx, wy, (-0.050, -0.040, 0.050, 0.040), inks.light)
    press.block(wx, wy, (-0.004, -0.040, 0.004, 0.040), inks.pale)
    press.block(x, foot, (0.045, -0.18, 0.125, 0), inks.night)
    press.block(x, foot, (-0.29, -0.15, -0.20, 0), inks.deep, shade=inks.near, reach=200, angle=90)
    for hoop in (-0.12, -0.04):
        press.block(x, foot, (-0.292, hoop, -0.198, hoop + 0.010), inks.night)
    press.block(x, foot, (-0.30, -0.162, -0.19, -0.148), inks.night)


def _beanpoles(press: Press, x: float, foot: float, height: float) -> None:
    """A tent of beanpoles with leaves on it; `height` in short sides."""
    inks, rng = press.inks, press.rng
    for spread in (-0.30, -0.12, 0.10, 0.30):
        pole = press.about(x, foot, [(spread * height, 0), (-spread * height * 0.16, -1.12 * height)])
        press.line(pole, 0.7, inks.night)
        for _ in range(20):
            t = rng.uniform(0.06, 0.86)
            climb = spread * height * (1 - 1.05 * t) + rng.uniform(-0.02, 0.02)
            ((lx, ly),) = press.about(x, foot, [(climb, -t * height)])
            press.disc(lx, ly, height * rng.uniform(0.025, 0.045), inks.deep, shade=inks.mid, reach=170)
