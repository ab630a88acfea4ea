"""What was sent in stands on the dashboard of those who decide."""

import re
from html import unescape

import pytest
from django.urls import reverse

from foundation.templatetags.moments import promised as written
from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.submissions.accepting import accept
from stories.submissions.deciding import keep_for_later, shortlist
from stories.submissions.models import Submission
from stories.submissions.news import note_news
from stories.submissions.taking_back import take_back
from tests.factories.submissions import held, sent_in
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def waits(desk):
    """The words of “What waits for you”, one row after the other."""
    html = desk.get(reverse("wagtailadmin_home")).content.decode()
    panel = html.partition('id="what-waits-section"')[2].partition("</section>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", panel)).split())


def test_how_many_there_are_to_read_and_since_when(desk):
    oldest = sent_in(days_ago=2)
    sent_in()

    assert f"2 stories to read : the oldest came {written(oldest.received_at)}" in waits(desk)


def test_who_has_waited_longer_than_was_promised_comes_first(desk):
    for days in (8, 9, 10, 1):
        sent_in(days_ago=days)

    assert "4 stories to read : 3 people have waited longer than 7 days" in waits(desk)


def test_who_is_on_the_shortlist_waits_too_and_who_is_kept_for_later_does_not(desk):
    shortlist(sent_in(days_ago=8))
    keep_for_later(sent_in(days_ago=9))
    assert "1 story on the shortlist without an answer : an answer was promised within 7 days" in waits(desk)

    sent_in(days_ago=8)
    assert "1 story to read : 2 people have waited longer than 7 days" in waits(desk)
    assert "on the shortlist" not in waits(desk)


def test_what_tellers_did_by_name_and_the_first_one_opens(desk, series):
    first = accept(sent_in(series=series, days_ago=2, is_confirmed=True)).submission
    take_back(first)
    second = sent_in(sender_name="Helen Moss", is_confirmed=True)
    note_news(second, Submission.News.CONSENT)
    note_news(second, Submission.News.PHOTOS)

    said = waits(desk)

    assert "2 tellers did something about their stories : Grace took the story back, Helen sent photos" in said
    assert reverse("sent_in:edit", args=[first.pk]) in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_more_than_three_are_counted(desk):
    for _one in range(5):
        note_news(sent_in(), Submission.News.PHOTOS)

    assert "Grace sent photos, and 2 more" in waits(desk)


def test_how_many_are_doubtful_and_of_one_why(desk):
    held("Two links, and little else.")
    assert "1 doubtful one to look at : Two links, and little else" in waits(desk)

    held()
    assert "2 doubtful ones to look at" in waits(desk)


def test_who_wrote_again_by_name_and_never_by_address(desk):
    submission = sent_in(sender_name="grace@example.org", printed_name="Grace A.")
    Submission.objects.filter(pk=submission.pk).update(has_unread_reply=True)

    assert "1 person wrote again about their story : Grace A." in waits(desk)


def test_what_is_not_there_is_not_counted(desk):
    Submission.objects.create(door="form", state=Submission.State.UNFINISHED)

    assert "to read" not in waits(desk)
    assert "doubtful" not in waits(desk)


@pytest.mark.parametrize(("group", "sees"), [(OWNER, True), (EDITOR, True), (RESIDENT, False), (MODERATOR, False)])
def test_only_those_who_decide_are_asked(client, group, sees):
    sent_in()
    client.force_login(member_of(group))

    assert ("1 story to read" in waits(client)) is sees
