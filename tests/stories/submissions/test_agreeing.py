"""What a teller says we may do with their story, through the private link of a mail."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import moment
from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.pages.readiness import stopping
from stories.pages.vouching import vouch
from stories.schedule.promising import promise
from stories.submissions import links
from stories.submissions.accepting import accept
from stories.submissions.agreeing import agree
from stories.submissions.asking import ask
from stories.submissions.deciding import decline
from stories.submissions.models import SentMail, Submission
from stories.submissions.taking_back import bring_back, take_back
from stories.tellers.consenting import WORDING, consent
from stories.tellers.models import Consent, Teller
from tests.factories.submissions import by_mail, photo, sent_in
from tests.working import work

pytestmark = pytest.mark.django_db

State, News = Submission.State, Submission.News
ALL = {"site": True, "letter": True, "edits": True}


def path(address):
    return "/" + address.split("/", 3)[3]


def page_of(submission, asked_at=None):
    return path(links.to_consent(submission, asked_at or moment.now()))


def latest(submission):
    return Consent.objects.latest_for(submission.story_key)


def html(answer):
    return answer.content.decode()


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


@pytest.fixture
def letter(series):
    """A mail: nothing was ticked, and whose address it is nobody proved."""
    return by_mail(series=series, sender_name="Helen Miller", sender_address="helen@example.org", text="I ran.")


@pytest.fixture
def live(letter):
    """Its story, out on the site."""
    agree(letter, allowed=ALL, printed_name="Helen M.")
    story = accept(fresh(letter))
    story.latest_revision.publish()
    return StoryPage.objects.get(pk=story.pk)


# ── Saying yes ──────────────────────────────────────────────────────────────────────


def test_what_is_allowed_is_written_down_under_the_teller_and_the_words_that_were_agreed_to(letter):
    agree(letter, allowed=ALL, printed_name="Helen M.")

    given, submission = latest(letter), fresh(letter)
    assert (given.door, given.wording, given.ticked) == (Consent.Door.LINK, WORDING, ["site", "letter", "edits"])
    assert given.teller == submission.teller == Teller.objects.get()
    assert (submission.printed_name, submission.news) == ("Helen M.", [News.CONSENT])


def test_whoever_has_the_link_has_read_the_mail_so_the_address_is_proved(letter):
    agree(letter, allowed=ALL)

    assert fresh(letter).is_confirmed
    assert Teller.objects.get().confirmed_at is not None


def test_a_link_that_went_to_another_address_proves_nothing_of_the_senders(series):
    submission = by_mail(
        series=series, sender_name="Tom", sender_address="tom@example.org", teller_name="Helen", teller_address=""
    )
    Submission.objects.filter(pk=submission.pk).update(
        teller=Teller.objects.create(name="Helen", address="helen@example.org")
    )

    agree(fresh(submission), allowed=ALL)

    assert not fresh(submission).is_confirmed
    assert latest(submission).teller.name == "Helen"


def test_what_was_ticked_on_the_form_stays_written_down_beneath_it(series):
    submission = sent_in(series=series, ticked=("site", "print"))

    agree(submission, allowed={"site": True})

    assert [one.door for one in Consent.objects.for_story(submission.story_key)] == [
        Consent.Door.LINK,
        Consent.Door.FORM,
    ]
    assert latest(submission).ticked == ["site"]


def test_the_same_said_twice_is_written_down_once(letter):
    agree(letter, allowed=ALL, printed_name="Helen")
    Submission.objects.update(news=[])
    agree(letter, allowed=ALL, printed_name="Helen")

    assert Consent.objects.count() == 1
    assert fresh(letter).news == []


def test_a_draft_can_be_scheduled_once_its_teller_agreed(letter):
    story = accept(letter, printed_name="Helen")
    assert not story.may_be_shown

    agree(fresh(letter), allowed=ALL)

    promise(story, moment.now() + timedelta(days=1))
    assert StoryPage.objects.promised().get() == story


def test_another_name_stands_in_the_draft_and_in_what_is_promised(letter):
    agree(letter, allowed=ALL, printed_name="Helen Miller")
    story = accept(fresh(letter))
    promise(story, moment.now() + timedelta(days=1))

    agree(fresh(letter), allowed=ALL, printed_name="Helen M.")

    assert StoryPage.objects.get().printed_name == "Helen M."
    assert StoryPage.objects.promised().get() == story
    assert {one.content["printed_name"] for one in story.revisions.all()} == {"Helen M."}


def test_the_name_of_a_story_that_is_out_stays(letter, live):
    agree(fresh(letter), allowed=ALL | {"print": True}, printed_name="Somebody")

    assert StoryPage.objects.get().printed_name == "Helen M."
    assert "print" in latest(letter).ticked


# ── A child ─────────────────────────────────────────────────────────────────────────


def test_a_child_needs_a_guardians_word_for_the_site_and_for_nothing_else(series):
    submission = sent_in(series=series, ticked=("site", "guardian"))

    with pytest.raises(Refused, match="a parent or guardian has to agree"):
        agree(submission, allowed={"site": True})
    assert not Consent.objects.exists()

    agree(submission, allowed={"letter": True})
    agree(submission, allowed={"site": True, "guardian": True})
    assert latest(submission).guardian


def test_a_child_whom_an_editor_saw_is_asked_about_too(client, letter):
    story = accept(letter, printed_name="Helen")
    story.shows_child = True
    story.save_revision()

    assert 'name="guardian"' in html(client.get(page_of(letter)))
    answer = client.post(page_of(letter), {"name": "Helen", "site": "on"})
    assert answer.status_code == 422
    assert "a parent or guardian has to agree" in html(answer)
    assert not Consent.objects.exists()


# ── Saying no ───────────────────────────────────────────────────────────────────────


def test_a_no_before_anything_was_made_of_it_is_written_down_and_an_editor_reads_it_all_the_same(letter):
    agree(letter, allowed={})

    assert latest(letter).is_withdrawal
    assert fresh(letter).state == State.WAITING


def test_a_live_story_that_may_stand_on_the_site_no_more_is_hidden_at_once(client, letter, live):
    agree(fresh(letter), allowed={"letter": True})

    live.refresh_from_db()
    assert not live.live
    assert client.get(path(live.full_url)).status_code == 410
    assert fresh(letter).state == State.TAKEN_BACK
    assert latest(letter).is_withdrawal
    assert News.TAKEN_BACK in fresh(letter).news


def test_brought_back_it_stands_as_it_was(letter, live):
    agree(fresh(letter), allowed={})
    bring_back(fresh(letter))

    live.refresh_from_db()
    assert live.live
    assert latest(letter).ticked == ["site", "letter", "edits"]


def test_a_promised_story_goes_live_no_more(letter):
    agree(letter, allowed=ALL, printed_name="Helen")
    story = accept(fresh(letter))
    promise(story, moment.now() + timedelta(days=1))

    agree(fresh(letter), allowed={"letter": True})

    assert not StoryPage.objects.promised().exists()
    assert fresh(letter).state == State.TAKEN_BACK


def test_a_draft_without_a_day_may_be_for_the_letter_alone(letter):
    agree(letter, allowed=ALL, printed_name="Helen")
    accept(fresh(letter))

    agree(fresh(letter), allowed={"letter": True})

    assert fresh(letter).state == State.ACCEPTED
    assert (latest(letter).site, latest(letter).letter) == (False, True)


def test_nothing_is_agreed_to_once_it_was_taken_back_or_declined(letter, series):
    take_back(letter)
    declined = by_mail(series=series, sender_address="ann@example.org")
    decline(declined, words="Not this time.")

    for one in (letter, declined):
        with pytest.raises(Refused, match="not to be told any more"):
            agree(one, allowed=ALL)
    assert not Consent.objects.exists()


# ── The page ────────────────────────────────────────────────────────────────────────


def test_opening_the_link_changes_nothing_and_keeps_to_one_person(client, letter):
    answer = client.get(page_of(letter))

    assert answer.status_code == 200
    assert "What may we do with your story?" in html(answer)
    assert "I ran." in html(answer)
    assert "Helen Miller" in html(answer)
    assert "helen@example.org" not in html(answer)
    assert "checked" not in html(answer)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not fresh(letter).is_confirmed
    assert not Consent.objects.exists()


def test_boxes_about_photos_stand_only_where_photos_came(client, letter, series):
    with_photo = by_mail(series=series, sender_address="ann@example.org", photos=[photo()])

    assert 'name="own_photo"' not in html(client.get(page_of(letter)))
    assert 'name="own_photo"' in html(client.get(page_of(with_photo)))


def test_it_is_said_and_thanked_for_and_can_be_changed_on_the_same_page(client, letter):
    answer = client.post(page_of(letter), {"name": "Helen", "site": "on", "edits": "on", "act": "save"}, follow=True)

    assert "Thank you" in html(answer)
    assert html(answer).count("checked") == 2
    assert latest(letter).ticked == ["site", "edits"]
    assert not answer.cookies


def test_what_was_ticked_on_a_form_is_ticked_here(client, series):
    submission = sent_in(series=series, ticked=("site", "print"))

    assert html(client.get(page_of(submission))).count("checked") == 2


def test_a_name_that_is_missing_is_asked_for_and_nothing_is_lost(client, letter):
    answer = client.post(page_of(letter), {"name": "", "site": "on", "print": "on"})

    assert answer.status_code == 422
    assert "Write the name to print." in html(answer)
    assert html(answer).count("checked") == 2
    assert not Consent.objects.exists()


def test_ticking_nothing_is_asked_once_more_before_it_counts(client, letter):
    asked = client.post(page_of(letter), {"name": "Helen", "act": "save"})
    assert "Then we will not tell it. Is that so?" in html(asked)
    assert not Consent.objects.exists()

    back = client.post(page_of(letter), {"name": "Helen", "act": "back"})
    assert "What may we do with your story?" in html(back)
    assert not Consent.objects.exists()

    done = client.post(page_of(letter), {"name": "Helen", "act": "sure"}, follow=True)
    assert "We do not tell it on this site." in html(done)
    assert latest(letter).is_withdrawal


def test_before_a_live_story_is_hidden_the_page_says_so_and_keeps_what_was_said(client, letter, live):
    page = client.get(page_of(letter))
    assert "hidden everywhere, at once" in html(page)
    assert 'name="name"' not in html(page)

    asked = client.post(page_of(letter), {"letter": "on", "act": "save"})
    assert "Then we hide it. Is that so?" in html(asked)
    assert '<input type="hidden" name="letter" value="on">' in html(asked)
    live.refresh_from_db()
    assert live.live

    done = client.post(page_of(letter), {"letter": "on", "act": "sure"})
    assert done.url == links.to_own_page(fresh(letter))
    live.refresh_from_db()
    assert not live.live


def test_a_story_that_was_taken_back_or_declined_says_so_kindly_and_shows_nothing(client, letter, series):
    declined = by_mail(series=series, sender_address="ann@example.org", text="A secret.")
    decline(declined, words="Not this time.")
    take_back(letter)

    assert "You took your story back" in html(client.get(page_of(letter)))
    answer = client.post(page_of(declined), {"name": "Ann", "site": "on"})
    assert "we do not tell this story" in html(answer)
    assert "A secret." not in html(answer)
    assert not Consent.objects.exists()


@pytest.mark.parametrize("name", ["consent_to_submission", "add_photos"])
@pytest.mark.parametrize("token", ["x", "W10.abc", "\u2603"])
def test_a_forged_link_opens_nothing(client, name, token):
    for answer in (client.get(reverse(name, args=[token])), client.post(reverse(name, args=[token]), {"site": "on"})):
        assert answer.status_code == 410
        assert "This link opens nothing" in html(answer)


def test_a_link_for_another_purpose_and_one_that_was_revoked_open_nothing(client, letter):
    before = page_of(letter)
    token = path(links.to_own_page(letter)).strip("/").split("/")[-1]
    assert client.get(reverse("consent_to_submission", args=[token])).status_code == 410

    Submission.objects.update(link_version=2)
    assert client.get(before).status_code == 410
    assert client.post(before, {"name": "Helen", "site": "on"}).status_code == 410
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("kind", "link"), [(SentMail.Kind.ASK_CONSENT, links.to_consent), (SentMail.Kind.ASK_PHOTO, links.to_photos)]
)
def test_a_link_that_is_two_months_old_offers_a_new_mail_once_a_day(client, letter, kind, link):
    old = path(link(letter, ask(letter, kind, words="May we?").asked_at))

    with moment.as_on(moment.now() + timedelta(days=61)):
        asked = client.get(old)
        posted = client.post(old, {"name": "Helen", "site": "on"})
        again = client.post(old)

    assert asked.status_code == 410
    assert "Send me a new link" in html(asked)
    assert "A new mail is on its way" in html(posted)
    assert "We have written to you today" in html(again)
    assert [one.words for one in letter.sent_mails.filter(kind=kind)] == ["May we?", "May we?"]
    assert not Consent.objects.exists()


def test_an_old_link_to_a_story_that_was_taken_back_asks_nothing(client, letter):
    old = page_of(letter)
    take_back(letter)

    with moment.as_on(moment.now() + timedelta(days=61)):
        assert "You took your story back" in html(client.post(old))
    work()
    assert not letter.sent_mails.filter(kind=SentMail.Kind.ASK_CONSENT).exists()


def test_what_an_editor_wrote_down_is_what_stands_here(client, letter, editor):
    story = accept(letter, printed_name="Helen")
    vouch(story, user=editor, note="On the phone.", teller=story.told_by, site=True, print=True)

    assert html(client.get(page_of(letter))).count("checked") == 2


def test_words_of_an_older_version_are_agreed_to_anew(letter):
    agree(letter, allowed=ALL)
    consent(latest(letter).teller, letter.story_key, door=Consent.Door.LINK, wording="2020-01", **ALL)

    agree(letter, allowed=ALL)

    assert latest(letter).wording == WORDING


def test_what_was_typed_is_words_and_never_markup(client, series):
    submission = by_mail(series=series, sender_name="<b>Helen</b>", text="<script>alert(1)</script>")

    page = html(client.get(page_of(submission)))

    assert "<script>alert" not in page
    assert "<b>Helen" not in page


def test_a_child_of_whom_only_the_link_told_is_marked_in_the_draft(letter):
    agree(letter, allowed={"site": True, "guardian": True}, printed_name="Helen")

    assert accept(fresh(letter)).is_of_a_child


# ── Photos ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, ["Helen allowed the story, but did not say that the photos may be shown."]),
        ({"own_photo": True}, ["Helen allowed the story, but did not say that the people in the photos agreed."]),
        ({"own_photo": True, "people_agreed": True}, []),
    ],
    ids=["nothing", "own-alone", "both"],
)
def test_photos_that_may_not_be_shown_keep_their_story_back(series, said, found):
    submission = by_mail(series=series, sender_name="Helen Miller", photos=[photo()])
    agree(submission, allowed={"site": True, **said})
    draft = accept(fresh(submission)).get_latest_revision_as_object()

    assert [one.sentence for one in stopping(draft) if "Helen" in one.sentence] == found


def test_taken_out_they_keep_nothing_back(series):
    submission = by_mail(series=series, sender_name="Helen Miller", photos=[photo()])
    agree(submission, allowed={"site": True})
    story = accept(fresh(submission)).get_latest_revision_as_object()
    story.cover = None

    assert stopping(story) == []
