"""A card as an image: nothing overflows, nothing is printed as a box."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from foundation.oklch import oklch
from stories.schedule.cards.card import Card
from stories.schedule.cards.drawing import EDGE, PAPER, TONES, draw
from stories.schedule.cards.lettering import CUTS, can_be_set, fit, font, letters, width
from stories.schedule.models import ThemedWeekPage

SHEETS = Path(__file__).parents[4] / "site/static/css"
LONG_NAME = "Maximiliana Wolfeschlegelsteinhausen-Bergerdorff of Hallin B."
LONG_QUOTE = ("I ran the last of it beside a man I had never met, and he told me of his dog. " * 4)[:280]


def image_of(**words):
    card = Card(site="Milepost", series="My Most Important Mile", question="Which mile?", **words)
    return Image.open(io.BytesIO(draw(card))).convert("RGB")


def is_paper(pixel):
    return all(abs(one - other) < 12 for one, other in zip(pixel, PAPER, strict=True))


@pytest.mark.parametrize("name", ["Li", LONG_NAME, "W" * 120, "Jo " * 40, "Žofia Dvořáková"])
@pytest.mark.parametrize("quote", ["", "Go.", LONG_QUOTE, "m" * 280])
def test_no_word_leaves_its_room(name, quote):
    image = image_of(name=name, quote=quote)

    margin = [image.getpixel((1200 - EDGE // 2, y)) for y in range(0, 630, 3)]
    above = [image.getpixel((x, 20)) for x in range(0, 1200, 3)]
    beside_stone = [image.getpixel((x, 525)) for x in range(EDGE + 90, 1200, 3)]
    assert all(is_paper(pixel) for pixel in (*margin, *above, *beside_stone))


def test_a_long_name_is_set_smaller_and_broken_only_where_it_must():
    measures = {"across": 600, "down": 400, "largest": 132, "lines": 4, "leading": 1}

    assert fit("Nora Whitlock", **measures).size == 132
    long = fit(LONG_NAME, **measures)
    assert long.size < 132
    assert " ".join(long.lines).replace("- ", "-") == LONG_NAME
    broken = fit("W" * 60, **measures)
    assert "".join(broken.lines) == "W" * 60
    assert all(width(line, broken.size) <= 600 for line in (*long.lines, *broken.lines))


def test_what_has_no_room_is_left_out():
    assert fit(LONG_QUOTE, across=100, down=40, largest=40, lines=2, leading=1) is None


def test_letters_are_those_of_the_sheet():
    sheet = (SHEETS / "fonts.css").read_text()
    for cut, ranges in CUTS.items():
        declared = re.search(rf"{cut}\.woff2.*?unicode-range: (.*?);", sheet, re.S)[1]
        assert ranges == declared


def test_our_cuts_have_every_letter_that_they_are_said_to_have():
    for cut in CUTS:
        box = bytes(font(cut, 40).getmask("\uffff"))
        visible = [letter for letter in letters(cut) if not letter.isspace()]
        assert [letter for letter in visible if bytes(font(cut, 40).getmask(letter)) == box] == []


@pytest.mark.parametrize(
    ("words", "can"),
    [
        ("Nora", True),
        ("Ştefan Țurcanu", True),
        ("x\u0301", False),
        ("6 ÷ 2", False),
        ("Ана", False),
        ("李", False),
        ("🏃", False),
    ],
)
def test_what_would_be_printed_as_a_box_is_known(words, can):
    assert can_be_set(words) is can


def test_a_letter_with_a_loose_accent_is_one_letter():
    assert can_be_set("Jose\u0301")


@pytest.mark.parametrize("tone", TONES)
def test_the_stone_wears_the_tone_of_the_sheet(tone):
    declared = (SHEETS / "tokens.css").read_text()
    hue, chroma = re.search(rf'\[data-tone="{tone}"\] {{ --hue: (\d+); --chroma: ([\d.]+)', declared).groups()
    assert TONES[tone] == (float(hue), float(chroma))

    stone = image_of(name="Nora", tone=tone).getpixel((EDGE + 8, 600))
    assert all(abs(one - other) < 12 for one, other in zip(stone, oklch(0.46, float(chroma), float(hue)), strict=True))


def test_every_tone_that_a_week_may_have_can_be_drawn():
    assert set(ThemedWeekPage.Tone.values) == set(TONES)
