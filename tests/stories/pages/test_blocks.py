"""Blocks: each renders its own preview, says what it is for, and survives being half filled."""

import pytest
from django.template.loader import render_to_string
from wagtail.blocks import StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from foundation.renditions import make_renditions
from stories.pages.blocks.body import StoryBody, count_words, pictures_in, told_words
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db
NAMES = list(StoryBody().child_blocks)


@pytest.fixture
def picture():
    picture = PictureFactory(width_px=1600, height_px=1200, caption="The sill on Cooper Street.")
    make_renditions(picture, ["photo"])
    return picture


@pytest.mark.parametrize("name", NAMES)
def test_a_block_renders_its_own_preview_and_says_what_it_is_for(name, picture):
    block = StoryBody().child_blocks[name]

    assert block.render(block.get_preview_value()).strip()
    assert block.get_description()
    assert block.is_previewable


@pytest.mark.parametrize("name", NAMES)
def test_a_block_survives_an_empty_library_and_an_empty_draft(name):
    block = StoryBody().child_blocks[name]

    block.render(block.get_preview_value())
    block.render(block.get_default() if isinstance(block, StructBlock) else block.normalize(""))


@pytest.mark.parametrize("described", [True, False])
def test_a_picture_is_described_here_or_else_in_the_library(picture, described):
    block = StoryBody().child_blocks["picture"]
    picture.description = "Two mugs on a sill." if described else ""
    value = block.normalize({"picture": {"image": picture, "decorative": False, "alt_text": ""}})

    if described:
        assert block.clean(value)["picture"] == picture
    else:
        with pytest.raises(StructBlockValidationError):
            block.clean(value)


def test_nothing_is_loaded_from_elsewhere_by_a_link_card():
    block = StoryBody().child_blocks["link_card"]

    html = block.render(block.get_preview_value())

    assert 'href="https://example.org/towpath"' in html
    assert "Example Films" in html
    assert not any(tag in html for tag in ("<iframe", "<img", "<script", "src="))


def body(*blocks):
    return StoryBody().normalize(list(blocks))


def test_a_pictures_caption_is_the_librarys_unless_the_story_has_its_own(picture):
    own = {"picture": picture, "caption": "Ten to six.", "width": ""}
    librarys = {"picture": picture, "caption": "", "width": ""}

    assert "Ten to six." in str(body(("picture", own)).render_as_block())
    assert "The sill on Cooper Street." in str(body(("picture", librarys)).render_as_block())


@pytest.mark.parametrize(
    ("size", "width", "tall"),
    [((40, 60), "", True), ((60, 40), "", False), ((60, 40), "portrait", True), ((40, 60), "landscape", False)],
)
def test_an_upright_picture_keeps_the_texts_width_unless_told_otherwise(size, width, tall):
    picture = PictureFactory(width_px=size[0], height_px=size[1])
    value = body(("picture", {"picture": picture, "caption": "", "width": width}))[0]

    assert value.block.get_context(value.value)["is_tall"] is tall


def test_told_words_are_the_tellers_and_no_pull_quote_or_note():
    told = body(
        ("heading", {"words": "The bench"}),
        ("text", "<p>I ran &amp; ran.</p><p>They looked back.</p>"),
        ("pull_quote", {"words": "They looked back."}),
        ("editors_note", {"words": "<p>The bench is mended.</p>"}),
    )

    assert told_words(told) == "The bench\nI ran & ran.\nThey looked back."


@pytest.mark.parametrize(
    ("words", "count"),
    [("", 0), ("one", 1), ("I didn’t stop; half-past six.", 5), ("¿Dónde estás, José?", 3), ("— — —", 0)],
)
def test_words_are_counted_as_a_reader_would(words, count):
    assert count_words(words) == count


def test_pictures_are_found_wherever_they_stand(picture):
    other = PictureFactory()
    told = body(
        ("picture", {"picture": picture, "caption": "", "width": ""}),
        ("side_by_side", {"left": picture, "right": other, "caption": ""}),
        ("gallery", {"pictures": [{"picture": other, "caption": ""}] * 2}),
    )

    assert [found.pk for found in pictures_in(told)] == [picture.pk, picture.pk, other.pk, other.pk, other.pk]


def test_a_picture_whose_sizes_are_not_made_yet_is_left_out_for_a_reader_and_made_for_a_preview(rf):
    from django.template import Context, Template

    picture = PictureFactory(width_px=1600, height_px=1200)
    template = Template("{% load pictures %}{% photo picture %}")
    request = rf.get("/")

    assert template.render(Context({"picture": picture, "request": request})).strip() == ""
    assert not picture.renditions.exists()

    request.is_preview = True
    html = template.render(Context({"picture": picture, "request": request}))
    assert 'type="image/avif"' in html
    assert 'alt="A towpath at dawn."' in html
    assert picture.renditions.count() == 12


def test_the_alert_mail_is_written_in_plain_text_and_html():
    from foundation import moment
    from foundation.models import Alert

    alert = Alert(key="x", sentence="Tom & Priya did not go live.", since=moment.now())
    context = {"alert": alert, "site_url": "https://stories.example.org"}

    assert "Tom & Priya did not go live." in render_to_string("mail/alert/body.txt", context)
    assert "Tom &amp; Priya did not go live." in render_to_string("mail/alert/body.html", context)
