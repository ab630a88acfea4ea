"""A letter as it leaves: headers, parts and lines as the standards ask, whatever names and words are in it."""

from datetime import UTC, timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

import pytest
from wagtail.models import Site

from foundation import mail, moment
from home.mailing_list import rendering
from home.mailing_list.handing_over import message_for
from home.mailing_list.models import Delivery, Letter
from tests.factories.mailing_list import allow_letter, letter, subscriber
from tests.factories.pages import StoryFactory

pytestmark = pytest.mark.django_db

#: Names and words that mail programs stumble over.
NAMES = ["Zoë Müller-Łukasik", "مها الأحمد", "🏃 Ngozi 🏃‍♀️", "O’Brien, “Jo” <jo>", "李小龙", ""]
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 30


def sent(series, name="Gwen", words="I went down Cooper Street in my coat."):
    """The letter of a story to somebody called ``name``, as bytes on their way, read again."""
    site = Site.objects.get()
    site.site_name = f"Läufer {name or 'von hier'}"
    site.save()
    story = allow_letter(
        StoryFactory(parent=series, printed_name=name or "Anonymous", body=[("text", f"<p>{words}</p>")])
    )
    one = letter(kind=Letter.Kind.STORY, story=story, series=series, subject=f"Die Meile von {name}", opening=words)
    row = Delivery.objects.create(
        letter=one, subscriber=subscriber("gwen@example.org", name=name), message_id=mail.new_message_id()
    )
    message = message_for(row, row.subscriber, rendering.render(one).for_subscriber(row.subscriber))
    raw = message.message().as_bytes(linesep="\r\n")
    return raw, message_from_bytes(raw, policy=policy.SMTP), row


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_again_without_a_fault_whoever_it_is_about(series, name):
    raw, read, _row = sent(series, name)

    assert [part.defects for part in read.walk()] == [[]] * len(list(read.walk()))
    assert [value.defects for value in read.values()] == [()] * len(read.values())
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert read.get_body(("plain",)).get_content().strip()
    assert "Cooper Street" in read.get_body(("html",)).get_content()


def test_however_long_a_word_is_no_line_is_longer_than_a_mail_may_have(series):
    raw, read, _row = sent(series, words=LONG)

    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert LONG in read.get_body(("plain",)).get_content().replace("\n", "")


def test_plain_words_come_first_and_then_the_same_in_html(series):
    _raw, read, _row = sent(series)

    assert [part.get_content_type() for part in read.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_each_header_says_what_it_should(series, settings):
    settings.MAIL_FROM = settings.DEFAULT_FROM_EMAIL = "Milepost <letters@example.org>"
    _raw, read, row = sent(series)

    assert (read["From"], read["To"]) == ("Milepost <letters@example.org>", "gwen@example.org")
    assert read["Reply-To"] == settings.STORIES_ADDRESS
    assert read["Message-ID"] == row.message_id
    assert abs(parsedate_to_datetime(read["Date"]).replace(tzinfo=UTC) - moment.now()) < timedelta(hours=1)
    assert read["List-Id"] == "<letters.127.0.0.1>"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert read["List-Unsubscribe"].strip().startswith(f"<{settings.SITE_URL}/subscribe/leave/")
    assert read["Auto-Submitted"] == "auto-generated"
    assert {name.lower() for name in read.keys()} == {  # noqa: SIM118 - a mail is no dict
        "auto-submitted",
        "content-type",
        "date",
        "from",
        "list-id",
        "list-unsubscribe",
        "list-unsubscribe-post",
        "message-id",
        "mime-version",
        "reply-to",
        "subject",
        "to",
    }


def test_the_click_that_its_header_offers_leaves_at_once(series, client):
    _raw, read, row = sent(series)
    address = read["List-Unsubscribe"].strip(" <>").partition("//")[2].partition("/")[2]
    answer = client.post(f"/{address}", {"List-Unsubscribe": "One-Click"})

    row.subscriber.refresh_from_db()
    assert answer.status_code == 200
    assert row.subscriber.state == "left"


def test_nothing_in_it_tells_whether_it_was_opened(series):
    _raw, read, _row = sent(series)
    html = read.get_body(("html",)).get_content()

    assert "<script" not in html
    assert 'width="1"' not in html
