"""A story that was taken back goes 30 days later, whole; nothing that is out or promised ever does."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from wagtail.models import PageLogEntry, Revision

from foundation import moment
from foundation.models import Picture
from foundation.renditions import make_renditions
from stories.pages.models import GoneAddress, PreviewLink, StoryPage
from stories.pages.renaming import rename
from stories.pages.withdrawing import bring_back, withdraw
from stories.schedule.promising import promise
from stories.submissions.accepting import accept
from stories.submissions.models import Submission
from stories.submissions.taking_back import take_back
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.pictures import PictureFactory
from tests.factories.submissions import photo, sent_in
from tests.forgetting import forget, night

pytestmark = pytest.mark.django_db
RULE = "stories-taken-back"


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Lisa Anderson")


def allow(story):
    consent(story.told_by, story.story_key, door=Consent.Door.MAIL, site=True)


def shows(picture):
    return [("picture", {"picture": picture, "caption": "", "width": ""})]


def is_there(story):
    return StoryPage.objects.filter(pk=story.pk).exists()


def test_it_stays_for_30_days_and_goes_on_the_day(story):
    withdraw(story)

    assert forget(RULE, days=29) == 0
    assert is_there(story)
    assert forget(RULE, days=30) == 1
    assert not is_there(story)


def test_every_version_goes_and_its_preview_links_and_its_address_stays_gone(story, client):
    rename(story, "Lisa A.")
    PreviewLink.objects.create(story=story, expires_at=moment.now() + timedelta(days=90))
    withdraw(StoryPage.objects.get(pk=story.pk))

    night(days=30)

    assert not Revision.objects.filter(object_id=str(story.pk)).exists()
    assert not PreviewLink.objects.exists()
    assert {gone.story_id for gone in GoneAddress.objects.all()} == {None}
    assert client.get(story.url).status_code == 410


def test_no_name_is_left_in_the_history_and_who_did_what_is(story, editor):
    withdraw(story, user=editor)

    night(days=30)

    entries = PageLogEntry.objects.filter(page_id=story.pk)
    assert "stories.withdraw" in {entry.action for entry in entries}
    assert {(entry.label, str(entry.data)) for entry in entries} == {("…", "{}")}


def test_its_pictures_go_with_original_and_sizes_unless_something_else_shows_them(
    story, series, django_capture_on_commit_callbacks
):
    alone, shared, drafted, old = (PictureFactory() for _ in range(4))
    story.cover, story.body = alone, [*shows(shared), *shows(drafted), *shows(old)]
    story.save_revision().publish()
    make_renditions(alone, ["photo"])
    StoryFactory(parent=series, cover=shared)
    draft = StoryFactory(parent=series)
    draft.body = shows(drafted)
    draft.save_revision()
    other = StoryFactory(parent=series, body=shows(old))
    other.body = [("text", "<p>Without it.</p>")]
    other.save_revision().publish()
    files = [alone.file.name, *(size.file.name for size in alone.renditions.all())]
    storages = [default_storage, *(size.file.storage for size in alone.renditions.all())]
    assert len(files) > 1

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(StoryPage.objects.get(pk=story.pk))
        night(days=30)

    assert {*Picture.objects.all()} == {shared, drafted, old}
    assert not any(storage.exists(name) for storage, name in zip(storages, files, strict=True))


def test_a_picture_that_only_an_old_version_showed_goes_too(story):
    story.cover = PictureFactory()
    story.save_revision().publish()
    story.cover = None
    story.save_revision().publish()
    withdraw(StoryPage.objects.get(pk=story.pk))

    night(days=30)

    assert not Picture.objects.exists()


def test_what_was_sent_in_goes_in_the_same_night_with_consents_and_teller(series):
    submission = sent_in(series=series, is_confirmed=True, photos=[photo()])
    accept(submission).get_latest_revision().publish()
    take_back(Submission.objects.get(pk=submission.pk))

    assert night(days=29) == {}
    gone = night(days=30)

    assert (gone[RULE], gone["taken-back"]) == (1, 1)
    for model in (StoryPage, Submission, Consent, Teller, Picture):
        assert not model.objects.exists()


# ── What must survive ───────────────────────────────────────────────────────────────


def test_what_was_allowed_again_or_brought_back_stays(series):
    allowed, back = StoryFactory(parent=series), StoryFactory(parent=series)
    for story in (allowed, back):
        withdraw(story)
        allow(story)
    bring_back(back)

    assert forget(RULE, days=400) == 0
    assert is_there(allowed) and is_there(back)


def test_a_second_time_is_counted_from_the_second_time(story):
    withdraw(story)
    allow(story)
    bring_back(StoryPage.objects.get(pk=story.pk))
    with moment.as_on(moment.now() + timedelta(days=20)):
        withdraw(StoryPage.objects.get(pk=story.pk))

    assert forget(RULE, days=49) == 0
    assert forget(RULE, days=50) == 1


def live(story):
    """Out, whatever its consent says: the row was written past every gate."""
    StoryPage.objects.filter(pk=story.pk).update(live=True)


def promised(story):
    """Promised, whatever its consent says."""
    story.revisions.update(approved_go_live_at=moment.now() + timedelta(days=500))


def never_taken_down(story):
    """A teller who allows nothing yet, and never took it back."""
    PageLogEntry.objects.filter(page_id=story.pk, action="stories.withdraw").delete()


@pytest.mark.parametrize("become", [live, promised, never_taken_down])
def test_nothing_that_is_out_or_promised_goes_even_where_all_else_says_so(story, become):
    withdraw(story)
    become(story)

    night(days=400)

    assert is_there(story)


def test_ten_years_of_nights_leave_everything_that_is_out_promised_or_in_work(series, editor):
    out = StoryFactory(parent=series, cover=PictureFactory(), body=shows(PictureFactory()))
    draft = DraftFactory(parent=series, cover=PictureFactory())
    to_come = DraftFactory(parent=series, cover=PictureFactory())
    promise(to_come, moment.now() + timedelta(days=5_000), user=editor)
    told = sent_in(series=series, is_confirmed=True, photos=[photo()])
    accept(told).get_latest_revision().publish()
    kept = {model: model.objects.count() for model in (StoryPage, Revision, Picture, Teller, Consent, Submission)}

    for days in (1, 31, 91, 181, 400, 3_650):
        night(days=days)

    assert {model: model.objects.count() for model in kept} == kept
    assert StoryPage.objects.filter(pk__in=[out.pk, draft.pk, to_come.pk], told_by=None).count() == 0


# ── Names of deleted stories ────────────────────────────────────────────────────────


def test_the_name_of_a_story_that_an_editor_deleted_leaves_the_history_after_30_days(series, editor):
    story = StoryFactory(parent=series, printed_name="Lisa Anderson")
    story.delete(user=editor)

    assert forget("deleted-stories", days=29) == 0
    assert forget("deleted-stories", days=30) == 1
    assert forget("deleted-stories", days=31) == 0

    labels = PageLogEntry.objects.filter(page_id=story.pk).values_list("label", "action")
    assert {label for label, action in labels} == {"…"}
    assert "wagtail.delete" in {action for label, action in labels}
