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
WALKING = {
    "back arm": [(0.0, -0.79, 0.034), (-0.07, -0.66, 0.027), (-0.10, -0.53, 0.021)],
    "back leg": [(-0.01, -0.50, 0.056), (-0.05, -0.27, 0.042), (-0.16, -0.05, 0.024), (-0.11, -0.018, 0.018)],
    "front leg": [(0.01, -0.50, 0.058), (0.08, -0.27, 0.042), (0.11, -0.04, 0.024), (0.165, -0.018, 0.018)],
    "torso": [(0.015, -0.785, 0.070), (0.01, -0.66, 0.064), (0.00, -0.52, 0.058)],
    "front arm": [(0.015, -0.79, 0.034), (0.055, -0.66, 0.027), (0.12, -0.56, 0.021)],
    "neck": [(0.015, -0.83, 0.028), (0.025, -0.88, 0.026)],
    "head": [(0.03, -0.925, 0.060), (0.036, -0.912, 0.059)],
}
SITTING = {
    "leg": [(-0.01, -0.29, 0.060), (0.20, -0.29, 0.046), (0.20, -0.05, 0.026), (0.25, -0.018, 0.018)],
    "torso": [(0.0, -0.58, 0.076), (-0.01, -0.42, 0.070), (-0.01, -0.30, 0.064)],
    "arm": [(0.0, -0.59, 0.036), (0.04, -0.43, 0.028), (0.16, -0.36, 0.022)],
    "neck": [(0.005, -0.63, 0.028), (0.02, -0.68, 0.026)],
    "head": [(0.03, -0.725, 0.060), (0.036, -0.712, 0.059)],
}
COMING = {  # towards us or away from us: without a face they look the same
    "lifted leg": [(-0.045, -0.50, 0.056), (-0.06, -0.31, 0.046), (-0.05, -0.17, 0.030), (-0.045, -0.13, 0.026)],
    "standing leg": [(0.04, -0.50, 0.056), (0.05, -0.26, 0.041), (0.035, -0.05, 0.024), (0.035, -0.018, 0.022)],
    "torso": [(0.0, -0.775, 0.086), (0.0, -0.53, 0.066)],
    "left arm": [(-0.08, -0.79, 0.034), (-0.16, -0.66, 0.028), (-0.09, -0.56, 0.022)],
    "right arm": [(0.08, -0.79, 0.034), (0.16, -0.66, 0.028), (0.10, -0.72, 0.023)],
    "neck": [(0.0, -0.83, 0.028), (0.0, -0.88, 0.026)],
    "head": [(0.0, -0.925, 0.060), (0.0, -0.912, 0.060)],
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
    press.lay(figure(press, x, y, height, facing, pose), ink)
    if vest:
        over = ("torso", "arm") if coat else ("torso",)
        press.lay(figure(press, x, y, height, facing, pose, over), vest)
        if not coat:
            press.lay(figure(press, x, y, height, facing, pose, ("front arm", "neck")), ink)


def cast(
    press: Press, mask: Image.Image, foot: float, slant: float, squash: float, ink: Colour, strength: int = 200
) -> None:
    """Lay the shadow that a mask throws on flat ground.

    foot: y of the line where thing and shadow meet; slant: how far the shadow leans to the
    left for each part of the thing's height, below 0 to the right; squash: its length by the thing's height,
    below 0 when it falls towards us; strength: how thick the dots lie, 0 to 255.
    """
    foot_y = foot * press.height
    inverse = (1, -slant / squash, slant / squash * foot_y, 0, 1 / squash, foot_y - foot_y / squash)
    flat = mask.transform(mask.size, Image.Transform.AFFINE, inverse, Image.Resampling.BILINEAR)
    box = flat.getbbox()
    if box:
        shadow = flat.crop(box)
        dots = press.stipple(shadow.point(lambda v: v * strength // 255), box)
        press.sheet.paste(ink, box, ImageChops.multiply(dots, shadow))


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


def bare_tree(press: Press, x: float, foot: float, height: float, ink: Colour) -> None:
    """A tree in winter; `foot` is a y, `height` in short sides."""
    _branch(press, (x, foot), math.pi / 2, height * 0.34, height * 2.6, ink, 6)


def _branch(
    press: Press, start: tuple[float, float], angle: float, length: float, width: float, ink: Colour, forks: int
) -> None:
    """A branch and those that fork from it; angle in radians from level, length in short sides, width as a line's."""
    (end,) = press.about(*start, [(length * math.cos(angle), -length * math.sin(angle))])
    press.line([start, end], max(width, 0.12), ink)
    if forks:
        for side in (-1, 1):
            turn = side * press.rng.uniform(0.22, 0.55)
            _branch(press, end, angle + turn, length * press.rng.uniform(0.68, 0.84), width * 0.62, ink, forks - 1)


def leafy_tree(press: Press, x: float, foot: float, height: float, ink: Colour, shade: Colour) -> None:
    """A tree in leaf, its crown three round clouds; `foot` is a y, `height` in short sides."""
    trunk = [(-0.035, 0), (0.035, 0), (0.02, -0.6), (-0.02, -0.6)]
    press.polygon(press.about(x, foot, [(tx * height, ty * height) for tx, ty in trunk]), ink)
    for dx, dy, radius in ((-0.17, -0.55, 0.22), (0.17, -0.57, 0.21), (0.0, -0.74, 0.26)):
        ((cx, cy),) = press.about(x, foot, [(dx * height, dy * height)])
        press.disc(cx, cy, radius * height, ink, shade=shade, reach=120)


def fence(press: Press, left: float, right: float, foot: float, height: float, ink: Colour) -> None:
    """A fence of posts and two rails from `left` to `right`; `foot` is a y, `height` in short sides."""
    for rail in (0.35, 0.78):
        y = foot - press.down(height * rail)
        press.line([(left, y), (right, y)], height * 6, ink)
    posts = max(1, round((right - left) / press.across(height * 1.15)))
    for i in range(posts + 1):
        x = left + (right - left) * i / posts
        press.block(x, foot, (-height * 0.05, -height, height * 0.05, height * 0.04), ink)


def umbrella(press: Press, x: float, rim: float, radius: float, ink: Colour, shade: Colour, seam: Colour) -> None:
    """An open umbrella seen from its side; `rim` is the y of its lower edge, `radius` in short sides."""
    arc = [(math.cos(a / 20), math.sin(a / 20)) for a in range(63)] + [(-1.0, 0.0)]
    dome = [(radius * dx, -radius * 0.72 * dy) for dx, dy in arc]
    hem = []
    for i in range(5):  # five scallops, from the left to the right
        middle = -0.8 + 0.4 * i
        hem += [(radius * (middle - 0.2 * math.cos(a / 5)), -radius * 0.10 * math.sin(a / 5)) for a in range(16)]
    press.polygon(press.about(x, rim, [*dome, *hem]), ink, shade=shade, reach=170, angle=-30)
    for bow in (-0.6, -0.2, 0.2, 0.6):
        rib = [(radius * bow * math.sin(a / 10), -radius * 0.72 * math.cos(a / 10)) for a in range(16)]
        press.line(press.about(x, rim, rib), max(0.14, radius * 1.6), seam)
    press.line(press.about(x, rim, [(0, -radius * 0.72), (0, -radius * 0.84)]), radius * 4, ink)
