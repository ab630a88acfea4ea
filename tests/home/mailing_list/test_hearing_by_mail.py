"""A mail that came back says that one of ours did not arrive, or was said to be spam; nobody forges one."""

import logging

import pytest

from foundation import mail as mails
from foundation import moment
from home.mailing_list import sending
from home.mailing_list.delivering import deliver
from home.mailing_list.models import Delivery, ListMail, LoggedConsent, Subscriber, Suppression
from stories.submissions.models import ReceivedMail, Submission
from stories.submissions.taking import read_raw, take
from tests.factories.mailing_list import asked, letter, subscriber
from tests.factories.raw_mails import part
from tests.factories.reports import COMPLAINTS, PROGRAMS, complaint, fields, head, postfix, report, status, yahoo
from tests.post_office import PostOffice

pytestmark = pytest.mark.django_db

State, Outcome, Kept = Subscriber.State, Delivery.Outcome, ReceivedMail.Outcome
GWEN = "gwen@example.org"


@pytest.fixture
def gwen():
    return subscriber(GWEN)


@pytest.fixture
def delivery(gwen):
    return delivered(gwen)


def delivered(to):
    return Delivery.objects.create(
        letter=letter(), subscriber=to, sent_at=moment.now(), message_id=mails.new_message_id()
    )


def came(raw):
    """What became of a mail, and the sentences why."""
    mail = take(raw).mail
    return mail.outcome, " ".join(mail.because)


def stands(gwen, delivery):
    gwen.refresh_from_db(), delivery.refresh_from_db()
    return gwen.state, delivery.outcome


NOTHING = (State.CONFIRMED, "")
NOTED = (State.CONFIRMED, Outcome.BOUNCED)
GONE = (State.BOUNCED, Outcome.BOUNCED)


# ── A mail that did not arrive ──────────────────────────────────────────────────────


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_mailbox_that_is_not_there_is_written_to_no_more(program, gwen, delivery):
    outcome, because = came(PROGRAMS[program](delivery.message_id))

    assert stands(gwen, delivery) == GONE
    assert Suppression.objects.of(GWEN).get().reason == Suppression.Reason.BOUNCED
    assert outcome == Kept.IGNORED
    assert "Nothing is sent there any more" in because
    assert "@" not in because


class Returning(PostOffice):
    """Takes every mail, keeps it as it came, and to whom it would come back."""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.returned = envelope.mail_from, envelope.content.decode()
        return await super().handle_DATA(server, session, envelope)


def test_a_letter_comes_back_to_whom_it_says_it_is_from_and_is_known(gwen, settings):
    settings.DEFAULT_FROM_EMAIL = "Lamplight <letters@lamplight.example>"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with Returning() as office:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        deliver.call(sending.send_now(letter()).pk)
    to, whole = office.returned
    came(report(status(fields()), part(whole, "message/rfc822"), To=to))

    assert to == "letters@lamplight.example"
    assert stands(gwen, Delivery.objects.get()) == GONE


def test_the_log_says_how_it_was_heard_and_nothing_of_the_servers_words(gwen, delivery):
    came(postfix(delivery.message_id))

    last = gwen.log.latest("pk")
    assert (last.act, last.proof) == (LoggedConsent.Act.BOUNCED, "reported by mail: bounced 5.1.1")


@pytest.mark.parametrize("code", ["5.7.1", "5.2.2", "4.4.7"])
def test_what_may_be_our_own_fault_or_pass_is_noted_and_takes_nobody_off(code, gwen, delivery):
    _outcome, because = came(postfix(delivery.message_id, status=code))

    assert stands(gwen, delivery) == NOTED
    assert "That is noted" in because


def test_three_letters_in_a_row_that_did_not_arrive_end_it(gwen):
    states = []
    for _letter in range(3):
        came(postfix(delivered(gwen).message_id, status="5.2.2"))
        gwen.refresh_from_db()
        states.append(gwen.state)

    assert states == [State.CONFIRMED, State.CONFIRMED, State.BOUNCED]


def test_a_mail_that_is_only_late_changes_nothing(gwen, delivery):
    outcome, because = came(postfix(delivery.message_id, action="delayed", status="4.4.1"))

    assert stands(gwen, delivery) == NOTHING
    assert outcome == Kept.IGNORED
    assert "subscriber" not in because


def test_the_button_that_found_nobody_is_remembered_as_well():
    one = asked(GWEN)
    sent = ListMail.objects.get(subscriber=one)
    came(postfix(sent.message_id))

    one.refresh_from_db()
    assert one.state == State.BOUNCED
    assert Suppression.objects.of(GWEN).exists()


def test_a_button_that_may_arrive_next_time_changes_nothing():
    one = asked(GWEN)
    _outcome, because = came(postfix(ListMail.objects.get(subscriber=one).message_id, status="4.4.7"))

    one.refresh_from_db()
    assert one.state == State.ASKED
    assert "Nothing was changed" in because


def test_a_report_on_a_mail_from_before_they_confirmed_is_passed_over(gwen):
    confirmed_by = ListMail.objects.get(subscriber=gwen, kind=ListMail.Kind.CONFIRM)
    _outcome, because = came(postfix(confirmed_by.message_id))

    gwen.refresh_from_db()
    assert gwen.is_confirmed
    assert "has shown since then" in because


def test_the_same_report_again_changes_nothing(gwen, delivery):
    raw = postfix(delivery.message_id)
    came(raw)
    heard = Delivery.objects.values().get(), Subscriber.objects.values().get(), Suppression.objects.values().get()
    came(raw)
    came(raw.replace(b"I'm sorry.", b"I'm sorry again."))

    assert (
        Delivery.objects.values().get(),
        Subscriber.objects.values().get(),
        Suppression.objects.values().get(),
    ) == heard
    assert gwen.log.filter(act=LoggedConsent.Act.BOUNCED).count() == 1


# ── Whose address ───────────────────────────────────────────────────────────────────


def test_among_several_recipients_the_subscriber_is_found(gwen, delivery):
    blocks = [fields("ida@example.org", status="5.2.2"), fields(GWEN)]
    came(report(status(*blocks), part(head(delivery.message_id), "text/rfc822-headers")))

    assert stands(gwen, delivery) == GONE


def test_what_is_said_of_others_is_not_believed_of_the_subscriber(gwen, delivery):
    blocks = [fields("ida@example.org"), fields(GWEN, status="5.2.2")]
    came(report(status(*blocks), part(head(delivery.message_id), "text/rfc822-headers")))

    assert stands(gwen, delivery) == NOTED
    assert not Suppression.objects.exists()


def test_an_address_behind_theirs_that_is_gone_is_noted_and_takes_nobody_off(gwen, delivery):
    came(postfix(delivery.message_id, "gwen@moved.example", sent_to=GWEN))

    assert stands(gwen, delivery) == NOTED


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("gwen+mile@example.org", "Gwen+2Bmile@EXAMPLE.org"),
        ("gwen@bücher.example", "gwen@xn--bcher-kva.example"),
        ("gwen@xn--bcher-kva.example", "gwen@bücher.example"),
    ],
)
def test_an_address_is_known_however_a_server_writes_it(kept, said):
    one = subscriber(kept)
    sent = delivered(one)
    came(postfix(sent.message_id, said, sent_to=""))

    assert stands(one, sent) == GONE


def test_an_address_whose_domain_is_none_is_passed_over(gwen, delivery):
    came(postfix(delivery.message_id, f"gwen@{'ü' * 80}.example", sent_to=""))

    assert stands(gwen, delivery) == NOTHING


# ── Who is believed ─────────────────────────────────────────────────────────────────


def forged(delivery):
    """What somebody could write who knows an address, and no mail of ours to it."""
    return {
        "an id that was guessed": postfix("<1795797234.4711.1@lamplight.example>"),
        "an id of somebody else's mail": postfix(delivered(subscriber("priya@example.org")).message_id),
        "no mail that came back": report(status(fields()), None),
        "an id in the words alone": report(status(fields()), None, words=head(delivery.message_id)),
        "somebody else's address": postfix(delivery.message_id, "priya@example.org"),
        "a complaint, guessed": yahoo("<1795797234.4711.1@lamplight.example>"),
        "a complaint about somebody else's mail": yahoo(delivered(subscriber("lou@example.org")).message_id),
        "a complaint from somewhere else": yahoo(delivery.message_id, "gwen@elsewhere.example"),
        "a complaint of a neighbour": yahoo(delivery.message_id, "ida@example.org"),
    }


@pytest.mark.parametrize(
    "what",
    [
        "an id that was guessed",
        "an id of somebody else's mail",
        "no mail that came back",
        "an id in the words alone",
        "somebody else's address",
        "a complaint, guessed",
        "a complaint about somebody else's mail",
        "a complaint from somewhere else",
        "a complaint of a neighbour",
    ],
)
def test_a_forged_report_takes_nobody_off_the_list(what, gwen, delivery):
    raw = forged(delivery)[what]
    _outcome, because = came(raw)

    assert stands(gwen, delivery) == NOTHING
    assert not Suppression.objects.exists()
    assert not Delivery.objects.exclude(outcome="").exists()
    assert "subscriber" not in because


def test_a_report_on_a_mail_whose_reader_is_forgotten_is_kept_and_nothing_more(gwen, delivery):
    gwen.delete()
    outcome, _because = came(postfix(delivery.message_id))

    assert outcome == Kept.IGNORED
    assert not Suppression.objects.exists()


# ── Spam ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", COMPLAINTS)
def test_who_says_that_it_is_spam_hears_no_more(kind, gwen, delivery):
    outcome, because = came(COMPLAINTS[kind](delivery.message_id))

    assert stands(gwen, delivery) == (State.LEFT, Outcome.COMPLAINED)
    assert Suppression.objects.of(GWEN).get().reason == Suppression.Reason.COMPLAINED
    assert gwen.log.latest("pk").proof == "reported by mail: complained"
    assert outcome == Kept.IGNORED
    assert "was spam" in because
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "hidden", ["q5r7Xnu/pK0cJ2yfXfRqaPYhI4s=@example.org", "redacted@provider.example", "redacted"]
)
def test_a_complaint_whose_sender_was_made_unreadable_is_followed(hidden, gwen, delivery):
    came(complaint(delivery.message_id, hidden))

    assert stands(gwen, delivery) == (State.LEFT, Outcome.COMPLAINED)


def test_the_same_complaint_again_changes_nothing(gwen, delivery):
    raw = yahoo(delivery.message_id)
    came(raw)
    heard = Delivery.objects.values().get(), Suppression.objects.values().get()
    came(raw.replace(b"I'm sorry.", b"Once more."))

    assert (Delivery.objects.values().get(), Suppression.objects.values().get()) == heard
    assert gwen.log.filter(act=LoggedConsent.Act.COMPLAINED).count() == 1


def test_the_same_complaint_about_the_first_mail_again_changes_nothing():
    one = asked(GWEN)
    raw = yahoo(ListMail.objects.get(subscriber=one).message_id)
    came(raw)
    heard = Suppression.objects.values().get()
    came(raw.replace(b"I'm sorry.", b"Once more."))

    assert Suppression.objects.values().get() == heard
    assert one.log.filter(act=LoggedConsent.Act.COMPLAINED).count() == 1


@pytest.mark.parametrize("reported", [postfix, yahoo])
def test_who_asked_anew_since_is_not_taken_off_by_the_same_report(reported, gwen, delivery):
    raw = reported(delivery.message_id)
    came(raw)
    subscriber(GWEN)
    came(raw.replace(b"I'm sorry.", b"Once more."))

    gwen.refresh_from_db()
    assert gwen.is_confirmed
    assert not Suppression.objects.exists()


def test_a_complaint_about_no_mail_of_the_list_is_held_for_a_person(gwen):
    outcome, _because = came(yahoo("<1@elsewhere.example>"))

    assert outcome == Kept.HELD
    assert Submission.objects.exists()


def test_nothing_of_an_address_is_logged(gwen, delivery, caplog):
    with caplog.at_level(logging.DEBUG):
        came(postfix(delivery.message_id))
        came(yahoo(delivery.message_id))

    assert GWEN not in caplog.text
    assert "User unknown" not in caplog.text


def test_looking_at_a_report_without_taking_it_changes_nothing(gwen, delivery):
    read_raw(postfix(delivery.message_id))

    assert stands(gwen, delivery) == NOTHING
