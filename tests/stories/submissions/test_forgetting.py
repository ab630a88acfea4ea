"""What was sent in is let go on its day, not before, and nothing else is."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from wagtail.models import ModelLogEntry

from foundation import moment
from foundation.models import Picture
from foundation.refusing import Refused
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline, keep_for_later, shortlist
from stories.submissions.doubting import it_is_a_story, no_story
from stories.submissions.models import ForgottenCount, ReceivedMail, Submission
from stories.submissions.receiving import add_enclosures
from stories.submissions.reconsidering import reconsider
from stories.submissions.taking import take
from stories.submissions.taking_back import bring_back, disown, take_back
from stories.tellers.models import Consent, Teller
from tests.factories.submissions import by_mail, held, mail_received, photo, sent_in
from tests.factories.users import editor
from tests.forgetting import forget, night

pytestmark = pytest.mark.django_db
State, Outcome = Submission.State, ReceivedMail.Outcome


def begun():
    submission = Submission.objects.create(state=State.UNFINISHED, door=Submission.Door.FORM)
    add_enclosures(submission, photos=[photo()])
    return submission


def confirmed(**fields):
    return sent_in(is_confirmed=True, **fields)


def declined(**fields):
    submission = confirmed(**fields)
    decline(submission, words="Not this time.")
    submission.refresh_from_db()
    return submission


# ── Each state has its day ──────────────────────────────────────────────────────────


def said_no_story():
    submission = held()
    no_story(submission)
    return submission


def taken_back():
    submission = confirmed()
    take_back(submission)
    return submission


ENDS = {
    "unfinished": (begun, 7),
    "no story": (said_no_story, 30),
    "taken back": (taken_back, 30),
    "held": (held, 90),
    "declined": (declined, 90),
}


@pytest.mark.parametrize("state", ENDS)
def test_it_stays_until_its_day_and_goes_on_it(state):
    make, days = ENDS[state]
    submission = make()
    submission.refresh_from_db()

    assert submission.state == state
    assert forget(state.replace(" ", "-"), days=days - 1) == 0
    assert Submission.objects.filter(pk=submission.pk).exists()

    assert forget(state.replace(" ", "-"), days=days) == 1
    assert not Submission.objects.exists()


@pytest.mark.parametrize("state", ENDS)
def test_the_day_that_is_told_is_the_day(state):
    make, days = ENDS[state]
    submission = make()
    submission.refresh_from_db()

    assert abs(submission.kept_until - moment.now() - timedelta(days=days)) < timedelta(minutes=1)


@pytest.mark.parametrize("act", [None, shortlist, keep_for_later], ids=["waiting", "shortlisted", "later"])
def test_what_may_still_be_told_goes_by_no_clock(act):
    submission = confirmed(photos=[photo()])
    if act:
        act(submission)

    assert night(days=4_000) == {}

    found = Submission.objects.get()
    assert found.kept_until is None
    assert found.photos[0].original
    assert Consent.objects.count() == 1


def test_an_accepted_story_in_work_goes_by_no_clock_but_its_untouched_photos_do(series):
    submission = confirmed(series=series, photos=[photo()])
    accept(submission)

    night(days=4_000)

    found = Submission.objects.get()
    assert (found.kept_until, bool(found.photos[0].original), bool(found.photos[0].cleaned)) == (None, False, True)
    assert (Teller.objects.count(), Consent.objects.count(), Picture.objects.count()) == (1, 1, 1)


# ── What goes with it, and what remains ─────────────────────────────────────────────


def test_a_declined_story_goes_with_files_mails_consents_and_the_teller_and_a_number_remains(
    series, django_capture_on_commit_callbacks
):
    mail = mail_received(words="Please?")
    submission = declined(series=series, photos=[photo()])
    mail.submission = submission
    mail.save()
    files = [file.name for file in submission.photos[0].files] + [mail.raw.name]
    assert submission.sent_mails.exists() and submission.teller and Consent.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        assert night(days=90)["declined"] == 1

    assert not Submission.objects.exists()
    assert not Consent.objects.exists()
    assert not Teller.objects.exists()
    assert not any(default_storage.exists(name) for name in files)
    [count] = ForgottenCount.objects.values("series", "year", "month", "state", "number")
    came = moment.local(submission.received_at)
    assert count == {
        "series": series.pk,
        "year": came.year,
        "month": came.month,
        "state": "declined",
        "number": 1,
    }
    assert "Grace" not in "".join(ModelLogEntry.objects.values_list("label", flat=True))


def test_numbers_are_added_up_and_outlive_their_series(series):
    declined(series=series)
    declined(series=series)
    declined()
    forget("declined", days=90)

    series.delete()

    assert [row["number"] for row in ForgottenCount.objects.by_year()] == [3]


def test_what_was_never_sent_is_not_counted():
    begun()
    forget("unfinished", days=7)

    assert not ForgottenCount.objects.exists()


def test_a_teller_stays_as_long_as_something_else_of_theirs_does():
    gone = declined(sender_address="grace@example.org")
    kept = confirmed(sender_address="grace@example.org", text="Another one, for another week.")

    night(days=90)

    assert Submission.objects.get() == kept
    assert Teller.objects.get() == kept.teller
    assert Consent.objects.get().story_key == kept.story_key != gone.story_key


def test_a_mail_that_is_forgotten_is_known_when_it_is_brought_again():
    raw = b"From: Grace Abiodun <grace@example.org>\r\nMessage-ID: <1@example.org>\r\nSubject: My mile\r\n\r\n" + (
        b"The ford was over its stones that morning, and the dog would not have it. " * 4
    )
    submission = take(raw).mail.submission
    it_is_a_story(submission) if submission.state == State.HELD else None
    no_story(submission)
    forget("no-story", days=30)

    again = take(raw)

    mail = ReceivedMail.objects.get()
    assert again.came_before and mail.is_forgotten
    assert (mail.from_name, mail.from_address, mail.subject, mail.words, mail.because) == ("", "", "", "", [])
    assert not Submission.objects.exists()

    take(raw.replace(b"Subject:", b"X-Way: another\r\nSubject:"))
    assert not Submission.objects.exists()


# ── What somebody did meanwhile counts ──────────────────────────────────────────────


LATE = [
    pytest.param(declined, 90, 80, id="declined"),
    pytest.param(said_no_story, 30, 25, id="no-story"),
    pytest.param(held, 90, 88, id="held"),
]


@pytest.mark.parametrize(("make", "days", "later"), LATE)
def test_what_is_taken_back_late_is_kept_no_longer_than_without_that(make, days, later):
    submission, made = make(), moment.now()
    with moment.as_on(made + timedelta(days=later)):
        take_back(submission)
        submission.refresh_from_db()

        assert abs(submission.kept_until - made - timedelta(days=days)) < timedelta(minutes=1)
        assert submission.bring_back_until == min(submission.kept_until, submission.taken_back_at + timedelta(days=14))
    with moment.as_on(made + timedelta(days=days, minutes=1)), pytest.raises(Refused, match="deleted tonight"):
        bring_back(submission)
    assert forget("taken-back", days=days - 1) == 0
    assert forget("taken-back", days=days) == 1
    assert not Submission.objects.exists()


def test_what_is_taken_back_early_goes_30_days_after_that():
    submission = declined()
    with moment.as_on(moment.now() + timedelta(days=10)):
        take_back(submission)

    assert forget("taken-back", days=39) == 0
    assert forget("taken-back", days=40) == 1


def test_what_was_brought_back_is_counted_from_then():
    submission = declined()
    with moment.as_on(moment.now() + timedelta(days=80)):
        take_back(submission)
    with moment.as_on(moment.now() + timedelta(days=89)):
        bring_back(submission)

    assert night(days=100).get("declined", 0) == 0
    assert Submission.objects.get().kept_until > moment.now() + timedelta(days=178)
    assert forget("declined", days=180) == 1


def test_what_its_owner_disowned_after_a_long_wait_is_held_for_90_days_from_then():
    submission = sent_in(days_ago=200)
    disown(submission)

    assert Submission.objects.get().state == State.HELD
    assert forget("held", days=89) == 0
    assert forget("held", days=91) == 1


def test_what_was_reconsidered_waits_and_stays():
    submission = declined()
    reconsider(submission)

    night(days=4_000)

    assert Submission.objects.get().state == State.WAITING


def test_what_is_decided_between_the_list_and_its_turn_survives(monkeypatch):
    from foundation import forgetting

    first, second = said_no_story(), said_no_story()
    listed = forgetting._keys_due

    def and_then_somebody_decides(*asked):
        keys = listed(*asked)
        if second.pk in keys:
            it_is_a_story(second)
        return keys

    monkeypatch.setattr(forgetting, "_keys_due", and_then_somebody_decides)

    assert forget("no-story", days=30) == 1
    assert not Submission.objects.filter(pk=first.pk).exists()
    assert Submission.objects.get(pk=second.pk).state == State.WAITING


# ── Networks, mails, photos ─────────────────────────────────────────────────────────


def test_a_hashed_network_is_known_for_14_days():
    submission = sent_in(network="a1")

    assert forget("networks", days=13) == 0
    assert forget("networks", days=14) == 1
    assert Submission.objects.get(pk=submission.pk).network == ""


@pytest.mark.parametrize("outcome", [Outcome.IGNORED, Outcome.DUPLICATE, Outcome.REPLY])
def test_a_mail_that_was_set_aside_goes_180_days_after_it_came(outcome, django_capture_on_commit_callbacks):
    mail = mail_received(outcome=outcome)
    name = mail.raw.name

    assert forget("mails", days=179) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget("mails", days=180) == 1

    mail.refresh_from_db()
    assert (mail.is_forgotten, mail.subject, mail.digest != "") == (True, "", True)
    assert not default_storage.exists(name)


def test_a_mail_that_nobody_read_yet_stays():
    mail_received(outcome="")

    assert forget("mails", days=4_000) == 0


def test_mail_and_untouched_photos_of_an_accepted_story_go_180_days_after_the_decision_and_the_story_stays(
    series, django_capture_on_commit_callbacks
):
    submission = by_mail(series=series, is_confirmed=True, photos=[photo()], days_ago=100)
    mail = mail_received(submission=submission, came_at=submission.received_at)
    accept(submission)
    original, clean = submission.photos[0].original.name, submission.photos[0].cleaned.name

    assert "mails" not in night(days=179)
    with django_capture_on_commit_callbacks(execute=True):
        assert night(days=180) == {"mails": 1, "originals": 1}

    mail.refresh_from_db()
    found = Submission.objects.get()
    assert (mail.submission, found.text) == (submission, submission.text)
    assert [default_storage.exists(name) for name in (original, mail.raw.name or "mails/none", clean)] == [
        False,
        False,
        True,
    ]


def test_a_mail_of_a_story_that_waits_stays_however_old():
    mail_received(submission=by_mail(days_ago=400), came_at=moment.now() - timedelta(days=400))

    assert forget("mails") == 0


def test_an_answer_that_came_long_after_the_decision_is_counted_from_when_it_came(series):
    submission = confirmed(series=series)
    accept(submission)
    mail_received(
        submission=submission, outcome=Outcome.REPLY, words="And thanks.", came_at=moment.now() + timedelta(days=170)
    )

    assert forget("mails", days=349) == 0
    assert forget("mails", days=350) == 1


def test_a_photo_that_nobody_looked_at_yet_keeps_its_bytes(series):
    submission = confirmed(series=series)
    accept(submission)
    add_enclosures(submission, photos=[photo()])

    assert forget("originals", days=4_000) == 0


# ── Doors that find nothing ─────────────────────────────────────────────────────────


def test_the_page_of_a_story_whose_untouched_photo_and_mail_are_gone_says_no_more_of_them(series, client):
    submission = by_mail(series=series, is_confirmed=True, photos=[photo()])
    mail = mail_received(submission=submission)
    accept(submission)
    night(days=181)
    client.force_login(editor(is_superuser=True, is_staff=True))

    page = client.get(f"/admin/sent-in/{submission.pk}/").content.decode()

    number = submission.enclosures.get().pk
    assert f"/files/{number}/original/" not in page
    assert f"/mails/{mail.pk}/raw/" not in page
    assert client.get(f"/admin/sent-in/{submission.pk}/files/{number}/original/").status_code == 404
    assert client.get(f"/admin/sent-in/{submission.pk}/files/{number}/small/").status_code == 200
    assert client.get(f"/admin/sent-in/mails/{mail.pk}/raw/").status_code == 404
