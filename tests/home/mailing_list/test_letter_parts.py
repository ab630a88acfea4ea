"""Small things that letters are made of: plain words, colours, pictures."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from foundation.renditions import make_renditions
from home.mailing_list import letter_colours, plain_words
from home.mailing_list.letter_pictures import shown
from stories.schedule.models import ThemedWeekPage
from tests.factories.pictures import PictureFactory


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ("<p>A <b>bold</b><br/>line</p>", "A bold\nline"),
        ("<ul><li>Bread</li><li>Milk</li></ul><p>End</p>", "- Bread\n- Milk\n\nEnd"),
        ("<ol><li>First</li><li>Then</li></ol>", "1. First\n2. Then"),
        (
            '<p>See <a href="https://example.org/a?b=1&amp;c=2">there</a>.</p>',
            "See there.\nhttps://example.org/a?b=1&c=2",
        ),
        ("<p>Before</p><hr/><p>After</p>", "Before\n\n* * *\n\nAfter"),
        ("", ""),
        ("no tag, <b>unclosed", "no tag, unclosed"),
    ],
)
def test_rich_text_as_plain_words(html, words):
    assert plain_words.of_html(html) == words


def test_lines_are_broken_and_addresses_are_not():
    address = f"https://example.org/{'a' * 90}"
    lines = plain_words.wrapped(f"{'word ' * 40}\n\n{address}").split("\n")

    assert max(len(line) for line in lines[:-1]) <= 72
    assert lines[-1] == address


def test_colours_are_those_of_the_site():
    """Of tokens.css each is read and written out as mail programs know it."""
    sheet = Path(finders.find("css/tokens.css")).read_text()
    house = dict(re.findall(r"--(paper|ink|ink-soft|rule): (light-dark\(.*\));", sheet))
    tones = re.findall(r'data-tone="(\w+)"\] \{ --hue: ([\d.]+); --chroma: ([\d.]+);', sheet)

    for name, token in (("paper", "paper"), ("ink", "ink"), ("soft", "ink-soft"), ("rule", "rule")):
        told = re.findall(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)", house[token])
        wanted = [letter_colours.written(float(one) / 100, float(c), float(h)) for one, c, h in told]
        assert [letter_colours.colours("rust")[scheme][name] for scheme in ("light", "dark")] == wanted
    assert {name: (float(hue), float(chroma)) for name, hue, chroma in tones} == letter_colours.TONES
    assert set(letter_colours.TONES) == set(ThemedWeekPage.Tone.values)
    # The accent: lightness is the house's, the tone gives the rest (tokens.css, --accent and --wash).
    for use, (light, dark) in (("accent", letter_colours.ACCENT), ("wash", letter_colours.WASH)):
        rule = re.search(rf"--{use}: (.*);", sheet)[1]
        lightness = [float(one) / 100 for one in re.findall(r"oklch\(([\d.]+)%", rule)]
        assert [light[0], dark[0]] == lightness


@pytest.mark.django_db
def test_a_picture_is_never_shown_larger_than_it_is_and_not_before_it_is_made():
    small = PictureFactory(width_px=320, height_px=200)
    assert shown(small) is None
    assert shown(None) is None

    make_renditions(small, ["photo"])
    made = shown(small)
    assert (made.width, made.height) == (320, 200)
    assert made.url.startswith(settings.SITE_URL)
