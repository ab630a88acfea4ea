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
    """A scene and the palette that suits it, a name in TONES."""

    paint: Callable[[Press], None]
    palette: str


SCENES = {
    "hills": Scene(hills, "rust"),
    "lanes": Scene(lanes, "rust"),
    "rain": Scene(rain, "slate"),
    "medal": Scene(medal, "lamp"),
    "bridge": Scene(bridge, "canal"),
    "coast": Scene(coast, "canal"),
    "pram": Scene(pram, "moss"),
    "window": Scene(window, "heather"),
    "lamplight": Scene(lamplight, "slate"),
    "firs": Scene(firs, "moss"),
    "shelter": Scene(shelter, "slate"),
    "puddle": Scene(puddle, "slate"),
    "washing": Scene(washing, "slate"),
    "kiosk": Scene(kiosk, "slate"),
    "stile": Scene(stile, "slate"),
    "umbrella": Scene(umbrellas, "slate"),
    "crossing": Scene(crossing, "moss"),
    "steps": Scene(steps, "lamp"),
    "platform": Scene(platform, "moss"),
    "bandstand": Scene(bandstand, "moss"),
    "allotment": Scene(allotment, "heather"),
}
