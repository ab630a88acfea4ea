"""Nothing of the mailing list is public: no address, no name, no code, wherever a reader or a machine may look."""

import pytest
from django.urls import NoReverseMatch, reverse

from home.mailing_list.models import Delivery
from tests.factories.mailing_list import letter, pool, subscriber
from tests.factories.pages import StoryFactory, WeekFactory

pytestmark = pytest.mark.django_db

SECRETS = ("gwen.secretly", "Gwen Secretly", "MILE-SECRET")


@pytest.fixture
def listed(series):
    """A subscriber with a code and a letter, on a site with a story and a week."""
    pool(["MILE-SECRET"])
    gwen = subscriber("gwen.secretly@example.org", name="Gwen Secretly")
    Delivery.objects.create(letter=letter(), subscriber=gwen, message_id="<1@x>")
    return gwen


@pytest.fixture
def pages(home, series):
    story = StoryFactory(parent=series, printed_name="Tom Aldous")
    week = WeekFactory(parent=series)
    return [page.get_url() for page in (home, series, story, week)]


def holds_nothing(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = body.decode(errors="replace").lower()
    return not any(secret.lower() in said for secret in SECRETS)


def test_no_page_holds_a_subscriber(client, listed, pages):
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert holds_nothing(answer), address


@pytest.mark.parametrize(
    "address",
    [
        "/api/v2/pages/",
        "/api/v2/pages/?fields=*",
        "/api/v2/pages/?search=gwen.secretly",
        "/feed/",
        "/feed.json",
        "/sitemap.xml",
        "/robots.txt",
        "/healthz",
    ],
)
def test_no_answer_for_machines_holds_one(client, listed, pages, address):
    assert holds_nothing(client.get(address)), address


@pytest.mark.parametrize("kind", ["subscribers", "deliveries", "letters", "offers", "mailing_list"])
def test_the_api_knows_no_subscribers(client, listed, kind):
    assert client.get(f"/api/v2/{kind}/").status_code == 404


def test_no_search_finds_one(client, listed, pages):
    try:
        address = reverse("search")
    except NoReverseMatch:
        address = "/search/"
    answer = client.get(address, {"q": "MILE"})
    assert holds_nothing(answer)


def test_no_register_opens_to_who_is_not_signed_in(client, listed):
    for address in ("subscribers", "welcome-codes", "consent-log", "letters-made", "deliveries"):
        for question in ("", "?export=csv"):
            answer = client.get(f"/admin/{address}/{question}")
            assert answer.status_code == 302
            assert "/login/" in answer["Location"]
