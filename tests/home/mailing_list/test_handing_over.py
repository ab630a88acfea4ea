"""A mail is handed over to any server or provider; what is wrong with one mail holds up no other."""

from importlib import import_module

import pytest
from anymail.backends.postmark import EmailBackend as Postmark
from anymail.exceptions import AnymailAPIError
from django.core.mail import get_connection

from config.env import MAIL_PROVIDERS
from foundation.mail import Written, new_message_id
from home.mailing_list import sending
from home.mailing_list.delivering import deliver
from home.mailing_list.handing_over import Answer, hand_over, known_options, message_for
from home.mailing_list.models import Delivery, Letter, Suppression
from tests.factories.mailing_list import letter, subscriber

pytestmark = pytest.mark.django_db

#: What one provider or another asks for.
OPTIONS = ("api_key", "server_token", "secret_key", "api_token", "webhook_key", "sender_domain", "project_id", "region")


@pytest.fixture
def row():
    return Delivery.objects.create(letter=letter(), subscriber=subscriber(), message_id=new_message_id())


@pytest.fixture
def by(settings):
    """The connection to a provider, by its name."""

    def connect(name):
        given = {f"{name.upper()}_{option.upper()}": "x" for option in OPTIONS}
        settings.ANYMAIL = {**settings.ANYMAIL, **given, f"{name.upper()}_API_URL": "https://api.example.org/"}
        return import_module(f"anymail.backends.{name}").EmailBackend()

    return connect


@pytest.mark.parametrize("name", sorted(MAIL_PROVIDERS))
def test_every_provider_takes_a_letter_with_its_way_to_leave(by, row, name):
    connection = by(name)
    message = message_for(row, row.subscriber, Written("Subject", "Words", "<p>Words</p>"), known_options(connection))

    connection.build_message_payload(message, connection.send_defaults)
    assert "List-Unsubscribe-Post" in message.extra_headers


def test_a_provider_that_can_watch_is_told_not_to(by, row):
    connection = by("postmark")
    message = message_for(row, row.subscriber, Written("Subject", "Words", "<p>Words</p>"), known_options(connection))

    assert (message.track_opens, message.track_clicks) == (False, False)
    assert message.metadata == {"delivery": str(row.pk)}


class Refusing(Postmark):
    """A provider that answers one address in its own way, and takes every other mail."""

    status, address = 422, ""
    taken: list[str] = []

    def _send(self, message):
        if message.to == [self.address]:
            raise AnymailAPIError("refused", status_code=self.status)
        self.taken.append(message.to[0])
        return True

    def open(self):
        return True


@pytest.mark.parametrize("status", [400, 406, 413, 422])
def test_an_address_that_a_provider_does_not_understand_holds_up_nobody(settings, status):
    settings.ANYMAIL = {**settings.ANYMAIL, "POSTMARK_SERVER_TOKEN": "x"}
    settings.EMAIL_BACKEND = f"{Refusing.__module__}.Refusing"
    readers = [subscriber(f"runner{number}@example.org") for number in range(3)]
    Refusing.status, Refusing.address, Refusing.taken = status, readers[0].address, []
    one = sending.send_now(letter())
    deliver.call(one.pk)

    assert Refusing.taken == [reader.address for reader in readers[1:]]
    assert one.deliveries.get(subscriber=readers[0]).deferrals == 1
    assert Letter.objects.get(pk=one.pk).state == Letter.State.SENDING
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_provider_that_takes_none_at_all_is_asked_again_later(settings, row, status):
    settings.ANYMAIL = {**settings.ANYMAIL, "POSTMARK_SERVER_TOKEN": "x"}
    settings.EMAIL_BACKEND = f"{Refusing.__module__}.Refusing"
    Refusing.status, Refusing.address = status, row.subscriber.address
    message = message_for(row, row.subscriber, Written("Subject", "Words", "<p>Words</p>"))

    with pytest.raises(AnymailAPIError):
        hand_over(message, get_connection())


def test_a_mail_that_is_taken_is_taken(row):
    message = message_for(row, row.subscriber, Written("Subject", "Words", "<p>Words</p>"))

    assert hand_over(message, get_connection()) is Answer.TAKEN
