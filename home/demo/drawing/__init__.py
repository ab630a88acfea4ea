"""The demo's pictures: small printed posters, each drawn from a scene, a palette and a seed.

A picture is a stack of flat shapes, laid from back to front in eight inks and drawn at
twice its size for clean edges. Shade and light are never smooth: they are stippled, as on
a litho stone, by holding a gradient against noise. Every picture has one warm light, and
none has words in it. Needs Pillow and nothing else.
"""

from PIL import Image

from .inks import TONES, Inks
from .press import Press
from .scenes import SCENES

__all__ = ["SCENES", "TONES", "draw"]


def draw(scene: str, palette: str | None = None, seed: int = 7, size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """The picture of a scene as an RGB image. The same four parameters always give the same pixels.

    scene: a name in SCENES; palette: a name in TONES, or None for the one that suits the scene;
    seed: which of the scene's many variants (where the trees stand, which windows are lit);
    size: width and height in pixels. One wider than high has a composition of its own. Chance
    falls otherwise at every size, so for a smaller copy of a picture scale the picture itself.
    """
    if scene not in SCENES:
        raise ValueError(f"There is no scene “{scene}”. The scenes are: {', '.join(SCENES)}.")
    palette = palette or SCENES[scene].palette
    if palette not in TONES:
        raise ValueError(f"There is no palette “{palette}”. The palettes are: {', '.join(TONES)}.")
    press = Press(size, Inks(palette), f"{scene}-{seed}")
    SCENES[scene].paint(press)
    return press.pull()
