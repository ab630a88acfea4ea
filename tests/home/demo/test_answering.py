"""What the demo's readers answered: through the real acts, each at its hour, and no mail leaves for it."""

from collections import defaultdict
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction

from foundation import moment
from home.demo import site
from home.demo.answering import answer_earlier, answer_this_week, set_rules
from home.demo.building import make_site
from home.demo.logins import make_logins
from home.demo.reading import read_stories
from home.demo.responses import EARLIER, THIS_WEEK
from home.demo.telling import run_week, tell_archived
from stories.pages.models import StoryPage
from stories.responses.closing import openness_of
from stories.responses.mailing import send_mail
from stories.responses.models import Conversation, Notice, Report, Response, ResponseMail, ResponseRules
from stories.responses.threads import threads_under, told_in
from tests.factories.pictures import PictureFactory
from tests.factories.site import rebuild_site

pytestmark = pytest.mark.django_db

State = Response.State


@pytest.fixture(scope="module")
def answered(django_db_setup, django_db_blocker):
    """The demo's three weeks with one picture for all, and their talk, made once: each test undoes what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        rebuild_site()
        make_logins()
        series, picture, told = make_site(*site.SERIES), PictureFactory(), defaultdict(list)
        for story in read_stories():
            told[story.week].append((story, picture))
        for week in site.ARCHIVE:
            tell_archived(week, series[week.series], told[week.key], picture)
        set_rules()
        answer_earlier()
        run_week(site.RUNNING, series[site.RUNNING.series], told[site.RUNNING.key], picture)
        answer_this_week()
        yield
        transaction.set_rollback(True)


def under(slug):
    """What readers see under a story: thread by thread, the names."""
    threads = threads_under(StoryPage.objects.get(slug=slug))
    return [[thread.response.name, *(one.name for one in thread.answers)] for thread in threads]


def names(found):
    return [response.name for response in found]


def test_one_story_has_six_responses_with_a_thread_in_which_its_teller_answers(answered):
    story = StoryPage.objects.get(slug="tom-aldous")

    assert told_in(threads_under(story)) == 6
    assert under("tom-aldous")[0] == ["Idris Fenn", "Carol Dace", "Tom Aldous"]
    assert names(Response.objects.published().filter(story=story, is_teller=True)) == ["Tom Aldous"]


def test_others_have_one_to_three(answered):
    talk = Response.objects.published().exclude(story__slug="tom-aldous")
    told = [told_in(threads_under(story)) for story in StoryPage.objects.filter(pk__in=talk.values("story"))]

    assert len(told) == 8
    assert set(told) == {1, 2, 3}


def test_four_wait_each_for_a_reason_of_its_own(answered):
    waiting = list(Response.objects.waiting())

    assert [(response.name, response.held_because[0]) for response in waiting] == [
        ("D. Okafor", "The story shows a child: every response is read first."),
        ("Malcolm Stott", "An editor chose to read everything from this address first."),
        ("Marlow Medals", "First response from this address."),
        ("Connie Blackwood", "First response from this address."),
    ]
    assert [response.name for response in waiting if response.looks_like_spam] == ["Marlow Medals"]
    assert moment.now() - waiting[0].written_at < timedelta(hours=7)


def test_one_is_reported_two_are_spam_and_one_was_removed_with_a_reason(answered):
    assert names(Response.objects.reported()) == ["Les Pardew"]
    assert "house number" in Report.objects.get().why
    assert names(Response.objects.filter(state=State.SPAM)) == ["Brad S.", "Sparkle Laundry"]
    removed = Response.objects.get(state=State.REMOVED)
    assert removed.why_removed.startswith("Ted walked that mile for Margaret")
    assert removed.responder.always_held
    assert removed.decided_by.username == "moderator"


def test_what_comes_from_a_known_device_after_two_published_ones_is_not_read_first(answered):
    third = Response.objects.get(name="Idris Fenn", story__slug="tom-aldous")

    assert (third.held_because, third.decided_by, third.published_at) == ([], None, third.written_at)


def test_one_teller_asked_to_close_one_talk_is_kept_open_and_one_teller_hears(answered):
    asked, kept_open = Conversation.objects.asked_to_close().get(), StoryPage.objects.get(slug="idris-aged-12")

    assert asked.story.slug == "ted-garnett"
    assert openness_of(kept_open).is_open
    assert Conversation.objects.get(teller_hears=True).story.slug == "tom-aldous"
    assert not openness_of(StoryPage.objects.get(slug="winifred-cragg")).is_open


def test_each_was_written_after_its_story_went_live_and_none_in_the_future(answered):
    for response in Response.objects.select_related("story", "responder"):
        assert response.story.first_published_at < response.written_at < moment.now()
        assert response.published_at is None or response.written_at <= response.published_at < moment.now()
        assert response.responder is None or response.responder.first_heard <= response.written_at
    written = list(
        Response.objects.filter(story__slug="tom-aldous").order_by("pk").values_list("written_at", flat=True)
    )
    assert written == sorted(written)


def test_the_rules_are_the_demos_own(answered):
    assert ResponseRules.load().usually_within == "three hours"
    assert "per cent off" in ResponseRules.load().phrase_list


def test_those_who_asked_heard_of_answers_within_the_hour(answered):
    told = {notice.mail.get_kind_display() for notice in Notice.objects.all()}
    heard = Notice.objects.exclude(responder=None).values_list("responder__responses__name", "response__name")

    assert told == {"Somebody answered you", "Readers answered your story"}
    assert {("Idris Fenn", "Carol Dace"), ("Carol Dace", "Tom Aldous"), ("Piotr W.", "Joan Ferris")} <= set(heard)
    assert Notice.objects.filter(teller__name="Tom Aldous").count() == 5
    for notice in Notice.objects.select_related("response", "mail"):
        assert notice.response.published_at < notice.mail.sent_at < notice.response.published_at + timedelta(hours=1.1)


def test_no_mail_leaves_for_what_was_said_before(answered):
    assert ResponseMail.objects.filter(sent_at=None, unsent_because="").count() == 0

    for sent in ResponseMail.objects.all():
        send_mail.call(sent.pk)

    assert mail.outbox == []


def test_every_story_that_was_answered_shows_it(answered, client):
    for response in Response.objects.published():
        assert client.get(response.story.url).status_code == 200


@pytest.mark.parametrize("one", [*EARLIER, *THIS_WEEK], ids=lambda one: f"{one.story}-{one.name or 'teller'}")
def test_it_is_short_plain_and_set_as_the_demo_sets_words(one):
    words = " ".join([*one.paragraphs, one.why, one.reported])

    assert len(one.text.split()) <= 60
    assert not set("'\"") & set(words)
    assert one.address.endswith(("@example.org", "@example.net", ".example")) or not one.name
