"""Open country: hills at first light, and a fir wood in snow."""

import math

from ..figures import fir, ridge, runner
from ..press import Press


def hills(press: Press) -> None:
    """Ridge behind ridge at first light, one runner on the nearest but one."""
    inks = press.inks
    press.sky(inks.haze, inks.pale, 0.62)
    sun = (press.rng.uniform(0.58, 0.74), 0.30)
    press.glow(*sun, 0.62, inks.light)
    press.disc(*sun, 0.085, inks.light)
    for level, ink, shade in (
        (0.44, inks.far, inks.haze),
        (0.55, inks.mid, inks.far),
        (0.66, inks.near, inks.mid),
    ):
        press.polygon(ridge(press, level, 0.035, 2.2), ink, shade=shade)
    path = ridge(press, 0.79, 0.028, 1.4)
    press.polygon(path, inks.deep, shade=inks.near)
    x, y = path[58]
    runner(press, x, y + 0.004, 0.115, inks.night, vest=inks.light)
    press.polygon(ridge(press, 0.93, 0.02, 2.0), inks.night, shade=inks.deep, reach=120)


def firs(press: Press) -> None:
    """Snow in a fir wood, and the first tracks in it."""
    inks = press.inks
    press.sky(inks.haze, inks.pale, 0.6)
    press.glow(0.68, 0.30, 0.7, inks.light)
    press.disc(0.68, 0.26, 0.06, inks.light)
    press.polygon(ridge(press, 0.46, 0.03, 2.5), inks.far, shade=inks.haze)
    rows = (
        (0.60, 0.20, inks.mid, inks.far, 15),
        (0.68, 0.30, inks.near, inks.mid, 10),
        (0.80, 0.46, inks.deep, inks.near, 5),
    )
    for row, (foot, height, ink, shade, count) in enumerate(rows):
        press.polygon(ridge(press, foot - 0.02, 0.012, 2), inks.pale, shade=inks.haze, reach=90 + 40 * row)
        for i in range(count):
            x = (i + press.rng.uniform(0.2, 0.8)) / count
            if row == 2 and 0.30 < x < 0.74:  # the nearest row leaves room for the runner
                continue
            fir(press, x, foot + press.rng.uniform(-0.01, 0.03), height * press.rng.uniform(0.8, 1.1), ink, shade)
    press.polygon(ridge(press, 0.83, 0.012, 1.5), inks.pale, shade=inks.haze, reach=120)
    for j in range(13):  # tracks
        t = j / 13
        x, y = 0.50 + 0.10 * math.sin(t * 3.2) + (0.010 if j % 2 else -0.010), 0.985 - 0.20 * t
        press.line([(x, y), (x + 0.003, y - 0.008 * (1 - t))], 1.3 * (1 - t * 0.65), inks.far)
    runner(press, 0.50, 0.79, 0.13, inks.night, vest=inks.mid)
