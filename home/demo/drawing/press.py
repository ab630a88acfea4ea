"""The press: a sheet, its inks and its noise, and the ways to lay a shape on it.

Units: x and y are fractions of the sheet's width and height, from its upper left corner.
Radii are fractions of its short side, so that a disc stays round and as large in either
orientation; line widths are hundredths of it. A mask is a grey image as large as the sheet.
"""

import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .inks import Colour, Inks

SCALE = 2  # the sheet is drawn this many times too large, then scaled down

Points = Sequence[tuple[float, float]]


class Press:
    """A sheet on which shapes are laid from back to front; `pull` gives the finished picture."""

    def __init__(self, size: tuple[int, int], inks: Inks, seed: int | str):
        self.inks, self.rng = inks, random.Random(seed)
        self.width, self.height = size[0] * SCALE, size[1] * SCALE
        self.unit = min(self.width, self.height)
        self.wide = self.width > self.height
        self.grain = Image.frombytes("L", size, self.rng.randbytes(size[0] * size[1]))
        self.noise = self.grain.resize((self.width, self.height), Image.Resampling.NEAREST)
        self.sheet = Image.new("RGB", (self.width, self.height), inks.pale)

    # Lengths

    def across(self, length: float) -> float:
        """A length in short sides, as a fraction of the width."""
        return length * self.unit / self.width

    def down(self, length: float) -> float:
        """A length in short sides, as a fraction of the height."""
        return length * self.unit / self.height

    def pixels(self, points: Points) -> list[tuple[float, float]]:
        """Points given in fractions, in pixels of the sheet."""
        return [(x * self.width, y * self.height) for x, y in points]

    def about(self, x: float, y: float, outline: Points) -> list[tuple[float, float]]:
        """An outline in short sides round a point, in fractions: its form is the same in either orientation."""
        u, v = self.across(1), self.down(1)
        return [(x + ox * u, y + oy * v) for ox, oy in outline]

    # Masks

    def blank(self) -> Image.Image:
        """A mask with nothing in it."""
        return Image.new("L", (self.width, self.height), 0)

    def shape(self, points: Points, fill: int = 255) -> Image.Image:
        """The mask of a polygon; a `fill` under 255 is for `scatter`."""
        mask = self.blank()
        ImageDraw.Draw(mask).polygon(self.pixels(points), fill=fill)
        return mask

    def box(self, left: float, top: float, right: float, bottom: float) -> Image.Image:
        """The mask of an upright rectangle."""
        mask = self.blank()
        ImageDraw.Draw(mask).rectangle(self.pixels([(left, top), (right, bottom)]), fill=255)
        return mask

    def oval(self, left: float, top: float, right: float, bottom: float, fill: int = 255) -> Image.Image:
        """The mask of the ellipse that fits into a rectangle."""
        mask = self.blank()
        ImageDraw.Draw(mask).ellipse(self.pixels([(left, top), (right, bottom)]), fill=fill)
        return mask

    def circle(self, x: float, y: float, radius: float) -> Image.Image:
        """The mask of a circle round a point."""
        cx, cy, r = x * self.width, y * self.height, radius * self.unit
        mask = self.blank()
        ImageDraw.Draw(mask).ellipse((cx - r, cy - r, cx + r, cy + r), fill=255)
        return mask

    def ramp(self, box: tuple[float, float, float, float], angle: float = 0, reach: int = 255) -> Image.Image:
        """A linear gradient over a box in pixels: `reach` (0 to 255) at its top, none at its foot.

        angle: degrees by which the gradient is turned, counter-clockwise.
        """
        left, top, right, bottom = (round(v) for v in box)
        width, height = max(1, right - left), max(1, bottom - top)
        ramp = Image.linear_gradient("L").rotate(180 + angle, expand=False).resize((width, height))
        mask = self.blank()
        mask.paste(ramp.point(lambda v: v * reach // 255), (left, top))
        return mask

    def stipple(self, gradient: Image.Image, box: tuple[int, int, int, int] | None = None) -> Image.Image:
        """Dots that lie as thick as a mask is light; `box` is where on the sheet a smaller mask lies, in pixels."""
        dots = ImageChops.subtract(gradient, self.noise.crop(box) if box else self.noise)
        return dots.point(lambda v: 255 if v > 0 else 0)

    # Ink on the sheet

    def sky(self, top: Colour, foot: Colour, band: float = 1.0) -> None:
        """Fill the sheet with one ink that goes over into another, wholly so below `band`."""
        self.sheet.paste(top, (0, 0, self.width, self.height))
        dots = self.stipple(self.ramp((0, 0, self.width, self.height * band), angle=180, reach=255))
        self.sheet.paste(foot, (0, 0), dots)
        self.sheet.paste(foot, (0, round(self.height * band), self.width, self.height))

    def lay(
        self, mask: Image.Image, ink: Colour, shade: Colour | None = None, reach: int = 190, angle: float = 0
    ) -> None:
        """Lay a mask in one ink and stipple `shade` over it, thick at its top (turned by `angle` degrees)."""
        box = mask.getbbox()
        if not box:
            return
        shape = mask.crop(box)
        self.sheet.paste(ink, box, shape)
        if shade:
            ramp = Image.linear_gradient("L").rotate(180 + angle, expand=False).resize(shape.size)
            dots = self.stipple(ramp.point(lambda v: v * reach // 255), box)
            self.sheet.paste(shade, box, ImageChops.multiply(dots, shape))

    def scatter(self, mask: Image.Image, ink: Colour) -> None:
        """Lay a mask in dots alone, as thick as it is light: shadows, mirror images, pools of light."""
        box = mask.getbbox()
        if box:
            self.sheet.paste(ink, box, self.stipple(mask.crop(box), box))

    def polygon(self, points: Points, ink: Colour, **shade) -> None:
        """Lay a polygon; `shade`, `reach` and `angle` as for `lay`."""
        self.lay(self.shape(points), ink, **shade)

    def bar(self, left: float, top: float, right: float, bottom: float, ink: Colour, **shade) -> None:
        """Lay an upright rectangle; `shade`, `reach` and `angle` as for `lay`."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], ink, **shade)

    def block(self, x: float, y: float, box: tuple[float, float, float, float], ink: Colour, **shade) -> None:
        """Lay an upright rectangle round a point; `box` is its left, top, right and foot in short sides from there."""
        left, top, right, foot = box
        self.polygon(self.about(x, y, [(left, top), (right, top), (right, foot), (left, foot)]), ink, **shade)

    def disc(self, x: float, y: float, radius: float, ink: Colour, **shade) -> None:
        """Lay a circle round a point; `shade`, `reach` and `angle` as for `lay`."""
        self.lay(self.circle(x, y, radius), ink, **shade)

    def line(self, points: Points, width: float, ink: Colour) -> None:
        """Draw a line with round ends through points; `width` in hundredths of the short side."""
        pixels, thick = self.pixels(points), max(1, round(width * self.unit / 100))
        draw = ImageDraw.Draw(self.sheet)
        draw.line(pixels, fill=ink, width=thick, joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            r = thick / 2
            draw.ellipse((x - r, y - r, x + r, y + r), fill=ink)

    def glow(
        self, x: float, y: float, radius: float, ink: Colour, strength: int = 230, within: Image.Image | None = None
    ) -> None:
        """Light round a point, thinning out in dots; `strength` 0 to 255, `within` a mask that bounds it."""
        size = round(radius * 2 * self.unit)
        halo = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
        halo = halo.point(lambda v: round(strength * (max(0, v - 75) / 180) ** 1.6))
        mask = self.blank()
        mask.paste(halo, (round(x * self.width) - size // 2, round(y * self.height) - size // 2))
        dots = self.stipple(mask)
        self.sheet.paste(ink, (0, 0), ImageChops.multiply(dots, within) if within else dots)

    def pull(self) -> Image.Image:
        """The finished picture: scaled down, with the tooth of the paper in it."""
        sheet = self.sheet.resize((self.width // SCALE, self.height // SCALE), Image.Resampling.LANCZOS)
        tooth = self.grain.filter(ImageFilter.GaussianBlur(0.8)).point(lambda v: 116 + v * 24 // 255)
        return ImageChops.overlay(sheet, Image.merge("RGB", (tooth,) * 3))
