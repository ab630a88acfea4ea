from itertools import combinations

import pytest

from home.demo.drawing import SCENES, TONES, draw

WIDE, TALL = (160, 120), (120, 160)


@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_draws_in_both_orientations(scene, size):
    picture = draw(scene, size=size)

    assert (picture.mode, picture.size) == ("RGB", size)
    assert len(picture.getcolors(maxcolors=size[0] * size[1])) > 100


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
