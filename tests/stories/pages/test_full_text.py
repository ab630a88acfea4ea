"""A story in full, as a feed reader shows it: every block, addresses that lead there, nothing of the page's looks."""

import re
from datetime import date, timedelta

import pytest

from foundation import moment
from foundation.renditions import largest_jpeg, make_renditions
from foundation.representing import htmls_shown
from stories.pages.blocks.body import StoryBody
from stories.pages.full_text import full_texts
from stories.pages.models import StoryPage
from stories.schedule.models import Slot
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(series):
    """The full text of a story with these fields."""

    def told(**fields):
        story = StoryFactory(parent=series, **{"printed_name": "Ada", **fields})
        return full_texts([StoryPage.objects.get(pk=story.pk)])[0]

    return told


def made(**fields):
    """A picture whose sizes the worker has made."""
    picture = PictureFactory(**fields)
    make_renditions(picture, ["photo"])
    return picture


def img(picture, alt):
    jpeg = largest_jpeg(picture)
    return f'<img src="{jpeg.full_url}" width="{jpeg.width}" height="{jpeg.height}" alt="{alt}">'


def test_every_block_of_a_story_has_its_template_here(settings):
    folder = settings.BASE_DIR / "stories" / "pages" / "templates" / "stories" / "feed"

    assert {name for name in StoryBody().child_blocks if not (folder / f"{name}.html").exists()} == set()


def test_words_stand_as_they_were_told(told):
    html = told(
        body=[
            ("text", '<p data-block-key="a1b2c">I ran <b>home</b>.</p><p data-block-key="d3e4f">And back.</p>'),
            ("heading", {"words": "The bench & the bridge"}),
            ("pull_quote", {"words": "They looked back."}),
            ("editors_note", {"words": "<p>The bench has a back again.</p>"}),
        ]
    )

    assert "<p>I ran <b>home</b>.</p><p>And back.</p>" in html
    assert "<h2>The bench &amp; the bridge</h2>" in html
    assert "<blockquote><p>“They looked back.”</p></blockquote>" in html
    assert "<aside><p><strong>Editors’ note.</strong></p><p>The bench has a back again.</p></aside>" in html


def test_who_told_it_where_and_when(told, series):
    html = told(place="Cooper Street", told_on=date(2026, 11, 24))

    assert "<p>Told by Ada. Cooper Street. Tuesday 24 November 2026</p>" in html
    assert f'<a href="{series.full_url}">{series.title}</a>: {series.question}' in html


def test_the_picture_stands_with_alternative_caption_and_credit(told):
    cover = made(description="A towpath.", caption="Ten to six.", credit="B. Ray")

    html = told(cover=cover)

    assert img(cover, "A towpath.") in html
    assert "<figcaption>Ten to six. Picture: B. Ray</figcaption>" in html


def test_pictures_of_the_body_stand_in_their_places(told):
    one, two, three = (made(description=f"Picture {n}.", caption=f"From the library {n}") for n in (1, 2, 3))
    html = told(
        body=[
            ("picture", {"picture": one, "caption": "Mine.", "width": ""}),
            ("side_by_side", {"left": one, "right": two, "caption": "Then, and now."}),
            ("gallery", {"pictures": [{"picture": two, "caption": ""}, {"picture": three, "caption": "Three."}]}),
        ]
    )

    order = [one, one, two, two, three]
    assert re.findall(r"<img [^>]*>", html) == [img(picture, picture.description) for picture in order]
    captions = ["Mine.", "Then, and now.", "From the library 2", "Three."]
    assert re.findall("<figcaption>(.*?)</figcaption>", html) == captions


def test_a_picture_that_is_decorative_there_has_no_alternative(told):
    picture = made()
    raw = {"picture": {"image": picture.pk, "decorative": True, "alt_text": ""}, "caption": "", "width": ""}

    assert img(picture, "") in told(body=StoryBody().to_python([{"type": "picture", "value": raw}]))


def test_the_same_picture_may_say_another_thing_in_another_story(series):
    picture = made()
    for name in ("Dawn", "Dusk"):
        value = {"picture": {"image": picture.pk, "decorative": False, "alt_text": name}, "caption": "", "width": ""}
        StoryFactory(
            parent=series, printed_name=name, body=StoryBody().to_python([{"type": "picture", "value": value}])
        )

    first, second = full_texts(list(StoryPage.objects.order_by("pk")))

    assert img(picture, "Dawn") in first
    assert img(picture, "Dusk") in second


def test_a_picture_whose_sizes_are_not_made_is_left_out_and_none_is_made(told):
    cover, inside = PictureFactory(caption="A caption."), PictureFactory()

    html = told(cover=cover, body=[("picture", {"picture": inside, "caption": "Another.", "width": ""})])

    assert "<figure" not in html
    assert "aption" not in html
    assert not cover.renditions.exists()
    assert not inside.renditions.exists()


def test_links_lead_there_from_anywhere(told, series):
    html = told(
        body=[
            ("text", f'<p>See <a linktype="page" id="{series.pk}">the others</a>.</p>'),
            ("link_card", {"url": "https://example.org/towpath", "title": "The towpath", "site": "Example Films"}),
        ]
    )

    assert f'<a href="{series.full_url}">the others</a>' in html
    assert '<p><a href="https://example.org/towpath">The towpath</a> (Example Films)</p>' in html
    assert [one for one in re.findall(r'(?:href|src)="([^"]*)"', html) if not one.startswith("http")] == []


def test_a_link_to_a_story_to_come_tells_nothing_of_it(told, series):
    draft = DraftFactory(parent=series, printed_name="Zenobia Quill")

    html = told(body=[("text", f'<p>See <a linktype="page" id="{draft.pk}">her</a>.</p>')])

    assert "zenobia" not in html.lower()


def test_markup_that_somebody_typed_stays_words(told):
    html = told(
        printed_name="<b>Ada</b>", place="<script>alert(1)</script>", body=[("heading", {"words": "<i>Then</i>"})]
    )

    assert "<b>" not in html
    assert "<i>" not in html
    assert "<script" not in html


def test_nothing_of_the_pages_looks_is_in_it(told):
    html = told(
        cover=made(),
        body=[("text", "<p>I ran.</p>"), ("pull_quote", {"words": "I ran."}), ("heading", {"words": "Then"})],
    )

    assert not re.search(r"\s(class|style|id|data-[\w-]+|on\w+)=", html)
    assert "\n\n" not in html


def test_a_story_in_another_language_says_so_around_its_own_words(told):
    html = told(spoken_language="es", body=[("text", "<p>Corrí.</p>")])

    before, _tag, after = html.partition('<div lang="es">')
    inside, _tag, _rest = after.partition("</div>")
    assert "Told by" in before
    assert "Corrí." in inside


def test_its_day_in_the_week_is_named(series):
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=4))
    stories = [StoryFactory(parent=series, printed_name=name) for name in ("Ada", "Ben")]
    Slot.objects.filter(week=week, day=3).update(story=stories[0])

    ada, ben = full_texts(stories)

    assert f'<p><em>Day 3 of 7: <a href="{week.full_url}">{week.theme}</a></em></p>' in ada
    assert week.theme not in ben


def test_a_week_that_is_not_out_is_not_named(series):
    week = WeekFactory(parent=series, live=False)
    story = StoryFactory(parent=series)
    Slot.objects.filter(week=week, day=3).update(story=story)

    [html] = full_texts([story])

    assert week.theme not in html
    assert "Day" not in html


def test_a_text_is_no_other_storys(series):
    """Their links are looked up together, and each gets its own back, also where a text is empty."""
    bodies = [[("text", "<p>One.</p>"), ("text", "")], [], [("text", "<p>Two.</p>")]]
    stories = [StoryFactory(parent=series, body=body) for body in bodies]

    one, none, two = full_texts(stories)

    assert ("One." in one, "Two" in one) == (True, False)
    assert ("One." in none, "Two" in none) == (False, False)
    assert ("One." in two, "Two." in two) == (False, True)


def test_no_sign_pasted_into_a_text_moves_it_to_another_story():
    assert htmls_shown(["One.\0\0", "", "Two.\0"]) == ["One.", "", "Two."]


def test_no_story_has_no_text(db):
    assert full_texts([]) == []
