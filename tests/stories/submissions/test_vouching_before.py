"""An editor writes down how somebody agreed whose story waits to be decided: the act, and its page."""

import pytest
from django.urls import reverse

from foundation.refusing import Refused
from home.groups import MODERATOR, RESIDENT
from stories.pages.models import StoryPage
from stories.submissions.accepting import accept
from stories.submissions.deciding import decline
from stories.submissions.models import Submission
from stories.submissions.proving import confirm
from stories.submissions.taking_back import take_back
from stories.submissions.vouching import vouch
from stories.tellers.models import Consent, Teller
from tests.factories.submissions import by_mail, held, sent_in
from tests.factories.tellers import TellerFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

NOTE = "On the phone on Sunday."


@pytest.fixture
def letter(series):
    return by_mail(series=series, sender_name="Helen Miller", sender_address="helen@example.org")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page_of(submission):
    return reverse("sent_in:consent", args=[submission.pk])


def ticked(**fields):
    return {"name": "Helen Miller", "address": "helen@example.org", "site": "on", "note": NOTE, **fields}


def html(answer):
    return answer.content.decode()


# ── The act ─────────────────────────────────────────────────────────────────────────


def test_it_counts_from_now_on_says_who_and_how_and_goes_along_into_the_story(letter, editor):
    given = vouch(letter, user=editor, note=NOTE, name="Helen", address="helen@example.org", site=True)

    assert (given.door, given.vouched_by, given.note) == (Consent.Door.EDITOR, editor, NOTE)
    story = accept(Submission.objects.get(), printed_name="Helen")
    assert story.may_be_shown
    assert story.told_by == given.teller == Teller.objects.get()


def test_it_does_not_prove_the_address(letter, editor):
    vouch(letter, user=editor, note=NOTE, name="Helen", address="helen@example.org", site=True)

    assert not Submission.objects.get().is_confirmed
    assert Teller.objects.get().confirmed_at is None


def test_what_was_ticked_on_the_form_does_not_count_over_it_when_the_address_is_confirmed_later(series, editor):
    submission = sent_in(series=series, ticked=("site", "print"))
    vouch(submission, user=editor, note=NOTE, name="Grace", site=True)

    confirm(submission)

    assert Consent.objects.get().ticked == ["site"]


def test_accepted_meanwhile_it_is_the_storys(letter, editor):
    story = accept(letter, printed_name="Helen")

    vouch(letter, user=editor, note=NOTE, teller=Submission.objects.get().teller, site=True)

    assert StoryPage.objects.get(pk=story.pk).may_be_shown


def test_a_child_needs_a_guardians_word(series, editor):
    submission = sent_in(series=series, ticked=("site", "guardian"))

    with pytest.raises(Refused, match="a parent or guardian has to agree"):
        vouch(submission, user=editor, note=NOTE, name="Grace", site=True)
    assert not Consent.objects.exists()
    assert not Teller.objects.exists()

    assert vouch(submission, user=editor, note=NOTE, name="Grace", site=True, guardian=True).site


def test_what_is_no_more_to_be_told_is_refused(series, editor):
    taken, declined = by_mail(series=series), by_mail(series=series)
    take_back(taken)
    decline(declined, words="Not this time.")

    for submission in (taken, declined, held(series=series)):
        with pytest.raises(Refused, match="Nothing was written down"):
            vouch(submission, user=editor, note=NOTE, name="Helen", site=True)
    assert not Consent.objects.exists()


# ── The page ────────────────────────────────────────────────────────────────────────


def test_it_is_written_down_on_a_page_of_its_own(desk, letter, editor):
    page = html(desk.get(page_of(letter)))
    assert "No consent yet." in page
    assert 'value="Helen Miller"' in page
    assert "The address is not confirmed" in page

    answer = desk.post(page_of(letter), ticked(edits="on"), follow=True)

    assert answer.redirect_chain == [(reverse("sent_in:edit", args=[letter.pk]), 302)]
    assert "Written down: Helen Miller agrees to the site." in html(answer)
    assert Consent.objects.get().ticked == ["site", "edits"]


def test_a_confirmed_address_is_no_question(desk, series):
    assert "The address is not confirmed" not in html(desk.get(page_of(by_mail(series=series, is_confirmed=True))))


def test_a_mistake_loses_nothing(desk, letter):
    answer = desk.post(page_of(letter), ticked(note="", print="on"))

    assert answer.status_code == 422
    assert "Say in a few words how they agreed" in html(answer)
    assert html(answer).count("checked") == 2
    assert not Consent.objects.exists()


def test_what_is_refused_is_said_and_nothing_that_was_typed_is_lost(desk, letter):
    take_back(letter)

    answer = desk.post(page_of(letter), ticked())

    assert answer.status_code == 422
    assert "It stands as “Taken back by the teller”" in html(answer)
    assert NOTE in html(answer)


def test_somebody_known_there_under_another_name_is_asked_about(desk, letter):
    known = TellerFactory(name="H. Miller", address="helen@example.org")

    asked = desk.post(page_of(letter), ticked())
    assert asked.status_code == 422
    assert "Is it the same person?" in html(asked)

    desk.post(page_of(letter), ticked(same_person=str(known.pk)))
    assert Consent.objects.get().teller == known


def test_what_was_written_down_stands_below_and_is_what_the_boxes_say(desk, letter, editor):
    vouch(letter, user=editor, note="First.", name="Helen", site=True)
    vouch(letter, user=editor, note="Then.", teller=Teller.objects.get(), site=True, print=True)

    page = html(desk.get(page_of(letter)))

    assert "Written down before" in page
    assert "“First.”" in page
    assert page.count("checked") == 3  # two boxes, and who it is


def test_once_it_is_accepted_it_leads_to_the_storys_own_page(desk, letter):
    story = accept(letter, printed_name="Helen")

    assert desk.get(page_of(letter)).url == reverse("story_consent", args=[story.pk])


@pytest.mark.parametrize("group", [RESIDENT, MODERATOR])
def test_who_may_not_write_down_consents_may_not_here_either(client, letter, group):
    client.force_login(member_of(group))

    assert client.get(page_of(letter)).status_code in (302, 403)
    client.post(page_of(letter), ticked())
    assert not Consent.objects.exists()


def test_what_is_still_being_written_is_nobodys(desk):
    unfinished = Submission.objects.create(state=Submission.State.UNFINISHED, door=Submission.Door.FORM)

    assert desk.get(page_of(unfinished)).status_code == 404
