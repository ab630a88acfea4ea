"""Files without a URL are kept so that they outlive a power cut."""

import os

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from foundation.storage import PrivateStorage


def test_a_private_file_and_its_name_are_on_the_disk_before_anybody_is_told(tmp_path, monkeypatch):
    synced, fsync = [], os.fsync

    def noted(descriptor):
        synced.append(os.readlink(f"/proc/self/fd/{descriptor}"))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)

    name = PrivateStorage(location=str(tmp_path)).save("mails/ab/one.eml", ContentFile(b"From: grace"))

    assert synced == [str(tmp_path / name), str(tmp_path / "mails" / "ab")]


def test_a_private_file_has_no_address(tmp_path):
    with pytest.raises(ValueError, match="no address"):
        PrivateStorage(location=str(tmp_path)).url("mails/ab/one.eml")


@pytest.mark.django_db
def test_what_is_committed_outlives_a_power_cut():
    asked = {"sqlite": ("PRAGMA synchronous", 2), "postgresql": ("SHOW synchronous_commit", "on")}
    question, answer = asked[connection.vendor]

    with connection.cursor() as cursor:
        cursor.execute(question)
        assert cursor.fetchone() == (answer,)
