"""A worker that is killed over a letter: nobody is missed, and at most one mail goes out twice, as itself."""

import random
from collections import Counter

import pytest

from home.mailing_list import sending
from home.mailing_list.delivering import deliver
from home.mailing_list.models import Delivery, Letter, Subscriber
from home.mailing_list.progress import progress_of
from tests.dying import in_child
from tests.factories.mailing_list import letter
from tests.killing import later
from tests.post_office import PostOffice

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 5


def test_of_a_letter_over_which_the_worker_is_killed_five_times_nobody_is_missed(settings):
    Subscriber.objects.bulk_create(
        [Subscriber(address=f"runner{number}@example.org", state=Subscriber.State.CONFIRMED) for number in range(40)]
    )
    readers = list(Subscriber.objects.all())
    with PostOffice() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        one = sending.send_now(letter())

        def go_on():
            deliver.call(one.pk)

        killed = 0
        for kill in range(KILLS):
            # Each when the lease of the one before is over. A mail passes about a dozen points.
            killed += in_child(later(go_on, minutes=3 * kill), die_at=random.randint(5, 150))[0] != 0  # noqa: S311
        while Letter.objects.get(pk=one.pk).state == Letter.State.SENDING:
            in_child(later(go_on, minutes=3 * KILLS))

    came = Counter(mail["To"] for mail in office.mails)
    doubled = sum(came.values()) - len(came)
    assert set(came) == {reader.address for reader in readers}
    assert len({mail["Message-ID"] for mail in office.mails}) == len(readers)
    # Two kills may be over one mail, which then came three times.
    repeats = sum(tries - 1 for tries in one.deliveries.values_list("tries", flat=True))
    assert doubled <= repeats <= killed
    assert progress_of(one).repeated <= repeats
    assert killed
    assert not Delivery.objects.on_their_way().exists()
