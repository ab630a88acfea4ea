"""What a teller agreed to stays what it was."""

import hashlib

import pytest
from django.db.models import BooleanField

from stories.tellers.consenting import WORDING
from stories.tellers.models import Consent
from stories.tellers.wordings import OF_PHOTOS, WORDINGS, agreed_to

#: Sentences that people have agreed to. A line is only ever added; a changed sentence is a new version.
AGREED_TO = {"2026-11": "a3ecf6a1bd3ababf"}


def digest(version):
    return hashlib.sha256("\n".join(map(str, WORDINGS[version].values())).encode()).hexdigest()[:16]


@pytest.mark.parametrize("version", WORDINGS)
def test_a_version_is_never_changed(version):
    assert digest(version) == AGREED_TO[version]


def test_the_version_of_today_has_a_sentence_for_every_box_there_is():
    boxes = {field.name for field in Consent._meta.get_fields() if isinstance(field, BooleanField)}

    assert {*WORDINGS[WORDING]} == boxes
    assert {*OF_PHOTOS} <= boxes


def test_what_was_agreed_to_can_be_shown_later():
    assert agreed_to("2026-11", ["print", "site"]) == [
        "Tell it on this site, with the name above",
        "Print it, in a booklet or a newspaper",
    ]


def test_of_a_version_that_is_not_ours_the_boxes_are_named():
    assert agreed_to("of an import", ["site", "edits"]) == ["edits", "site"]
