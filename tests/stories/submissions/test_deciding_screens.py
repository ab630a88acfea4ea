"""The pages on which an editor decides what becomes of a story, and what the second of two is told."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.groups import MODERATOR, RESIDENT
from stories.pages.models import StoryPage
from stories.schedule.promising import promise
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline, keep_for_later, shortlist
from stories.submissions.models import SentMail, Submission
from stories.submissions.reconsidering import reconsider
from stories.submissions.taking_back import take_back
from tests.factories.deciding import accepting, again, declining, in_view, page_of, text_of
from tests.factories.submissions import sent_in
from tests.factories.users import editor as an_editor
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

State, Kind = Submission.State, SentMail.Kind
LIST = "/admin/sent-in/"
BAR = ("Accept…", "Shortlist", "Later", "Decline…")


@pytest.fixture
def jo():
    return an_editor(first_name="Jo", last_name="Lind")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


# ── The bar ─────────────────────────────────────────────────────────────────────────


def test_an_open_story_has_its_acts_in_reach(desk, series):
    page = text_of(desk.get(page_of(sent_in(series=series))))

    assert [word for word in BAR if word in page] == list(BAR)
    assert page.index("What happened so far") < page.index("Not a story") < page.index("Accept…")


@pytest.mark.parametrize(("group", "may_read"), [(RESIDENT, True), (MODERATOR, False)])
def test_who_may_not_decide_has_no_bar_and_no_page(client, series, group, may_read):
    submission = sent_in(series=series)
    client.force_login(member_of(group))

    answer = client.get(page_of(submission))
    assert (answer.status_code == 200) == may_read
    assert not [word for word in BAR if word in text_of(answer)]
    for act in ("accept", "decline"):
        # Wagtail leads whoever may not do something home, with a word.
        assert client.get(page_of(submission, act)).url == "/admin/"
        assert client.post(page_of(submission, act), accepting(submission)).url == "/admin/"
    assert client.post(page_of(submission), {"act": "shortlist", **in_view(submission)}).url == "/admin/"
    assert again(submission).state == State.WAITING


@pytest.mark.parametrize(
    ("act", "state", "said"),
    [
        ("shortlist", State.SHORTLISTED, "Grace Abiodun is on the shortlist."),
        ("later", State.LATER, "Grace Abiodun is kept for later."),
    ],
    ids=["shortlist", "later"],
)
def test_one_click_keeps_it_and_opens_the_next_of_its_tray(desk, series, act, state, said):
    following = sent_in(sender_name="Next One", series=series, days_ago=1)
    submission = sent_in(series=series, days_ago=2)

    answer = desk.post(page_of(submission), {"act": act, **in_view(submission)}, follow=True)

    assert answer.redirect_chain[-1][0] == page_of(following)
    assert said in text_of(answer)
    assert page_of(submission) in answer.content.decode()
    assert again(submission).state == state


def test_two_clicks_are_one_and_say_the_same(desk, series):
    following = sent_in(sender_name="Next One", series=series, days_ago=1)
    submission = sent_in(series=series, days_ago=2)
    sent = {"act": "shortlist", **in_view(submission)}
    desk.post(page_of(submission), sent)

    answer = desk.post(page_of(submission), sent, follow=True)

    assert answer.redirect_chain[-1][0] == page_of(following)
    assert "is on the shortlist." in text_of(answer)
    assert again(submission).decisions == 1


def test_the_slower_of_two_is_told_who_was_quicker_and_sees_how_it_stands(desk, series, jo):
    submission = sent_in(series=series)
    sent = {"act": "shortlist", **in_view(submission)}
    accept(submission, user=jo)

    answer = desk.post(page_of(submission), sent)

    assert answer.status_code == 422
    assert "Jo Lind has accepted this one. Nothing was changed." in text_of(answer)
    assert "Accepted by Jo Lind" in text_of(answer)
    assert again(submission).state == State.ACCEPTED


def test_not_a_story_is_refused_where_a_colleague_was_quicker(desk, series, jo):
    submission = sent_in(series=series)
    sent = {"act": "no story", **in_view(submission)}
    shortlist(submission, user=jo)

    answer = desk.post(page_of(submission), sent)

    assert answer.status_code == 422
    assert "Jo Lind has put this one on the shortlist. Nothing was changed." in text_of(answer)


# ── How it stands ───────────────────────────────────────────────────────────────────


def test_what_is_kept_says_since_when_and_can_be_read_again(desk, series, jo):
    submission = sent_in(series=series)
    keep_for_later(submission, user=jo)

    page = text_of(desk.get(page_of(submission)))
    assert f"Kept for later by Jo Lind, {written(again(submission).decided_at)}." in page
    assert "To read again" in page

    answer = desk.post(page_of(submission), {"act": "reconsider", **in_view(submission)}, follow=True)
    assert "Grace Abiodun waits to be read again." in text_of(answer)
    assert again(submission).state == State.WAITING


def test_a_declined_one_says_when_the_mail_leaves_and_is_called_back(desk, series, jo):
    submission = sent_in(series=series)
    decline(submission, words="Thank you, Grace.\n\nNot this time.", user=jo)

    answer = desk.get(page_of(submission))
    page = text_of(answer)
    assert f"Declined by Jo Lind, {written(again(submission).decided_at)}." in page
    assert "Grace’s mail leaves in 10 minutes." in page
    mail = SentMail.objects.get(kind=Kind.DECLINED)
    assert (
        f"“Not this time” leaves {written(mail.due_at)} What an editor wrote Thank you, Grace. Not this time." in page
    )
    assert "<p>Not this time.</p>" in answer.content.decode()
    assert not [word for word in BAR if word in page]

    answer = desk.post(page_of(submission), {"act": "reconsider", **in_view(submission)}, follow=True)
    assert "waits to be read again. The mail is not sent." in text_of(answer)
    assert not SentMail.objects.filter(kind=Kind.DECLINED).exists()


def test_once_the_mail_has_left_it_says_so_and_there_is_nothing_to_call_back(desk, series):
    submission = sent_in(series=series)
    decline(submission, words="Thank you.")
    SentMail.objects.filter(kind=Kind.DECLINED).update(sent_at=moment.now())

    page = text_of(desk.get(page_of(submission)))

    assert "Grace was told by mail," in page
    assert "Call it back" not in page
    assert "Let it wait to be read again" in page


def told(submission, act, **given):
    """Decide, have the mail leave, and take the decision back."""
    act(submission, **given)
    SentMail.objects.filter(submission=submission, sent_at=None).update(sent_at=moment.now())
    reconsider(submission)


def test_a_decision_that_is_made_again_after_another_was_told_is_told_and_can_be_called_back(desk, series):
    submission = sent_in(series=series, is_confirmed=True)
    told(submission, decline, words="Thank you.")
    told(submission, accept)

    page = text_of(desk.get(page_of(submission, "decline")))
    assert "is not written to a second time" not in page
    assert "Decline and send in 10 minutes" in page
    said = text_of(desk.post(page_of(submission, "decline"), declining(submission, "Not after all."), follow=True))
    assert "Grace’s mail leaves in 10 minutes." in said

    page = text_of(desk.get(page_of(submission)))
    assert "Grace’s mail leaves in 10 minutes." in page
    assert "Grace was told by mail" not in page
    assert "Call it back" in page


def test_a_decision_that_was_the_last_to_be_told_is_told_once(desk, series):
    submission = sent_in(series=series, is_confirmed=True)
    told(submission, accept)
    told(submission, decline, words="Thank you.")

    page = text_of(desk.get(page_of(submission, "decline")))

    assert "is not written to a second time" in page
    assert "Decline and send" not in page


def test_an_accepted_one_leads_to_its_draft_and_to_the_live_page(desk, series):
    submission = sent_in(series=series, is_confirmed=True)
    story = accept(submission)
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])

    answer = desk.get(page_of(submission))
    assert "Its story is a draft, without a moment to go live. Open the story" in text_of(answer)
    assert edit in answer.content.decode()

    story.get_latest_revision().publish()
    page = text_of(desk.get(page_of(submission)))
    assert f"Live since {written(StoryPage.objects.get().first_published_at)}. View it" in page
    assert "Call it back" not in page
    assert "Let it wait" not in page


def test_a_promised_one_says_when_it_goes_live(desk, series):
    submission = sent_in(series=series, is_confirmed=True)
    story = accept(submission)
    at = moment.now() + timedelta(days=2)
    promise(story, at)

    page = text_of(desk.get(page_of(submission)))

    assert f"Goes live {written(at)}." in page
    assert "Let it wait" not in page


def test_a_draft_that_somebody_worked_on_stays_and_the_page_says_why(desk, series):
    submission = sent_in(series=series)
    accept(submission).save_revision()

    answer = desk.post(page_of(submission), {"act": "reconsider", **in_view(submission)})

    assert answer.status_code == 422
    assert "The story was worked on since it was accepted, so it stays." in text_of(answer)
    assert again(submission).state == State.ACCEPTED


def test_one_whose_draft_was_deleted_says_so_and_can_be_read_again(desk, series):
    submission = sent_in(series=series)
    accept(submission).delete()

    assert "The story that was made of it is deleted." in text_of(desk.get(page_of(submission)))
    desk.post(page_of(submission), {"act": "reconsider", **in_view(submission)})
    assert again(submission).state == State.WAITING


def test_one_that_was_taken_back_says_until_when_it_may_come_again(desk, series):
    submission = sent_in(series=series)
    take_back(submission)

    page = text_of(desk.get(page_of(submission)))

    assert "Taken back by the teller. It will not be shown, and nobody goes on with it." in page
    assert f"Grace can bring it in again until {written(again(submission).bring_back_until)}." in page
