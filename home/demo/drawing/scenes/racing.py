"""Racing: a track, a start in the rain, and a medal when it is long over."""

import math

from PIL import ImageChops

from ..figures import WAITING, Outline, cast, figure, ridge, runner
from ..press import Press
from ..weather import rainfall

MEDAL = 0.205  # the medal's radius, in short sides


def lanes(press: Press) -> None:
    """The bend of a track from above; one runner, one long shadow."""
    inks = press.inks
    press.sky(inks.mid, inks.near, 1.0)
    cx, cy = (0.02, 1.22) if press.wide else (-0.22, 1.06)
    first, gap = (0.46, 0.145) if press.wide else (0.42, 0.16)

    def at(radius: float, angle: float) -> tuple[float, float]:
        """The point so far from the bend's centre, at an angle in radians."""
        return (cx + press.across(radius) * math.cos(angle), cy - press.down(radius) * math.sin(angle))

    field = [at(first, a / 50) for a in range(315)]
    press.polygon(field, inks.deep, shade=inks.near, reach=150, angle=40)
    outer = [at(first + gap * 6.1, a / 50) for a in range(-20, 120)]
    press.polygon([*outer, (0, -0.5), (1.5, -0.5), (1.5, 1.5)], inks.far, shade=inks.haze, reach=200)
    for i in range(7):
        press.line([at(first + gap * i, a / 60) for a in range(-10, 140)], 0.75, inks.pale)
    x, y = at(first + gap * 3.5, 0.98 if press.wide else 0.80)
    press.glow(0.05, 0.0, 0.9, inks.light, 150)
    cast(press, figure(press, x, y, 0.25), y, -1.5, -0.62, inks.deep, 225)
    runner(press, x, y, 0.25, inks.night, vest=inks.light)


def rain(press: Press) -> None:
    """The start line in the rain: a gantry, those who came, and their doubles in the wet."""
    inks = press.inks
    press.sky(inks.far, inks.haze, 0.6)
    press.polygon(ridge(press, 0.50, 0.02, 3), inks.mid, shade=inks.far)
    ground = 0.64
    press.bar(0, ground, 1, 1, inks.near, shade=inks.mid, reach=230)
    left, right = (0.20, 0.80) if press.wide else (0.10, 0.90)
    _gantry(press, left, right, ground)
    _crowd(press, left, right, ground)
    press.line([(0.0, ground + 0.115), (1.0, ground + 0.115)], 1.5, inks.pale)
    rainfall(press, ground + 0.08)


def _gantry(press: Press, left: float, right: float, ground: float) -> None:
    """The arch over the start, with a chequered ribbon and no words."""
    inks = press.inks
    for x in (left, right):
        press.bar(x - 0.011, 0.24, x + 0.011, ground + 0.02, inks.deep)
    press.bar(left - 0.03, 0.20, right + 0.03, 0.32, inks.night, shade=inks.deep, reach=140)
    flags = 18
    for i in range(flags):
        x, step = left + (right - left) * i / flags, (right - left) / flags
        y = 0.235 if i % 2 else 0.26
        press.bar(x, y, x + step, y + 0.025, inks.light)


def _crowd(press: Press, left: float, right: float, ground: float) -> None:
    """Those who came, one of them in a yellow coat."""
    inks, rng = press.inks, press.rng
    crowd = 9 if press.wide else 6
    for i in range(crowd):
        x = left + (right - left) * (i + 0.7 + rng.uniform(-0.2, 0.2)) / (crowd + 0.4)
        tall = rng.uniform(0.17, 0.215)
        ink = rng.choice((inks.night, inks.night, inks.deep))
        foot = ground + 0.03 + rng.uniform(0, 0.03)
        coat = inks.light if i == crowd // 2 else inks.far if rng.random() < 0.25 else None
        runner(press, x, foot, tall, ink, rng.choice((1, 1, -1)), WAITING, coat, coat=True)
        mirror = [(x - 0.014, foot), (x + 0.014, foot), (x + 0.022, foot + tall * 0.8), (x - 0.006, foot + tall * 0.8)]
        press.scatter(press.shape(mirror, fill=150), ink)


def medal(press: Press) -> None:
    """A medal on a nail, and the shadow it throws on the wall."""
    inks = press.inks
    press.sky(inks.haze, inks.pale, 1.0)
    stripes = 12 if press.wide else 9
    for i in range(stripes):
        x = i / stripes
        press.bar(x, 0, x + 0.5 / stripes, 1, inks.haze, shade=inks.pale, reach=150)
    press.glow(0.12, 0.1, 1.1, inks.light, 170)
    x, nail = 0.5, 0.10
    y = 0.66 if press.wide else 0.62
    _medal_shadow(press, x, y, nail)
    left, right = _ribbon(press, x, nail, y - 0.14, 0.2)
    press.polygon(right, inks.near, shade=inks.deep, reach=150)
    press.polygon(left, inks.mid, shade=inks.near, reach=150)
    hem = press.across(0.075) * 0.85
    press.line([(x - 0.001, nail + 0.01), (x - hem, y - 0.14)], 1.1, inks.pale)
    press.line([(x + 0.001, nail + 0.01), (x + hem, y - 0.14)], 1.1, inks.haze)
    press.disc(x, nail, 0.014, inks.night)
    _medal_face(press, x, y)


def _ribbon(press: Press, x: float, nail: float, foot: float, inner: float) -> tuple[Outline, Outline]:
    """The two bands of the ribbon, left and right, from the nail down to `foot`; `inner` parts them there."""
    half = press.across(0.075)
    top = [(x - 0.006, nail), (x + 0.006, nail)]
    left = [*top, (x - half * inner, foot), (x - half * 1.5, foot)]
    right = [*top, (x + half * 1.5, foot), (x + half * inner, foot)]
    return left, right


def _medal_shadow(press: Press, x: float, y: float, nail: float) -> None:
    """Ribbon and medal once more, down and to the right, in dots."""
    dx, dy = 0.05, 0.045
    mask = press.circle(x + dx, y + dy, MEDAL)
    for band in _ribbon(press, x, nail, y - 0.17, 0.3):
        mask = ImageChops.lighter(mask, press.shape([(bx + dx, by + dy) for bx, by in band]))
    press.scatter(mask.point(lambda v: v * 190 // 255), press.inks.far)


def _medal_face(press: Press, x: float, y: float) -> None:
    """The medal itself: a rim, a hill, a sun and a runner."""
    inks = press.inks
    press.disc(x, y, MEDAL, inks.deep)
    press.disc(x, y, MEDAL * 0.955, inks.light, shade=inks.far, reach=150, angle=150)
    press.disc(x, y, MEDAL * 0.80, inks.near, shade=inks.mid, reach=180)
    hill = press.shape(ridge(press, y + 0.035, 0.018, 5))
    press.lay(ImageChops.multiply(hill, press.circle(x, y, MEDAL * 0.79)), inks.deep, shade=inks.near, reach=90)
    press.disc(x + press.across(0.06), y - press.down(0.06), 0.032, inks.light)
    runner(press, x - press.across(0.045), y + press.down(0.075), 0.17, inks.pale)
