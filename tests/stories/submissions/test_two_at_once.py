"""Two at one story in the same moment: one act wins, the other is told who was quicker; nothing is doubled or lost."""

import time
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db.models import Count
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from foundation import moment
from foundation.refusing import Refused
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.pages.withdrawing import withdraw
from stories.schedule.promising import promise, promised_revision
from stories.submissions.accepting import accept
from stories.submissions.answering import send_answer
from stories.submissions.asking import ask, call_back
from stories.submissions.deciding import decline, keep_for_later, shortlist
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import confirm
from stories.submissions.reconsidering import reconsider
from stories.submissions.taking_back import bring_back, take_back
from stories.submissions.writing import send_word
from stories.tellers.models import Consent, Teller
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import photo, sent_in
from tests.factories.users import editor
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)

State, Kind = Submission.State, SentMail.Kind
#: As often as the suite can afford; `tests/bench/two_editors.py` does it a hundred times.
ROUNDS = 10
WORDS = "Thank you. Not this time."


@pytest.fixture
def series():
    return SeriesFactory(parent=HomePage.objects.get())


@pytest.fixture
def jo():
    return editor(first_name="Jo")


@pytest.fixture
def kim():
    return editor(first_name="Kim")


def again(submission):
    return Submission.objects.get(pk=submission.pk)


def refusals(outcomes):
    """The sentences of those who came second; whatever else went wrong is raised."""
    for one in outcomes:
        if isinstance(one, BaseException) and not isinstance(one, Refused):
            raise one
    return [str(one) for one in outcomes if isinstance(one, Refused)]


def assert_sound(submission):
    """One state, at most one page, and of each mail one row and one task; the page stands where its state says."""
    submission = again(submission)
    pages = list(StoryPage.objects.filter(story_key=submission.story_key))
    assert ([submission.story] if submission.story else []) == pages
    was = submission.state_before if submission.is_taken_back else submission.state
    assert len(pages) == (was == State.ACCEPTED), submission.state
    doubled = submission.sent_mails.values("kind").annotate(times=Count("pk")).filter(times__gt=1)
    assert list(doubled) == []
    decided = set(submission.sent_mails.values_list("kind", flat=True)) & {Kind.ACCEPTED, Kind.DECLINED}
    assert decided <= {was}
    sendings = DBTaskResult.objects.filter(task_path__endswith="send_word").values_list("args_kwargs", flat=True)
    mails = [given["args"][0] for given in sendings]
    assert len(mails) == len(set(mails))
    assert not any(Page.find_problems())
    return submission


def accepting(submission, user):
    return lambda: accept(submission, user=user, seen=submission.decisions)


def declining(submission, user):
    return lambda: decline(submission, words=WORDS, user=user, seen=submission.decisions)


def keeping(submission, user):
    return lambda: keep_for_later(submission, user=user, seen=submission.decisions)


def listing(submission, user):
    return lambda: shortlist(submission, user=user, seen=submission.decisions)


SAID = {State.ACCEPTED: "accepted", State.DECLINED: "declined", State.LATER: "kept", State.SHORTLISTED: "shortlist"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(accepting, accepting, id="both-accept"),
        pytest.param(accepting, declining, id="accept-and-decline"),
        pytest.param(declining, declining, id="both-decline"),
        pytest.param(keeping, accepting, id="later-and-accept"),
        pytest.param(listing, declining, id="shortlist-and-decline"),
    ],
)
def test_of_two_editors_one_decides_and_the_other_is_told_who_did(series, jo, kim, one, other):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)

        outcomes = race(one(submission, jo), other(submission, kim))

        [told] = refusals(outcomes)
        submission = assert_sound(submission)
        assert submission.decisions == 1
        winner = submission.decided_by
        assert winner == (kim if isinstance(outcomes[0], Refused) else jo)
        assert winner.first_name in told
        assert SAID[submission.state] in told


def test_a_teller_who_takes_it_back_while_it_is_accepted_has_it_back(series, jo):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)

        outcomes = race(accepting(submission, jo), lambda submission=submission: take_back(submission))

        assert not isinstance(outcomes[1], Exception)
        told = refusals(outcomes)
        submission = assert_sound(submission)
        assert submission.is_taken_back
        assert told == ([] if submission.story else ["Its teller took it back. Nothing was changed."])
        assert Consent.objects.latest_for(submission.story_key).is_withdrawal
        assert submission.story is None or submission.story.is_withdrawn
        assert submission.news == (["taken back"] if submission.story else [])


@pytest.mark.parametrize("is_live", [False, True])
def test_teller_and_editor_who_take_it_down_at_once_do_it_once(series, jo, is_live):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)
        story = accept(submission)
        if is_live:
            story.get_latest_revision().publish()

        outcomes = race(
            lambda submission=submission: take_back(submission),
            lambda story=story: withdraw(story, user=jo, note="On the phone."),
        )

        assert not isinstance(outcomes[0], Exception), outcomes[0]
        assert all("has been taken back already" in told for told in refusals(outcomes))
        submission = assert_sound(submission)
        assert submission.is_taken_back
        assert not submission.story.live
        assert (submission.live_before is not None) == is_live
        assert [one.is_withdrawal for one in Consent.objects.for_story(submission.story_key)] == [True, False]


def test_an_address_that_is_proved_while_it_is_accepted_loses_no_consent(series, jo):
    for _round in range(ROUNDS):
        submission = sent_in(series=series)

        outcomes = race(accepting(submission, jo), lambda submission=submission: confirm(submission))

        assert refusals(outcomes) == []
        submission = assert_sound(submission)
        assert (submission.state, submission.is_confirmed) == (State.ACCEPTED, True)
        [consent] = Consent.objects.for_story(submission.story_key)
        assert consent.site
        assert consent.teller == submission.teller == submission.story.told_by
        assert Teller.objects.at(submission.sender_address).count() == 1
        assert submission.teller.confirmed_at
        # Proved after the decision, "an editor will read it" would be true no more.
        assert submission.sent_mails.filter(kind=Kind.ARRIVED).count() <= 1


def test_an_address_that_is_proved_while_it_is_taken_back_loses_no_consent(series):
    for _round in range(ROUNDS):
        submission = sent_in(series=series)

        race(lambda submission=submission: take_back(submission), lambda submission=submission: confirm(submission))
        bring_back(submission)

        submission = assert_sound(submission)
        assert (submission.state, submission.is_confirmed) == (State.WAITING, True)
        assert Consent.objects.latest_for(submission.story_key).site


def test_a_story_that_is_promised_while_its_decision_is_taken_back_is_one_of_the_two(series, jo, kim):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)
        story = accept(submission)
        at = moment.now() + timedelta(days=1)

        outcomes = race(
            lambda submission=submission: reconsider(submission, user=jo, seen=1),
            lambda story=story, at=at: promise(story, at, user=kim),
        )

        [told] = refusals(outcomes)
        submission = assert_sound(submission)
        if submission.state == State.WAITING:
            assert "deleted" in told
        else:
            assert "worked on" in told
            assert promised_revision(submission.story)


@pytest.mark.parametrize("door", ["teller", "editor"])
def test_a_story_that_is_taken_back_while_it_is_reconsidered_is_one_of_the_two(series, jo, kim, door):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)
        story = accept(submission)
        down = take_back if door == "teller" else withdraw

        outcomes = race(
            lambda submission=submission: reconsider(submission, user=jo, seen=1),
            lambda down=down, what=submission if door == "teller" else story: down(what),
        )

        refusals(outcomes)
        submission = assert_sound(submission)
        assert submission.is_taken_back or (door == "editor" and isinstance(outcomes[1], Refused))


def test_a_page_that_an_editor_deletes_while_its_teller_takes_it_back_is_gone(series):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)
        story = accept(submission)

        outcomes = race(
            lambda submission=submission: take_back(submission),
            lambda story=story: StoryPage.objects.get(pk=story.pk).delete(),
        )

        assert refusals(outcomes) == []
        submission = again(submission)
        assert (submission.is_taken_back, submission.story) == (True, None)
        assert Consent.objects.latest_for(submission.story_key).is_withdrawal
        assert not StoryPage.objects.exists()


def test_a_page_that_an_editor_deletes_while_another_reconsiders_is_gone(series, jo):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)
        story = accept(submission)

        outcomes = race(
            lambda submission=submission: reconsider(submission, user=jo, seen=1),
            lambda story=story: StoryPage.objects.get(pk=story.pk).delete(),
        )

        assert not isinstance(outcomes[0], Exception), outcomes[0]
        assert again(submission).state == State.WAITING
        assert not StoryPage.objects.exists()
        assert not any(Page.find_problems())


@pytest.mark.parametrize("kind", [Kind.DECLINED, Kind.ASK_PHOTO])
def test_a_mail_that_is_called_back_while_the_worker_sends_it_leaves_or_is_called_back(series, jo, kind):
    for _round in range(ROUNDS):
        submission = sent_in(series=series, is_confirmed=True)
        sent = (
            decline(submission, words=WORDS) if kind == Kind.DECLINED else ask(submission, kind, words="Is there one?")
        )
        SentMail.objects.update(due_at=moment.now())
        mail.outbox.clear()

        outcomes = race(
            lambda sent=sent: send_word.call(sent.pk),
            (lambda submission=submission: reconsider(submission, user=jo))
            if kind == Kind.DECLINED
            else (lambda submission=submission: call_back(submission, kind, user=jo)),
        )

        told = refusals(outcomes)
        row = SentMail.objects.filter(pk=sent.pk).first()
        assert len(mail.outbox) == (row is not None and row.sent_at is not None)
        if kind == Kind.ASK_PHOTO:
            assert len(told) == len(mail.outbox)


@pytest.mark.parametrize("kind", [Kind.ARRIVED, Kind.DECLINED])
def test_of_many_workers_at_one_mail_one_sends_it(series, monkeypatch, kind):
    send, task = EmailBackend.send_messages, send_answer if kind == Kind.ARRIVED else send_word
    monkeypatch.setattr(EmailBackend, "send_messages", lambda self, mails: (time.sleep(0.2), send(self, mails))[1])
    submission = sent_in(series=series, is_confirmed=True)
    decline(submission, words=WORDS)
    SentMail.objects.update(due_at=moment.now())
    pk = submission.sent_mails.get(kind=kind).pk
    mail.outbox.clear()

    def worker(begins):
        return lambda: (time.sleep(begins), task.call(pk))

    assert refusals(race(*(worker(begins) for begins in (0, 0, 0.05, 0.1)))) == []
    assert len(mail.outbox) == 1


def test_many_who_accept_different_stories_of_one_series_make_one_page_each(series):
    many = [
        sent_in(series=series, is_confirmed=True, printed_name="Grace A.", photos=[photo(colour, after=0)])
        for colour in ("teal", "navy", "olive", "maroon", "purple", "gray", "black", "green")
    ]
    editors = [editor(first_name=f"Editor {number}") for number in range(len(many))]

    outcomes = race(*(accepting(one, who) for one, who in zip(many, editors, strict=True)))

    assert refusals(outcomes) == []
    assert sorted(StoryPage.objects.values_list("slug", flat=True)) == sorted(
        ["grace-a", *(f"grace-a-{number}" for number in range(2, 9))]
    )
    assert not any(Page.find_problems())
    series.refresh_from_db()
    assert series.numchild == len(many)
    for one in many:
        assert assert_sound(one).story.cover


def test_a_double_click_accepts_once(series, jo):
    submission = sent_in(series=series, is_confirmed=True)

    outcomes = race(*[accepting(submission, jo)] * 4)

    assert len(refusals(outcomes)) == 3
    assert_sound(submission)
