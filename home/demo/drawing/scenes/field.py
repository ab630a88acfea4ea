"""The field: a stile in a hedge, and sheep."""

from ..figures import ridge, runner
from ..press import Press

# A person over a stile: one leg on the top bar, the other lifted, a hand out for the post.
CLIMBING = {
    "back arm": [(0.03, -0.79, 0.034), (-0.10, -0.68, 0.027), (-0.17, -0.56, 0.021)],
    "back leg": [(-0.01, -0.50, 0.056), (-0.02, -0.27, 0.042), (-0.05, -0.05, 0.024), (0.01, -0.018, 0.018)],
    "front leg": [(0.01, -0.50, 0.058), (0.21, -0.45, 0.043), (0.19, -0.22, 0.024), (0.265, -0.20, 0.018)],
    "torso": [(0.065, -0.775, 0.068), (0.035, -0.66, 0.060), (0.00, -0.535, 0.054)],
    "front arm": [(0.07, -0.79, 0.034), (0.19, -0.69, 0.027), (0.34, -0.64, 0.021)],
    "neck": [(0.075, -0.83, 0.028), (0.10, -0.88, 0.026)],
    "head": [(0.112, -0.925, 0.060), (0.118, -0.912, 0.058)],
}


def stile(press: Press) -> None:
    """A path through wet stubble to a stile and a gate in a hedge; low sun under the cloud."""
    inks = press.inks
    press.sky(inks.near, inks.mid, 0.4)
    hedge = 0.60
    band = press.box(0, 0.40, 1, hedge)
    press.lay(band, inks.light, shade=inks.mid, reach=255)
    press.glow(0.30, 0.51, 0.5, inks.light)
    _clouds(press)
    press.disc(0.30, 0.515, 0.062, inks.pale, shade=inks.light, reach=120)
    press.polygon(ridge(press, 0.555, 0.010, 3), inks.far, shade=inks.light, reach=120)
    press.bar(0, hedge, 1, 1, inks.mid, shade=inks.far, reach=235)
    way = (0.46, hedge + 0.03)
    _stubble(press, way)
    left, right = [], []
    for i in range(31):
        t = i / 30
        x, y, half = way[0] + press.across(0.20) * t**2.2, way[1] + (1.01 - way[1]) * t, 0.040 + 0.16 * t**1.3
        left.append((x - press.across(half), y))
        right.append((x + press.across(half), y))
    press.polygon([*left, *reversed(right)], inks.haze, shade=inks.light, reach=230)
    _hedge(press, hedge, way)
    _gate(press, way[0] + press.across(0.15), way[1])
    _stile(press, way)
    spots = ((0.10, 0.80, 0.15, 1), (0.24, 0.72, 0.11, -1), (0.84, 0.83, 0.16, -1))
    for x, y, size, facing in spots:
        _sheep(press, x, y, size, facing)


def _clouds(press: Press) -> None:
    """Long flat clouds over the sun, lit from below."""
    inks, rng = press.inks, press.rng
    for i in range(6):
        x, y, half = rng.uniform(0, 1), 0.10 + 0.058 * i + rng.uniform(-0.01, 0.01), rng.uniform(0.28, 0.50)
        cloud = press.oval(x - half, y - 0.014, x + half, y + 0.018)
        press.lay(cloud, inks.near if i < 4 else inks.mid, shade=inks.deep if i < 4 else inks.near, reach=150)
        lining = press.oval(x - half * 0.7, y + 0.009, x + half * 0.7, y + 0.018, 60 + 25 * i)
        press.scatter(lining, inks.light)


def _stubble(press: Press, way: tuple[float, float]) -> None:
    """Rows of stubble that run towards the stile, wet between."""
    inks, rng = press.inks, press.rng
    for row in range(-16, 17):
        x = way[0] + row * 0.11
        for step in range(26):
            t = ((step + rng.random()) / 26) ** 1.5
            sx, sy = way[0] + (x - way[0]) * (0.30 + t), way[1] + 0.02 + (1.02 - way[1]) * t
            tall = press.down(0.012 + 0.03 * t)
            press.line([(sx, sy), (sx + rng.uniform(-0.3, 0.3) * tall, sy - tall)], 0.2 + 0.35 * t, inks.near)


def _hedge(press: Press, foot: float, way: tuple[float, float]) -> None:
    """The hedge to both sides of the way through."""
    inks, rng = press.inks, press.rng
    start, end = way[0] - press.across(0.115), way[0] + press.across(0.46)
    for left, right in ((-0.05, start), (end, 1.05)):
        clouds = max(3, round((right - left) / press.across(0.045)))
        for i in range(clouds + 1):
            x = left + (right - left) * i / clouds
            press.disc(x, foot - press.down(rng.uniform(0.025, 0.055)), rng.uniform(0.04, 0.055), inks.deep)
        press.bar(left, foot - press.down(0.05), right, foot + 0.035, inks.deep, shade=inks.night, reach=120)


def _gate(press: Press, x: float, foot: float) -> None:
    """A field gate of five bars; x is its hinge on the left."""
    ink = press.inks.night
    for post in (0.0, 0.29):
        press.block(x, foot, (post - 0.012, -0.165, post + 0.012, 0.01), ink)
    for bar in range(5):
        press.block(x, foot, (0, -0.145 + 0.029 * bar, 0.29, -0.135 + 0.029 * bar), ink)
    press.line(press.about(x, foot, [(0.01, -0.015), (0.28, -0.14)]), 0.9, ink)


def _stile(press: Press, way: tuple[float, float]) -> None:
    """The stile, and the runner on top of it."""
    inks = press.inks
    top = way[1] - press.down(0.105)
    runner(press, way[0] + press.across(0.02), top, 0.26, inks.night, -1, CLIMBING, inks.light)
    for post, tall in ((-0.10, 0.275), (0.10, 0.15)):
        press.block(*way, (post - 0.013, -tall, post + 0.013, 0.012), inks.night)
    for bar in (-0.105, -0.055):
        press.block(*way, (-0.10, bar, 0.10, bar + 0.016), inks.night)
    press.block(*way, (-0.03, -0.052, 0.075, -0.036), inks.pale)
    for leg in (-0.022, 0.065):
        press.block(*way, (leg - 0.006, -0.04, leg + 0.006, 0.02), inks.night)


def _sheep(press: Press, x: float, y: float, size: float, facing: int) -> None:
    """A sheep that stands at x, y; `size` is its length in short sides, `facing` 1 to the right."""
    inks = press.inks
    for leg in (-0.26, -0.16, 0.16, 0.26):
        press.block(x, y, (size * (leg - 0.025), -0.28 * size, size * (leg + 0.025), 0), inks.night)
    for dx, dy, radius in ((-0.24, -0.42, 0.20), (0.0, -0.46, 0.24), (0.24, -0.43, 0.20), (0.05, -0.36, 0.20)):
        ((cx, cy),) = press.about(x, y, [(facing * dx * size, dy * size)])
        press.disc(cx, cy, radius * size, inks.pale, shade=inks.haze, reach=90)
    head = [(0.36, -0.66), (0.48, -0.64), (0.60, -0.44), (0.54, -0.38), (0.44, -0.42), (0.34, -0.52)]
    press.polygon(press.about(x, y, [(facing * hx * size, hy * size) for hx, hy in head]), inks.night)
