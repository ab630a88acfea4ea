"""A mail server that ends its connections in its own way: nobody is missed, and nobody is held up by another."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from smtplib import SMTPException

import pytest

from foundation import moment
from home.mailing_list import sending
from home.mailing_list.delivering import deliver
from home.mailing_list.models import Letter
from home.mailing_list.progress import progress_of
from tests.factories.mailing_list import letter, subscriber
from tests.post_office import PostOffice
from tests.working import work

pytestmark = pytest.mark.django_db

State = Letter.State


@pytest.fixture
def readers():
    return [subscriber(f"runner{number}@example.org") for number in range(7)]


class SomeAtATime(PostOffice):
    """Takes so many mails by one connection, and says 421 to the next at a ``step`` (RFC 5321 §3.8)."""

    def __init__(self, most, step):
        super().__init__()
        self.most, self.step = most, step

    def _said(self, server, step):
        return "421 4.7.0 Too many mails by one connection" if self._is_full(server, step) else None

    def _is_full(self, server, step):
        return step == self.step and getattr(server, "taken", 0) >= self.most

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        envelope.mail_from = address
        return self._said(server, "MAIL") or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        envelope.rcpt_tos.append(address)
        return self._said(server, "RCPT") or "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if said := self._said(server, "DATA"):
            return said
        server.taken = getattr(server, "taken", 0) + 1
        return await super().handle_DATA(server, session, envelope)


class Dropping(PostOffice):
    """Takes the mails to ``name`` and drops the connection before it says so."""

    def __init__(self, name):
        super().__init__()
        self.name = name

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        said = await super().handle_DATA(server, session, envelope)
        if envelope.rcpt_tos[0].startswith(self.name):
            server.transport.abort()
        return said


def came(office):
    return Counter(message["To"] for message in office.mails)


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_takes_a_few_mails_by_one_connection_has_them_all_by_several(readers, by_smtp, step):
    with SomeAtATime(2, step) as office:
        by_smtp(office)
        one = sending.send_now(letter())
        for minutes in range(0, 60, 6):
            with moment.as_on(moment.now() + timedelta(minutes=minutes)):
                deliver.call(one.pk)

    one.refresh_from_db()
    assert came(office) == Counter(reader.address for reader in readers)
    assert (one.state, progress_of(one).repeated) == (State.SENT, 0)


def test_one_mail_over_which_the_server_hangs_up_holds_up_nobody_and_is_not_sent_again_and_again(readers, by_smtp):
    with Dropping("runner0") as office:
        by_smtp(office)
        one = sending.send_now(letter())
        for _time in range(3):
            with suppress(SMTPException, OSError):
                deliver.call(one.pk)

    assert came(office) == Counter(reader.address for reader in readers)
    assert one.deliveries.on_their_way().get().subscriber == readers[0]
    assert len({message["Message-ID"] for message in office.mails}) == len(readers)


def test_a_run_that_got_on_goes_on_at_once_where_the_connection_ends(readers, by_smtp):
    with SomeAtATime(2, "MAIL") as office:
        by_smtp(office)
        sending.send_now(letter())
        work()
        sent = len(office.mails)

    assert sent == len(readers)


class WantingAPause(PostOffice):
    """Refuses every second connection."""

    connections = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 - aiosmtpd's name
        self.connections += 1
        return self._said(session, hostname, responses)

    async def handle_HELO(self, server, session, envelope, hostname):  # noqa: N802 - aiosmtpd's name
        return self._said(session, hostname, ["250 OK"])[0]

    def _said(self, session, hostname, responses):
        if self.connections % 2 == 0:
            return ["421 4.7.0 Too many connections, come again later"]
        session.host_name = hostname
        return responses


def test_nor_does_it_count_as_failed_where_the_next_connection_is_refused(readers, by_smtp, monkeypatch):
    monkeypatch.setattr("home.mailing_list.delivering.AT_A_TIME", 2)
    with WantingAPause() as office:
        by_smtp(office)
        one = sending.send_now(letter())
        work()

    one.refresh_from_db()
    assert came(office) == Counter(reader.address for reader in readers)
    assert (one.state, progress_of(one).repeated) == (State.SENT, 0)
