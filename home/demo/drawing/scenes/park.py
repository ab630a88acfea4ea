"""The park: a tea kiosk at dusk, and the bandstand in the evening."""

from ..figures import STRIDE, WAITING, bare_tree, figure, leafy_tree, ridge, runner
from ..press import Press
from ..weather import double, light_in_the_wet, puddle


def kiosk(press: Press) -> None:
    """A tea kiosk in a park at dusk, its hatch open and glowing; two at the counter, one on the way."""
    inks = press.inks
    press.sky(inks.near, inks.far, 0.6)
    ground = 0.66
    press.glow(0.2, ground, 0.7, inks.haze, 200)
    press.polygon(ridge(press, ground - 0.08, 0.02, 3), inks.mid, shade=inks.far)
    middle = 0.60 if press.wide else 0.56
    for place, tall in ((-0.62, 0.50), (-0.42, 0.40), (0.40, 0.44), (0.62, 0.52)):
        bare_tree(press, middle + press.across(place), ground + 0.01, tall, inks.deep)
    press.bar(0, ground, 1, 1, inks.near, shade=inks.mid, reach=230)
    press.glow(middle, ground - press.down(0.16), 0.55, inks.light, 210)
    _booth(press, middle, ground + press.down(0.04))
    for dx, dy, width in ((-0.34, 0.155, 0.34), (0.16, 0.21, 0.46), (-0.10, 0.285, 0.26)):
        x, y = middle + press.across(dx), ground + press.down(dy)
        puddle(press, x, y, width, inks.far, inks.haze)
        light_in_the_wet(press, x, y - press.down(width * 0.05), width * 0.55, 4, press.down(width * 0.03))
    coming, foot = middle - press.across(0.46 if press.wide else 0.40), ground + press.down(0.10)
    double(press, figure(press, coming, foot, 0.26), foot, inks.deep, 150, 0.4)
    runner(press, coming, foot, 0.26, inks.night, vest=inks.light)


def _booth(press: Press, x: float, foot: float) -> None:
    """The kiosk and those at its counter."""
    inks = press.inks
    press.block(x, foot, (-0.20, -0.32, 0.20, 0), inks.deep, shade=inks.near, reach=140)
    for board in range(1, 10):
        press.block(x, foot, (-0.20 + board * 0.04, -0.10, -0.197 + board * 0.04, 0), inks.night)
    press.block(x, foot, (-0.15, -0.275, 0.15, -0.125), inks.light, shade=inks.far, reach=60)
    for shelf, jars in ((-0.225, (-0.11, -0.085, 0.0, 0.08, 0.105)), (-0.18, (-0.03, 0.10))):
        press.block(x, foot, (-0.15, shelf, 0.15, shelf + 0.006), inks.far)
        for jar in jars:
            press.block(x, foot, (jar - 0.008, shelf - 0.024, jar + 0.008, shelf), inks.mid)
    runner(press, x + press.across(0.05), foot - press.down(0.005), 0.24, inks.mid, pose=WAITING)
    press.block(x, foot, (-0.20, -0.125, 0.20, 0), inks.deep, shade=inks.near, reach=90)
    press.block(x, foot, (-0.185, -0.13, 0.185, -0.110), inks.night)
    roof = [(-0.27, -0.31), (-0.07, -0.44), (0.07, -0.44), (0.27, -0.31)]
    press.polygon(press.about(x, foot, roof), inks.night, shade=inks.deep, reach=120)
    press.block(x, foot, (-0.012, -0.475, 0.012, -0.43), inks.night)
    flap = [(-0.165, -0.285), (0.165, -0.285), (0.20, -0.245), (-0.20, -0.245)]
    press.polygon(press.about(x, foot, flap), inks.pale, shade=inks.haze, reach=120)
    pool = press.about(x, foot, [(-0.16, 0), (0.16, 0), (0.26, 0.08), (-0.26, 0.08)])
    press.scatter(press.shape(pool, fill=150), inks.light)
    for dx, facing, coat in ((-0.10, 1, inks.mid), (0.10, -1, None)):
        runner(press, x + press.across(dx), foot + press.down(0.03), 0.25, inks.night, facing, WAITING, coat, coat=True)


def bandstand(press: Press) -> None:
    """The bandstand in the evening, lamps under its roof; a small group gathers, one with a torch."""
    inks = press.inks
    press.sky(inks.deep, inks.mid, 0.75)
    for _ in range(26):
        press.disc(press.rng.random(), press.rng.uniform(0, 0.3), press.rng.uniform(0.0008, 0.002), inks.haze)
    ground = 0.70 if press.wide else 0.66
    for x, tall in ((0.02, 0.50), (0.16, 0.38), (0.85, 0.40), (0.99, 0.54)):
        leafy_tree(press, x, ground + 0.01, tall * (1 if press.wide else 1.3), inks.night, inks.deep)
    press.bar(0, ground, 1, 1, inks.deep, shade=inks.near, reach=200)
    x, foot = 0.5, ground + press.down(0.03)
    press.glow(x, foot - press.down(0.22), 0.62, inks.light, 220)
    _stand(press, x, foot)
    pool = press.oval(
        x - press.across(0.47), foot + press.down(0.005), x + press.across(0.47), foot + press.down(0.20), 130
    )
    press.scatter(pool, inks.light)
    _gathering(press, x, foot + press.down(0.115))


def _stand(press: Press, x: float, foot: float) -> None:
    """The bandstand: a plinth with steps, slim posts, a rail, lamps, and a roof like a bell."""
    inks = press.inks
    press.block(x, foot, (-0.27, -0.33, 0.27, -0.06), inks.far, shade=inks.light, reach=235)
    press.block(x, foot, (-0.30, -0.075, 0.30, 0.02), inks.near, shade=inks.mid, reach=200)
    press.block(x, foot, (-0.31, -0.085, 0.31, -0.068), inks.pale)
    for step in range(3):
        half = 0.085 + step * 0.018
        press.block(
            x, foot, (-half, -0.065 + step * 0.03, half, -0.035 + step * 0.03), inks.far, shade=inks.haze, reach=150
        )
    for post in (-0.265, -0.15, 0.15, 0.265):
        press.block(x, foot, (post - 0.008, -0.34, post + 0.008, -0.075), inks.night)
    for left, right in ((-0.265, -0.10), (0.10, 0.265)):
        press.block(x, foot, (left, -0.15, right, -0.142), inks.night)
        for bar in range(9):
            at = left + (right - left) * bar / 8
            press.block(x, foot, (at - 0.002, -0.15, at + 0.002, -0.08), inks.night)
    for lamp in (-0.2, -0.07, 0.07, 0.2):
        ((lx, ly),) = press.about(x, foot, [(lamp, -0.295)])
        press.line([(lx, ly), (lx, ly - press.down(0.04))], 0.3, inks.night)
        press.disc(lx, ly, 0.017, inks.pale)
    curve = [(0.34 * (1 - i / 20) ** 1.5 + 0.012, -0.335 - 0.20 * (i / 20)) for i in range(21)]
    bell = [*curve, *[(-bx, by) for bx, by in reversed(curve)]]
    press.polygon(press.about(x, foot, bell), inks.near, shade=inks.mid, reach=200)
    press.block(x, foot, (-0.35, -0.342, 0.35, -0.322), inks.night)
    ((tx, ty),) = press.about(x, foot, [(0, -0.55)])
    press.disc(tx, ty, 0.018, inks.night)


def _gathering(press: Press, x: float, foot: float) -> None:
    """Five who have come to run, the last of them still coming, one with a torch."""
    inks = press.inks
    ((tx, ty),) = press.about(x, foot, [(0.235, -0.13)])
    beam = press.about(tx, ty, [(0, -0.004), (0, 0.004), (0.30, 0.125), (0.19, 0.155)])
    press.scatter(press.shape(beam, fill=235), inks.light)
    for dx, dy, tall, facing, vest in (
        (-0.21, 0.0, 0.24, 1, inks.far),
        (-0.10, 0.02, 0.225, 1, inks.light),
        (0.02, -0.005, 0.25, -1, inks.haze),
        (0.18, 0.01, 0.24, 1, inks.mid),
    ):
        runner(press, x + press.across(dx), foot + press.down(dy), tall, inks.night, facing, WAITING, vest)
    arm = press.about(x, foot, [(0.20, -0.165), (0.235, -0.13)])
    press.line(arm, 1.0, inks.night)
    press.disc(tx, ty, 0.011, inks.pale)
    runner(press, x - press.across(0.42), foot + press.down(0.02), 0.24, inks.night, 1, STRIDE, inks.light)
