import re
from collections import Counter

import pytest

from home.demo.drawing import SCENES, TONES
from home.demo.reading import KEYS, StoryFileError, read_stories
from home.demo.site import WEEK

STORIES = read_stories()


each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)


def words(story):
    return len(" ".join(story.paragraphs).split())


def slug(name):
    return re.sub(r"\W+", "-", name.lower())


@pytest.fixture
def story_file(tmp_path):
    """Write one story file, with some keys changed, or left out by None; its folder is what is read."""

    def write(text="A mile.\n\nAnd back.", file="ann-lee.md", **changes):
        given = dict.fromkeys(KEYS, "something") | {"order": "1", "orientation": "wide"} | changes
        head = "".join(f"{key}: {value}\n" for key, value in given.items() if value is not None)
        (tmp_path / file).write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
        return tmp_path

    return write


def test_the_stories_come_in_the_order_in_which_they_are_told():
    assert [story.name for story in STORIES] == ["Tom Aldous", "Priya Raman", "Nora Whitlock", "Errol Tasker"]


@each_story
def test_a_story_has_between_150_and_about_300_words(story):
    assert 150 <= words(story) <= 301  # the longest is told in its teller's own 301


@each_story
def test_a_quote_stands_in_its_story_word_for_word(story):
    assert [part for part in story.paragraphs if story.quote in part] != []


@each_story
def test_a_file_is_named_for_its_teller(story):
    assert story.slug == slug(story.name)


@each_story
def test_an_address_belongs_to_nobody(story):
    assert re.fullmatch(r"[a-z.]+@example\.(org|net)", story.address)


@each_story
def test_a_picture_can_be_drawn_for_a_story(story):
    assert story.scene in SCENES
    assert story.palette in TONES
    assert (story.size[0] > story.size[1]) == (story.orientation == "wide")


@each_story
def test_a_caption_is_not_its_description(story):
    assert story.caption != story.alt


@each_story
def test_a_teaser_does_not_name_the_teller(story):
    assert [part for part in story.name.split() if part in story.teaser] == []


def test_no_two_pictures_are_of_one_scene():
    scenes = Counter([WEEK.cover.scene, *(story.scene for story in STORIES)])

    assert [scene for scene, times in scenes.items() if times > 1] == []


def test_a_file_becomes_a_story(story_file):
    folder = story_file(
        "  A mile,\nslowly.\n\n\n\nAnd back: twice.", order="12", caption="Left: Ann", topics="Night, Rain"
    )

    [story] = read_stories(folder)

    assert (story.slug, story.order, story.caption) == ("ann-lee", 12, "Left: Ann")
    assert story.topics == ("Night", "Rain")
    assert story.paragraphs == ("A mile, slowly.", "And back: twice.")


def test_the_order_is_by_number_and_not_by_name(story_file):
    story_file(file="ann-lee.md", order="10")
    folder = story_file(file="zoe-fox.md", order="9")

    assert [story.slug for story in read_stories(folder)] == ["zoe-fox", "ann-lee"]


@pytest.mark.parametrize("key", KEYS)
def test_a_missing_key_is_named(story_file, key):
    with pytest.raises(
        StoryFileError, match=rf"^ann-lee\.md has no line “{key}: …” between its two “---”\. Add one\.$"
    ):
        read_stories(story_file(**{key: None}))


def test_quote_and_note_may_be_empty(story_file):
    [story] = read_stories(story_file(quote="", note=""))

    assert (story.quote, story.note) == ("", "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"alt": ""}, "ann-lee.md has nothing after “alt:”. Only quote and note may be empty."),
        ({"order": "first"}, "ann-lee.md has “order: first”. Write a number, such as 1."),
        ({"orientation": "square"}, "ann-lee.md has “orientation: square”. Write wide or tall."),
        ({"text": ""}, "ann-lee.md has no story in it: write it beneath the second “---”."),
        ({"colour": "red"}, f"ann-lee.md: “colour: red” is not a line we know. The keys are: {', '.join(KEYS)}."),
    ],
    ids=["empty", "order", "orientation", "no story", "unknown key"],
)
def test_a_file_that_cannot_be_read_says_what_to_write(story_file, changes, sentence):
    with pytest.raises(StoryFileError) as refusal:
        read_stories(story_file(**changes))

    assert str(refusal.value) == sentence


def test_a_file_without_front_matter_says_what_to_write(tmp_path):
    (tmp_path / "ann-lee.md").write_text("A mile.\n", encoding="utf-8")

    with pytest.raises(StoryFileError) as refusal:
        read_stories(tmp_path)

    assert str(refusal.value) == "ann-lee.md must begin with a line “---”, then its keys, then another line “---”."
