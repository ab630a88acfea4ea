"""The mails to one subscriber: what each says, when it says nothing any more, and that it is clean by the standards."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation import moment
from home.mailing_list import links, mailing, subscribing
from home.mailing_list.models import ListMail, Subscriber, Welcome
from home.mailing_list.models.subscriber import Frequency
from tests.factories.mailing_list import asked, pool, shared, subscriber
from tests.post_office import PostOffice
from tests.working import work

pytestmark = pytest.mark.django_db

Kind = ListMail.Kind
OFFER = {
    "name": "10 % off at the bookshop — “Hallin & Söhne”",
    "text": "Type it in where it says “voucher”.\nOr show it at the till.",
    "exclusions": "Not for vouchers, nor on top of a sale.",
    "link": "https://books.example/?a=1&b=2",
}


def confirm(name):
    return asked("gwen@post.example", name=name, frequency=Frequency.EACH)


def known(name):
    one = subscriber("gwen@post.example", name=name)
    asked("gwen@post.example", name="Mallory")
    return one


def welcome(name):
    shared("MILE-10", expires_on=moment.today() + timedelta(days=30), **OFFER)
    return subscriber("gwen@post.example", name=name)


def owed(name):
    pool([], **OFFER)
    return subscriber("gwen@post.example", name=name)


MADE = {Kind.CONFIRM: confirm, Kind.KNOWN: known, Kind.WELCOME: welcome, Kind.OWED: owed}


@pytest.fixture
def sent(mailoutbox):
    """The mail of a kind as it left."""

    def send(kind, name="Gwen"):
        one = MADE[kind](name)
        work()
        row = ListMail.objects.get(kind=kind)
        mail = next(mail for mail in mailoutbox if mail.extra_headers["Message-ID"] == row.message_id)
        return mail, one

    return send


def html(mail):
    return mail.alternatives[0][0]


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize(
    "name", ["", "Gwen", "Zoë “Ö” Müller-日本", "Gwen\r\nBcc: everybody@example.org", "<b>Gwen</b>"]
)
def test_each_is_clean_by_the_standards_and_goes_to_one_address(sent, settings, kind, name):
    mail, _one = sent(kind, name)

    parsed = message_from_bytes(mail.message().as_bytes(), policy=policy.SMTP)
    assert [part.defects for part in parsed.walk()] == [[]] * 3
    assert [header.defects for header in parsed.values()] == [()] * len(parsed)
    assert (parsed["To"], parsed["Bcc"], parsed["Cc"]) == ("gwen@post.example", None, None)
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert parsed["Reply-To"] == settings.STORIES_ADDRESS
    assert parsed["Message-ID"]
    assert parsed["Date"]
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]
    assert parsed.get_body(("plain",)).get_content().replace("\r\n", "\n") == mail.body.replace("\r\n", "\n")
    assert "<b>Gwen" not in html(mail)
    assert max(len(line) for line in mail.message().as_bytes().splitlines()) <= 998


@pytest.mark.parametrize("kind", MADE)
def test_its_language_stands_also_inside_since_many_programs_keep_nothing_of_what_is_around(sent, kind):
    body = html(sent(kind)[0]).split("<body", 1)[1]

    assert '<div lang="en" dir="ltr">' in body


@pytest.mark.parametrize("kind", MADE)
def test_whoever_is_on_the_list_leaves_by_one_click_of_their_mail_program(sent, kind):
    mail, one = sent(kind)

    headers = {name: mail.extra_headers.get(name) for name in ("List-Unsubscribe", "List-Unsubscribe-Post")}
    if kind == Kind.CONFIRM:
        assert headers == {"List-Unsubscribe": None, "List-Unsubscribe-Post": None}
    else:
        assert headers == {
            "List-Unsubscribe": f"<{links.to_leave(one)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }


def test_the_first_says_what_to_do_and_carries_not_a_word_that_was_typed(sent):
    mail, one = sent(Kind.CONFIRM, "Buy watches")

    for text in (mail.subject, mail.body, html(mail)):
        assert "watches" not in text
    for text in (mail.body, html(mail)):
        assert links.to_confirm(one) in text
        assert "then press the button on it" in text
        assert "Each story, on the day it is told" in text
        assert "The link works for 14 days." in text


def test_whoever_is_on_the_list_is_told_so_with_nothing_of_what_was_typed_just_now(sent):
    mail, one = sent(Kind.KNOWN)

    for text in (mail.body, html(mail)):
        assert "Hello Gwen," in text
        assert "Mallory" not in text
        assert links.to_own_page(one) in text
        assert "nothing was changed" in text


def test_the_welcome_holds_the_code_how_to_use_it_what_it_is_not_good_for_and_how_long(sent):
    mail, one = sent(Kind.WELCOME)

    assert mail.subject == f"Your welcome: {OFFER['name']}"
    for text in (mail.body, html(mail)):
        assert "MILE-10" in text
        assert "Type it in where it says" in text
        assert "Not for vouchers, nor on top of a sale." in text
        assert "It works until the end of" in text
        assert links.to_own_page(one) in text
    assert OFFER["link"] in mail.body
    assert "b=2" in html(mail)
    assert "&amp;#" not in html(mail)
    assert "&quot;" not in mail.body


def test_who_has_to_wait_is_told_so_honestly_and_has_nothing_to_do(sent):
    mail, _one = sent(Kind.OWED)

    for text in (mail.body, html(mail)):
        assert "every one of them is given away" in text
        assert "You are served before everybody who comes after you." in text


# ── When it is so no more ───────────────────────────────────────────────────────────


def left_behind(mailoutbox):
    work()
    return [mail.subject for mail in mailoutbox]


def test_of_several_times_asked_only_the_latest_button_leaves(mailoutbox):
    for _number in range(2):
        one = asked("gwen@post.example")
    work()

    assert len(mailoutbox) == 1
    assert links.to_confirm(Subscriber.objects.get(pk=one.pk)) in mailoutbox[0].body


@pytest.mark.parametrize("kind", [Kind.CONFIRM, Kind.KNOWN, Kind.WELCOME, Kind.OWED])
def test_to_whoever_left_meanwhile_nothing_leaves(mailoutbox, kind):
    subscribing.leave(MADE[kind]("Gwen"))

    assert left_behind(mailoutbox) == []


def test_to_whoever_was_erased_meanwhile_nothing_leaves(mailoutbox):
    subscribing.erase(owed("Gwen"))

    assert left_behind(mailoutbox) == []


def test_whoever_was_served_before_the_mail_left_is_not_told_to_wait(mailoutbox):
    one = owed("Gwen")
    Welcome.objects.filter(subscriber=one).update(given_at=moment.now(), shared_code="MILE-10")

    assert left_behind(mailoutbox) == []


def test_a_code_mailed_again_is_the_same_code(mailoutbox):
    one = welcome("Gwen")
    work()
    mailing.write_code_again(one.welcome)
    work()

    bodies = [mail.body for mail in mailoutbox if "MILE-10" in mail.body]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]


class Refusing(PostOffice):
    """A mail server that says the same of whoever a mail is to."""

    def __init__(self, said):
        super().__init__()
        self.said = said

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        return self.said


@pytest.fixture
def refused(settings):
    """The job and the row of a first mail that the server refused."""

    def send(said, address="gwen@post.example"):
        asked(address)
        with Refusing(said) as office:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
            work()
        return DBTaskResult.objects.get(), ListMail.objects.get()

    return send


def test_a_mistyped_address_is_no_job_that_failed(refused):
    job, row = refused("550 5.1.1 No such person")

    assert job.status == TaskResultStatus.SUCCESSFUL
    assert (row.unsent_because, row.sent_at) == (ListMail.REFUSED, None)


def test_nor_is_one_that_no_server_could_understand(refused):
    job, row = refused("250 OK", f"gwen@{'é' * 60}.org")

    assert (job.status, row.unsent_because) == (TaskResultStatus.SUCCESSFUL, ListMail.REFUSED)


@pytest.mark.parametrize("said", ["450 4.2.0 Come again in a minute", "550 5.7.1 Relaying denied"])
def test_what_says_nothing_of_the_address_is_tried_again(refused, said):
    job, row = refused(said)

    assert (job.status, row.is_waiting) == (TaskResultStatus.FAILED, True)
