from itertools import combinations

import pytest

from home.demo.drawing import SCENES, TONES, draw
from home.demo.drawing.inks import Inks
from home.demo.drawing.press import Press

WIDE, TALL = (160, 120), (120, 160)


def holds(picture, ink, within=24):
    """Whether an ink stands somewhere in a picture, give or take what the paper's tooth does to it."""
    colours = [colour for _, colour in picture.getcolors(maxcolors=picture.width * picture.height)]
    return any(all(abs(a - b) <= within for a, b in zip(colour, ink, strict=True)) for colour in colours)


@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_draws_in_both_orientations(scene, size):
    picture = draw(scene, size=size)

    assert (picture.mode, picture.size) == ("RGB", size)
    assert len(picture.getcolors(maxcolors=size[0] * size[1])) > 100


@pytest.mark.parametrize("palette", TONES)
@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_has_the_palettes_light_and_its_dark_in_both_orientations(scene, palette):
    inks = Inks(palette)

    for size in ((80, 60), (60, 80)):
        picture = draw(scene, palette, size=size)
        assert (holds(picture, inks.light), holds(picture, inks.night)) == (True, True)


def test_no_two_scenes_look_alike():
    prints = {scene: draw(scene, "slate", size=WIDE).convert("L").resize((16, 12)).tobytes() for scene in SCENES}

    def apart(one, other):
        return sum(abs(a - b) for a, b in zip(prints[one], prints[other], strict=True)) / (16 * 12)

    assert [pair for pair in combinations(SCENES, 2) if apart(*pair) < 10] == []


@pytest.mark.parametrize("scene", SCENES)
def test_the_same_parameters_give_the_same_picture(scene):
    assert draw(scene, "rust", 4, WIDE).tobytes() == draw(scene, "rust", 4, WIDE).tobytes()


@pytest.mark.parametrize("scene", SCENES)
def test_another_seed_gives_another_picture(scene):
    assert draw(scene, "rust", 4, WIDE).tobytes() != draw(scene, "rust", 5, WIDE).tobytes()


def test_no_two_palettes_print_alike():
    prints = {palette: draw("hills", palette, size=WIDE).tobytes() for palette in TONES}

    assert [pair for pair in combinations(prints, 2) if prints[pair[0]] == prints[pair[1]]] == []


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_without_a_palette_takes_its_usual_one(scene):
    usual = SCENES[scene].palette

    assert draw(scene, size=WIDE).tobytes() == draw(scene, usual, size=WIDE).tobytes()


def test_an_unknown_scene_is_refused_with_the_names_we_have():
    with pytest.raises(ValueError, match=r"^There is no scene “fog”\. The scenes are: hills, lanes, .*\.$"):
        draw("fog", size=WIDE)


def test_an_unknown_palette_is_refused_with_the_names_we_have():
    with pytest.raises(ValueError, match=r"^There is no palette “mauve”\. The palettes are: rust, moss, .*\.$"):
        draw("hills", "mauve", size=WIDE)


@pytest.mark.parametrize("scene", SCENES)
def test_the_usual_palette_of_a_scene_is_one_of_ours(scene):
    assert SCENES[scene].palette in TONES


def test_a_shape_beside_the_sheet_leaves_it_as_it_was():
    press = Press(WIDE, Inks("slate"), 1)
    blank = press.sheet.tobytes()

    press.bar(1.2, 0.1, 1.4, 0.3, press.inks.night, shade=press.inks.deep)
    press.scatter(press.blank(), press.inks.light)

    assert press.sheet.tobytes() == blank


@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
def test_a_block_measured_in_short_sides_is_as_large_in_either_orientation(size):
    press = Press(size, Inks("slate"), 1)

    press.block(0.5, 0.5, (-0.1, -0.2, 0.1, 0.2), press.inks.night)

    colours = {colour: count for count, colour in press.sheet.getcolors()}
    assert colours[press.inks.night] == pytest.approx((0.2 * press.unit) * (0.4 * press.unit), rel=0.06)
