"""The station: a train that leaves at dusk, one who waits, and a runner overhead."""

from ..figures import WAITING, ridge, runner
from ..press import Press

PANES = tuple(0.045 + 0.105 * i for i in range(13))  # where the train's windows begin, in short sides from its end


def platform(press: Press) -> None:
    """A platform at dusk: the train is just leaving, one waits with a dog, a runner takes the footbridge."""
    inks = press.inks
    press.sky(inks.far, inks.pale, 0.55)
    press.glow(0.20, 0.50, 0.8, inks.light)
    press.disc(0.17, 0.50, 0.055, inks.light)
    press.polygon(ridge(press, 0.56, 0.02, 2.5), inks.far, shade=inks.haze)
    edge, deck = (0.74, 0.34) if press.wide else (0.73, 0.39)
    press.bar(0, edge - press.down(0.08), 1, edge, inks.near, shade=inks.mid, reach=180)
    end = 0.40
    _train(press, end, edge - press.down(0.012))
    left, right = (0.30, 0.84) if press.wide else (0.32, 0.90)
    _footbridge(press, left, right, deck, edge)
    runner(press, 0.60, deck, 0.17, inks.night, -1, vest=inks.light)
    _rails(press, left, deck, edge)
    press.bar(0, edge, 1, 1, inks.near, shade=inks.deep, reach=130)
    press.bar(0, edge, 1, edge + press.down(0.018), inks.pale)
    press.bar(0, edge + press.down(0.045), 1, edge + press.down(0.055), inks.far)
    _light_on_the_ground(press, end, edge)
    foot = edge + press.down(0.15)
    _bench(press, 0.14 if press.wide else 0.17, foot)
    _waiting(press, 0.515 if press.wide else 0.52, foot)


def _train(press: Press, end: float, foot: float) -> None:
    """The last carriages on their way out to the right, every window lit; `end` is the x of the tail."""
    inks = press.inks
    press.block(end, foot, (0.0, -0.225, 1.6, -0.02), inks.deep, shade=inks.night, reach=160)
    press.block(end, foot, (-0.006, -0.235, 1.6, -0.218), inks.night)
    press.block(end, foot, (0.0, -0.085, 1.6, -0.070), inks.mid)
    for left in PANES:
        press.block(end, foot, (left, -0.190, left + 0.076, -0.105), inks.light, shade=inks.pale, reach=120)
    ((lx, ly),) = press.about(end, foot, [(0.0, -0.05)])
    press.glow(lx, ly, 0.08, inks.light)
    press.disc(lx, ly, 0.012, inks.light)


def _footbridge(press: Press, left: float, right: float, deck: float, foot: float) -> None:
    """The footbridge over the line: two legs, a deck that goes on to the right, and stairs down to the left."""
    inks, drop = press.inks, (foot - deck) / press.down(1)
    for x in (left, right):
        press.block(x, deck, (-0.014, 0, 0.014, drop), inks.night)
    press.bar(left - press.across(0.03), deck, 1.02, deck + press.down(0.03), inks.night)
    stairs = [(-0.02, 0.0)]
    for step in range(12):
        run = -0.02 - drop * 0.50 * step / 12
        stairs += [(run, drop * step / 12), (run - drop * 0.50 / 12, drop * step / 12)]
    stairs += [(-0.02 - drop * 0.50, drop), (0.02 - drop * 0.50, drop), (0.0, 0.06)]
    press.polygon(press.about(left, deck, stairs), inks.night)


def _rails(press: Press, left: float, deck: float, foot: float) -> None:
    """The handrails of bridge and stairs, in front of whoever crosses."""
    ink, drop, tall = press.inks.night, (foot - deck) / press.down(1), 0.075
    press.line([(left, deck - press.down(tall)), (1.02, deck - press.down(tall))], 0.5, ink)
    press.line(press.about(left, deck, [(0, -tall), (-0.02 - drop * 0.50, drop - tall)]), 0.5, ink)
    for i in range(5):
        run = -0.02 - drop * 0.50 * i / 4
        press.line(press.about(left, deck, [(run, drop * i / 4), (run, drop * i / 4 - tall)]), 0.35, ink)
    for i in range(16):
        x = left + press.across(0.08) * i
        press.line([(x, deck), (x, deck - press.down(tall))], 0.35, ink)


def _light_on_the_ground(press: Press, end: float, edge: float) -> None:
    """What the train's windows throw on the platform."""
    for left in PANES:
        patch = [(left, 0.06), (left + 0.076, 0.06), (left + 0.04, 0.17), (left - 0.06, 0.17)]
        press.scatter(press.shape(press.about(end, edge, patch), fill=105), press.inks.light)


def _bench(press: Press, x: float, foot: float) -> None:
    """An empty bench on the platform."""
    ink = press.inks.night
    for top, thick in ((-0.135, 0.016), (-0.108, 0.016), (-0.066, 0.014)):
        press.block(x, foot, (-0.13, top, 0.13, top + thick), ink)
    for leg in (-0.11, 0.11):
        press.block(x, foot, (leg - 0.008, -0.14, leg + 0.008, 0), ink)


def _waiting(press: Press, x: float, foot: float) -> None:
    """One who waits, dark before the lit windows, and their dog."""
    inks = press.inks
    runner(press, x, foot, 0.33, inks.night, 1, WAITING, inks.far, coat=True)
    press.line(press.about(x, foot, [(0.012, -0.20), (0.135, -0.105)]), 0.3, inks.night)
    _dog(press, x + press.across(0.14), foot + press.down(0.004))


def _dog(press: Press, x: float, foot: float) -> None:
    """A dog that sits and looks after the train."""
    ink = press.inks.night
    body = [(-0.05, 0), (-0.058, -0.035), (-0.03, -0.085), (0.0, -0.118), (0.03, -0.10), (0.032, -0.05), (0.036, 0)]
    head = [(-0.008, -0.155), (0.004, -0.135), (0.022, -0.152), (0.03, -0.135), (0.062, -0.122), (0.058, -0.108)]
    press.polygon(press.about(x, foot, body), ink)
    press.polygon(press.about(x, foot, [*head, (0.025, -0.098), (0.0, -0.10), (-0.012, -0.125)]), ink)
    press.line(press.about(x, foot, [(-0.045, -0.006), (-0.085, -0.012), (-0.098, -0.035)]), 1.0, ink)
