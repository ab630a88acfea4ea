"""The page on which an editor reads a story that was sent in, and what can be done there."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.templatetags.moments import promised as written
from stories.submissions.models import Submission
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import by_mail, file, held, mail_received, photo, sent_in

pytestmark = pytest.mark.django_db

State, Door = Submission.State, Submission.Door
LIST = "/admin/sent-in/"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page_of(submission):
    return reverse("sent_in:edit", args=[submission.pk])


def words(answer):
    """What stands on the page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def again(submission):
    return Submission.objects.get(pk=submission.pk)


# ── The page ────────────────────────────────────────────────────────────────────────


def test_the_page_says_how_and_when_it_came_and_shows_the_story(desk, series):
    submission = sent_in(
        series=series, title="Lane six", text="One.\n\nTwo,\nand three.", photos=[photo(), photo("red")], days_ago=3
    )

    answer = desk.get(page_of(submission))

    assert f"By form, {written(submission.received_at)} · 4 words · 2 photos" in words(answer)
    assert "Waiting 3 days for an answer" in words(answer)
    assert "Lane six" in words(answer)
    assert "<p>One.</p>" in answer.content.decode()
    assert "<p>Two,<br>and three.</p>" in answer.content.decode()


def test_photos_stand_where_they_stood_and_attached_ones_after_the_words(desk):
    submission = by_mail(
        text="One.\n\nTwo.", photos=[photo("red", after=None, caption="Attached"), photo(after=1, caption="Within")]
    )

    page = words(desk.get(page_of(submission)))

    assert page.index("One.") < page.index("Within") < page.index("Two.") < page.index("Attached")


def test_a_photo_that_is_not_taken_is_there_with_the_reason(desk):
    submission = sent_in(photos=[photo(filename="mile.svg")], looked_at=False)
    enclosure = submission.enclosures.get()
    assert "Photo 1 is being looked at." in words(desk.get(page_of(submission)))

    enclosure.state, enclosure.refusal = "refused", "This is an SVG drawing, which may carry programs."
    enclosure.save()

    page = words(desk.get(page_of(submission)))
    assert "Photo 1 mile.svg is not taken. This is an SVG drawing" in page
    assert "Download the file as it came" in page


def test_a_file_to_be_opened_by_hand_can_be_downloaded(desk):
    submission = by_mail(files=[file()])

    answer = desk.get(page_of(submission))

    assert "my mile.docx (25 bytes) was not opened here." in words(answer).replace("\xa0", " ")
    assert reverse("sent_in:file", args=[submission.pk, submission.files[0].pk, "original"]) in answer.content.decode()


def test_it_says_from_how_many_photos_a_place_was_removed(desk):
    submission = sent_in(photos=[photo(), photo("red")])
    submission.enclosures.update(had_location=True)

    assert "Location removed from 2 photos. Nothing else was changed." in words(desk.get(page_of(submission)))


def test_a_script_in_a_story_is_words(desk):
    submission = by_mail(
        sender_name="<b>Bob</b>", title="<i>x</i>", text="<script>alert(1)</script>", notes=["<img src=x>"]
    )

    html = desk.get(page_of(submission)).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    for tag in ("<script>alert", "<b>Bob", "<i>x", "<img src=x"):
        assert tag not in html


def test_what_counts_as_consent_is_said_and_what_it_waits_for(desk):
    unconfirmed = sent_in(ticked=("site", "letter"))
    assert "Ticked on the form; it counts once the address is confirmed" in words(desk.get(page_of(unconfirmed)))

    confirmed = sent_in(ticked=("site", "guardian"), is_confirmed=True)
    page = words(desk.get(page_of(confirmed)))
    assert "Consent covers the site" in page
    assert "A child is in it." in page

    mailed = by_mail(sender_name="Helen Moss", is_confirmed=True)
    assert "No consent yet. It cannot be scheduled until Helen Moss agrees." in words(desk.get(page_of(mailed)))


def test_one_leads_to_the_next_of_its_tray_and_the_last_back(desk):
    first, second = sent_in(sender_name="First", days_ago=2), sent_in(sender_name="Second", days_ago=1)
    held(sender_name="Doubtful")

    answer = desk.get(page_of(first))
    assert "Next: Second" in words(answer)
    assert page_of(second) in answer.content.decode()

    page = words(desk.get(page_of(second)))
    assert "Next:" not in page
    assert "Back to the tray “To read”" in page


def test_of_what_is_not_to_be_read_the_latest_comes_first(desk):
    earlier, later = held(sender_name="Earlier", days_ago=2), held(sender_name="Later", days_ago=1)

    assert "Next: Earlier" in words(desk.get(page_of(later)))
    assert "Next:" not in words(desk.get(page_of(earlier)))


def test_it_says_how_the_address_was_proved(desk):
    by_button, by_its_server, not_yet = sent_in(is_confirmed=True), by_mail(is_confirmed=True), sent_in()

    assert "The address is confirmed." in words(desk.get(page_of(by_button)))
    assert "The address is theirs: the mail’s own server says so." in words(desk.get(page_of(by_its_server)))
    assert "The address is not confirmed yet. We asked for it by mail." in words(desk.get(page_of(not_yet)))


def test_a_forwarded_letter_says_who_sent_it_on(desk):
    submission = by_mail(
        sender_name="Dilys Prosser",
        sender_address="dilys@example.org",
        teller_name="Emrys Prosser",
        teller_address="emrys@example.org",
    )

    assert "Sent on by Dilys Prosser, dilys@example.org for Emrys Prosser, emrys@example.org" in words(
        desk.get(page_of(submission))
    )


def test_the_history_leads_to_the_mail_as_it_came(desk):
    submission = by_mail()
    mail = mail_received(submission=submission)

    answer = desk.get(page_of(submission))

    assert f"The mail came {written(mail.came_at)} The mail as it came" in words(answer)
    assert reverse("sent_in:raw_mail", args=[mail.pk]) in answer.content.decode()


def test_more_photos_mails_and_parts_cost_no_more_queries(desk):
    def queries(number):
        colours = ["red", "green", "blue"][:number]
        submission = by_mail(
            photos=[photo(colour) for colour in colours],
            folded=[{"kind": "quote", "text": colour} for colour in colours],
        )
        for _one in colours:
            mail_received(submission=submission)
        with CaptureQueriesContext(connection) as seen:
            desk.get(page_of(submission))
        return len(seen)

    queries(1)

    assert queries(1) == queries(3)


# ── What can be done there ──────────────────────────────────────────────────────────


def test_a_doubtful_one_says_why_and_asks_whether_it_is_a_story(desk):
    doubtful = held("Two links, and little else.", "Sent twice in an hour.")

    page = words(desk.get(page_of(doubtful)))

    assert "Held because: Two links, and little else. Sent twice in an hour." in page
    assert "It is a story" in page
    assert "Not a story" in page


def test_after_a_decision_the_next_of_the_tray_opens_and_the_last_leads_back(desk):
    first, second = held(days_ago=2), held(days_ago=1)

    answer = desk.post(page_of(second), {"act": "story"}, follow=True)
    assert answer.redirect_chain[-1][0] == page_of(first)
    assert "waits to be read." in words(answer)

    answer = desk.post(page_of(first), {"act": "no story"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"{LIST}?state=held"
    assert "is set aside as no story. It is kept for 30 days; nobody was written to." in words(answer)
    assert (again(first).state, again(second).state) == (State.NO_STORY, State.WAITING)


def test_what_was_set_aside_says_until_when_and_can_be_called_back(desk):
    submission = sent_in()
    desk.post(page_of(submission), {"act": "no story"})

    page = words(desk.get(page_of(submission)))
    assert f"It is kept until {written(again(submission).kept_until)}." in page

    desk.post(page_of(submission), {"act": "story"})
    assert again(submission).state == State.WAITING


def test_the_slower_of_two_editors_is_told_in_words(desk):
    doubtful = held()
    desk.post(page_of(doubtful), {"act": "story"})

    answer = desk.post(page_of(doubtful), {"act": "story"})

    assert answer.status_code == 422
    assert "decided this while you were looking. It waits to be read. Nothing was changed." in words(answer)


def test_a_series_is_chosen_at_once(desk, home):
    mile, waited = SeriesFactory(parent=home, title="My Mile"), SeriesFactory(parent=home, title="Who Waited")
    submission = by_mail(series=mile)

    answer = desk.post(
        page_of(submission), {"act": "assign", "series": waited.pk}, headers={"accept": "application/json"}
    )

    assert answer.json() == {"say": "Now for Who Waited."}
    assert again(submission).series == waited
    desk.post(page_of(submission), {"act": "assign", "series": ""})
    assert again(submission).series is None


@pytest.mark.parametrize("typed", ["x", "0", "99999999999999999999", "-1", "²"])
def test_a_series_that_is_none_is_refused_in_words(desk, series, typed):
    submission = by_mail(series=series)
    post = {"act": "assign", "series": typed}

    answer = desk.post(page_of(submission), post, headers={"accept": "application/json"})

    assert answer.status_code == 422
    assert answer.json() == {"say": "This series is gone by now. Nothing was changed: choose another."}
    assert again(submission).series == series


def test_a_folded_part_is_one_click_away_and_can_be_put_back(desk):
    submission = by_mail(text="One.", folded=[{"kind": "signature", "text": "Two.\nThree."}])

    assert "Folded: a signature (2 lines)" in words(desk.get(page_of(submission)))

    answer = desk.post(page_of(submission), {"act": "unfold", "part": "0"}, follow=True)
    assert "In the story again: a signature (2 lines)" in words(answer)
    assert again(submission).paragraphs == ["One.", "Two.\nThree."]
    desk.post(page_of(submission), {"act": "fold", "part": "0"})
    assert again(submission).paragraphs == ["One."]


def test_what_they_wrote_again_is_shown_until_somebody_has_read_it(desk):
    submission = by_mail()
    mail_received(submission=submission, outcome="reply", words="Her name was Brenda.")
    Submission.objects.filter(pk=submission.pk).update(has_unread_reply=True)

    page = words(desk.get(page_of(submission)))
    assert page.index("They wrote again") < page.index("Her name was Brenda.") < page.index("I have seen it")

    desk.post(page_of(submission), {"act": "seen"})
    page = words(desk.get(page_of(submission)))
    assert "They wrote again" not in page
    assert "Her name was Brenda." in page


@pytest.mark.parametrize("post", [{}, {"act": "publish"}, {"act": "unfold"}, {"act": "unfold", "part": "x"}])
def test_a_button_that_is_none_does_nothing(desk, post):
    submission = sent_in()

    assert desk.post(page_of(submission), post).status_code == 422
    assert again(submission).state == State.WAITING
