"""Things that stand in more than one picture: people, hills, water, lamps and trees.

Units are the press's: x and y in fractions of the sheet. Heights of people are fractions
of its short side; heights of things that stand in a landscape are fractions of its height.
"""

import math
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

from .inks import Colour
from .press import Press

# Joints of a person of height 1 whose foot stands at 0, 0 and who faces right: x, y and half the limb's width there.
STRIDE = {
    "back arm": [(0.03, -0.79, 0.034), (-0.14, -0.70, 0.027), (-0.10, -0.56, 0.021)],
    "back leg": [(-0.01, -0.50, 0.056), (-0.09, -0.28, 0.042), (-0.235, -0.09, 0.022), (-0.17, -0.02, 0.017)],
    "front leg": [(0.01, -0.50, 0.058), (0.205, -0.43, 0.043), (0.155, -0.20, 0.022), (0.235, -0.185, 0.017)],
    "torso": [(0.045, -0.785, 0.068), (0.025, -0.66, 0.060), (0.00, -0.535, 0.052)],
    "front arm": [(0.05, -0.79, 0.034), (0.115, -0.64, 0.027), (0.25, -0.715, 0.021)],
    "neck": [(0.05, -0.83, 0.028), (0.068, -0.88, 0.026)],
    "head": [(0.075, -0.925, 0.060), (0.082, -0.912, 0.058)],
}
WAITING = {
    "left leg": [(-0.03, -0.50, 0.055), (-0.045, -0.26, 0.040), (-0.05, -0.05, 0.024), (-0.02, -0.018, 0.018)],
    "right leg": [(0.03, -0.50, 0.055), (0.05, -0.26, 0.040), (0.06, -0.05, 0.024), (0.105, -0.018, 0.018)],
    "torso": [(0.0, -0.775, 0.088), (0.0, -0.50, 0.070)],
    "left arm": [(-0.065, -0.79, 0.034), (-0.125, -0.64, 0.028), (-0.02, -0.575, 0.022)],
    "right arm": [(0.065, -0.79, 0.034), (0.125, -0.64, 0.028), (0.03, -0.60, 0.022)],
    "neck": [(0.0, -0.83, 0.028), (0.005, -0.88, 0.026)],
    "head": [(0.01, -0.925, 0.060), (0.014, -0.912, 0.060)],
}

Pose = dict[str, list[tuple[float, float, float]]]
Outline = list[tuple[float, float]]


def figure(
    press: Press,
    x: float,
    y: float,
    height: float,
    facing: int = 1,
    pose: Pose = STRIDE,
    only: tuple[str, ...] | None = None,
) -> Image.Image:
    """The mask of a person whose foot stands at x, y.

    height: in short sides; facing: 1 to the right, -1 to the left;
    only: leave out every limb whose name does not end in one of these.
    """
    tall = height * press.unit
    mask = press.blank()
    draw = ImageDraw.Draw(mask)
    for limb, joints in pose.items():
        if only and not limb.endswith(only):
            continue
        spots = [(x * press.width + facing * jx * tall, y * press.height + jy * tall, r * tall) for jx, jy, r in joints]
        for cx, cy, r in spots:
            draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=255)
        for start, end in pairwise(spots):
            draw.polygon(_bone(start, end), fill=255)
    return mask


def _bone(start: tuple[float, float, float], end: tuple[float, float, float]) -> Outline:
    """The tapered piece of a limb between two joints, in pixels."""
    (ax, ay, ar), (bx, by, br) = start, end
    length = math.hypot(bx - ax, by - ay) or 1
    nx, ny = (by - ay) / length, (ax - bx) / length
    return [
        (ax + nx * ar, ay + ny * ar),
        (bx + nx * br, by + ny * br),
        (bx - nx * br, by - ny * br),
        (ax - nx * ar, ay - ny * ar),
    ]


def runner(
    press: Press,
    x: float,
    y: float,
    height: float,
    ink: Colour,
    facing: int = 1,
    pose: Pose = STRIDE,
    vest: Colour | None = None,
    coat: bool = False,
) -> None:
    """Lay a person in one ink and the vest in another; a `coat` is a vest with its arms on.

    x, y: the foot; height: in short sides; facing: 1 to the right, -1 to the left.
    """
    press.sheet.paste(ink, (0, 0), figure(press, x, y, height, facing, pose))
    if vest:
        over = ("torso", "arm") if coat else ("torso",)
        press.sheet.paste(vest, (0, 0), figure(press, x, y, height, facing, pose, over))
        if not coat:
            press.sheet.paste(ink, (0, 0), figure(press, x, y, height, facing, pose, ("front arm", "neck")))


def cast(
    press: Press, mask: Image.Image, foot: float, slant: float, squash: float, ink: Colour, strength: int = 200
) -> None:
    """Lay the shadow that a mask throws on flat ground.

    foot: y of the line where thing and shadow meet; slant: how far the shadow leans to the
    right for each part of the thing's height; squash: its length by the thing's height,
    below 0 when it falls towards us; strength: how thick the dots lie, 0 to 255.
    """
    foot_y = foot * press.height
    inverse = (1, -slant / squash, slant / squash * foot_y, 0, 1 / squash, foot_y - foot_y / squash)
    flat = mask.transform(mask.size, Image.Transform.AFFINE, inverse, Image.Resampling.BILINEAR)
    dots = press.stipple(flat.point(lambda v: v * strength // 255))
    press.sheet.paste(ink, (0, 0), ImageChops.multiply(dots, flat))


def ridge(press: Press, level: float, swing: float, peaks: float) -> Outline:
    """The outline of a hill down to the sheet's foot: three waves of chance added up.

    level: y about which the crest swings; swing: how far; peaks: roughly how many.
    """
    rng, steps = press.rng, 160
    waves = [(rng.uniform(0.6, 1.3) * peaks * 2**i, rng.uniform(0, 6.3), swing / 1.9**i) for i in range(3)]
    crest = [
        (i / steps, level + sum(a * math.sin(f * i / steps * math.pi + p) for f, p, a in waves))
        for i in range(steps + 1)
    ]
    return [*crest, (1, 1), (0, 1)]


def water(press: Press, top: float, ink: Colour, shine: Colour, lines: int = 26) -> None:
    """Lay a flat of water from `top` to the sheet's foot, with broken lines of `shine`, closer together far off."""
    press.bar(0, top, 1, 1, ink, shade=shine, reach=120)
    for i in range(lines):
        y = top + (1 - top) * (i / lines) ** 1.6 + 0.006
        x = press.rng.uniform(0, 0.9)
        press.line([(x, y), (x + press.rng.uniform(0.03, 0.16), y)], 0.12 + 0.3 * i / lines, shine)


def lamp_post(press: Press, x: float, foot: float, height: float, ink: Colour, light: Colour, glow: float) -> None:
    """A street lamp that leans to the right; `foot` is a y, `height` of the sheet's, `glow` a radius."""
    top = foot - height
    arm = press.across(0.035)
    press.line([(x, foot), (x, top), (x + arm, top - 0.012)], 0.5, ink)
    press.glow(x + arm, top, glow, light)
    press.disc(x + arm, top - 0.004, 0.011, light)


def fir(press: Press, x: float, foot: float, height: float, ink: Colour, shade: Colour) -> None:
    """A fir of four tiers; `foot` is a y, `height` of the sheet's."""
    half = height * 0.2 * press.height / press.width
    for i in range(4):
        y = foot - height * i * 0.22
        reach = half * (1 - i * 0.2)
        press.polygon([(x - reach, y), (x, y - height * 0.36), (x + reach, y)], ink, shade=shade, reach=70)
