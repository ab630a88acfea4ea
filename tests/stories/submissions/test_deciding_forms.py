"""The forms with which an editor accepts or declines: what is kept, what is sent, and what is seen before."""

import re

import pytest
from django.urls import reverse

from foundation import moment
from stories.pages.models import StoryPage
from stories.submissions.deciding import decline, shortlist
from stories.submissions.models import MailTemplate, SentMail, Submission
from stories.submissions.reconsidering import reconsider
from tests.factories.deciding import accepting, again, declining, page_of, text_of
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import by_mail, photo, sent_in
from tests.factories.users import editor as an_editor

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


# ── Accept ──────────────────────────────────────────────────────────────────────────


def test_the_page_for_accepting_says_what_is_made_and_begins_with_what_is_known(desk, series):
    submission = by_mail(
        sender_name="Helen Moss", series=series, photos=[photo(caption="The gate"), photo("red")], is_confirmed=True
    )

    answer = desk.get(page_of(submission, "accept"))

    page = text_of(answer)
    assert "Makes a draft story page with the text, 2 photos and captions." in page
    assert "No consent yet. You can accept it and edit it. It cannot be scheduled until Helen agrees." in page
    form = answer.context["form"]
    assert (form["series"].value(), form["printed_name"].value(), form["tell"].value()) == (
        series.pk,
        "Helen Moss",
        True,
    )


def test_accepting_makes_the_draft_says_what_leaves_and_opens_the_next(desk, series, editor):
    following = sent_in(sender_name="Next One", series=series, days_ago=1)
    submission = sent_in(series=series, days_ago=2)

    answer = desk.post(
        page_of(submission, "accept"), accepting(submission, printed_name="Grace", words="We laughed."), follow=True
    )

    story = StoryPage.objects.get()
    assert (story.printed_name, story.submission.decided_by) == ("Grace", editor)
    assert answer.redirect_chain[-1][0] == page_of(following)
    assert "Accepted. Grace’s mail leaves in 10 minutes. Open the story Call it back…" in text_of(answer)
    html = answer.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in html
    assert page_of(submission) in html
    assert SentMail.objects.get(kind=Kind.ACCEPTED).words == "We laughed."


def test_another_series_and_no_mail_are_as_chosen(desk, series, home):
    other = SeriesFactory(parent=home, title="Who Waited")
    submission = sent_in(series=series)
    sent = accepting(submission, series=other.pk)
    del sent["tell"]

    answer = desk.post(page_of(submission, "accept"), sent, follow=True)

    assert StoryPage.objects.get().get_parent().pk == other.pk
    assert "Accepted: Grace Abiodun. Nobody is written to." in text_of(answer)
    assert not SentMail.objects.filter(kind=Kind.ACCEPTED).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"series": ""}, "Say for which series it is"),
        ({"series": "99999999999999999999"}, "Select a valid choice"),
        ({"printed_name": " "}, "Say which name is to be printed"),
        ({"printed_name": "x" * 121}, "at most 120 characters"),
        ({"words": "\0"}, "Null characters are not allowed"),
    ],
    ids=["no series", "a series that is none", "no name", "a long name", "a null byte"],
)
def test_what_is_missing_is_named_and_what_was_typed_is_kept(desk, series, typed, said):
    submission = sent_in(series=series)

    answer = desk.post(page_of(submission, "accept"), accepting(submission, **{"words": "We laughed.", **typed}))

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "All you typed is still here." in text_of(answer)
    assert typed.get("words") or "We laughed.</textarea>" in answer.content.decode()
    assert again(submission).state == State.WAITING


def test_a_forwarded_story_says_whose_it_will_be_and_writes_to_them(desk, series):
    submission = by_mail(
        sender_name="Dilys Prosser",
        sender_address="dilys@example.org",
        teller_name="Emrys Prosser",
        teller_address="emrys@example.org",
        series=series,
    )

    page = text_of(desk.get(page_of(submission, "accept")))
    assert "It is told as the story of Emrys Prosser, emrys@example.org. Dilys Prosser sent it on." in page
    assert "Tell Emrys by mail" in page

    seen = desk.post(page_of(submission, "accept"), accepting(submission, act="preview")).context["preview"]
    assert (seen.to, seen.text.splitlines()[0]) == ("emrys@example.org", "Hello Emrys,")

    desk.post(page_of(submission, "accept"), accepting(submission, printed_name="Emrys"))
    assert again(submission).answer_address == "emrys@example.org"


def test_a_photo_that_is_still_looked_at_is_waited_for_with_all_that_was_typed(desk, series):
    submission = sent_in(series=series, photos=[photo()], looked_at=False)
    assert "A photo is still being looked at." in text_of(desk.get(page_of(submission, "accept")))

    answer = desk.post(page_of(submission, "accept"), accepting(submission, words="We laughed."))

    assert answer.status_code == 422
    assert "A photo is still being looked at. Nothing was changed" in text_of(answer)
    assert "We laughed." in answer.content.decode()


def test_a_second_editor_at_the_form_keeps_the_words_and_is_told(desk, series, jo):
    submission = sent_in(series=series)
    sent = accepting(submission, words="We laughed.")
    decline(submission, words="Thank you.", user=jo)

    answer = desk.post(page_of(submission, "accept"), sent)

    assert answer.status_code == 422
    page = text_of(answer)
    assert "Jo Lind has declined this one. Nothing was changed. What you wrote is still here." in page
    assert "We laughed.</textarea>" in answer.content.decode()
    assert "Accept to the drafts" not in page
    assert "See the mail" not in page
    assert "See how it stands" in page
    assert not StoryPage.objects.exists()


def test_what_a_colleague_only_kept_can_be_accepted_with_the_button_pressed_again(desk, series, jo):
    submission = sent_in(series=series)
    sent = accepting(submission, words="We laughed.")
    shortlist(submission, user=jo)

    answer = desk.post(page_of(submission, "accept"), sent)
    assert answer.status_code == 422
    assert "Jo Lind has put this one on the shortlist." in text_of(answer)
    assert 'name="seen" value="1"' in answer.content.decode()

    desk.post(page_of(submission, "accept"), accepting(submission, words="We laughed."))
    assert again(submission).state == State.ACCEPTED


def test_a_page_that_comes_again_for_another_reason_is_no_newer(desk, series, jo):
    submission = sent_in(series=series)
    sent = accepting(submission, printed_name="")
    shortlist(submission, user=jo)

    assert 'name="seen" value="0"' in desk.post(page_of(submission, "accept"), sent).content.decode()


def test_two_clicks_make_one_draft_and_one_mail(desk, series):
    submission = sent_in(series=series)
    sent = accepting(submission)
    desk.post(page_of(submission, "accept"), sent)

    answer = desk.post(page_of(submission, "accept"), sent, follow=True)

    assert "Accepted. Grace’s mail leaves in 10 minutes." in text_of(answer)
    assert StoryPage.objects.count() == 1
    assert SentMail.objects.filter(kind=Kind.ACCEPTED).count() == 1


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_the_page_of_what_is_decided_leads_to_how_it_stands(desk, series, act):
    submission = sent_in(series=series)
    decline(submission, words="Thank you.")

    assert desk.get(page_of(submission, act)).url == page_of(submission)


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_what_is_not_sent_yet_or_not_there_has_no_page(desk, series, act):
    unfinished = Submission.objects.create(state=State.UNFINISHED, door=Submission.Door.FORM)

    assert desk.get(page_of(unfinished, act)).status_code == 404
    assert desk.get(f"{LIST}99999999999999999999/{act}/").status_code == 404


# ── Decline ─────────────────────────────────────────────────────────────────────────


def test_declining_sends_the_words_in_ten_minutes_and_opens_the_next(desk, series):
    following = sent_in(sender_name="Next One", series=series, days_ago=1)
    submission = sent_in(series=series, days_ago=2)

    answer = desk.post(page_of(submission, "decline"), declining(submission), follow=True)

    assert answer.redirect_chain[-1][0] == page_of(following)
    assert "Declined. Grace’s mail leaves in 10 minutes. Call it back…" in text_of(answer)
    assert SentMail.objects.get(kind=Kind.DECLINED).words == "Thank you, Grace."


def test_the_words_may_start_from_a_template_filled_in_for_this_teller(desk, series):
    MailTemplate.objects.all().delete()
    MailTemplate.objects.create(
        kind=Kind.DECLINED, name="Told before", words="Thank you, {first name}, for “{series}”."
    )
    MailTemplate.objects.create(kind=Kind.ACCEPTED, name="Not for this", words="Yes.")

    html = desk.get(page_of(sent_in(series=series), "decline")).content.decode()

    assert f'data-words="Thank you, Grace, for “{series.title}”."' in html
    assert "Told before" in html
    assert "Not for this" not in html


def test_without_templates_there_is_an_empty_box(desk, series):
    MailTemplate.objects.all().delete()

    page = text_of(desk.get(page_of(sent_in(series=series), "decline")))

    assert "What Grace will read" in page
    assert "Start from" not in page


@pytest.mark.parametrize("start", ["x", "99999999999999999999", "0"])
def test_a_template_that_is_gone_is_no_reason_to_refuse(desk, series, start):
    submission = sent_in(series=series)
    MailTemplate.objects.create(kind=Kind.DECLINED, name="Told before", words="Thank you.")

    desk.post(page_of(submission, "decline"), declining(submission, start_from=start))

    assert again(submission).state == State.DECLINED


def test_a_mail_without_a_word_is_not_sent(desk, series):
    submission = sent_in(series=series)

    answer = desk.post(page_of(submission, "decline"), declining(submission, words=" \n"))

    assert answer.status_code == 422
    assert "Write a few words that Grace will read. Nothing was sent." in text_of(answer)
    assert again(submission).state == State.WAITING


def test_where_nobody_can_be_written_to_it_says_so_and_declines_without_a_word(desk, series):
    nobody = sent_in(series=series, sender_address="")
    silent = sent_in(series=series, may_answer=False)

    page = text_of(desk.get(page_of(nobody, "decline")))
    assert "There is no address, so nobody is written to." in page
    assert "What Grace will read" not in page
    assert "See the mail" not in page
    assert "This address is not to be written to, so nobody hears of it." in text_of(
        desk.get(page_of(silent, "decline"))
    )

    answer = desk.post(page_of(nobody, "decline"), declining(nobody, words=""), follow=True)
    assert "Declined: Grace Abiodun. Nobody is written to." in text_of(answer)
    assert again(nobody).state == State.DECLINED


def test_who_was_told_before_is_not_told_twice(desk, series):
    submission = sent_in(series=series)
    decline(submission, words="Thank you.")
    SentMail.objects.filter(kind=Kind.DECLINED).update(sent_at=moment.now())
    reconsider(submission)

    assert "Grace had this mail before," in text_of(desk.get(page_of(submission, "decline")))
    desk.post(page_of(submission, "decline"), declining(submission, words=""))
    assert again(submission).state == State.DECLINED
    assert SentMail.objects.get(kind=Kind.DECLINED).words == "Thank you."


def test_a_forwarded_letter_is_declined_to_whoever_sent_it_on(desk, series):
    submission = by_mail(
        sender_name="Dilys Prosser", sender_address="dilys@example.org", teller_name="Emrys Prosser", series=series
    )

    assert "What Dilys will read" in text_of(desk.get(page_of(submission, "decline")))


# ── See the mail ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_the_mail_is_seen_with_its_words_and_nothing_is_changed(desk, series, act):
    submission = sent_in(series=series)
    sent = {**accepting(submission), "act": "preview", "words": "<b>Warm</b> & <script>alert(1)</script>"}

    answer = desk.post(page_of(submission, act), sent)

    assert answer.status_code == 200
    html = answer.content.decode()
    assert "What Grace will get" in html
    assert submission.answer_address in html
    preview = html[html.index('id="the-mail"') :]
    assert "&lt;b&gt;Warm&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;" in preview
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</textarea>" in html
    assert again(submission).state == State.WAITING
    assert not SentMail.objects.filter(kind__in=(Kind.ACCEPTED, Kind.DECLINED)).exists()


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_the_tellers_private_link_is_not_the_editors(desk, series, act):
    submission = sent_in(series=series)

    html = desk.post(page_of(submission, act), {**accepting(submission, words="Thanks."), "act": "preview"}).content

    [place] = re.findall(r"http://[^\s<]+/…", html.decode())
    own_page = reverse("own_submission", args=["token"])
    assert place.endswith(own_page.replace("token/", "…"))


def test_the_mail_is_seen_for_the_series_that_is_chosen(desk, series, home):
    other = SeriesFactory(parent=home, title="Who Waited")
    submission = sent_in(series=series)

    answer = desk.post(
        page_of(submission, "accept"), accepting(submission, series=other.pk, words="Yes.", act="preview")
    )

    assert "Who Waited" in answer.context["preview"].text + answer.context["preview"].subject
    assert again(submission).series == series


def test_an_editor_finds_no_template_tags_of_theirs_run(desk, series):
    submission = sent_in(series=series)
    words = "{{ submission.text }}{% now 'Y' %}"

    answer = desk.post(page_of(submission, "decline"), {**declining(submission, words), "act": "preview"})

    assert words in answer.context["preview"].text
