"""The waterside: a bridge by night, a path along the cliffs, and a towpath."""

import math
from itertools import pairwise

from ..figures import Outline, lamp_post, ridge, runner, water
from ..press import Press


def bridge(press: Press) -> None:
    """A bridge by night, its lamps doubled in the river."""
    inks, rng = press.inks, press.rng
    press.sky(inks.night, inks.deep, 0.62)
    for _ in range(60):
        press.disc(rng.random(), rng.uniform(0, 0.36), rng.uniform(0.0008, 0.0022), inks.haze)
    skyline = 0.60
    _far_bank(press, skyline)
    water(press, skyline, inks.deep, inks.near, 30)
    spans = 4 if press.wide else 3
    _arches(press, spans)
    press.bar(0, 0.705, 1, 1, inks.deep, shade=inks.near, reach=150)
    _lamps(press, spans)
    for _ in range(26):
        x, y = rng.random(), rng.uniform(0.72, 0.99)
        press.line([(x, y), (x + rng.uniform(0.02, 0.10), y)], 0.22, inks.mid)
    x = 0.36 if press.wide else 0.5
    runner(press, x, _deck(x) + 0.002, 0.10, inks.light)


def _far_bank(press: Press, skyline: float) -> None:
    """The town beyond the river, with few lights in it."""
    inks, rng = press.inks, press.rng
    x = -0.02
    while x < 1:
        width, top = rng.uniform(0.03, 0.08), rng.uniform(0.44, 0.56)
        press.bar(x, top, x + width, skyline, inks.near, shade=inks.deep, reach=200)
        for _ in range(3):
            if rng.random() < 0.5:
                wx, wy = x + rng.uniform(0.2, 0.8) * width, rng.uniform(top + 0.015, skyline - 0.03)
                press.bar(wx, wy, wx + 0.005, wy + 0.01, inks.light)
        x += width


def _deck(x: float) -> float:
    """The y of the bridge's roadway, which rises to its middle."""
    return 0.535 - 0.065 * math.sin(math.pi * x)


def _arches(press: Press, spans: int) -> None:
    """The body of the bridge, with the water seen through its arches."""
    inks = press.inks
    upper = [(i / 60, _deck(i / 60)) for i in range(61)]
    press.polygon([*upper, (1, _deck(1) + 0.17), (0, _deck(0) + 0.17)], inks.night, shade=inks.deep, reach=60)
    for i in range(spans):
        middle, half = (i + 0.5) / spans, 0.40 / spans
        arch = [(middle + half * math.cos(a / 20), 0.705 - 0.135 * math.sin(a / 20)) for a in range(64)]
        press.polygon(arch, inks.deep, shade=inks.near, reach=130)


def _lamps(press: Press, spans: int) -> None:
    """A lamp over each pier, and the same lamp in the water, broken by it."""
    inks = press.inks
    for i in range(spans + 1):
        x = min(0.965, max(0.035, i / spans))
        lamp_post(press, x, _deck(x), 0.12, inks.night, inks.light, 0.15)
        for j in range(11):
            y = 0.73 + j * 0.023
            sway, width = press.rng.uniform(-0.008, 0.008), 0.026 * (1 - j / 13)
            press.line([(x + 0.02 + sway - width, y), (x + 0.02 + sway + width, y)], 0.55 - j * 0.03, inks.light)


def coast(press: Press) -> None:
    """A path along the cliffs, the sea half asleep, a lighthouse still lit."""
    inks, rng = press.inks, press.rng
    press.sky(inks.haze, inks.pale, 0.45)
    sun_x, sun_y = 0.30, 0.36
    press.glow(sun_x, sun_y, 0.55, inks.light)
    press.disc(sun_x, sun_y, 0.07, inks.light)
    water(press, 0.43, inks.far, inks.pale, 40)
    for j in range(16):  # the sun's road on the water
        y, width = 0.445 + j * 0.022, 0.018 + j * 0.004
        road = [(sun_x - width + rng.uniform(-0.01, 0.01), y), (sun_x + width, y)]
        press.line(road, 0.3 + j * 0.03, inks.light)
    _lighthouse(press)
    _cliffs(press)
    runner(press, 0.845, 0.672, 0.125, inks.night, facing=-1, vest=inks.light)
    for x, y in ((0.48, 0.20), (0.53, 0.17), (0.565, 0.21)):  # gulls
        press.line([(x - 0.013, y - 0.006), (x, y), (x + 0.013, y - 0.008)], 0.25, inks.near)


def _lighthouse(press: Press) -> None:
    """The next headland and the lighthouse on it."""
    inks = press.inks
    headland = [(1, 0.33), (0.86, 0.345), (0.80, 0.37), (0.76, 0.43), (0.72, 0.445), (1, 0.46)]
    press.polygon(headland, inks.mid, shade=inks.far)
    x, half = 0.885, press.across(0.010) * 1.4
    tower = [(x - half, 0.345), (x - half * 0.6, 0.225), (x + half * 0.6, 0.225), (x + half, 0.345)]
    press.polygon(tower, inks.pale)
    belt = [(x - half * 0.8, 0.285), (x + half * 0.8, 0.285), (x + half * 0.7, 0.255), (x - half * 0.7, 0.255)]
    press.polygon(belt, inks.near)
    press.glow(x, 0.214, 0.10, inks.light)
    press.disc(x, 0.214, 0.012, inks.light)


def _cliffs(press: Press) -> None:
    """The cliff's face, the grass on top of it, and the path that widens towards us."""
    inks, rng = press.inks, press.rng
    brow = [(1, 0.50), (0.88, 0.52), (0.76, 0.58), (0.70, 0.56), (0.62, 0.66)]
    face = [*brow, (0.55, 0.67), (0.50, 0.80), (0.40, 0.86), (0.36, 1), (1, 1)]
    press.polygon(face, inks.near, shade=inks.mid, angle=-40, reach=220)
    top = [*brow, (0.68, 0.72), (0.64, 0.80), (0.74, 0.88), (0.70, 1), (1, 1)]
    press.polygon(top, inks.deep, shade=inks.near, reach=200)
    path = [(0.965, 0.508), (0.90, 0.56), (0.845, 0.62), (0.84, 0.68), (0.86, 0.76), (0.84, 0.86), (0.80, 1)]
    for i, piece in enumerate(pairwise(path)):
        press.line(piece, 0.5 + i * 0.55, inks.haze)
    for _ in range(70):
        x, y = rng.uniform(0.70, 1), rng.uniform(0.62, 1)
        press.line([(x, y), (x + rng.uniform(-0.004, 0.006), y - rng.uniform(0.012, 0.03))], 0.16, inks.mid)


def pram(press: Press) -> None:
    """A pram on a towpath, poplars, a hump bridge and all of it again in the canal."""
    inks = press.inks
    press.sky(inks.haze, inks.pale, 0.58)
    press.glow(0.22, 0.40, 0.75, inks.light)
    press.disc(0.22, 0.34, 0.06, inks.light)
    press.polygon(ridge(press, 0.50, 0.015, 3), inks.far, shade=inks.haze)
    water(press, 0.60, inks.far, inks.pale, 34)
    _poplars(press)
    press.polygon([(0, 0.555), (1, 0.575), (1, 0.615), (0, 0.60)], inks.near, shade=inks.mid, reach=120)
    _hump(press)
    verge = [(0, 0.775), (0.35, 0.745), (1, 0.682), (1, 1), (0, 1)]
    press.polygon(verge, inks.near, shade=inks.mid, reach=110)
    path = [(0, 0.80), (0.35, 0.765), (1, 0.70), (1, 1), (0, 1)]
    press.polygon(path, inks.haze, shade=inks.pale, reach=160, angle=20)
    grass = [(0, 0.95), (0.5, 0.90), (1, 0.87), (1, 1), (0, 1)]
    press.polygon(grass, inks.deep, shade=inks.near, reach=120)
    _pushing(press, *((0.53, 0.79) if press.wide else (0.58, 0.80)))


def _poplars(press: Press) -> None:
    """A row of poplars on the far bank, each once more in the water."""
    inks, rng = press.inks, press.rng
    trees = 9 if press.wide else 6
    for i in range(trees):
        x = 0.02 + i / trees + rng.uniform(-0.02, 0.02)
        tall, half = rng.uniform(0.20, 0.34), press.across(0.024) * 1.2
        leaf = [(x + half * math.sin(a / 10), 0.585 - tall / 2 - tall / 2 * math.cos(a / 10)) for a in range(63)]
        press.polygon(leaf, inks.mid, shade=inks.far, reach=170)
        mirror = [(lx, 0.60 + (0.60 - ly) * 0.75) for lx, ly in leaf]
        press.scatter(press.shape(mirror, fill=150), inks.mid)


def _hump(press: Press) -> None:
    """The hump bridge over the canal's arm, its arch closed to a ring by the water."""
    inks = press.inks
    back = [(0.56 + 0.40 * i / 30, 0.585 - 0.10 * math.sin(math.pi * i / 30)) for i in range(31)]
    press.polygon([(0.56, 0.60), *back, (0.96, 0.62)], inks.near, shade=inks.mid, reach=140)
    arch = [(0.76 + 0.105 * math.cos(a / 20), 0.612 - 0.075 * math.sin(a / 20)) for a in range(64)]
    press.polygon(arch, inks.haze, shade=inks.far, reach=90)
    mirror = [(0.76 + 0.105 * math.cos(a / 20), 0.612 + 0.055 * math.sin(a / 20)) for a in range(64)]
    press.polygon(mirror, inks.far, shade=inks.near, reach=120)


def _pushing(press: Press, x: float, y: float) -> None:
    """A runner with a pram whose middle is at x, y."""
    inks = press.inks
    s, t = press.across(0.115), press.down(0.115)
    shadow = [
        (x - s * 2.3, y + t * 0.75),
        (x + s, y + t * 0.66),
        (x + s * 2.4, y + t * 0.86),
        (x - s * 1.6, y + t * 0.98),
    ]
    press.scatter(press.shape(shadow, fill=150), inks.near)
    runner(press, x - s * 2.15, y + t * 0.80, 0.33, inks.night, vest=inks.mid)
    handle = [(x - s * 1.43, y - t * 1.25), (x - s * 0.78, y - t * 0.42), (x + s * 0.42, y + t * 0.58)]
    press.line(handle, 0.7, inks.night)
    press.line([(x + s * 0.55, y - t * 0.2), (x - s * 0.55, y + t * 0.58)], 0.7, inks.night)
    press.polygon(_tub(x, y, s, t), inks.deep, shade=inks.near, reach=150)
    press.polygon(_hood(x, y, s, t), inks.light, shade=inks.far, reach=130)
    for dx in (-0.55, 0.42):
        press.disc(x + dx * s, y + t * 0.58, 0.026, inks.night)
        press.disc(x + dx * s, y + t * 0.58, 0.026 * 0.62, inks.haze)


def _tub(x: float, y: float, s: float, t: float) -> Outline:
    """The body of the pram, a half disc; s and t are its measure across and down."""
    bowl = [(x - 0.05 * s - s * 0.80 * math.cos(a / 10), y - t * 0.40 + t * 0.74 * math.sin(a / 10)) for a in range(32)]
    return [(x - s * 0.78, y - t * 0.40), *bowl]


def _hood(x: float, y: float, s: float, t: float) -> Outline:
    """The pram's hood, rather more than a quarter of a disc."""
    rim = [(x + s * 0.80 * math.cos(a / 10), y - t * 0.40 - t * 0.80 * math.sin(a / 10)) for a in range(20)]
    return [(x, y - t * 0.40), *rim]
