"""The town: a kitchen window at dawn, and a street at night."""

import math

from PIL import Image, ImageChops

from ..figures import runner
from ..press import Press

# One running shoe, toe to the right, its heel at 0, 0; in short sides.
SHOE = (
    (0.0, -0.02),
    (0.0, -0.085),
    (0.012, -0.118),
    (0.045, -0.112),
    (0.062, -0.092),
    (0.088, -0.096),
    (0.135, -0.066),
    (0.19, -0.050),
    (0.222, -0.034),
    (0.226, -0.012),
    (0.0, -0.010),
)


def window(press: Press) -> None:
    """A kitchen window at dawn: roofs, a mug, and the shoes that wait on the sill."""
    inks = press.inks
    press.sheet.paste(inks.deep, (0, 0, press.width, press.height))
    left, right, top, foot = (0.20, 0.80, 0.08, 0.72) if press.wide else (0.14, 0.86, 0.09, 0.70)
    pane = press.box(left, top, right, foot)
    press.lay(ImageChops.invert(pane), inks.deep, shade=inks.night, reach=210)
    press.lay(pane, inks.pale, shade=inks.haze, reach=255)
    press.glow(0.60, 0.52, 0.55, inks.light, 255, within=pane)
    press.lay(ImageChops.multiply(press.circle(0.60, 0.50, 0.06), pane), inks.light)
    _roofs(press, pane, left, right, foot)
    _frame(press, left, right, top, foot)
    floor = [(left, foot + 0.10), (right - 0.06, foot + 0.10), (right - 0.26, 1), (left - 0.24, 1)]
    press.scatter(press.shape(floor, fill=120), inks.near)
    _mug(press, left, foot)
    _shoes(press, right, foot)


def _roofs(press: Press, pane: Image.Image, left: float, right: float, foot: float) -> None:
    """Two rows of gables beyond the pane, most with a chimney."""
    inks, rng = press.inks, press.rng
    for base, ink, shade in ((0.53, inks.far, inks.haze), (0.60, inks.mid, inks.far)):
        x, roofs = left - 0.1, []
        while x < right + 0.05:
            width, rise = rng.uniform(0.09, 0.15), rng.uniform(0.04, 0.075)
            roofs += [(x, base), (x + width / 2, base - rise)]
            if rng.random() < 0.7:
                cx = x + width * 0.72
                roofs += [
                    (cx, base - rise * 0.56),
                    (cx, base - rise * 1.15),
                    (cx + 0.014, base - rise * 1.15),
                    (cx + 0.014, base - rise * 0.4),
                ]
            roofs.append((x + width, base))
            x += width
        mask = press.shape([*roofs, (1, foot), (0, foot)])
        press.lay(ImageChops.multiply(mask, pane), ink, shade=shade)


def _frame(press: Press, left: float, right: float, top: float, foot: float) -> None:
    """The window's bars and its sill."""
    inks = press.inks
    for x in (left, (left + right) / 2, right):
        press.line([(x, top), (x, foot)], 1.9, inks.pale)
    for y in (top, (top + foot) / 2 - 0.03):
        press.line([(left, y), (right, y)], 1.9, inks.pale)
    sill = [(left - 0.06, foot), (right + 0.06, foot), (right + 0.08, foot + 0.05), (left - 0.08, foot + 0.05)]
    press.polygon(sill, inks.pale, shade=inks.haze, reach=200)
    press.bar(left - 0.08, foot + 0.05, right + 0.08, foot + 0.085, inks.far, shade=inks.mid, reach=160)


def _mug(press: Press, left: float, foot: float) -> None:
    """A mug at the left of the sill, steaming."""
    inks, u, v = press.inks, press.across(1), press.down(1)
    x, y = left + 0.10 * u + 0.03, foot + 0.022
    handle = [
        (x + 0.055 * u, y - 0.085 * v),
        (x + 0.095 * u, y - 0.08 * v),
        (x + 0.09 * u, y - 0.035 * v),
        (x + 0.05 * u, y - 0.03 * v),
    ]
    press.line(handle, 1.2, inks.near)
    body = [(x - 0.058 * u, y - 0.12 * v), (x + 0.058 * u, y - 0.12 * v), (x + 0.05 * u, y), (x - 0.05 * u, y)]
    press.polygon(body, inks.near, shade=inks.mid, reach=190, angle=90)
    for i in (-1, 1):
        steam = [(x + i * 0.018 * u + 0.012 * u * math.sin(j / 3 + i), y - 0.14 * v - j * 0.012 * v) for j in range(12)]
        press.line(steam, 0.32, inks.pale)


def _shoes(press: Press, right: float, foot: float) -> None:
    """A pair of running shoes at the right of the sill, one before the other."""
    inks, u, v = press.inks, press.across(1), press.down(1)
    for dx, dy, ink, shade in ((-0.35, 0.024, inks.mid, inks.far), (-0.27, 0.045, inks.near, inks.mid)):
        x, y = right + dx * u - 0.02, foot + dy
        press.polygon([(x + a * u, y + b * v) for a, b in SHOE], ink, shade=shade, reach=190)
        press.line([(x + 0.004 * u, y - 0.008 * v), (x + 0.218 * u, y - 0.008 * v)], 1.7, inks.pale)
        press.line([(x + 0.004 * u, y + 0.002 * v), (x + 0.218 * u, y + 0.002 * v)], 0.5, inks.night)
        for j in range(3):
            upper = (x + (0.085 + j * 0.019) * u, y + (-0.096 + j * 0.012) * v)
            lower = (x + (0.072 + j * 0.02) * u, y + (-0.070 + j * 0.010) * v)
            press.line([upper, lower], 0.45, inks.light)


def lamplight(press: Press) -> None:
    """An empty street at night, one lamp, one runner passing through its cone."""
    inks, rng = press.inks, press.rng
    press.sky(inks.night, inks.deep, 0.75)
    for _ in range(30):
        press.disc(rng.random(), rng.uniform(0, 0.3), rng.uniform(0.0008, 0.002), inks.haze)
    _houses(press)
    press.bar(0, 0.76, 1, 1, inks.near, shade=inks.deep, reach=255)
    x, top = (0.60, 0.20) if press.wide else (0.58, 0.24)
    reach = press.across(0.34)
    cone = press.shape([(x - 0.012, top), (x + 0.012, top), (x + reach, 0.86), (x - reach, 0.86)])
    dots = press.stipple(press.ramp((0, top * press.height, press.width, 0.90 * press.height), reach=165))
    press.sheet.paste(inks.light, (0, 0), ImageChops.multiply(cone, dots))
    press.scatter(press.oval(x - reach, 0.83, x + reach, 0.90, fill=190), inks.light)
    post = x + press.across(0.10)
    press.line([(post, 0.86), (post, top - 0.03), (x, top - 0.012)], 0.9, inks.night)
    press.glow(x, top, 0.22, inks.light)
    press.disc(x, top, 0.02, inks.pale)
    runner(press, x - press.across(0.02), 0.872, 0.27, inks.night, facing=-1, vest=inks.light)


def _houses(press: Press) -> None:
    """A row of gabled houses, dark but for a window here and there."""
    inks, rng = press.inks, press.rng
    x = -0.03
    while x < 1:
        width, top = rng.uniform(0.12, 0.19), rng.uniform(0.36, 0.44)
        house = [(x, top), (x + width / 2, top - 0.07), (x + width, top), (x + width, 0.78), (x, 0.78)]
        press.polygon(house, inks.deep, shade=inks.night, reach=190)
        if rng.random() < 0.34:
            wx, wy = x + width * 0.3, top + 0.09
            press.bar(wx, wy, wx + press.across(0.035), wy + press.down(0.05), inks.light, shade=inks.far, reach=120)
        x += width
