"""No public page sets a cookie or differs by one, so that each can be cached whole."""

from datetime import timedelta

import pytest

from foundation import moment
from home.mailing_list import links as letter_links
from home.mailing_list.models import Subscriber
from home.mailing_list.subscribing import erase
from stories.pages.sharing import revoke, share
from stories.pages.withdrawing import withdraw
from stories.responses import links
from stories.schedule.planning import place
from stories.schedule.promising import promise
from tests.factories.mailing_list import asked, subscriber
from tests.factories.pages import DraftFactory, PlainPageFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.factories.responses import confirmed, published, response

pytestmark = pytest.mark.django_db

#: What is another at each asking, for anybody.
CHANGING = ("health", "token for the form", "token for a response", "token for the sign-up", "report of a response")


@pytest.fixture
def addresses(home, series, settings):
    """Every kind of public address, with something to show at each."""
    settings.SECURITY_CONTACT = ["mailto:security@example.org"]
    story = StoryFactory(parent=series, cover=PictureFactory())
    told = published(story)
    week = WeekFactory(parent=series, first_day=moment.today() + timedelta(days=1))
    planned = DraftFactory(parent=series, printed_name="To come")
    slot = week.slots.order_by("day").first()
    place(planned, slot)
    promise(planned, slot.at)
    shared, over = (share(planned, user=None, days=1).address.removeprefix(settings.SITE_URL) for _number in range(2))
    revoke(planned.preview_links.last())
    closed = SeriesFactory(parent=home, closes_at=moment.now() - timedelta(days=1))
    answered, waiting = published(story), response(story, address="gwen@example.org")
    on_the_list, gone = subscriber(), subscriber()
    erase(Subscriber.objects.get(pk=gone.pk))
    proved = response(story, address="priya@example.org", known=confirmed("priya@example.org"))
    return {
        "home": "/",
        "series": series.url,
        "series, page 2": f"{series.url}?page=2",
        "a series whose call is closed": closed.url,
        "story": story.url,
        "form for a response": f"{story.url}respond/",
        "form for an answer": f"{story.url}respond/?to={answered.pk}",
        "form for an answer to nothing": f"{story.url}respond/?to=x",
        "token for a response": "/respond/token/",
        "a response of one's own": links.own_path(waiting),
        "a response by the link of a mail": links.to_own_page(waiting).removeprefix(settings.SITE_URL),
        "a proved one by the link of a mail": links.to_own_page(proved).removeprefix(settings.SITE_URL),
        "no such response": "/respond/yours/x/",
        "form for a response to no story": f"{series.url}nobody/respond/",
        "week": week.url,
        "plain page": PlainPageFactory(parent=home).url,
        "form": f"{series.url}share/",
        "form of a call that is closed": f"{closed.url}share/",
        "token for the form": "/share/token/",
        "sign-up": "/subscribe/",
        "after the sign-up": "/subscribe/asked/",
        "token for the sign-up": "/subscribe/token/",
        "confirm": letter_links.to_confirm(asked()).removeprefix(settings.SITE_URL),
        "confirmed": letter_links.to_confirm(on_the_list).removeprefix(settings.SITE_URL),
        "leave": letter_links.to_leave(on_the_list).removeprefix(settings.SITE_URL),
        "a subscriber's own page": letter_links.to_own_page(on_the_list).removeprefix(settings.SITE_URL),
        "the own page of somebody erased": letter_links.to_own_page(gone).removeprefix(settings.SITE_URL),
        "no such subscriber": "/subscribe/leave/x/",
        "search": "/search/",
        "search, found": "/search/?q=Cooper",
        "search, not found": "/search/?q=submarine",
        "Atom": "/feed/",
        "JSON feed": "/feed.json",
        "Atom of a series": f"{series.url}feed/",
        "JSON feed of a series": f"{series.url}feed.json",
        "feed of responses": f"{story.url}responses/feed/",
        "report of a response": f"/respond/report/{told.pk}/",
        "after a report": f"/respond/report/{told.pk}/thanks/",
        "sitemap": "/sitemap.xml",
        "robots": "/robots.txt",
        "security.txt": "/.well-known/security.txt",
        "health": "/healthz",
        "API": "/api/v2/pages/",
        "API, a story": f"/api/v2/pages/{story.pk}/",
        "a story taken back": withdraw(StoryFactory(parent=series)).url,
        "a preview": shared,
        "a preview that is over": over,
        "no such preview": f"{shared[:-2]}/",
        "no such page": "/nothing-here/",
        "a story that is not out": planned.url,
        "no such page without a slash": "/nothing-here",
        "no such feed": "/nothing-here/feed/",
        "no such picture": "/media/images/none.jpg",
    }


def crumbs(response):
    """What a shared cache would stumble over."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    return [*response.cookies, *(varies & {"cookie", "*"})]


def test_no_public_page_sets_a_cookie_or_differs_by_one(addresses, client):
    found = {name: crumbs(client.get(address)) for name, address in addresses.items()}

    assert {name: left for name, left in found.items() if left} == {}
    assert client.cookies == {}


def test_nor_where_a_reader_brings_cookies_of_somebody_else(addresses, client):
    client.cookies["sessionid"] = "s" * 32
    client.cookies["csrftoken"] = "x" * 32

    found = {name: crumbs(client.get(address)) for name, address in addresses.items()}

    assert {name: left for name, left in found.items() if left} == {}


def test_an_editor_reads_the_same_page_as_anybody(addresses, client, editor):
    read = {name: client.get(address).content for name, address in addresses.items() if name not in CHANGING}
    client.force_login(editor)
    again = {name: client.get(address).content for name, address in addresses.items() if name not in CHANGING}

    assert [name for name in read if read[name] != again[name]] == []


def test_each_answers_as_it_should(addresses, client):
    codes = {name: client.get(address).status_code for name, address in addresses.items()}

    missing = {name for name, code in codes.items() if code == 404}
    assert missing == {
        "no such preview",
        "no such page",
        "a story that is not out",
        "no such feed",
        "no such picture",
        "form for a response to no story",
    }
    assert {name: code for name, code in codes.items() if code not in (200, 404)} == {
        "a preview that is over": 410,
        "no such response": 410,
        "the own page of somebody erased": 410,
        "no such subscriber": 410,
        "health": 503,  # no clock runs here
        "a story taken back": 410,
        "no such page without a slash": 301,
    }
