"""A card as an image: paper, one accent, the name as large as a newspaper would set a minister's.

The words stand at the left, the picture leaves the card at the right, and the week's stone stands on the
card's lower edge, as on the road. All measures are pixels of the card; it is drawn at twice its size.
"""

from io import BytesIO

from PIL import Image, ImageDraw, ImageOps
from wagtail.images.models import Filter

from foundation.oklch import oklch
from stories.pages.models import ShareCard
from stories.schedule.cards.card import Card
from stories.schedule.cards.lettering import NUMERALS, Setting, fit, font

WIDTH, HEIGHT = ShareCard.WIDTH, ShareCard.HEIGHT
TWICE = 2
EDGE, TOP, PICTURE, GAP = 68, 62, 452, 56
STONE, STONE_HEIGHT = 78, 108
#: What stays free above the stone.
CLEAR = HEIGHT - STONE_HEIGHT - 54

#: The light scheme of static/css/tokens.css: hue and chroma of each tone (a test holds them together).
TONES = {
    "lamp": (75, 0.085),
    "rust": (38, 0.125),
    "moss": (145, 0.085),
    "canal": (235, 0.09),
    "heather": (348, 0.115),
    "slate": (275, 0.095),
}
PAPER, INK, SOFT = oklch(0.986, 0.005, 80), oklch(0.24, 0.018, 300), oklch(0.46, 0.018, 300)


def accent(tone: str) -> tuple[int, int, int]:
    """A tone's colour for stones and quotes."""
    hue, chroma = TONES[tone]
    return oklch(0.46, chroma, hue)


def draw(card: Card) -> bytes:
    """``card`` as a JPEG of WIDTH by HEIGHT pixels."""
    image = Image.new("RGB", (WIDTH * TWICE, HEIGHT * TWICE), PAPER)
    pencil = ImageDraw.Draw(image)
    across = WIDTH - 2 * EDGE
    if card.picture:
        image.paste(_crop(card.picture), ((WIDTH - PICTURE) * TWICE, 0))
        across = WIDTH - PICTURE - GAP - EDGE
    _words(pencil, card, across)
    _stone(pencil, card)
    if site := fit(card.site, **_sized(across - STONE - 24, 60, 26, 1, 1.2)) if card.site else None:
        site.draw(pencil, (EDGE + STONE + 22) * TWICE, (HEIGHT - 44) * TWICE - site.height, SOFT)
    written = BytesIO()
    image.reduce(TWICE).save(written, "JPEG", quality=85, optimize=True, progressive=True)
    return written.getvalue()


def _sized(across, down, largest, lines, leading, smallest=20) -> dict:
    """Measures of the card, as `fit` takes them."""
    return {
        "across": across * TWICE,
        "down": down * TWICE,
        "largest": largest * TWICE,
        "smallest": smallest * TWICE,
        "lines": lines,
        "leading": leading,
    }


def _words(pencil, card: Card, across: int) -> None:
    """Series small, name very large, quote in the week's colour; what has no room is left out."""
    colour, top, large = accent(card.tone), TOP * TWICE, card.name or card.question
    if large and card.series and (series := fit(card.series, **_sized(across, 84, 36, 2, 1.12))):
        top = series.draw(pencil, EDGE * TWICE, top, colour) + 44 * TWICE
    room = CLEAR - top // TWICE
    most = 132 if card.picture or not card.name else 168
    name = fit(large or card.series, **_sized(across, room * (0.56 if card.quote else 1), most, 4, 0.94))
    if name:
        # Hung by the bearing of its first letter, so that stems align (look.md, --largest).
        top = name.draw(pencil, EDGE * TWICE - round(name.size * 0.045), top, INK)
        # Below it hang its longest letters.
        top += round(name.size * 0.24) + 26 * TWICE
    if card.quote and (quote := _quote(card.quote, across, CLEAR - top // TWICE)):
        mark = round(font("petrona-430", quote.size).getlength("“")) if quote.lines[0].startswith("“") else 0
        quote.draw(pencil, EDGE * TWICE - mark, top, colour)


def _quote(words: str, across: int, room: int) -> Setting | None:
    """The quote in its marks, as large as there is room."""
    marked = words if words[0] in '“‘"' else f"“{words}”"
    return fit(marked, **_sized(across, room, 58, 7, 1.14))


def _stone(pencil, card: Card) -> None:
    """The stone on the lower edge, with its day in the black cut."""
    left, top = EDGE * TWICE, (HEIGHT - STONE_HEIGHT) * TWICE
    wide, high = STONE * TWICE, STONE_HEIGHT * TWICE
    colour = accent(card.tone)
    pencil.pieslice((left, top, left + wide, top + wide), 180, 360, fill=colour)
    pencil.rectangle((left, top + wide // 2, left + wide, top + high), fill=colour)
    if card.day:
        pencil.text(
            (left + wide / 2, top + high * 0.72),
            str(card.day),
            font=font(NUMERALS, 56 * TWICE),
            fill=PAPER,
            anchor="ms",
        )


def _crop(picture) -> Image.Image:
    """The picture around its focal point, as high as the card; a small one is enlarged."""
    size = (PICTURE * TWICE, HEIGHT * TWICE)
    cut = picture.generate_rendition_file(Filter(spec=f"fill-{size[0]}x{size[1]}|jpegquality-95|format-jpeg"))
    with Image.open(cut) as opened:
        return ImageOps.fit(opened.convert("RGB"), size)
