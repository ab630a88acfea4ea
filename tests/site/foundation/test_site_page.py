"""What every page of ours has in common: who may read it, and what its address may be."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from foundation.slugs import RESERVED
from home.models import PlainPage
from stories.pages.models import SeriesIndexPage, StoryPage
from tests.factories.pages import DraftFactory, PlainPageFactory, SeriesFactory, StoryFactory

pytestmark = pytest.mark.django_db


def readable():
    return set(StoryPage.objects.readable().values_list("printed_name", flat=True))


def plain_page_form(home, editor, **typed):
    """The editor's form of a new plain page, as it was sent."""
    page = PlainPage(owner=editor)
    form_class = PlainPage.get_edit_handler().get_form_class()
    data = {"title": "About us", "slug": "", "body": streamfield([]), "comments": inline_formset([]), **typed}
    return form_class(nested_form_data(data), instance=page, parent_page=home, for_user=editor)


# ── Who may read it ─────────────────────────────────────────────────────────────────


def test_what_is_live_under_a_live_page_is_readable(series):
    StoryFactory(parent=series, printed_name="Out")
    DraftFactory(parent=series, printed_name="Not out")

    assert readable() == {"Out"}


def test_what_was_taken_down_is_not_readable(series):
    StoryFactory(parent=series).unpublish()

    assert readable() == set()


def test_a_child_of_a_draft_is_not_listed_though_it_is_live(home):
    StoryFactory(parent=SeriesFactory(parent=home, live=False))

    assert StoryPage.objects.live().count() == 1
    assert readable() == set()


def test_a_child_is_listed_again_when_its_parent_is_out(home):
    series = SeriesFactory(parent=home, live=False)
    StoryFactory(parent=series, printed_name="Out")

    series.latest_revision.publish()

    assert readable() == {"Out"}


def test_a_private_page_and_what_is_under_it_are_not_listed(series):
    StoryFactory(parent=series)
    PageViewRestriction.objects.create(page=series, restriction_type=PageViewRestriction.LOGIN)

    assert readable() == set()
    assert not SeriesIndexPage.objects.readable().exists()


def test_the_home_page_is_readable(home):
    assert list(type(home).objects.readable()) == [home]


def test_a_child_of_a_draft_is_not_served(home, client):
    series = SeriesFactory(parent=home, live=False)
    story = StoryFactory(parent=series)

    assert client.get(story.url).status_code == 404
    series.latest_revision.publish()
    assert client.get(story.url).status_code == 200


def test_a_child_of_what_was_taken_down_is_not_served(series, client):
    story = StoryFactory(parent=series)
    series.unpublish()

    assert client.get(story.url).status_code == 404
    assert client.get(series.url).status_code == 404


# ── What its address may be ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_no_page_takes_an_address_of_ours(home, slug):
    with pytest.raises(ValidationError) as refused:
        PlainPageFactory(parent=home, slug=slug)

    assert refused.value.message_dict == {
        "slug": [f"The address “{slug}” belongs to the site itself. Choose another, such as “{slug}-2”."]
    }
    assert not PlainPage.objects.exists()


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("slug", ["share", "feed"])
def test_nor_under_a_series_neither_a_draft_nor_a_live_page(series, slug, live):
    with pytest.raises(ValidationError, match="belongs to the site itself"):
        StoryFactory(parent=series, slug=slug, live=live)

    assert not StoryPage.objects.exists()


def test_an_address_of_ours_is_refused_for_a_page_that_stands(home):
    page = PlainPageFactory(parent=home, slug="about-us")
    page.slug = "search"

    with pytest.raises(ValidationError):
        page.save()
    with pytest.raises(ValidationError):
        page.save_revision(clean=True)

    assert Page.objects.get(pk=page.pk).slug == "about-us"


def test_the_form_refuses_an_address_of_ours_beside_its_field(home, editor):
    form = plain_page_form(home, editor, slug="search")

    assert not form.is_valid()
    assert form.errors == {
        "slug": ["The address “search” belongs to the site itself. Choose another, such as “search-2”."]
    }


def test_the_form_takes_any_other_address(home, editor):
    assert plain_page_form(home, editor, slug="search-2").is_valid()


def test_the_editor_says_so_too_and_makes_no_page(home, editor, client):
    client.force_login(editor)
    address = f"/admin/pages/add/stories/seriesindexpage/{home.pk}/"
    typed = {
        "title": "Search",
        "slug": "search",
        "question": "Which?",
        "intro": rich_text(""),
        "call": rich_text(""),
        "word_target": 300,
        "topics": [],
        "comments": inline_formset([]),
    }

    response = client.post(address, nested_form_data(typed))

    assert response.status_code == 200
    assert "The address “search” belongs to the site itself." in response.content.decode()
    assert not SeriesIndexPage.objects.exists()


def test_a_page_whose_name_is_ours_gets_the_next_free_address(home, series):
    assert PlainPageFactory(parent=home, title="Search").slug == "search-2"
    assert StoryFactory(parent=series, printed_name="Share").slug == "share-2"


def test_seven_tellers_of_one_name_get_seven_addresses(series):
    slugs = [StoryFactory(parent=series, printed_name="Lisa Anderson").slug for _number in range(7)]

    assert slugs == ["lisa-anderson", *(f"lisa-anderson-{number}" for number in range(2, 8))]


def test_one_name_may_stand_under_two_series(home, series):
    other = SeriesFactory(parent=home)

    assert [StoryFactory(parent=parent, printed_name="Ada").slug for parent in (series, other)] == ["ada", "ada"]


def test_an_address_stays_when_the_name_changes(series):
    story = StoryFactory(parent=series, printed_name="Lisa Anderson")
    story.printed_name = "L. A."
    story.save_revision().publish()

    story.refresh_from_db()
    assert story.slug == "lisa-anderson"
