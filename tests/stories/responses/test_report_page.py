"""The page on which a reader asks us to look at a response."""

import pytest
from django.urls import reverse

from foundation.throttle import hashed
from stories.responses.models import Report
from stories.responses.moderating import remove
from stories.responses.views.report import GUARD
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response
from tests.factories.sharing import hidden, html

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(series):
    """A response that all may read."""
    return published(StoryFactory(parent=series, printed_name="Nora Whitlock"), text="Three lamps,\n\none sill.")


@pytest.fixture
def page(told):
    return reverse("report_response", args=[told.pk])


def typed(client, page, **fields):
    """What a reader sends from the page as it was shown, without JavaScript."""
    return {"reason": "private", "words": "", "fresh": hidden(client.get(page), "fresh"), **fields}


def test_it_shows_the_response_and_leads_back_to_it(client, told, page):
    answer = client.get(page)

    said = html(answer)
    assert "<p>Three lamps,</p>" in said
    assert f'href="{told.permalink}"' in said
    assert "idris@example.org" not in said
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_no_cache_and_no_index_keeps_it(client, page):
    for answer in (client.get(page), client.get(f"{page}thanks/")):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]


def test_sent_without_javascript_it_lies_before_the_editors_and_says_thank_you(client, told, page):
    answer = client.post(page, typed(client, page, words="names my  school"))

    assert (answer.status_code, answer.url) == (303, f"{page}thanks/")
    one = Report.objects.get()
    assert one.response == told
    assert one.why == "It tells something private, such as a name or an address. names my school"
    assert one.network == hashed("127.0.0.1")
    assert "Thank you for looking out" in html(client.get(answer.url))


def test_something_else_needs_a_word_of_what_it_is(client, page):
    answer = client.post(page, typed(client, page, reason="else", words="  "))

    assert answer.status_code == 422
    assert "Say in a few words what it is." in html(answer)
    assert not Report.objects.exists()

    client.post(page, typed(client, page, reason="else", words="It is about another story."))
    assert Report.objects.get().why == "It is about another story."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reason": ""}, "Choose what comes nearest."),
        ({"reason": "nonsense"}, "Choose one of these."),
        ({"words": "x" * 201}, "This is 201 letters long. Please say it in up to 200."),
    ],
    ids=["no reason", "no reason of ours", "too long"],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, page, fields, said):
    answer = client.post(page, {**typed(client, page, words="names my school"), **fields})

    assert answer.status_code == 422
    assert said in html(answer)
    assert "Nothing is lost" in html(answer)
    assert fields.get("words", "names my school") in html(answer)
    assert not Report.objects.exists()


def test_how_much_is_taken_is_said_before_and_no_browser_cuts_off_what_is_pasted(client, page):
    said = html(client.get(page))

    assert "Up to 200 letters." in said
    assert "maxlength" not in said
    words = "One\n" * 49 + "four"
    client.post(page, typed(client, page, words=words.replace("\n", "\r\n")))
    assert Report.objects.get().why.endswith("One four")


def test_what_somebody_adds_after_they_reported_it_stands_beside_it(client, page):
    for words in ("names my school", "and my street"):
        client.post(page, typed(client, page, words=words))

    assert [one.why.rpartition(". ")[2] for one in Report.objects.all()] == ["names my school", "and my street"]


def test_with_a_stale_page_it_is_to_be_read_once_more(client, page):
    answer = client.post(page, typed(client, page, words="names my school", fresh="stale"))

    assert answer.status_code == 422
    assert "Please read it once more" in html(answer)
    assert "names my school" in html(answer)

    assert client.post(page, typed(client, page, fresh=hidden(answer, "fresh"))).status_code == 303


def test_sent_from_another_site_it_is_not_taken(client, page):
    answer = client.post(page, typed(client, page), headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert not Report.objects.exists()


def test_far_too_many_from_one_place_are_told_when_to_come_again(client, page):
    sent = typed(client, page, words="names my school")
    codes = [client.post(page, sent).status_code for _number in range(GUARD.from_network.most + 1)]

    assert codes == [*[303] * GUARD.from_network.most, 429]
    refused = client.post(page, sent)
    assert int(refused["Retry-After"]) > 0
    assert "names my school" in html(refused)
    assert Report.objects.count() == 1


def test_a_field_that_nobody_sees_and_signs_that_nobody_types_break_nothing(client, page):
    answer = client.post(page, typed(client, page, subject="robot", words="a\x00b"))

    assert answer.status_code == 303
    assert Report.objects.get().why.endswith(" ab")


def test_what_nobody_reads_has_no_such_page(client, series, told, page):
    waiting = response(told.story)
    hidden_story = published(StoryFactory(parent=series))
    hidden_story.story.unpublish()
    remove(told)

    gone = [page, *(reverse("report_response", args=[pk]) for pk in (waiting.pk, hidden_story.pk, 0, 10**30))]
    assert [client.get(address).status_code for address in gone] == [404] * 5
    assert client.post(page, {"reason": "private"}).status_code == 404


def test_the_thank_you_stays_where_the_response_is_gone_by_then(client, told, page):
    remove(told)

    said = html(client.get(f"{page}thanks/"))
    assert "Thank you for looking out" in said
    assert told.anchor not in said
