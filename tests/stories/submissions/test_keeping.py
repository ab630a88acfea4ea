"""Files are kept together with their rows, or not at all; where nobody knows which, they are kept."""

from contextlib import contextmanager

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError, connection

from stories.submissions.models import Enclosure, ReceivedMail
from stories.submissions.taking import take
from tests.factories.mails import STORY, mail, photo_part

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def line_breaks_over_commit(number):
    """The database carries out the commit of that number, and the line breaks before it can say so."""
    connection.ensure_connection()
    commit, count = connection._commit, iter(range(1, 100))

    def breaks():
        commit()
        if next(count) == number:
            connection.connection.close()
            raise OperationalError("server closed the connection unexpectedly")

    connection._commit = breaks
    try:
        with pytest.raises(OperationalError):
            yield
    finally:
        del connection._commit
        connection.close()


@pytest.mark.parametrize("number", [1, 2])
def test_a_commit_that_was_carried_out_unheard_loses_no_mail_and_no_photo(number):
    raw = mail(STORY, attached=[photo_part()])

    with line_breaks_over_commit(number):
        take(raw)
    take(raw)

    kept, photo = ReceivedMail.objects.get(), Enclosure.objects.get()
    assert kept.outcome == ReceivedMail.Outcome.SUBMISSION
    assert kept.raw.read() == raw
    assert default_storage.exists(photo.original.name)
