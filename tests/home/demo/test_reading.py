import re

import pytest
from django.utils.text import slugify

from home.demo.drawing import SCENES, TONES
from home.demo.reading import KEYS, MAY_BE_EMPTY, StoryFileError, read_stories
from home.demo.site import WEEKS
from stories.schedule.models import ThemedWeekPage, read_hours

STORIES = read_stories()


each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
each_week = pytest.mark.parametrize("week", WEEKS, ids=lambda week: week.key)


def words(story):
    return len(" ".join(story.paragraphs).split())


def stories_of(week):
    return [story for story in STORIES if story.week == week.key]


@pytest.fixture
def story_file(tmp_path):
    """Write one story file, with some keys changed, or left out by None; its folder is what is read."""

    def write(text="A mile.\n\nAnd back.", file="ann-lee.md", **changes):
        usual = {"week": "rain", "order": "1", "orientation": "wide", "shows_child": ""}
        given = dict.fromkeys(KEYS, "something") | usual | changes
        head = "".join(f"{key}: {value}\n" for key, value in given.items() if value is not None)
        (tmp_path / file).write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
        return tmp_path

    return write


def test_the_stories_come_week_by_week_in_the_order_in_which_they_are_told():
    assert [story.name for story in STORIES] == [
        "Bernadette Quill",
        "Winifred Cragg",
        "Stephen Arkle",
        "Clive Ransome",
        "Remedios Ibáñez",
        "Leonie Marsh",
        "Geoffrey Lumb",
        "Anonymous",
        "Idris, aged 12",
        "Jean and Walter Hobday",
        "Konstantina Papadimitriou-Featherstonehaugh",
        "Ted Garnett",
        "Shanice Coley",
        "Tom Aldous",
        "Priya Raman",
        "Nora Whitlock",
        "Errol Tasker",
        "Halil Demir",
    ]


@each_story
def test_a_story_has_between_150_and_about_300_words(story):
    assert 150 <= words(story) <= 301  # the longest is told in its teller's own 301


@each_story
def test_a_quote_stands_in_its_story_word_for_word(story):
    assert [part for part in story.paragraphs if story.quote in part] != []


@each_story
def test_a_file_is_named_for_its_teller(story):
    assert story.slug == slugify(story.name)


@each_story
def test_an_address_belongs_to_nobody(story):
    assert re.fullmatch(r"[a-z.]+@example\.(org|net)", story.address)


@each_story
def test_a_picture_can_be_drawn_for_a_story(story):
    assert story.scene in SCENES
    assert story.palette in TONES
    assert (story.size[0] > story.size[1]) == (story.orientation == "wide")


@each_story
def test_a_caption_is_there_and_is_not_its_description(story):
    assert story.caption
    assert story.alt
    assert story.caption != story.alt


@each_story
def test_a_teaser_does_not_name_the_teller(story):
    assert [part for part in story.name.split() if part in story.teaser] == []


@each_story
def test_a_teaser_fits_its_field(story):
    assert 0 < len(story.teaser) <= 160


@each_story
def test_who_sent_a_story_under_another_name_is_not_named_in_it(story):
    public = [story.name, story.title, story.caption, story.alt, story.teaser, story.note, *story.paragraphs]
    assert not (story.teller and [words for words in public if story.teller in words])


@each_week
def test_a_week_that_is_over_has_a_story_in_each_slot_and_the_one_that_runs_leaves_two(week):
    free = week.days * len(read_hours(week.hours)) - len(stories_of(week))

    assert free == (0 if week.over_for else 2)


@each_week
def test_no_two_pictures_of_a_week_are_of_one_scene(week):
    scenes = [week.cover.scene, *(story.scene for story in stories_of(week))]

    assert sorted(scenes) == sorted(set(scenes))


@each_week
def test_a_cover_can_be_drawn_and_its_week_has_one_of_the_tones(week):
    assert week.cover.scene in SCENES
    assert week.cover.palette in TONES
    assert week.tone in ThemedWeekPage.Tone.values


def test_every_description_is_written_for_its_own_picture():
    alts = [week.cover.alt for week in WEEKS] + [story.alt for story in STORIES]

    assert len(set(alts)) == len(alts) == 21


def test_among_the_tellers_are_a_child_two_together_one_without_a_name_and_one_in_another_language():
    by_slug = {story.slug: story for story in STORIES}

    assert [story.slug for story in STORIES if story.shows_child] == ["idris-aged-12"]
    assert [story.slug for story in STORIES if story.language] == ["remedios-ibanez"]
    assert [story.slug for story in STORIES if story.title] == ["leonie-marsh"]
    assert by_slug["anonymous"].teller
    assert by_slug["jean-and-walter-hobday"].teller


def test_some_stories_have_no_quote_and_some_have_an_editors_note():
    assert 0 < len([story for story in STORIES if not story.quote]) < len(STORIES) / 2
    assert 0 < len([story for story in STORIES if story.note]) < len(STORIES)


def test_the_stories_share_ten_topics():
    topics = {topic for story in STORIES for topic in story.topics}

    assert topics == {
        "Canal",
        "Coming back",
        "Family",
        "First time",
        "Friends",
        "Hills",
        "Night",
        "School",
        "Weather",
        "Work",
    }


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


def test_what_most_stories_do_without_may_be_empty(story_file):
    [story] = read_stories(story_file(**dict.fromkeys(MAY_BE_EMPTY, "")))

    assert (story.teller, story.title, story.language, story.quote, story.note) == ("", "", "", "", "")
    assert story.shows_child is False


def test_a_story_of_a_child_says_so(story_file):
    [story] = read_stories(story_file(shows_child="yes"))

    assert story.shows_child is True


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"alt": ""},
            "ann-lee.md has nothing after “alt:”. "
            "Only these may be empty: teller, title, language, shows_child, quote, note.",
        ),
        ({"week": "snow"}, "ann-lee.md has “week: snow”. Write school or rain or running."),
        ({"shows_child": "no"}, "ann-lee.md has “shows_child: no”. Write yes, or nothing."),
        ({"order": "first"}, "ann-lee.md has “order: first”. Write a number, such as 1."),
        ({"orientation": "square"}, "ann-lee.md has “orientation: square”. Write wide or tall."),
        ({"text": ""}, "ann-lee.md has no story in it: write it beneath the second “---”."),
        ({"colour": "red"}, f"ann-lee.md: “colour: red” is not a line we know. The keys are: {', '.join(KEYS)}."),
    ],
    ids=["empty", "week", "child", "order", "orientation", "no story", "unknown key"],
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
