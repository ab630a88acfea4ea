"""Links inside told words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import expand_db_html

from tests.factories.pages import DraftFactory, StoryFactory

pytestmark = pytest.mark.django_db


def link_to(*pages):
    return "".join(f'<a linktype="page" id="{page.pk}">there</a>' for page in pages)


def test_what_is_out_is_linked(series):
    story = StoryFactory(parent=series)

    assert expand_db_html(link_to(story)) == f'<a href="{story.url}">there</a>'


def test_the_address_of_what_is_not_out_is_not_told(series):
    assert expand_db_html(link_to(DraftFactory(parent=series))) == "<a>there</a>"


def test_nor_under_a_series_that_is_not_out(series):
    story = StoryFactory(parent=series)
    series.unpublish()

    assert expand_db_html(link_to(story)) == "<a>there</a>"


def test_a_page_that_is_gone_is_no_link():
    assert expand_db_html('<a linktype="page" id="99999">there</a>') == "<a>there</a>"


def test_three_links_cost_as_much_as_one(series):
    stories = [StoryFactory(parent=series) for _number in range(3)]
    costs = []
    for some in (stories[:1], stories):
        expand_db_html(link_to(*some))
        with CaptureQueriesContext(connection) as queries:
            expand_db_html(link_to(*some))
        costs.append(len(queries))

    assert costs[0] == costs[1]
