"""Every colour of words and borders against its ground, in every tone and both schemes, read from tokens.css."""

import re

import pytest

from home.style_page.contrast import BORDERS, SCHEMES, TOKENS, WORDS, contrast, luminance, tokens

TONES = ("rust", "moss", "canal", "heather", "lamp", "slate")


def test_luminance_agrees_with_known_colours():
    assert luminance((1, 0, 0)) == pytest.approx(1)
    assert luminance((0, 0, 0)) == 0
    assert luminance((0.627955, 0.257683, 29.2339)) == pytest.approx(0.2126, abs=0.001)  # sRGB red
    assert luminance((0.86644, 0.294827, 142.4953)) == pytest.approx(0.7152, abs=0.001)  # sRGB green


def test_sheet_has_the_six_tones_and_no_other():
    assert sorted(re.findall(r'\[data-tone="(\w+)"\]', TOKENS.read_text())) == sorted(TONES)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize(("front", "ground"), WORDS)
def test_words_can_be_read(front, ground, tone, scheme):
    assert contrast(front, ground, tokens(tone), scheme) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize(("front", "ground"), BORDERS)
def test_borders_can_be_seen(front, ground, tone, scheme):
    assert contrast(front, ground, tokens(tone), scheme) >= 3
