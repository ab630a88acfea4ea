"""Where consent is missing, the gate's sentence leads to asking the teller, beside writing it down."""

from datetime import timedelta

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import resolve, reverse
from django.urls.exceptions import NoReverseMatch

from foundation import moment
from foundation.refusing import Refused
from home.groups import RESIDENT
from stories.pages.asking import question_for
from stories.pages.gate import NoConsentMiddleware
from stories.pages.models.story import no_consent
from stories.pages.readiness import has_consent, stopping
from stories.schedule.ahead import week_ahead
from stories.schedule.models import Slot
from stories.schedule.promising import promise
from stories.submissions.accepting import accept
from stories.submissions.agreeing import agree
from stories.submissions.asking import ask
from stories.submissions.models import SentMail
from tests.factories.pages import DraftFactory, WeekFactory
from tests.factories.submissions import by_mail
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

ASK = SentMail.Kind.ASK_CONSENT
DAY = timedelta(days=1)


@pytest.fixture
def letter(series):
    return by_mail(series=series, sender_name="Margaret Hale", sender_address="margaret@example.org")


@pytest.fixture
def story(letter):
    return accept(letter, printed_name="Margaret H.")


def ask_page(submission):
    try:
        return reverse("sent_in:ask_consent", args=[submission.pk])
    except NoReverseMatch:
        pytest.skip("The page on which it is asked is not there yet.")


def consent_page(story):
    return reverse("story_consent", args=[story.pk])


def ways(story, user=None):
    [finding] = [one for one in stopping(story, user=user) if "onsent" in one.sentence]
    return finding.in_full, [(way.words, way.link) for way in finding.ways]


def test_the_teller_can_be_asked_or_it_is_written_down(letter, story, editor):
    sentence, offered = ways(story, editor)

    assert sentence == "Consent does not cover the site."
    assert offered == [
        ("Ask Margaret", ask_page(letter)),
        ("Write down how they agreed", consent_page(story)),
    ]


def test_a_mail_that_has_not_left_and_one_that_has_are_told_of(letter, story, mailoutbox):
    sent = ask(letter, ASK, words="May we?")
    assert ways(story)[0] == "Consent does not cover the site. The mail that asks Margaret is on its way."

    SentMail.objects.filter(pk=sent.pk).update(sent_at=moment.now())
    with moment.as_on(moment.now() + timedelta(hours=2)):
        sentence, offered = ways(story)
    assert sentence == "Consent does not cover the site. Margaret was asked 2\xa0hours ago."
    assert offered == [("Write down how they agreed", consent_page(story))]


def test_after_a_day_they_may_be_asked_again(letter, story):
    sent = ask(letter, ASK, words="May we?")
    SentMail.objects.filter(pk=sent.pk).update(sent_at=moment.now())

    with moment.as_on(moment.now() + 2 * DAY):
        sentence, offered = ways(story)

    assert sentence == "Consent does not cover the site. Margaret was asked 2\xa0days ago."
    assert offered[0] == ("Ask Margaret again", ask_page(letter))


def test_an_answer_that_does_not_allow_the_site_ends_the_waiting(letter, story):
    sent = ask(letter, ASK, words="May we?")
    SentMail.objects.filter(pk=sent.pk).update(sent_at=moment.now())
    with moment.as_on(moment.now() + timedelta(hours=2)):
        agree(letter, allowed={"letter": True})
        assert ways(story)[0] == "Consent does not cover the site."


def test_where_nobody_can_be_written_to_it_is_only_written_down(series):
    submission = by_mail(series=series, sender_name="Margaret", may_answer=False)
    story = accept(submission)

    assert question_for(story.story_key).link == ""
    assert ways(story)[1] == [("Write down how they agreed", consent_page(story))]
    assert question_for(DraftFactory(parent=series, consented=False).story_key) is None


def test_for_a_child_a_guardian_can_be_asked(letter, story):
    agree(letter, allowed={"site": True})
    story.shows_child = True
    story.save_revision()

    [finding] = has_consent(story.get_latest_revision_as_object())
    assert [way.link for way in finding.ways] == [ask_page(letter), consent_page(story)]


def test_who_may_not_ask_is_offered_nothing_that_would_refuse_them(story):
    assert ways(story, member_of(RESIDENT))[1] == []


# ── Where it is shown ───────────────────────────────────────────────────────────────


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_the_editor_its_panels_the_schedule_and_the_consent_page_lead_there(desk, letter, story):
    for address in (
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        reverse("promise_story", args=[story.pk]),
        consent_page(story),
    ):
        html = desk.get(address).content.decode()
        assert f'href="{ask_page(letter)}">Ask Margaret</a>' in html


def test_so_does_its_slot(desk, letter, story):
    week = WeekFactory(parent=story.get_parent())
    slot = Slot.objects.filter(week=week).first()
    Slot.objects.filter(pk=slot.pk).update(story=story)

    html = desk.get(reverse("slots:edit", args=[slot.pk])).content.decode()

    assert f'href="{ask_page(letter)}">Ask Margaret</a>' in html
    assert f'href="{consent_page(story)}">Write down how they agreed</a>' in html


def test_a_refused_schedule_says_when_they_were_asked(letter, story):
    sent = ask(letter, ASK, words="May we?")
    SentMail.objects.filter(pk=sent.pk).update(sent_at=moment.now() - 2 * DAY, asked_at=moment.now() - 2 * DAY)

    with pytest.raises(Refused, match=r"Consent does not cover the site\. Margaret was asked 2\sdays ago\."):
        promise(story, moment.now() + DAY)


def test_a_refusal_by_the_gate_itself_has_the_same_buttons(rf, letter, story, editor):
    request = rf.post(f"/admin/pages/{story.pk}/edit/")
    request.user, request.resolver_match = editor, resolve(request.path)
    request._messages = CookieStorage(request)

    NoConsentMiddleware(lambda request: None).process_exception(request, no_consent("Margaret"))

    [said] = [str(message) for message in request._messages]
    assert ask_page(letter) in said
    assert consent_page(story) in said


def test_a_week_asks_nothing_about_submissions_however_many_stories_wait(rf, series, django_assert_max_num_queries):
    week = WeekFactory(parent=series, days=7)
    slots = list(Slot.objects.filter(week=week))
    for slot in slots:
        story = accept(by_mail(series=series), printed_name="Margaret")
        Slot.objects.filter(pk=slot.pk).update(story=story)

    with django_assert_max_num_queries(1000) as asked:
        ahead = week_ahead(rf.get("/"))

    assert all(cell.missing for cell in ahead.cells)
    assert not [one for one in asked.captured_queries if "submissions_" in one["sql"]]
