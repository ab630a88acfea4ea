"""The scenes: each a function that takes a fresh press and lays one picture on it."""

from collections.abc import Callable
from typing import NamedTuple

from ..press import Press
from .field import stile
from .garden import allotment, washing
from .land import firs, hills
from .park import bandstand, kiosk
from .racing import lanes, medal, rain
from .road import puddle, umbrellas
from .station import platform
from .steps import steps
from .street import crossing, shelter
from .town import lamplight, window
from .waterside import bridge, coast, pram


class Scene(NamedTuple):
    """A scene, the palette that suits it (a name in TONES), and where the eye goes in a tall picture of it.

    The eye's place is x and y in fractions of the sheet: around it a wide strip is cut from a tall picture.
    """

    paint: Callable[[Press], None]
    palette: str
    eye: tuple[float, float] = (0.5, 0.5)


SCENES = {
    "hills": Scene(hills, "rust"),
    "lanes": Scene(lanes, "rust"),
    "rain": Scene(rain, "slate"),
    "medal": Scene(medal, "lamp", eye=(0.5, 0.6)),
    "bridge": Scene(bridge, "canal"),
    "coast": Scene(coast, "canal", eye=(0.7, 0.6)),
    "pram": Scene(pram, "moss"),
    "window": Scene(window, "heather"),
    "lamplight": Scene(lamplight, "slate", eye=(0.5, 0.8)),
    "firs": Scene(firs, "moss", eye=(0.5, 0.76)),
    "shelter": Scene(shelter, "slate"),
    "puddle": Scene(puddle, "slate", eye=(0.5, 0.4)),
    "washing": Scene(washing, "slate"),
    "kiosk": Scene(kiosk, "slate"),
    "stile": Scene(stile, "slate"),
    "umbrella": Scene(umbrellas, "slate", eye=(0.5, 0.46)),
    "crossing": Scene(crossing, "moss"),
    "steps": Scene(steps, "lamp", eye=(0.5, 0.45)),
    "platform": Scene(platform, "moss"),
    "bandstand": Scene(bandstand, "moss", eye=(0.5, 0.66)),
    "allotment": Scene(allotment, "heather"),
}
