"""In a real browser: what is known of subscribers, codes, letters and consents can be read by everybody who may."""

import pytest

from home.groups import OWNER
from home.mailing_list.models import Delivery, Letter
from tests.accessibility import LOOKS, wrongs
from tests.factories.mailing_list import letter, pool, subscriber
from tests.factories.users import log_in, member_of

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]


#: By how much the page, or its table, is wider than its place: the filters stand beside a table.
OVER = """[document.documentElement, ...document.querySelectorAll(".result-list")]
    .reduce((most, one) => Math.max(most, one.scrollWidth - one.clientWidth), 0)"""


@pytest.fixture
def somebody():
    """A subscriber with a code, and with a letter that they had."""
    pool(["PELL-1", "PELL-2"], name="10 % off at Pell’s")
    one = subscriber("a-rather-long-name.of-somebody@a-rather-long-host.example.org", name="Gwen Pardoe")
    Delivery.objects.create(
        letter=letter(state=Letter.State.SENT), subscriber=one, message_id="<1@x>", tries=1, sent_at=one.confirmed_at
    )
    return one


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(page, live_server, somebody, width, scheme):
    log_in(page, live_server, member_of(OWNER))
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in (
        "subscribers/",
        f"subscribers/inspect/{somebody.pk}/",
        f"subscribers/{somebody.pk}/take-off/",
        f"subscribers/{somebody.pk}/erase/",
        "subscribers/?q=nobody",
        "welcome-codes/",
        "letters-made/",
        "deliveries/",
        "consent-log/",
    ):
        assert page.goto(f"{live_server.url}/admin/{path}").status == 200, path
        over = page.evaluate(OVER)
        found[path] = wrongs(page, within="main", also=()), over

    assert found == {path: ([], 0) for path in found}
