"""A mail provider reports by its webhook that a mail did not arrive, or was said to be spam."""

import base64
import json
from datetime import timedelta

import pytest
from django.urls import clear_url_caches, set_urlconf

from foundation import moment
from home.mailing_list import subscribing
from home.mailing_list.models import Delivery, LoggedConsent, Subscriber, Suppression
from tests.factories.mailing_list import asked, letter, subscriber

pytestmark = pytest.mark.django_db

SECRET = "letters:d41d8cd98f00b204"  # noqa: S105 - of these tests alone
State, Outcome = Subscriber.State, Delivery.Outcome


@pytest.fixture(autouse=True)
def _reported_to(settings):
    """The addresses are there only where a secret is set; a test has one of its own."""
    from importlib import reload

    import config.urls

    settings.ANYMAIL = {**settings.ANYMAIL, "WEBHOOK_SECRET": [SECRET]}
    reload(config.urls)
    clear_url_caches()
    set_urlconf(None)
    yield
    settings.ANYMAIL = {**settings.ANYMAIL, "WEBHOOK_SECRET": []}
    reload(config.urls)
    clear_url_caches()


@pytest.fixture
def gwen():
    return subscriber("gwen@example.org")


@pytest.fixture
def delivery(gwen):
    return delivered(gwen)


def delivered(to):
    row = Delivery.objects.create(letter=letter(), subscriber=to, sent_at=moment.now(), message_id=f"<{moment.now()}>")
    return row


def post(client, provider, payload, secret=SECRET):
    basic = base64.b64encode(secret.encode()).decode()
    return client.post(
        f"/mail-reports/{provider}/tracking/",
        json.dumps(payload),
        content_type="application/json",
        headers={"authorization": f"Basic {basic}"},
    )


def postmark(kind, delivery=None, **more):
    return {
        "RecordType": "Bounce",
        "Type": kind,
        "TypeCode": 1,
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Email": "gwen@example.org",
        "BouncedAt": "2026-11-27T16:33:54.9070259Z",
        "Metadata": {"delivery": str(delivery.pk)} if delivery else {},
        **more,
    }


def sendgrid(event, **more):
    return [{"event": event, "email": "gwen@example.org", "timestamp": 1795797234, "sg_event_id": "1", **more}]


def test_a_mailbox_that_is_not_there_is_written_to_no_more(client, gwen, delivery):
    details = "smtp;550 5.1.1 The email account that you tried to reach does not exist"
    answer = post(client, "postmark", postmark("HardBounce", delivery, Description=details))

    gwen.refresh_from_db(), delivery.refresh_from_db()
    assert answer.status_code == 200
    assert (gwen.state, delivery.outcome) == (State.BOUNCED, Outcome.BOUNCED)
    assert Suppression.objects.of(gwen.address).get().reason == Suppression.Reason.BOUNCED
    last = gwen.log.latest("pk")
    assert (last.act, last.door) == (LoggedConsent.Act.BOUNCED, LoggedConsent.Door.PROVIDER)
    assert "Postmark" in last.proof
    assert "@" not in last.proof


@pytest.mark.parametrize(
    "details",
    [
        "smtp;553 5.1.8 Sender address rejected: Domain not found",
        "smtp;550 5.7.1 Message refused by policy",
        "smtp;452 4.2.2 Mailbox full (from 192.5.1.20)",
    ],
)
def test_our_own_fault_takes_nobody_off_the_list(client, gwen, delivery, details):
    post(client, "postmark", postmark("Blocked", delivery, Description=details))

    gwen.refresh_from_db()
    assert gwen.is_confirmed
    assert not Suppression.objects.exists()


def test_what_the_provider_itself_calls_hard_needs_no_code(client, gwen, delivery):
    post(client, "postmark", postmark("HardBounce", delivery, Description="550 No such user here"))

    gwen.refresh_from_db()
    assert gwen.state == State.BOUNCED


def test_a_first_mail_that_finds_nobody_is_remembered_as_well(client):
    one = asked("gwen@example.org")
    post(client, "postmark", postmark("HardBounce", Description="smtp;550 5.1.1 Unknown"))

    one.refresh_from_db()
    assert one.state == State.BOUNCED


def test_the_same_report_again_changes_nothing(client, gwen, delivery):
    for _time in range(2):
        post(client, "postmark", postmark("HardBounce", delivery, Description="5.1.1"))

    assert gwen.log.filter(act=LoggedConsent.Act.BOUNCED).count() == 1


def test_a_full_mailbox_takes_nobody_off_the_list_before_three_letters_in_a_row(client, gwen):
    states = []
    for _letter in range(3):
        full = postmark("SoftBounce", delivered(gwen), Description="smtp;452 4.2.2 Mailbox full")
        post(client, "postmark", full)
        gwen.refresh_from_db()
        states.append(gwen.state)

    assert states == [State.CONFIRMED, State.CONFIRMED, State.BOUNCED]


def test_letters_from_before_they_showed_anew_that_mails_arrive_do_not_count(client, gwen):
    for _letter in range(3):
        post(client, "postmark", postmark("SoftBounce", delivered(gwen), Description="452 4.2.2 Mailbox full"))
    with moment.as_on(moment.now() + timedelta(days=1)):
        asked_anew = subscribing.confirm(subscribing.ask(gwen.address, frequency=gwen.frequency))
        post(client, "postmark", postmark("SoftBounce", delivered(asked_anew), Description="452 4.2.2 Mailbox full"))

    gwen.refresh_from_db()
    assert gwen.state == State.CONFIRMED


def test_who_says_that_it_is_spam_hears_no_more(client, gwen, delivery):
    answer = post(client, "sendgrid", sendgrid("spamreport", delivery=str(delivery.pk)))

    gwen.refresh_from_db(), delivery.refresh_from_db()
    assert answer.status_code == 200
    assert (gwen.state, delivery.outcome) == (State.LEFT, Outcome.COMPLAINED)
    assert Suppression.objects.of(gwen.address).get().reason == Suppression.Reason.COMPLAINED


@pytest.mark.parametrize("complains_first", [True, False])
def test_a_complaint_is_noted_beside_a_letter_that_bounced_too(client, delivery, complains_first):
    reports = [
        ("sendgrid", sendgrid("spamreport", delivery=str(delivery.pk))),
        ("postmark", postmark("SoftBounce", delivery, Description="452 4.2.2 Mailbox full")),
    ]
    for provider, payload in reports if complains_first else reversed(reports):
        post(client, provider, payload)

    delivery.refresh_from_db()
    assert delivery.outcome == Outcome.COMPLAINED


def test_who_leaves_by_the_providers_own_link_has_left(client, gwen):
    post(client, "sendgrid", sendgrid("unsubscribe"))

    gwen.refresh_from_db()
    assert gwen.state == State.LEFT
    assert gwen.log.latest("pk").door == LoggedConsent.Door.PROVIDER


@pytest.mark.parametrize("event", ["open", "click", "delivered", "deferred", "processed"])
def test_of_opening_clicking_and_arriving_nothing_is_kept(client, gwen, delivery, event):
    before = Delivery.objects.values_list().get(), Subscriber.objects.values_list().get()
    answer = post(client, "sendgrid", sendgrid(event, delivery=str(delivery.pk)))

    assert answer.status_code == 200
    assert (Delivery.objects.values_list().get(), Subscriber.objects.values_list().get()) == before


def test_a_report_about_somebody_elses_delivery_is_not_written_beside_it(client, gwen):
    others = delivered(subscriber("priya@example.org"))
    post(client, "postmark", postmark("HardBounce", others, Description="5.1.1"))

    others.refresh_from_db()
    assert others.outcome == ""
    assert Subscriber.objects.get(address="gwen@example.org").state == State.BOUNCED


def test_an_address_that_nobody_here_has_is_remembered(client):
    post(client, "postmark", postmark("HardBounce", Description="5.1.1"))

    assert Suppression.objects.of("gwen@example.org").exists()


def test_without_the_secret_nothing_is_believed(client, gwen):
    answer = post(client, "postmark", postmark("HardBounce", Description="5.1.1"), secret="letters:guessed-it-perhaps")

    gwen.refresh_from_db()
    assert answer.status_code == 400
    assert gwen.is_confirmed


def test_mails_that_come_in_are_not_taken_here(client):
    assert client.post("/mail-reports/postmark/inbound/").status_code == 404


def test_a_provider_without_its_key_is_said_at_the_start(settings):
    from home.mailing_list.checks import mail_provider_has_what_it_needs

    assert mail_provider_has_what_it_needs(None) == []
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    (error,) = mail_provider_has_what_it_needs(None)
    assert "POSTMARK_SERVER_TOKEN" in error.msg

    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "secret"}
    assert mail_provider_has_what_it_needs(None) == []
