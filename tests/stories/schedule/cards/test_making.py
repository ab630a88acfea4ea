"""A story's card: who may be on it, when it is drawn anew, when it goes."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from foundation import moment
from foundation.models import Picture
from stories.pages.models import ShareCard, StoryPage
from stories.pages.renaming import rename
from stories.pages.withdrawing import withdraw
from stories.schedule.cards.card import card_of
from stories.schedule.cards.making import make_card, make_cards_below
from stories.schedule.models import Slot
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, WeekFactory
from tests.factories.pictures import PictureFactory, jpeg
from tests.working import work

pytestmark = pytest.mark.django_db

QUOTE = "They looked back."


def allow(story, **allowed):
    consent(story.told_by, story.story_key, door=Consent.Door.MAIL, site=True, **allowed)


def told(series, *, shows_child=False, **allowed):
    """A story that is out, with picture and quote, and the card that the worker drew."""
    story = DraftFactory(
        parent=series,
        printed_name="Nora Whitlock",
        cover=PictureFactory(width_px=320, height_px=240),
        body=[("text", "<p>I ran. They looked back.</p>"), ("pull_quote", {"words": QUOTE})],
        shows_child=shows_child,
    )
    allow(story, **allowed)
    story.latest_revision.publish()
    work()
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def story(series):
    return told(series, social=True)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Let what waits for the transaction's end happen."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def exists(card):
    return card.file.storage.exists(card.file.name)


def test_the_worker_draws_it_when_the_story_goes_live(story):
    with Image.open(story.share_card.file) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert story.share_card.alt == f"{story.get_parent().title}: Nora Whitlock. {QUOTE}"


def test_its_name_is_made_by_chance(story):
    assert "nora" not in story.share_card.file.name.lower()
    assert len(story.share_card.file.name) > 24


def test_who_allowed_social_is_on_it_with_picture_name_and_quote(story):
    card = card_of(story)

    assert (card.name, card.quote, card.picture) == ("Nora Whitlock", QUOTE, story.cover)
    assert story.share_card.shows_picture


@pytest.mark.parametrize(
    ("shows_child", "allowed"),
    [(False, {}), (False, {"letter": True, "print": True}), (True, {"guardian": True}), (True, {"social": True})],
)
def test_without_that_word_only_the_house_is_on_it(series, shows_child, allowed):
    story = told(series, shows_child=shows_child, **allowed)
    card = card_of(story)

    assert (card.name, card.quote, card.picture) == ("", "", None)
    assert card.question == series.question
    assert not story.share_card.shows_picture
    assert story.share_card.alt == f"{series.title}: {series.question}"


def test_a_child_is_on_it_with_a_guardians_word_for_social(series):
    assert card_of(told(series, shows_child=True, social=True, guardian=True)).picture


def test_a_consent_that_no_longer_covers_it_takes_it_away_at_once(story, committed):
    before = story.share_card
    with committed():
        allow(story)

    assert not ShareCard.objects.filter(story=story).exists()
    assert not exists(before)
    work()
    assert not ShareCard.objects.get(story=story).shows_picture


def test_a_consent_that_covers_it_now_has_it_drawn(series):
    story = told(series)
    allow(story, social=True)
    work()

    assert ShareCard.objects.get(story=story).shows_picture


def test_a_story_taken_back_loses_it_at_once(story, editor, committed):
    before = story.share_card
    with committed():
        withdraw(story, user=editor)

    assert not exists(before)
    work()
    assert not ShareCard.objects.filter(story=story).exists()


def test_a_story_taken_down_or_deleted_loses_it(series, committed):
    down, deleted = told(series, social=True), told(series, social=True)
    cards = [down.share_card, deleted.share_card]
    with committed():
        down.unpublish()
        deleted.delete()

    assert [exists(card) for card in cards] == [False, False]


def test_under_another_name_the_old_one_goes_at_once(story, editor, committed):
    before = story.share_card
    with committed():
        rename(story, "Anonymous", user=editor)

    assert not exists(before)
    work()
    assert "Anonymous" in ShareCard.objects.get(story=story).alt


def test_another_quote_draws_it_anew_and_the_old_file_goes(story, committed):
    before = story.share_card
    story.body = [("pull_quote", {"words": "I went on."})]
    with committed():
        story.save_revision().publish()
        work()

    assert "I went on." in ShareCard.objects.get(story=story).alt
    assert not exists(before)


def test_nothing_new_draws_nothing(story):
    before = story.share_card.file.name
    story.save_revision().publish()
    make_card.enqueue(story.pk)
    work()

    assert ShareCard.objects.get(story=story).file.name == before


def test_another_picture_in_its_place_draws_it_anew(story):
    before = story.share_card.key
    picture = Picture.objects.get(pk=story.cover.pk)
    picture.file.save("IMG_2.jpg", ContentFile(jpeg(400, 300, "red")))
    picture.save()
    work()

    assert ShareCard.objects.get(story=story).key != before


def test_a_picture_that_shows_a_child_after_all_takes_it_away_at_once(story):
    picture = Picture.objects.get(pk=story.cover.pk)
    picture.shows_child = True
    picture.save()

    assert not ShareCard.objects.filter(story=story).exists()


def test_the_weeks_tone_and_its_day_are_on_it(story, series):
    week = WeekFactory(parent=series, first_day=moment.today(), tone="rust")
    slot = Slot.objects.get(week=week, day=3)
    slot.story = story
    slot.save()
    work()
    card = card_of(story)
    assert (card.day, card.tone) == (3, "rust")
    assert ShareCard.objects.get(story=story).key == card.key

    week.tone = "moss"
    week.save_revision().publish()
    work()
    assert ShareCard.objects.get(story=story).key == card_of(story).key != card.key


def test_another_title_of_the_series_or_the_site_draws_every_card_anew(story, series, home):
    for page, title in ((series, "Your Longest Mile"), (home, "The Lamplight Milers")):
        before = ShareCard.objects.get(story=story).key
        page.title = title
        page.save_revision().publish()
        work()
        assert ShareCard.objects.get(story=story).key != before


def test_a_draft_and_what_is_gone_have_none(series):
    draft = DraftFactory(parent=series)
    make_card.enqueue(draft.pk)
    make_card.enqueue(draft.pk + 1000)
    make_cards_below.enqueue(draft.pk + 1000)
    work()

    assert not ShareCard.objects.exists()


def test_it_is_a_picture_of_the_focal_point(series):
    two = Image.new("RGB", (1600, 630), "blue")
    two.paste("red", (1100, 0, 1600, 630))
    written = io.BytesIO()
    two.save(written, "JPEG")
    story = told(series, social=True)
    picture = Picture.objects.get(pk=story.cover.pk)
    picture.file.save("IMG_2.jpg", ContentFile(written.getvalue()))
    picture.focal_point_x, picture.focal_point_y = 1350, 315
    picture.focal_point_width = picture.focal_point_height = 100
    picture.save()
    work()

    with Image.open(ShareCard.objects.get(story=story).file) as image:
        red, _green, blue = image.getpixel((1000, 300))
    assert red > 200 > blue
