"""A street of steps, steep between its houses."""

from itertools import pairwise

from ..figures import COMING, runner
from ..press import Press

EDGES = (1.0, 0.62, 0.36, 0.16, 0.0, -0.14)  # the depths at which one house beside the steps ends and the next begins
LAMP = (0.86, 0.30, 0.78)  # the lamp's side, depth and height over the steps


def steps(press: Press) -> None:
    """A steep street of steps between houses, with a rail and one lamp; a runner halfway up."""
    inks = press.inks
    press.sky(inks.far, inks.haze, 0.5)
    press.glow(0.5, 0.30, 0.62, inks.light, 250)
    roofs = [*_walls(press, 1), *_walls(press, -1)]
    press.glow(*_spot(press, *LAMP), 0.26, inks.light, 190)
    for x, y, size in roofs:
        _chimney(press, x, y, size)
    lit = press.rng.choice((1, 2))
    for side, chosen in ((1, 2), (-1, lit)):
        for i, (far, near) in enumerate(pairwise(EDGES)):
            _openings(press, side, far, near, i == chosen)
    flights = 26
    for i in range(flights, 0, -1):
        far, near = i / flights, (i - 1) / flights
        (lf, yf), (rf, _) = _spot(press, -1, far), _spot(press, 1, far)
        (ln, yn), (rn, _) = _spot(press, -1, near), _spot(press, 1, near)
        middle = yf + (yn - yf) * 0.42
        press.polygon([(lf, yf), (rf, yf), (rn, middle), (ln, middle)], inks.pale, shade=inks.haze, reach=150)
        press.polygon([(ln, middle), (rn, middle), (rn, yn), (ln, yn)], inks.mid, shade=inks.far, reach=120)
    _rail(press)
    _lamp(press)
    x, y = _spot(press, -0.28, 0.42)
    runner(press, x, y, 0.21, inks.night, pose=COMING, vest=inks.light)


def _scale(depth: float) -> float:
    """How large things stand at a depth: 1 at the sheet's foot, where depth is 0, and a quarter at the top, at 1."""
    return 1 / (1 + 3 * depth)


def _spot(press: Press, side: float, depth: float, height: float = 0) -> tuple[float, float]:
    """A point on the steps: side -1 is their left edge and 1 their right; height in short sides, as at the foot."""
    size = _scale(depth)
    return (0.5 + side * press.across(0.46) * size, 0.13 + 0.92 * size - press.down(height) * size)


def _walls(press: Press, side: int) -> list[tuple[float, float, float]]:
    """Lay the houses on one side, the farthest first; give a spot on each roof and how large things stand there."""
    inks, rng, roofs = press.inks, press.rng, []
    walls = ((inks.mid, inks.far), (inks.mid, inks.far), (inks.near, inks.mid), (inks.near, inks.mid))
    for (far, near), (ink, shade) in zip(pairwise(EDGES), (*walls, (inks.deep, inks.near)), strict=True):
        tall, out = 0.86 + rng.uniform(-0.06, 0.06), 0.5 + side * 1.2
        (fx, fy), (nx, ny) = _spot(press, side, far), _spot(press, side, near)
        top = min(_spot(press, side, far, tall)[1], _spot(press, side, near, tall)[1])
        press.polygon([(fx, top), (out, top), (out, ny), (nx, ny), (fx, fy)], ink, shade=shade, reach=120)
        press.polygon([(fx, fy), (fx, top), (nx, top), (nx, ny)], ink, shade=shade, reach=200, angle=90 * side)
        roofs.append((nx + side * press.across(0.13) * _scale(near), top, _scale(near)))
    return roofs


def _chimney(press: Press, x: float, y: float, size: float) -> None:
    """A chimney with two pots on a roof; `size` as `_scale` gives it."""
    ink = press.inks.deep
    press.block(x, y, (-0.055 * size, -0.10 * size, 0.055 * size, 0.004), ink)
    for pot in (-0.028, 0.028):
        press.block(x, y, ((pot - 0.014) * size, -0.145 * size, (pot + 0.014) * size, -0.10 * size), ink)


def _openings(press: Press, side: int, far: float, near: float, lit: bool) -> None:
    """A window over a window in a house's wall; the upper one may be lit."""
    inks = press.inks
    for low, high, pane in ((0.50, 0.66, inks.light if lit else inks.night), (0.16, 0.32, inks.night)):
        a, b = near + (far - near) * 0.35, near + (far - near) * 0.68
        frame = [
            _spot(press, side, b, low),
            _spot(press, side, b, high),
            _spot(press, side, a, high),
            _spot(press, side, a, low),
        ]
        press.polygon(frame, pane)


def _rail(press: Press) -> None:
    """The handrail up the steps."""
    ink = press.inks.night
    for i in range(14):
        depth = (i / 13) ** 1.3
        press.line([_spot(press, 0.5, depth), _spot(press, 0.5, depth, 0.17)], 1.1 * _scale(depth), ink)
    path = [_spot(press, 0.5, i / 40, 0.17) for i in range(41)]
    for i, piece in enumerate(pairwise(path)):
        press.line(piece, 1.5 * _scale(i / 40), ink)


def _lamp(press: Press) -> None:
    """One lamp at the right of the steps, lit."""
    inks = press.inks
    top = _spot(press, *LAMP)
    foot = _spot(press, *LAMP[:2])
    press.line([foot, top], 0.8, inks.night)
    press.disc(*top, 0.028, inks.night)
    press.disc(*top, 0.021, inks.light)
