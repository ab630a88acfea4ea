"""/api/v2/ tells nothing of what readers answered, whatever is asked."""

import pytest

from tests.factories.pages import StoryFactory
from tests.factories.responses import published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        "pages/?type=stories.StoryPage&fields=*",
        "pages/?type=stories.StoryPage&search=tangerine",
        "pages/{pk}/?fields=*",
    ],
    ids=["list", "search", "story"],
)
def test_nothing_of_a_response_shows(client, series, asked):
    story = StoryFactory(parent=series)
    published(story, name="Quentin", text="A tangerine lamp.")

    answer = client.get(f"/api/v2/{asked.format(pk=story.pk)}")

    assert answer.status_code == 200
    for trace in ("tangerine", "Quentin", "idris@example.org", "response"):
        assert trace not in answer.content.decode()


@pytest.mark.parametrize("field", ["responses", "conversation"])
def test_they_are_no_field_that_can_be_asked_for(client, series, field):
    StoryFactory(parent=series)

    assert client.get(f"/api/v2/pages/?type=stories.StoryPage&fields={field}").status_code == 400


@pytest.mark.parametrize("address", ["responses/", "comments/"])
def test_there_is_no_address_for_them(client, address):
    assert client.get(f"/api/v2/{address}").status_code == 404
