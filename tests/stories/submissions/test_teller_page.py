"""What private links open: a GET changes nothing, a button does, and a stranger learns nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import moment
from stories.submissions import links
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import confirm
from stories.submissions.taking_back import take_back
from tests.factories.submissions import photo, sent_in
from tests.factories.users import editor
from tests.working import work

pytestmark = pytest.mark.django_db

State = Submission.State


def path(address):
    return "/" + address.split("/", 3)[3]


def confirm_path(submission):
    return path(links.to_confirm(submission, submission.sent_mails.get(kind=SentMail.Kind.CONFIRM).asked_at))


def own_path(submission):
    return path(links.to_own_page(submission))


@pytest.fixture
def submission(series):
    return sent_in(
        series=series, sender_name="Grace Abiodun", text="I ran by the canal.", photos=[photo(caption="Rain")]
    )


@pytest.fixture
def proved(submission):
    """The same, from an address that was confirmed."""
    return confirm(submission)


def test_opening_the_link_confirms_nothing_and_shows_nothing_of_what_was_sent(client, submission):
    response = client.get(confirm_path(submission))

    page = response.content.decode()
    submission.refresh_from_db()
    assert response.status_code == 200
    assert submission.confirmed_at is None
    assert "canal" not in page
    assert "Grace" not in page
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies


def test_the_button_confirms_and_leads_to_the_tellers_own_page(client, submission):
    response = client.post(confirm_path(submission), {"act": "confirm"}, follow=True)

    submission.refresh_from_db()
    assert submission.is_confirmed
    assert response.redirect_chain == [(links.to_own_page(submission), 302)]
    assert "I ran by the canal." in response.content.decode()


def test_once_confirmed_the_link_in_the_first_mail_leads_to_the_same_page(client, submission):
    confirm(submission)

    assert client.get(confirm_path(submission)).url == links.to_own_page(submission)


def test_somebody_who_sent_nothing_says_so_and_hears_no_more(client, submission, mailoutbox):
    response = client.post(confirm_path(submission), {"act": "not-me"})
    submission.refresh_from_db()
    work()

    assert "Thank you for telling us" in response.content.decode()
    assert submission.state == State.HELD
    assert "did not send it" in submission.held_because[-1]
    assert client.get(confirm_path(submission)).status_code == 200
    submission.refresh_from_db()
    assert not submission.may_answer


def test_a_link_that_is_a_month_old_offers_a_new_one(client, submission, mailoutbox):
    work()
    mailoutbox.clear()
    old = confirm_path(submission)

    with moment.as_on(moment.now() + timedelta(days=31)):
        asked = client.get(old)
        given = client.post(old)
        work()
        new = confirm_path(Submission.objects.get())
        assert client.get(new).status_code == 200

    assert asked.status_code == 410
    assert "Send me a new link" in asked.content.decode()
    assert "A new mail is on its way" in given.content.decode()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("name", ["confirm_submission", "own_submission"])
@pytest.mark.parametrize("token", ["x", "W10.abc", "\u2603"])
def test_a_link_that_is_none_of_ours_is_answered_kindly(client, name, token):
    response = client.get(reverse(name, args=[token]))

    assert response.status_code == 410
    assert "This link opens nothing" in response.content.decode()


def test_a_link_for_one_purpose_opens_no_other(client, submission):
    token = confirm_path(submission).strip("/").split("/")[-1]

    assert client.get(reverse("own_submission", args=[token])).status_code == 410


def test_a_raised_link_version_makes_every_link_void(client, submission):
    before = own_path(submission)
    Submission.objects.update(link_version=2)

    assert client.get(before).status_code == 410


def test_a_link_that_went_to_a_former_address_opens_nothing_and_the_next_mail_has_a_good_one(client, proved):
    before, other = own_path(proved), confirm(sent_in())
    client.force_login(editor())
    page = reverse("tellers:edit", args=[proved.teller.pk])
    client.post(page, {"name": proved.teller.name, "address": "another@example.org"})
    client.logout()

    assert client.get(before).status_code == 410
    assert client.get(own_path(Submission.objects.get(pk=proved.pk))).status_code == 200
    assert client.get(own_path(other)).status_code == 200


def test_the_own_page_shows_words_photos_and_state(client, proved):
    response = client.get(own_path(proved))

    page = response.content.decode()
    assert "We have your story" in page
    assert "I ran by the canal." in page
    assert "Rain" in page
    assert reverse("own_photo", args=[own_path(proved).strip("/").split("/")[-1], proved.photos[0].pk]) in page
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_photo_is_shown_to_its_sender_alone(client, proved):
    token = own_path(proved).strip("/").split("/")[-1]
    other = sent_in(photos=[photo("red")])

    mine = client.get(reverse("own_photo", args=[token, proved.photos[0].pk]))
    theirs = client.get(reverse("own_photo", args=[token, other.photos[0].pk]))

    assert mine.status_code == 200
    assert mine.headers["Content-Type"] == "image/jpeg"
    assert mine.headers["Cache-Control"] == "private, no-store"
    assert theirs.status_code == 404


def test_a_story_is_taken_back_by_a_button_and_brought_back_by_another(client, proved):
    client.get(own_path(proved))
    client.post(own_path(proved), {"act": "take-back"})
    proved.refresh_from_db()
    assert proved.state == State.TAKEN_BACK
    assert "You took your story back" in client.get(own_path(proved)).content.decode()

    client.post(own_path(proved), {"act": "bring-back"})
    proved.refresh_from_db()
    assert proved.state == State.WAITING


def test_after_14_days_it_is_not_brought_back_and_the_page_says_what_to_do(client, proved):
    take_back(proved)

    with moment.as_on(moment.now() + timedelta(days=15)):
        response = client.post(own_path(proved), {"act": "bring-back"})

    proved.refresh_from_db()
    assert proved.state == State.TAKEN_BACK
    assert "send your story once more" in response.content.decode()


def test_what_was_typed_is_shown_as_words_and_never_as_markup(client, series):
    submission = sent_in(series=series, is_confirmed=True, text="<script>alert(1)</script>", title="<b>Mile</b>")

    page = client.get(own_path(submission)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;b&gt;Mile" in page
