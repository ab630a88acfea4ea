"""A teller takes back what was accepted, at any step of its life, and brings it in again as it was."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from foundation import moment
from foundation.models import Picture
from foundation.refusing import Refused
from foundation.renditions import make_renditions
from stories.pages import withdrawing
from stories.pages.models import GoneAddress, StoryPage
from stories.pages.vouching import vouch
from stories.schedule.models import Slot, WentLive
from stories.schedule.planning import place
from stories.schedule.promising import promise, promised_revision
from stories.submissions import links
from stories.submissions.accepting import accept
from stories.submissions.deciding import keep_for_later, shortlist
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import confirm
from stories.submissions.taking_back import bring_back, take_back
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import WeekFactory
from tests.factories.submissions import by_mail, photo, sent_in
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

State, Kind = Submission.State, SentMail.Kind
LINK = Consent.Door.LINK


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def allowed(submission):
    """For each consent, the first one first: through which door, and whether for the site."""
    rows = Consent.objects.for_story(submission.story_key).order_by("given_at", "pk")
    return [(row.door, row.site) for row in rows]


def told(kind):
    """Which editors the worker is to tell ``kind``."""
    tasks = DBTaskResult.objects.filter(task_path__endswith="tell_editor").order_by("enqueued_at")
    return [one.args_kwargs["args"][0] for one in tasks if one.args_kwargs["args"][2] == kind]


@pytest.fixture
def submission(series):
    ticked = ("site", "edits", "own_photo", "people_agreed")
    return sent_in(series=series, is_confirmed=True, ticked=ticked, photos=[photo(after=0)])


@pytest.fixture
def story(submission):
    story = accept(submission)
    Picture.objects.update(description="A ford over its stones.")
    return story


@pytest.fixture
def live(story, submission):
    story.get_latest_revision().publish()
    return again(submission)


@pytest.fixture
def week(series):
    return WeekFactory(parent=series, first_day=moment.today() - timedelta(days=1), days=4)


# ── Before it is out ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("decide", [None, shortlist, keep_for_later])
def test_what_nobody_accepted_comes_back_as_it_stood(submission, decide):
    if decide:
        decide(submission)
    stood = again(submission).state

    take_back(submission)
    assert again(submission).state == State.TAKEN_BACK
    bring_back(submission)

    assert again(submission).state == stood
    assert allowed(submission) == [("form", True), (LINK, False), (LINK, True)]
    assert told("taken back") == told("brought back") == []


def test_an_accepted_draft_can_go_live_no_more_and_again_once_it_is_brought_back(submission, story, client):
    take_back(submission)

    assert again(submission).is_taken_back
    assert again(story).is_withdrawn
    assert client.get(story.url).status_code == 404
    with pytest.raises(Refused):
        promise(story, moment.now() + timedelta(days=1))

    bring_back(submission)

    assert (again(submission).state, again(submission).story) == (State.ACCEPTED, story)
    assert not again(story).is_taken_back
    assert allowed(submission) == [("form", True), (LINK, False), (LINK, True)]
    assert promise(story, moment.now() + timedelta(days=1))


def test_a_day_that_was_planned_or_promised_is_free(submission, story, week):
    slot = week.slots.order_by("day").last()
    place(story, slot)
    promise(story, slot.at)

    take_back(submission)

    assert promised_revision(story) is None
    assert again(story).go_live_at is None
    assert again(slot).story is None

    bring_back(submission)

    assert promised_revision(story) is None
    assert again(slot).story is None
    assert not again(story).live


# ── A live one ──────────────────────────────────────────────────────────────────────


def test_a_live_story_is_gone_at_once_with_the_files_of_its_pictures(live, client, django_capture_on_commit_callbacks):
    story = live.story
    make_renditions(story.cover, ["photo", "first"])
    files = [rendition.url for rendition in story.cover.renditions.all()]
    assert [client.get(file).status_code for file in files] == [200] * len(files)

    with django_capture_on_commit_callbacks(execute=True):
        take_back(live)

    assert client.get(story.url).status_code == 410
    assert [client.get(file).status_code for file in files] == [404] * len(files)
    assert story.cover.file.storage.exists(story.cover.file.name)


def test_the_version_that_was_out_is_out_again_and_a_newer_draft_stays_the_latest(live, client):
    story = live.story
    out = story.live_revision
    draft = story.get_latest_revision_as_object()
    draft.place = "Nobody has read this yet"
    newer = draft.save_revision()
    first = again(story).first_published_at

    take_back(live)
    assert again(live).live_before == out
    bring_back(live)

    back = again(story)
    assert (back.live, back.live_revision, back.latest_revision) == (True, out, newer)
    assert (back.has_unpublished_changes, back.first_published_at) == (True, first)
    html = client.get(story.url).content.decode()
    assert "Nobody has read this yet" not in html
    assert again(live).state == State.ACCEPTED
    assert again(live).live_before is None
    assert not GoneAddress.objects.exists()


def test_its_teller_hears_only_once_that_it_is_live(live):
    before = DBTaskResult.objects.filter(task_path__endswith="tell_that_it_is_live").count()

    take_back(live)
    bring_back(live)

    assert WentLive.objects.count() == 1
    assert DBTaskResult.objects.filter(task_path__endswith="tell_that_it_is_live").count() == before == 1


def test_on_a_day_that_passed_it_stands_in_its_week_again(live, week, client):
    slot = week.slots.order_by("day").first()
    Slot.objects.filter(pk=slot.pk).update(story=live.story)

    take_back(live)
    assert live.story.url not in client.get(week.url).content.decode()
    bring_back(live)

    assert again(slot).story == live.story
    assert live.story.url in client.get(week.url).content.decode()


def test_where_the_version_that_was_out_is_gone_it_comes_back_as_a_draft(live):
    story = live.story
    story.save_revision()
    take_back(live)
    again(live).live_before.delete()

    bring_back(live)

    assert again(live).state == State.ACCEPTED
    assert not again(story).live
    assert not again(story).is_taken_back


def test_a_live_story_that_its_teller_no_longer_allows_is_taken_down_too(live, client):
    """An editor wrote down a “no” and was asked to take it down; meanwhile the teller does."""
    vouch(live.story, user=editor(), note="On the phone.", teller=live.teller)
    assert client.get(live.story.url).status_code == 200

    take_back(live)

    assert client.get(live.story.url).status_code == 410


def test_done_twice_it_is_done_once(live):
    jo = editor(email="jo@example.org")

    for _click in range(2):
        take_back(live)
    for _click in range(2):
        bring_back(live)

    assert allowed(live) == [("form", True), (LINK, False), (LINK, True)]
    assert told("taken back") == told("brought back") == [jo.pk]
    assert again(live).news == ["brought back"]


def test_after_14_days_it_stays_hidden_and_is_refused(live):
    take_back(live)

    with moment.as_on(moment.now() + timedelta(days=14, minutes=1)), pytest.raises(Refused, match="14 days ago"):
        bring_back(live)

    assert not again(live.story).live
    assert again(live).is_taken_back


# ── Consent ─────────────────────────────────────────────────────────────────────────


def test_what_was_ticked_counts_again_though_the_address_was_proved_while_it_was_taken_back(series):
    submission = sent_in(series=series)
    take_back(submission)
    confirm(submission)
    assert allowed(submission) == []

    bring_back(submission)

    assert allowed(submission) == [("form", True)]


def test_whoever_brings_a_draft_back_through_the_link_has_proved_the_address(series):
    submission = sent_in(series=series)
    story = accept(submission)
    take_back(submission)

    bring_back(submission)

    submission = again(submission)
    assert submission.is_confirmed
    assert submission.teller.confirmed_at
    assert allowed(submission) == [(LINK, False), ("form", True)]
    assert again(story).may_be_shown
    assert not again(story).is_taken_back


def test_a_no_from_before_is_none_that_bringing_back_undoes(series, submission):
    submission = again(submission)
    consent(submission.teller, submission.story_key, door=LINK)
    take_back(submission)

    bring_back(submission)

    assert allowed(submission) == [("form", True), (LINK, False)]


def test_a_mail_allows_nothing_also_when_it_is_brought_back(series):
    submission = by_mail(series=series, is_confirmed=True)
    story = accept(submission)

    take_back(submission)
    bring_back(submission)

    assert not any(site for _door, site in allowed(submission))
    assert not again(story).may_be_shown
    assert again(submission).state == State.ACCEPTED


# ── An editor, at the phone ─────────────────────────────────────────────────────────


def test_what_an_editor_took_down_at_the_phone_the_tellers_link_brings_back(live, client):
    jo = editor(email="jo@example.org")
    withdrawing.withdraw(live.story, user=jo, note="She called.")
    assert again(live).is_taken_back
    assert again(live).live_before
    assert told("taken back") == []

    bring_back(again(live))

    assert client.get(live.story.url).status_code == 200
    assert allowed(live) == [("form", True), ("editor", False), (LINK, True)]
    assert again(live).state == State.ACCEPTED
    assert told("brought back") == [jo.pk]


def test_what_an_editor_brings_back_is_a_draft_and_accepted(live):
    take_back(live)
    consent(live.teller, live.story_key, door=Consent.Door.MAIL, site=True)

    withdrawing.bring_back(again(live.story), user=editor())

    assert again(live).state == State.ACCEPTED
    assert not again(live.story).live


def test_what_an_editor_publishes_again_its_teller_can_take_back_again(live, client):
    take_back(live)
    consent(live.teller, live.story_key, door=Consent.Door.MAIL, site=True)
    StoryPage.objects.get(pk=live.story.pk).get_latest_revision().publish()
    assert again(live).state == State.ACCEPTED

    take_back(again(live))

    assert client.get(live.story.url).status_code == 410
    assert again(live).is_taken_back


def test_editors_are_told_once_each_and_none_who_left_or_has_no_address(live):
    jo, kim = editor(email="jo@example.org"), editor(email="kim@example.org")
    editor(email="left@example.org", is_active=False)
    editor(email="")
    member_twice = jo.groups.first()
    jo.groups.add(member_twice)

    take_back(live)

    assert sorted(told("taken back")) == sorted([jo.pk, kim.pk])


def test_a_page_that_an_editor_deleted_is_no_more_to_bring_back(live):
    take_back(live)
    again(live.story).delete()

    bring_back(live)

    assert (again(live).state, again(live).story) == (State.ACCEPTED, None)


def test_a_series_that_was_deleted_takes_nothing_of_what_was_sent_along(submission, story, series, client):
    series.delete()

    submission = again(submission)
    assert (submission.story, submission.series) == (None, None)
    assert client.get("/" + links.to_own_page(submission).split("/", 3)[3]).status_code == 200
    take_back(submission)
    bring_back(submission)
    assert again(submission).state == State.ACCEPTED
