"""The street: a shelter in the rain at night, and a crossing in the morning."""

from PIL import ImageChops

from ..figures import SITTING, WALKING, cast, figure, runner
from ..inks import Colour
from ..press import Press
from ..weather import double, light_in_the_wet, rainfall


def shelter(press: Press) -> None:
    """A bus shelter lit from inside, at night in rain; one passes, one waits."""
    inks = press.inks
    press.sky(inks.night, inks.deep, 0.8)
    kerb = 0.60 if press.wide else 0.62
    _dark_houses(press, kerb)
    press.bar(0, kerb, 1, 1, inks.near, shade=inks.deep, reach=255)
    x = 0.40 if press.wide else 0.43
    press.glow(x, kerb - press.down(0.18), 0.72, inks.light, 190)
    pool = press.about(x, kerb, [(-0.34, 0), (0.34, 0), (0.46, 0.075), (-0.46, 0.075)])
    press.scatter(press.shape(pool, fill=165), inks.light)
    _glass(press, x, kerb)
    press.bar(0, kerb + press.down(0.075), 1, kerb + press.down(0.092), inks.far, shade=inks.mid, reach=170)
    light_in_the_wet(press, x, kerb + press.down(0.118), 0.62, 13, press.down(0.021))
    passing, foot = x + press.across(0.56 if press.wide else 0.40), kerb + press.down(0.20)
    body = figure(press, passing, foot, 0.38)
    double(press, body, foot, inks.night, 210, 0.55)
    runner(press, passing, foot, 0.38, inks.night, vest=inks.light)
    rainfall(press, kerb + 0.1, 300)


def _dark_houses(press: Press, kerb: float) -> None:
    """A row of gables beyond the shelter, all asleep."""
    inks, rng = press.inks, press.rng
    x = -0.06
    while x < 1:
        width, top = press.across(rng.uniform(0.20, 0.30)), kerb - press.down(rng.uniform(0.36, 0.46))
        gable = [(x, top), (x + width / 2, top - press.down(0.09)), (x + width, top), (x + width, kerb), (x, kerb)]
        press.polygon(gable, inks.near, shade=inks.deep, reach=235)
        x += width


def _glass(press: Press, x: float, kerb: float) -> None:
    """The shelter: lit panes, a bench with somebody on it, posts and a roof that juts out."""
    inks = press.inks
    press.block(x, kerb, (-0.32, -0.36, 0.32, 0), inks.light, shade=inks.far, reach=90)
    press.block(x, kerb, (-0.32, -0.07, 0.32, 0), inks.far, shade=inks.light, reach=120)
    press.block(x, kerb, (-0.22, -0.095, 0.14, -0.078), inks.night)
    for leg in (-0.20, 0.12):
        press.block(x, kerb, (leg - 0.006, -0.09, leg + 0.006, 0.0), inks.night)
    runner(press, x - press.across(0.03), kerb + 0.004, 0.31, inks.night, 1, SITTING, inks.near, coat=True)
    for post in (-0.32, -0.107, 0.107, 0.32):
        press.block(x, kerb, (post - 0.007, -0.37, post + 0.007, 0.012), inks.night)
    press.block(x, kerb, (-0.36, -0.415, 0.36, -0.365), inks.night, shade=inks.deep, reach=150)
    press.block(x, kerb, (-0.34, -0.363, 0.34, -0.35), inks.pale)


def crossing(press: Press) -> None:
    """A crossing keeper holds the road for two children and a runner; the shadows are long."""
    inks = press.inks
    press.sky(inks.haze, inks.pale, 0.5)
    press.glow(0.06, 0.26, 0.8, inks.light)
    road = 0.56
    _terrace(press, road)
    press.bar(0, road, 1, road + 0.05, inks.far, shade=inks.haze, reach=170)
    press.bar(0, road + 0.05, 1, 1, inks.near, shade=inks.mid, reach=235)
    top, foot = (0.70, 0.90) if press.wide else (0.70, 0.86)
    _stripes(press, top, foot)
    walk = top + (foot - top) * 0.42
    at = (0.18, 0.40, 0.52, 0.77) if press.wide else (0.14, 0.42, 0.58, 0.80)
    _crosses(press, at[0], walk + 0.005, 0.31, inks.light)
    _crosses(press, at[1], walk + 0.03, 0.19, inks.mid, child=True)
    _crosses(press, at[2], walk + 0.015, 0.165, inks.haze, child=True)
    _keeper(press, at[3], walk + 0.06)


def _terrace(press: Press, foot: float) -> None:
    """A terrace of houses, each with a door and windows; one window is lit."""
    inks, rng = press.inks, press.rng
    houses = 6 if press.wide else 4
    lit, width, eaves = rng.randrange(1, houses // 2 + 1), 1 / houses, foot - press.down(0.27)
    for i in range(houses):
        left = i * width
        press.bar(left, eaves, left + width, foot, inks.far if i % 2 else inks.mid, shade=inks.haze, reach=110)
        roof = [
            (left, eaves),
            (left, eaves - press.down(0.09)),
            (left + width, eaves - press.down(0.09)),
            (left + width, eaves),
        ]
        press.polygon(roof, inks.near, shade=inks.mid, reach=150)
        stack = left + width * 0.86
        press.block(stack, eaves, (-0.02, -0.145, 0.02, -0.07), inks.near, shade=inks.mid, reach=120)
        for wx, wy in ((0.28, -0.22), (0.72, -0.22), (0.72, -0.10)):
            pane = inks.light if (i, wx, wy) == (lit, 0.28, -0.22) else inks.deep
            press.block(left + width * wx, foot, (-0.028, wy, 0.028, wy + 0.07), pane, shade=inks.near, reach=60)
        press.block(left + width * 0.28, foot, (-0.03, -0.125, 0.03, 0), inks.night, shade=inks.near, reach=120)
    press.glow(lit * width + width * 0.28, foot - press.down(0.185), 0.16, inks.light)


def _stripes(press: Press, top: float, foot: float) -> None:
    """The stripes of the crossing, seen by one who waits at the wheel."""
    inks = press.inks
    count = 9 if press.wide else 6
    for i in range(-2, count + 2):
        near, far = (i + 0.1) / count, 0.5 + ((i + 0.1) / count - 0.5) * 0.80
        wide, slim = 0.55 / count, 0.44 / count
        stripe = [(far, top), (far + slim, top), (near + wide, foot), (near, foot)]
        press.polygon(stripe, inks.pale, shade=inks.haze, reach=120)


def _crosses(press: Press, x: float, foot: float, height: float, vest: Colour, child: bool = False) -> None:
    """Somebody crosses from the left, with the sun behind; a child walks and wears a satchel."""
    inks = press.inks
    shape = figure(press, x, foot, height, 1, WALKING) if child else figure(press, x, foot, height)
    cast(press, shape, foot, -1.5, -0.42, inks.deep, 215)
    if not child:
        runner(press, x, foot, height, inks.night, vest=vest)
        return
    runner(press, x, foot, height, inks.night, 1, WALKING, vest, coat=True)
    bag = (-0.22 * height, -0.81 * height, -0.03 * height, -0.56 * height)
    press.block(x, foot, bag, inks.deep)


def _keeper(press: Press, x: float, foot: float) -> None:
    """The keeper of the crossing: a long coat, a cap, and a plain round disc on a pole."""
    inks = press.inks
    body = figure(press, x, foot, 0.36, -1, WALKING)
    coat = press.shape(press.about(x, foot, [(-0.03, -0.29), (0.03, -0.29), (0.066, -0.09), (-0.066, -0.09)]))
    whole = ImageChops.lighter(body, coat)
    pole = press.about(x, foot, [(-0.095, 0.0), (-0.095, -0.44)])
    whole = ImageChops.lighter(whole, press.circle(*pole[1], 0.058))
    cast(press, whole, foot, -1.5, -0.42, inks.deep, 215)
    runner(press, x, foot, 0.36, inks.night, -1, WALKING)
    press.lay(coat, inks.light, shade=inks.far, reach=90, angle=-90)
    press.lay(figure(press, x, foot, 0.36, -1, WALKING, ("front arm",)), inks.light)
    press.polygon(press.about(x, foot, [(-0.063, -0.125), (0.063, -0.125), (0.066, -0.11), (-0.066, -0.11)]), inks.pale)
    cap = [(-0.038, -0.340), (0.014, -0.340), (0.014, -0.362), (-0.022, -0.362), (-0.024, -0.348), (-0.040, -0.346)]
    press.polygon(press.about(x, foot, cap), inks.deep)
    press.line(pole, 0.9, inks.night)
    press.disc(*pole[1], 0.060, inks.night)
    press.disc(*pole[1], 0.050, inks.light)
