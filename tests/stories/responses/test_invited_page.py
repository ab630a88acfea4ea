"""The page on which the writer of a response lets it in as a story."""

from datetime import timedelta

import pytest

from foundation import moment
from stories.responses.inviting import invite
from stories.responses.links import INVITED_FOR, to_invitation
from stories.responses.models import Response, ResponseMail
from stories.responses.moderating import remove
from stories.responses.writers_acts import delete
from stories.submissions.models import Submission
from stories.tellers.models import Consent
from tests.factories.pages import SeriesFactory, StoryFactory
from tests.factories.responses import published
from tests.factories.sharing import html
from tests.working import work

pytestmark = pytest.mark.django_db

WORDS = "I carried the lamp home in the pram.\n\nIt still burns."


@pytest.fixture
def asked(series):
    """A response whose writer was asked to let it in."""
    one = published(StoryFactory(parent=series, printed_name="Nora Whitlock"), text=WORDS)
    invite(one, series=series, words="Would you let us tell it?")
    return Response.objects.get(pk=one.pk)


@pytest.fixture
def page(asked, settings):
    return to_invitation(asked).removeprefix(settings.SITE_URL)


def said(asked, **fields):
    """What the writer sends."""
    series = asked.invited_to
    return {"series": series.pk, "story": WORDS, "name": "Idris Fenn", "site": "on", "edits": "on", **fields}


def test_it_shows_the_response_and_the_question_and_changes_nothing(client, asked, page, series):
    for _time in range(2):
        answer = client.get(page)

    text = html(answer)
    assert answer.status_code == 200
    assert "I carried the lamp home in the pram." in text
    assert series.question in text
    assert "checked" not in text, "nobody agrees by leaving a box as it is"
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies
    assert not Submission.objects.exists()


def test_the_button_makes_a_submission_with_its_consent_and_the_usual_mails(client, asked, page, series, mailoutbox):
    answer = client.post(page, said(asked, name="Idris F."))

    assert answer.status_code == 302
    one = Submission.objects.get()
    assert (one.state, one.get_door_display(), one.series) == (Submission.State.WAITING, "From a response", series)
    assert (one.text, one.printed_name, one.sender_address) == (WORDS, "Idris F.", "idris@example.org")
    assert one.is_confirmed
    assert one.notes == [f"It was a response to “{asked.story.title}”."]
    consent = Consent.objects.latest_for(one.story_key)
    assert ({*consent.ticked}, consent.door) == ({"site", "edits"}, Consent.Door.LINK)
    work()
    assert any(mail.to == ["idris@example.org"] and "/share/yours/" in mail.body for mail in mailoutbox)


def test_afterwards_the_page_says_so_and_leads_to_the_tellers_own_page(client, asked, page):
    client.post(page, said(asked))

    text = html(client.get(page))
    assert "Your story is here" in text
    assert "/share/yours/" in text
    assert Response.objects.get().is_published, "it stays where it is"


def test_pressed_twice_it_is_one_story_whatever_was_changed(client, asked, page):
    client.post(page, said(asked))
    client.post(page, said(asked, story=f"{WORDS}\n\nAnd more."))

    assert Submission.objects.count() == 1


def test_they_may_add_to_it(client, asked, page):
    client.post(page, said(asked, story=f"{WORDS}\n\nThis is how it began."))

    assert Submission.objects.get().text.endswith("This is how it began.")
    assert Response.objects.get().text == WORDS


def test_with_no_box_ticked_it_comes_in_and_allows_nothing(client, asked, page):
    client.post(page, {"series": asked.invited_to.pk, "story": WORDS, "name": "Idris"})

    assert not Consent.objects.latest_for(Submission.objects.get().story_key).site


def test_where_several_calls_are_open_they_choose(client, home, asked, page):
    other = SeriesFactory(parent=home)
    SeriesFactory(parent=home, closes_at=moment.now() - timedelta(days=1), question="Over and done?")

    text = html(client.get(page))
    assert other.question in text
    assert "Over and done?" not in text
    client.post(page, said(asked, series=other.pk))
    assert Submission.objects.get().series == other


def test_the_series_that_they_were_asked_for_takes_it_after_its_call_has_closed(client, series, asked, page):
    series.closes_at = moment.now() - timedelta(minutes=1)
    series.save()

    assert series.question in html(client.get(page))
    client.post(page, said(asked))
    assert Submission.objects.get().series == series


def test_without_any_series_that_is_out_it_says_where_to_write(client, series, asked, page):
    series.unpublish()

    answer = client.get(page)
    assert answer.status_code == 410
    assert "Write to" in html(answer)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"story": " "}, "Tell at least a line"),
        ({"name": ""}, "Write the name to print"),
        ({"series": "999999"}, "Choose one."),
        ({"series": "nonsense"}, "Choose one."),
        ({"story": "x" * 100_001}, "as long as a book"),
    ],
    ids=["no words", "no name", "no such series", "no series at all", "too long"],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, asked, page, fields, told):
    answer = client.post(page, said(asked, **{"name": "Idris the Lamp", "story": WORDS + " More.", **fields}))

    assert answer.status_code == 422
    assert told in html(answer)
    assert "Nothing is lost" in html(answer)
    assert fields.get("name", "Idris the Lamp") in html(answer)
    assert not Submission.objects.exists()


def test_signs_that_nobody_types_break_nothing(client, asked, page):
    client.post(page, said(asked, story="a\x00b", name="I\x00dris"))

    assert (Submission.objects.get().text, Submission.objects.get().printed_name) == ("ab", "Idris")


@pytest.mark.parametrize("end", [remove, delete])
def test_what_is_off_the_site_by_then_is_said_kindly(client, asked, page, end):
    end(asked)

    for answer in (client.get(page), client.post(page, said(asked))):
        assert answer.status_code == 410
        assert "Not this time" in html(answer)
    assert not Submission.objects.exists()


def test_a_link_that_is_none_of_ours_opens_nothing(client, asked, page):
    assert client.get(f"{page[:-3]}x/").status_code == 410
    Response.objects.update(link_version=2)
    assert client.get(page).status_code == 410


def test_a_link_whose_time_is_over_offers_a_new_one(client, asked, page, mailoutbox, settings):
    Response.objects.update(invited_at=moment.now() - INVITED_FOR - timedelta(hours=1))
    old = to_invitation(Response.objects.get()).removeprefix(settings.SITE_URL)
    work()
    mailoutbox.clear()

    answer = client.get(old)
    assert answer.status_code == 410
    assert "This link is too old" in html(answer)
    assert ResponseMail.objects.filter(kind=ResponseMail.Kind.INVITE).count() == 1

    assert "on its way" in html(client.post(old))
    work()
    [mail] = mailoutbox
    assert "Would you let us tell it?" in mail.body
    assert to_invitation(Response.objects.get()) in mail.body
    assert "No new mail was sent" in html(client.post(old))


def test_an_old_link_of_what_was_let_in_still_says_so(client, asked, page, settings):
    client.post(page, said(asked))
    Response.objects.update(invited_at=moment.now() - INVITED_FOR - timedelta(hours=1))
    old = to_invitation(Response.objects.get()).removeprefix(settings.SITE_URL)

    assert "Your story is here" in html(client.get(old))


def test_where_nothing_is_left_of_the_story_the_page_says_so(client, asked, page):
    client.post(page, said(asked))
    Submission.objects.all().delete()

    assert "nothing is left of it here but your response" in html(client.get(page))
