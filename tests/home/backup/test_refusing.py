"""What a backup is restored into is empty, still and of the same version, or nothing is restored."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from foundation import heartbeats
from foundation.refusing import Refused
from foundation.storage import public_storage
from home.backup import version
from home.backup.emptiness import refuse_content
from home.groups import make_groups
from tests.factories.pages import PlainPageFactory
from tests.factories.pictures import PictureFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def test_a_site_as_upgrade_leaves_it_is_empty(as_migrated):
    make_groups()

    refuse_content()


@pytest.mark.parametrize(
    ("work", "what"),
    [
        (lambda home: UserFactory(), "users"),
        (lambda home: PlainPageFactory(parent=home), "pages"),
        (lambda home: PictureFactory(), "pictures"),
        (lambda home: home.save_revision(), "revisions"),
    ],
    ids=["user", "page", "picture", "draft of the home page"],
)
def test_what_somebody_worked_on_is_never_written_over(as_migrated, home, work, what):
    work(home)

    with pytest.raises(Refused, match=rf"not empty: it holds .*{what} \(1\).* Nothing was changed\. Restore"):
        refuse_content()


@pytest.mark.parametrize(
    ("storage", "root"), [(lambda: storages["default"], "PRIVATE_ROOT"), (public_storage, "MEDIA_ROOT")]
)
def test_files_without_a_row_are_somebodys_too(as_migrated, storage, root):
    storage().save("a/b/c.jpg", ContentFile(b"of another site"))

    with pytest.raises(Refused, match=f"There are files in {root}, perhaps of a restore that was cut off"):
        refuse_content()


def test_a_site_that_runs_is_to_be_stopped_first(as_migrated):
    heartbeats.beat("clock", "a-1")

    with pytest.raises(Refused, match="ran within the last minute"):
        refuse_content()


def test_the_same_version_fits():
    version.refuse_other("0.1.0", version.migrations())


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (lambda ours: [*ours, "stories.0099_more"], "newer Milepost than the one here .*0099_more.* `make upgrade`"),
        (lambda ours: ours[:-1], "older Milepost than the one here .* restore, then upgrade to this one"),
        (lambda ours: [*ours[:-1], "stories.0099_more"], "another Milepost .* begin with `migrate`"),
    ],
    ids=["newer", "older", "another"],
)
def test_another_version_does_not_and_it_says_what_to_do(theirs, words):
    with pytest.raises(Refused, match=words) as refused:
        version.refuse_other("9.9, abc, 2026-11-26", theirs(version.migrations()))

    assert "9.9, abc, 2026-11-26" in str(refused.value)
    assert str(refused.value).endswith("Nothing was changed.")


def test_a_database_that_lacks_a_migration_is_neither_kept_nor_written_to():
    MigrationRecorder(connection).record_unapplied("home", "0002_create_home_page")

    with pytest.raises(Refused, match=r"First: \.venv/bin/python manage\.py migrate"):
        version.migrations()
