"""Private files that no row names are swept, and no others."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from foundation import boundaries, moment
from stories.submissions.sweeping import midnight_passed, sweep
from tests.factories.pictures import PictureFactory
from tests.factories.submissions import mail_received, photo, sent_in
from tests.working import work

pytestmark = pytest.mark.django_db


def age(name, days):
    """Let a file lie for ``days``."""
    then = moment.now().timestamp() - days * 86_400
    os.utime(default_storage.path(name), (then, then))


def test_a_file_that_no_row_names_is_swept_after_a_day():
    submission, mail, picture = sent_in(photos=[photo()]), mail_received(), PictureFactory()
    named = [*(file.name for file in submission.photos[0].files), mail.raw.name, picture.file.name]
    folders = ("enclosures/left", "pictures", "original_images")
    left = [default_storage.save(f"{folder}/by-a-kill", ContentFile(b"half")) for folder in folders]
    fresh = default_storage.save("mails/ab/just-now.eml", ContentFile(b"being written"))
    for name in [*named, *left]:
        age(name, 2)

    assert sweep() >= 3

    assert not any(default_storage.exists(name) for name in left)
    assert all(default_storage.exists(name) for name in [*named, fresh])


def test_the_clock_asks_for_it_after_midnight_and_the_worker_does_it():
    left = default_storage.save("mails/ab/by-a-kill.eml", ContentFile(b"half"))
    age(left, 2)

    midnight_passed(moment.now(), moment.now())
    work()

    assert "left files" in [one.name for one in boundaries.registered()]
    assert not default_storage.exists(left)
