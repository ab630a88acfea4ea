"""A teller takes a story back, and may give it again."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from wagtail.actions.unpublish_page import UnpublishPagePermissionError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry

from foundation import moment
from foundation.models import Picture
from foundation.refusing import Refused
from foundation.renditions import make_renditions
from home.groups import RESIDENT
from stories.pages.models import GoneAddress, StoryPage
from stories.pages.picturing import is_shown
from stories.pages.readiness import stopping
from stories.pages.withdrawing import bring_back, withdraw
from stories.schedule.promising import promise
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.pictures import PictureFactory
from tests.factories.tellers import TellerFactory
from tests.factories.users import member_of
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Lisa Anderson", told_by=TellerFactory(name="Lisa Anderson"))


def allow(story):
    consent(story.told_by, story.story_key, door=Consent.Door.MAIL, site=True)


def test_it_is_out_no_more_and_stays_as_a_draft(story, editor, client):
    withdrawn = withdraw(story, user=editor, note="A mail of Monday.")

    assert not withdrawn.live
    assert withdrawn.is_withdrawn
    assert withdrawn.get_latest_revision_as_object().printed_name == "Lisa Anderson"
    assert client.get(story.url).status_code == 410


def test_a_consent_that_allows_nothing_is_added_and_none_is_changed(story, editor):
    withdraw(story, user=editor, note="A mail of Monday.")

    before, after = Consent.objects.filter(story_key=story.story_key).order_by("given_at", "pk")
    assert before.site and not before.is_withdrawal
    assert after.is_withdrawal
    assert (after.teller, after.door, after.vouched_by, after.note) == (
        story.told_by,
        Consent.Door.EDITOR,
        editor,
        "A mail of Monday.",
    )


@pytest.mark.parametrize("allowed", ["site", "letter", "social", "print"])
def test_who_allows_anything_has_not_taken_it_back(story, allowed):
    given = consent(story.told_by, story.story_key, door=Consent.Door.MAIL, **{allowed: True})

    assert not given.is_withdrawal
    assert not story.is_withdrawn


def test_the_history_says_so_in_our_words_and_who_did_it(story, editor):
    withdraw(story, user=editor)

    entry = PageLogEntry.objects.filter(page=story.pk).first()
    assert (entry.action, entry.user, entry.message) == (
        "stories.withdraw",
        editor,
        "Taken down at the teller’s wish",
    )


def test_it_can_neither_be_published_nor_promised(story):
    withdraw(story)
    story = StoryPage.objects.get(pk=story.pk)

    with pytest.raises(ValidationError, match="Withdrawn by Lisa, so the story cannot go live"):
        story.get_latest_revision().publish()
    assert [one.sentence for one in stopping(story)] == ["Withdrawn by Lisa. It cannot go live."]


def test_former_addresses_are_gone_with_it(story, client):
    Redirect.add_redirect("/old/lisa", redirect_to=story)

    withdraw(story)

    assert client.get("/old/lisa/").status_code == 410
    assert not Redirect.objects.exists()
    assert set(story.gone_addresses.values_list("reason", flat=True)) == {"withdrawn"}


def test_of_a_story_that_was_never_out_nothing_is_said(series, client):
    draft = DraftFactory(parent=series)

    withdraw(draft)

    assert not GoneAddress.objects.exists()
    assert client.get(draft.url).status_code == 404
    assert StoryPage.objects.get(pk=draft.pk).is_withdrawn


# ── Its pictures ────────────────────────────────────────────────────────────────────


def files_of(picture):
    return [rendition.file.name for rendition in picture.renditions.all()]


def test_public_files_of_its_pictures_go_and_the_originals_stay(series, django_capture_on_commit_callbacks):
    cover, inside, shared, drafted = (PictureFactory() for _number in range(4))
    body = [("picture", {"picture": one, "caption": "", "width": ""}) for one in (inside, shared)]
    story = StoryFactory(parent=series, cover=cover, body=body)
    StoryFactory(parent=series, body=[("picture", {"picture": shared, "caption": "", "width": ""})])
    DraftFactory(parent=series, cover=drafted)
    draft = story.get_latest_revision_as_object()
    draft.cover = drafted
    draft.save_revision()
    for picture in (cover, inside, shared, drafted):
        make_renditions(picture, ["photo"])
    storage, names = cover.renditions.first().file.storage, files_of(cover) + files_of(inside) + files_of(drafted)
    kept = files_of(shared)

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story)

    assert [name for name in names if storage.exists(name)] == []
    assert all(storage.exists(name) for name in kept)
    assert all(picture.file.storage.exists(picture.file.name) for picture in (cover, inside, drafted))


def test_a_picture_that_is_promised_elsewhere_keeps_its_files(series):
    picture = PictureFactory()
    story = StoryFactory(parent=series, cover=picture)
    other = DraftFactory(parent=series)
    draft = other.get_latest_revision_as_object()
    draft.body = [("text", "<p>One mile.</p>"), ("picture", {"picture": picture, "caption": "", "width": ""})]
    draft.save_revision()
    promise(other, moment.now() + timedelta(days=1))
    make_renditions(picture, ["photo"])

    withdraw(story)

    assert picture.renditions.exists()


def test_sizes_that_the_worker_makes_meanwhile_go_too(series):
    story = StoryFactory(parent=series, cover=PictureFactory())

    withdraw(story)
    work()

    assert not story.cover.renditions.exists()


def test_a_better_description_brings_no_file_back(series):
    story = StoryFactory(parent=series, cover=PictureFactory())
    withdraw(story)
    work()

    picture = Picture.objects.get(pk=story.cover_id)
    picture.description = "A towpath in the rain."
    picture.save()
    work()

    assert not is_shown(picture)
    assert not picture.renditions.exists()


# ── Brought back ────────────────────────────────────────────────────────────────────


def test_it_comes_back_as_a_draft_when_its_teller_allows_it_again(story, editor, client):
    withdraw(story, user=editor)
    allow(story)

    back = bring_back(story, user=editor)

    assert not back.live
    assert not back.is_taken_back
    assert client.get(story.url).status_code == 404


def test_not_before(story, editor):
    withdraw(story, user=editor)

    with pytest.raises(Refused, match="Lisa has not allowed it on the site again"):
        bring_back(story, user=editor)

    assert GoneAddress.objects.exists()


def test_published_again_it_has_its_address_and_its_pictures_again(series, client):
    story = StoryFactory(parent=series, cover=PictureFactory())
    Redirect.add_redirect("/old/lisa", redirect_to=story)
    withdraw(story)
    work()
    allow(story)
    bring_back(story)

    StoryPage.objects.get(pk=story.pk).get_latest_revision().publish()
    work()

    assert client.get(story.url).status_code == 200
    assert client.get("/old/lisa/").status_code == 301
    assert story.cover.renditions.exists()


def test_published_without_being_brought_back_its_address_is_gone_no_more(story, client):
    withdraw(story)
    allow(story)

    StoryPage.objects.get(pk=story.pk).get_latest_revision().publish()

    assert client.get(story.url).status_code == 200
    assert not GoneAddress.objects.exists()
    assert not StoryPage.objects.get(pk=story.pk).is_taken_back


# ── Refusals ────────────────────────────────────────────────────────────────────────


def test_what_is_taken_back_is_not_taken_back_twice(story):
    withdraw(story)

    with pytest.raises(Refused, match="Lisa Anderson has been taken back already"):
        withdraw(story)


def test_what_was_not_taken_back_is_not_brought_back(story):
    with pytest.raises(Refused, match="Lisa Anderson was not taken back"):
        bring_back(story)


def test_a_story_that_nobody_told_is_none_to_take_back(series):
    draft = DraftFactory(parent=series, told_by=None, consented=False)

    with pytest.raises(Refused, match="Say in the story who told it"):
        withdraw(draft)


@pytest.mark.parametrize("act", [withdraw, bring_back])
def test_who_may_not_publish_may_do_neither(story, act):
    with pytest.raises(UnpublishPagePermissionError):
        act(story, user=member_of(RESIDENT))

    assert StoryPage.objects.get(pk=story.pk).live
