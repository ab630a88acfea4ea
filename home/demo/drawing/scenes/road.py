"""On the road: a puddle, and a bank of umbrellas."""

import math

from PIL import Image, ImageChops, ImageDraw

from ..figures import COMING, Outline, cast, figure, ridge, runner, umbrella
from ..inks import Colour
from ..press import Press
from ..weather import rainfall

BARE = ("front arm", "neck")  # the limbs that lie over a vest


def puddle(press: Press) -> None:
    """A wet road seen low: a runner as far as the waist, and all of them upside down in a puddle."""
    inks = press.inks
    press.sky(inks.mid, inks.far, 0.24)
    road, foot, height = (0.22, 0.335, 0.62) if press.wide else (0.25, 0.37, 0.80)
    streak = press.oval(-0.3, road - 0.085, 1.1, road + 0.03)
    press.lay(streak, inks.light, shade=inks.far, reach=130)
    press.polygon(ridge(press, road - 0.025, 0.010, 4), inks.near, shade=inks.mid)
    press.bar(0, road, 1, 1, inks.deep, shade=inks.near, reach=245)
    pool = _pool(press, foot)
    _sky_in_it(press, pool, foot)
    for ink, only in ((inks.night, None), (inks.light, ("torso",)), (inks.night, BARE)):
        broken = _broken(press, figure(press, 0.5, 1, height, only=only), foot + 0.012)
        press.lay(ImageChops.multiply(broken, pool), ink)
    runner(press, 0.5, foot, height, inks.night, vest=inks.light)
    _ripples(press, pool, foot)


def _pool(press: Press, foot: float) -> Image.Image:
    """The mask of the puddle, which lies across the whole road, its far edge under the runner's foot."""
    steps, wave = 60, press.rng.uniform(0, 6.3)
    far, near = [], []
    for i in range(steps + 1):
        x = 1.2 * i / steps - 0.1
        out = (2 * abs(x - 0.5)) ** 2
        far.append((x, foot - 0.035 + 0.13 * out + 0.012 * math.sin(9 * x + wave) * min(1, out)))
        near.append((x, 0.992 - 0.10 * out + 0.012 * math.sin(11 * x - wave) * min(1, out)))
    return press.shape([*far, *reversed(near)])


def _sky_in_it(press: Press, pool: Image.Image, foot: float) -> None:
    """Grey sky in the puddle, and the warm streak across its far end."""
    inks = press.inks
    press.lay(pool, inks.haze, shade=inks.far, reach=170, angle=180)
    streak = ImageChops.multiply(press.oval(-0.2, foot - 0.02, 1.2, foot + 0.17), pool)
    press.lay(streak, inks.light, shade=inks.haze, reach=255, angle=180)


def _broken(press: Press, mask: Image.Image, level: float) -> Image.Image:
    """A mask that stands on the sheet's foot, upside down below a level, its bands shifted a little by the water."""
    line = round(level * press.height)
    turned = mask.transform(mask.size, Image.Transform.AFFINE, (1, 0, 0, 0, -1, press.height + line))
    broken, y, band = press.blank(), line, 0
    while y < press.height:
        tall = round(press.unit * (0.010 + 0.0012 * band))
        sway = round(press.unit * 0.006 * ((band * 7) % 5 - 2) / 2 * min(1.0, band / 6))
        broken.paste(turned.crop((0, y, press.width, y + tall)), (sway, y))
        y, band = y + tall, band + 1
    return broken


def _ripples(press: Press, pool: Image.Image, foot: float) -> None:
    """Rings where the foot has struck, and short lines of light over the puddle."""
    inks, rng = press.inks, press.rng
    rings = press.blank()
    draw = ImageDraw.Draw(rings)
    cx, cy = (0.5 - press.across(0.13)) * press.width, (foot + 0.01) * press.height
    for ring in range(1, 5):
        rx = ring * 0.075 * press.unit
        draw.ellipse((cx - rx, cy - rx * 0.24, cx + rx, cy + rx * 0.24), outline=255, width=round(0.004 * press.unit))
    press.sheet.paste(inks.pale, (0, 0), ImageChops.multiply(rings, pool))
    lines = press.blank()
    draw = ImageDraw.Draw(lines)
    for _ in range(40):
        x, y = rng.uniform(0.05, 0.9), rng.uniform(foot + 0.06, 0.96)
        draw.line(press.pixels([(x, y), (x + rng.uniform(0.02, 0.09), y)]), fill=255, width=round(0.003 * press.unit))
    press.sheet.paste(inks.pale, (0, 0), ImageChops.multiply(lines, pool))


def umbrellas(press: Press) -> None:
    """A bank of umbrellas from behind, the road between them, and one runner who comes in the rain."""
    inks = press.inks
    press.sky(inks.far, inks.haze, 0.4)
    far = 0.40
    press.glow(0.5, far - 0.03, 0.5, inks.light, 250)
    press.polygon(ridge(press, far - 0.03, 0.012, 3), inks.mid, shade=inks.far)
    press.bar(0, far, 1, 1, inks.mid, shade=inks.far, reach=160)
    road = [(0.49, far), (0.51, far), (0.5 + press.across(0.40), 1), (0.5 - press.across(0.40), 1)]
    press.polygon(road, inks.haze, shade=inks.pale, reach=210)
    foot = 0.66 if press.wide else 0.62
    cast(press, figure(press, 0.5, foot, 0.26, pose=COMING), foot, -0.15, -0.75, inks.near, 170)
    runner(press, 0.5, foot, 0.26, inks.night, pose=COMING, vest=inks.light)
    _bank(press, far)
    rainfall(press, 0.6, 260)


def _bank(press: Press, far: float) -> None:
    """Those who wait on either side, the farthest first; one umbrella is bright."""
    inks = press.inks
    pairs = ((inks.near, inks.mid), (inks.deep, inks.near), (inks.mid, inks.far), (inks.far, inks.haze))
    rows = 6
    for row in range(rows):
        depth = (row / (rows - 1)) ** 1.5
        rim, radius = far + 0.01 + (0.80 - far) * depth, 0.045 + 0.185 * depth
        for side in (-1, 1):
            for place in range(4, -1, -1):
                x = 0.5 + side * press.across(0.045 + 0.30 * depth + radius * (0.95 + 1.3 * place))
                if not -0.25 < x < 1.25:
                    continue
                lift = press.rng.uniform(-0.35, 0.35) * press.down(radius)
                bright = (row, side, place) == (rows - 2 if press.wide else rows - 3, -1, 0)
                ink, shade = (inks.light, inks.far) if bright else press.rng.choice(pairs)
                _under(press, x, rim + lift, radius, inks.night)
                seam = inks.far if bright else inks.deep if ink != inks.night else inks.near
                umbrella(press, x, rim + lift, radius, ink, shade, seam)


def _under(press: Press, x: float, rim: float, radius: float, ink: Colour) -> None:
    """The back of somebody in a long coat under an umbrella."""
    back: Outline = [(-0.30, 1.75), (-0.36, 0.34), (-0.22, 0.16), (0.22, 0.16), (0.36, 0.34), (0.30, 1.75)]
    press.polygon(press.about(x, rim, [(bx * radius, by * radius) for bx, by in back]), ink)
    press.disc(x, rim, radius * 0.24, ink)
    for leg in (-0.14, 0.14):
        press.block(x, rim, ((leg - 0.09) * radius, 1.7 * radius, (leg + 0.09) * radius, 2.6 * radius), ink)
