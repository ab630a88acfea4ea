"""Wrong things in the editors' forms: a sentence beside the field, no error page, and nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from foundation.models import Picture
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.schedule.models import Slot, ThemedWeekPage, read_hours
from tests.factories.pages import DraftFactory
from tests.factories.pictures import jpeg

pytestmark = pytest.mark.django_db

COMMENTS = {"comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}}
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def series_typed(**fields):
    texts = {"intro": rich_text("<p>Our best.</p>"), "call": rich_text("")}
    moments = {"opens_at": "", "closes_at": ""}
    known = {"title": "First Day Back", "slug": "first-day-back", "question": "What stopped you?", "word_target": "300"}
    return nested_form_data({**known, **texts, **moments, "cover": "", **COMMENTS, **fields})


def week_typed(**fields):
    texts = {name: rich_text("<p>Early.</p>") for name in ("intro", "sign_off", "call_override")}
    known = {"title": "Dawn", "slug": "dawn", "first_day": "2026-12-01", "days": "7", "hours": "06:00", "tone": "rust"}
    return nested_form_data({**known, **texts, "cover": "", **COMMENTS, **fields})


def story_typed(**fields):
    empty = dict.fromkeys(["place", "title", "slug", "cover", "told_on", "teaser", "spoken_language"], "")
    body = streamfield([("text", rich_text("<p>I had the keys.</p>"))])
    return nested_form_data({**empty, "printed_name": "Nora", "body": body, **COMMENTS, **fields})


def beside(response, name):
    """The sentence beside one field."""
    soup = BeautifulSoup(response.content.decode(), "html.parser")
    field = soup.find(attrs={"data-contentpath": name, "data-field": True}) or soup.find(id=f"panel-child-{name}")
    found = field and field.find(class_="w-field__errors")
    return " ".join(found.get_text(" ").split()) if found else ""


# ── Series ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def new_series(home):
    return reverse("wagtailadmin_pages:add", args=["stories", "seriesindexpage", home.pk])


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("slug", "search", "The address “search” belongs to the site itself."),
        ("slug", "my-most-important-mile", "“my-most-important-mile-2” is free."),
        ("slug", "my mile!", "An address holds letters, digits and hyphens"),
        ("question", "y" * 200, "at most 160 characters"),
        ("title", "x" * 300, "at most 255 characters"),
        ("opens_at", "yesterday", "Enter a valid date/time."),
        ("opens_at", "0001-01-01 00:00", "1 is a strange year."),
        ("closes_at", "9998-01-01 00:00", "9998 is a strange year."),
        ("word_target", "-1", "greater than or equal to 0"),
        ("cover", "9999", "Select a valid choice."),
    ],
)
def test_a_series_refuses_beside_the_field_and_keeps_the_rest(desk, home, new_series, field, typed, sentence):
    desk.post(new_series, series_typed(title="My Most Important Mile", slug="my-most-important-mile", **PUBLISH))

    answer = desk.post(new_series, series_typed(**{field: typed}, **PUBLISH))

    assert answer.status_code == 200
    assert sentence in beside(answer, field)
    assert SeriesIndexPage.objects.count() == 1
    assert "Our best." in answer.content.decode()


def test_a_call_that_closes_before_it_opens_is_refused(desk, new_series):
    answer = desk.post(new_series, series_typed(opens_at="2026-12-05 06:00", closes_at="2026-12-01 06:00", **PUBLISH))

    assert "The call would close before it opens." in beside(answer, "closes_at")


def test_a_new_series_that_is_published_is_live_and_said_to_be(desk, new_series):
    answer = desk.post(new_series, series_typed(**PUBLISH), follow=True)

    assert SeriesIndexPage.objects.get().live
    assert "created and published" in answer.content.decode()


# ── Weeks ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def new_week(series):
    return reverse("wagtailadmin_pages:add", args=["schedule", "themedweekpage", series.pk])


@pytest.mark.parametrize("buttons", [{}, PUBLISH])
@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("hours", "six", "“six” is no time of day."),
        ("hours", "06:00, 25:00", "“25:00” is no time of day."),
        ("hours", "06:00+05:00", "is no time of day."),
        ("hours", ", ".join(["06:00"] * 20), "at most 80 characters"),
        ("days", "0", "greater than or equal to 1"),
        ("days", "15", "less than or equal to 14"),
        ("days", "x", "Enter a whole number."),
        ("first_day", "2026-02-30", "Enter a valid date."),
        ("first_day", "9999-12-31", "9999 is a strange year."),
        ("first_day", "0026-12-01", "26 is a strange year."),
        ("slug", "feed", "belongs to the site itself"),
        ("tone", "pink", "Select a valid choice."),
    ],
)
def test_a_week_refuses_beside_the_field_and_keeps_the_rest(desk, new_week, buttons, field, typed, sentence):
    answer = desk.post(new_week, week_typed(**{field: typed}, **buttons))

    assert answer.status_code == 200
    assert sentence in beside(answer, field)
    assert not ThemedWeekPage.objects.exists()
    assert "Early." in answer.content.decode()


def test_a_new_week_that_is_published_is_live_and_has_its_slots(desk, new_week):
    answer = desk.post(new_week, week_typed(hours="6:00, 18.30,", **PUBLISH), follow=True)

    assert ThemedWeekPage.objects.get().live
    assert "created and published" in answer.content.decode()
    assert [f"{slot.time:%H:%M}" for slot in Slot.objects.order_by("day", "time")[:2]] == ["06:00", "18:30"]


@pytest.mark.parametrize("hours", ["06:00", "6:00", "6.00", " 06:00 ,", "06:00:00"])
def test_hours_are_read_as_people_write_them(hours):
    assert [f"{one:%H:%M}" for one in read_hours(hours)] == ["06:00"]


@pytest.mark.parametrize("hours", ["", ",", "06:00;18:00", "24:00", "6", "06:00Z", "٦:٠٠٠"])
def test_hours_that_are_none_are_refused_in_a_sentence(hours):
    with pytest.raises(ValueError, match="is no time of day"):
        read_hours(hours)


# ── Stories ─────────────────────────────────────────────────────────────────────────


@pytest.fixture
def new_story(series):
    return reverse("wagtailadmin_pages:add", args=["stories", "storypage", series.pk])


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("printed_name", "", "Please fill this in: the title is made from it."),
        ("printed_name", "x" * 200, "at most 120 characters"),
        ("place", "x" * 200, "at most 120 characters"),
        ("teaser", "x" * 200, "at most 160 characters"),
        ("told_on", "soon", "Enter a valid date."),
        ("slug", "share", "belongs to the site itself"),
        ("slug", "lisa-anderson", "“lisa-anderson-2” is free."),
    ],
)
def test_a_story_refuses_beside_the_field_and_keeps_the_words(desk, series, new_story, field, typed, sentence):
    DraftFactory(parent=series, printed_name="Lisa Anderson")

    answer = desk.post(new_story, story_typed(**{field: typed}))

    assert answer.status_code == 200
    assert sentence in beside(answer, field)
    assert StoryPage.objects.count() == 1
    assert "I had the keys." in answer.content.decode()


def test_one_mistake_is_said_once(desk, new_story):
    answer = desk.post(new_story, story_typed(printed_name="", **PUBLISH))

    assert beside(answer, "printed_name") == "This field is required."


@pytest.mark.parametrize("name", ["!!!", "Нора", "Share", "🏃"])
def test_any_name_makes_an_address(desk, new_story, name):
    desk.post(new_story, story_typed(printed_name=name))

    story = StoryPage.objects.get()
    assert story.slug
    assert story.slug != "share"


# ── Pictures and topics ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("a.jpg", b"hello"), "This file is not a picture that we can read"),
        (SimpleUploadedFile("a.jpg", b""), "This file is empty"),
        (SimpleUploadedFile("a.jpg", jpeg(2000, 2000)[:3000]), "cut short on its way"),
        (SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "This is an SVG drawing"),
    ],
)
def test_a_picture_that_is_none_is_refused_beside_its_field(desk, file, sentence):
    file.seek(0)
    answer = desk.post(
        reverse("wagtailimages:add"),
        {"title": "Baths", "file": file, "description": "A blue door.", "caption": "", "credit": "", "tags": ""},
    )

    assert answer.status_code == 200
    assert sentence in beside(answer, "file")
    assert "A blue door." in answer.content.decode()
    assert not Picture.objects.exists()


def test_the_picture_form_says_what_a_description_is_for(desk):
    html = desk.get(reverse("wagtailimages:add")).content.decode()

    assert "for those who cannot see it" in html


@pytest.fixture
def new_topic():
    return reverse(Topic.snippet_viewset.get_url_name("add"))


@pytest.mark.parametrize("name", ["At night", "at NIGHT"])
def test_a_second_topic_of_one_name_is_refused_beside_it(desk, new_topic, name):
    Topic.objects.create(name="At night", slug="at-night")

    answer = desk.post(new_topic, {"name": name, "slug": "another"})

    assert beside(answer, "name") == "There is a topic “At night” already. Use that one."
    assert Topic.objects.count() == 1


def test_a_topics_address_makes_itself_and_never_clashes(desk, new_topic):
    Topic.objects.create(name="At-night", slug="at-night")

    for name in ("At night", "Søren & Łukasz", "夜"):
        desk.post(new_topic, {"name": name, "slug": ""})

    slugs = list(Topic.objects.values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs)) == 4
    assert "at-night-2" in slugs


def test_a_topics_address_that_is_taken_is_refused_beside_it(desk, new_topic):
    Topic.objects.create(name="At night", slug="at-night")

    answer = desk.post(new_topic, {"name": "Nights", "slug": "at-night"})

    assert beside(answer, "slug") == "Another topic has this address. Leave it empty, and a free one is made."


def test_a_topic_keeps_its_own_name_and_address(desk):
    topic = Topic.objects.create(name="At night", slug="at-night")
    address = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])

    desk.post(address, {"name": "At Night", "slug": "at-night"})

    topic.refresh_from_db()
    assert topic.name == "At Night"
