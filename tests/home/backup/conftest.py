"""A site with something of each kind in it, and one that is empty."""

import resource
import shutil
from contextlib import contextmanager
from datetime import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from wagtail.models import PageLogEntry

from home.backup.making import make
from stories.schedule.models import Slot
from tests.factories.pages import StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.factories.site import rebuild_site
from tests.factories.submissions import mail_received, photo, sent_in

#: The backup of such a site, made once.
_made: list[Path] = []


def forget_files():
    for root in (settings.PRIVATE_ROOT, settings.MEDIA_ROOT):
        shutil.rmtree(root, ignore_errors=True)
        Path(root).mkdir(parents=True, exist_ok=True)


def forget_traces():
    """What makes the first pages again in tests writes a log of it; migrations do not."""
    PageLogEntry.objects.all().delete()


@pytest.fixture(autouse=True)
def _folders_of_its_own():
    """Other tests leave files behind, and a backup takes all there are."""
    forget_files()
    yield
    forget_files()


@pytest.fixture
def filled(series, editor):
    """Pages, revisions, pictures in several sizes, a week, what was sent in, a mail, jobs that wait."""
    picture = PictureFactory(description="The ford at dawn 🌁")
    picture.get_rendition("width-32|format-webp")
    StoryFactory(parent=series, cover=picture, printed_name="Zoë “Mile” Ødegård 🏃")
    Slot.objects.create(week=WeekFactory(parent=series), day=1, time=time(6, 0, 7, 123))
    sent_in(photos=[photo()])
    mail_received()


@pytest.fixture
def empty():
    """Makes this site an empty one, as `migrate` leaves it."""

    def make_empty():
        call_command("flush", interactive=False, verbosity=0)
        rebuild_site()
        forget_traces()
        forget_files()

    return make_empty


@pytest.fixture
def as_migrated(db):
    """This site, which nobody has worked on."""
    forget_traces()


@pytest.fixture
def kept(request, tmp_path_factory, empty):
    """The backup of a site that was filled; the site that is here is empty."""
    if not _made:
        request.getfixturevalue("filled")
        path = tmp_path_factory.mktemp("backup") / "milepost.zip"
        make(path)
        _made.append(path)
        empty()
    forget_traces()
    return _made[0]


@pytest.fixture
def target(tmp_path):
    return tmp_path / "milepost.zip"


@pytest.fixture
def full_after():
    """No file of this process may grow beyond so many bytes, as on a full disk."""

    @contextmanager
    def full(size):
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return full
