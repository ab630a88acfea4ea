"""The form by which a story is answered: what passes, what is to be mended, and that nothing is lost on the way."""

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings, strategies

from foundation import moment
from foundation.posting.crowding import POSTS
from stories.pages.withdrawing import withdraw
from stories.responses import links
from stories.responses.closing import set_closing
from stories.responses.guarding import GUARD
from stories.responses.models import Conversation, Response, ResponseMail
from stories.responses.moderating import remove
from tests.crowding import filled
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.responding import TEXT, TYPED, send
from tests.factories.responses import confirmed, published
from tests.factories.sharing import hidden, html

pytestmark = pytest.mark.django_db

State = Response.State
#: Every field of the form, and one that there is not.
FIELDS = (*TYPED, "fresh", "subject", "wants_answers", "remember", "other")
#: Whatever a browser could send, halves of a pair aside.
ANYTHING = strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=200)


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


def sent():
    return Response.objects.order_by("pk").last()


# ── As it should be ─────────────────────────────────────────────────────────────────


def test_the_form_stands_under_the_story_and_on_a_page_of_its_own_the_same_for_everybody(client, story):
    for address in (story.url, f"{story.url}respond/"):
        answer = client.get(address)

        assert answer.status_code == 200
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert hidden(answer, "fresh") == hidden(answer, "device") == ""
        assert f'action="{story.url}respond/"' in html(answer)
        assert "Will not be published." in html(answer)
        form = html(answer).partition('id="sign-up"')[0]
        assert "checked" not in form, "nobody agrees by leaving a box as it is"


def test_every_cache_may_keep_the_story_and_none_the_words_of_a_response_on_a_page_of_their_own(client, story):
    first = published(story)

    assert "no-store" not in client.get(story.url).get("Cache-Control", "")
    assert "no-store" in client.get(f"{story.url}respond/?to={first.pk}")["Cache-Control"]


def test_a_response_arrives_whole_and_the_next_page_shows_it_waiting(client, story):
    answer = send(client, story)

    one = sent()
    assert (answer.status_code, answer.url) == (303, links.own_path(one))
    assert "no-store" in answer["Cache-Control"]
    assert (one.story, one.parent, one.name, one.text) == (story, None, "Gwen Pardoe", TEXT)
    assert (one.responder.address, one.wants_answers, one.state) == ("gwen@post.example", False, State.WAITING)
    page = html(client.get(answer.url))
    assert "Only you see it now. An editor will read it, usually within a day." in page
    assert "press the button in that mail" in page


def test_from_where_it_came_is_kept_scrambled_alone(client, story):
    send(client, story)

    assert len(sent().network) == 64
    assert "127.0.0.1" not in str(Response.objects.values().get())


def test_an_answer_shows_what_it_answers_and_stands_under_it(client, story):
    first = published(story, text="I lived in that street.")

    page = html(client.get(f"{story.url}respond/?to={first.pk}"))
    assert "I lived in that street." in page
    assert "Answer Idris" in page
    assert f'name="to" value="{first.pk}"' in page
    send(client, story, to=str(first.pk))
    assert sent().parent == first


def test_a_known_device_is_known(client, story):
    idris = confirmed("gwen@post.example")

    send(client, story, device=links.device_token(idris))

    assert sent().proved_at


@pytest.mark.parametrize("token", ["", "x", "x.y", "\x00", "é" * 300])
def test_a_device_that_says_nonsense_is_not_known(client, story, token):
    assert send(client, story, device=token).status_code == 303
    assert sent().proved_at is None


def test_pressed_twice_it_is_one_response(client, story):
    typed = {"fresh": GUARD.token()}

    assert send(client, story, **typed).url == send(client, story, **typed).url
    assert Response.objects.count() == ResponseMail.objects.count() == 1


def test_whoever_copies_words_and_knows_the_address_is_not_handed_the_response_of_its_writer(client, story):
    theirs = send(client, story).url

    assert send(client, story).url != theirs


def test_what_is_caught_as_spam_looks_to_its_writer_like_any_that_waits(client, story):
    honest = html(client.get(send(client, story).url))
    links_alone = " ".join(f"https://{name}.example/" for name in "abcdef")
    answer = send(client, story, text=links_alone, email="seller@post.example", subject="cheap watches")

    assert sent().state == State.SPAM
    page = html(client.get(answer.url))
    for said in ("Your response is here", "An editor will read it", "Save what I changed", "Take it back"):
        assert said in honest
        assert said in page
    assert "spam" not in page.lower()


def test_signs_that_nobody_typed_are_left_out(client, story):
    assert send(client, story, text="One\x00 lamp.\r\n\r\nTwo.", name=" Gwen\x00 \n Pardoe ").status_code == 303

    assert (sent().text, sent().name) == ("One lamp.\n\nTwo.", "Gwen Pardoe")


# ── To be mended ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        pytest.param("text", "", "Write a line or two", id="no words"),
        pytest.param("text", " \n\t ", "Write a line or two", id="blanks"),
        pytest.param("text", "\u200b\u200b", "Write a line or two", id="blanks of no width"),
        pytest.param("text", "x" * 5001, "This is 5001 letters long, and we take up to 5,000", id="too long"),
        pytest.param("name", "", "A first name is enough", id="no name"),
        pytest.param("name", "x" * 81, "up to 80 letters", id="a long name"),
        pytest.param("email", "", "take your response back", id="no address"),
        pytest.param("email", "gwen.pardoe", "Write it with an @", id="no sign of an address"),
        pytest.param("email", f"{'x' * 250}@a.example", "longer than any can be", id="a long address"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(client, story, field, typed, says):
    first = published(story, text="I lived in that street.")
    answer = send(client, story, to=str(first.pk), wants_answers="on", **{field: typed})

    page = html(answer)
    assert answer.status_code == 422
    assert says in page
    assert "One thing to mend" in page
    assert f'href="#response-{field}"' in page
    assert "Nothing is lost" in page
    assert "I lived in that street." in page
    assert "no-store" in answer["Cache-Control"]
    for other in ("text", "name", "email"):
        assert escape(TYPED[other]) in page or other == field
    assert 'name="wants_answers" checked' in page.replace('id="response-wants_answers" ', "").replace(
        'aria-describedby="response-wants_answers_helptext" ', ""
    )
    assert Response.objects.count() == 1


def test_once_mended_it_goes_through_though_no_script_ran(client, story):
    answer = send(client, story, fresh="", email="gwen.pardoe")

    assert send(client, story, fresh=hidden(answer, "fresh")).status_code == 303


def test_without_a_token_it_is_to_be_read_once_more_and_all_is_kept(client, story):
    answer = send(client, story, fresh="")

    assert answer.status_code == 422
    assert "Please read it once more" in html(answer)
    assert escape(TEXT) in html(answer)
    assert send(client, story, fresh=hidden(answer, "fresh")).status_code == 303


@pytest.mark.parametrize("to", ["0", "99999999999999999999", "-1", "x", "٣", "1e3", "\x00", "1 OR 1=1"])
def test_the_answer_to_a_response_that_is_not_there_is_kept_and_can_stand_under_the_story(client, story, to):
    answer = send(client, story, to=to)

    assert answer.status_code == 422
    assert "stands under the story itself" in html(answer)
    assert escape(TEXT) in html(answer)
    assert hidden(answer, "to") == ""
    assert not Response.objects.exists()
    assert client.get(f"{story.url}respond/", {"to": to}).status_code == 200


def test_nor_can_a_response_to_another_story_be_answered_here_nor_one_that_was_removed(client, story, series):
    elsewhere, removed = published(StoryFactory(parent=series)), remove(published(story))

    for one in (elsewhere, removed):
        assert send(client, story, to=str(one.pk)).status_code == 422


def test_what_ended_half_way_is_not_taken(client, story):
    answer = send(client, story, whole=None)

    assert answer.status_code == 400
    assert "The line broke off" in html(answer)
    assert escape(TEXT) in html(answer)


# ── The guard ───────────────────────────────────────────────────────────────────────


def test_a_post_from_another_site_is_not_taken_and_can_be_sent_from_here(client, story):
    first = published(story)
    answer = send(client, story, to=str(first.pk), headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert "from a page of another site" in html(answer)
    assert escape(TEXT) in html(answer)
    assert (hidden(answer, "name"), hidden(answer, "to")) == ("Gwen Pardoe", str(first.pk))
    assert send(client, story, fresh=hidden(answer, "fresh")).status_code == 303


def test_what_came_far_too_often_is_refused_with_words_kept_and_when_to_come_again(client, story, monkeypatch):
    monkeypatch.setitem(GUARD.by_address.__dict__, "most", 2)
    for number in range(2):
        send(client, story, text=f"Number {number}")

    answer = send(client, story)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert escape(TEXT) in html(answer)


def test_where_very_many_write_at_once_one_is_told_with_words_kept_and_the_database_is_left_alone(
    client, story, django_assert_num_queries
):
    first = published(story)
    with filled(POSTS), django_assert_num_queries(0):
        answer = send(client, story, to=str(first.pk), wants_answers="on")

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "no-store" in answer["Cache-Control"]
    page = html(answer)
    assert "Very many people are writing to us this minute" in page
    assert escape(TEXT) in page
    assert [hidden(answer, name) for name in ("name", "email", "to", "wants_answers")] == [
        "Gwen Pardoe",
        "gwen@post.example",
        str(first.pk),
        "on",
    ]
    assert Response.objects.count() == 1
    assert send(client, story, fresh=hidden(answer, "fresh")).status_code == 303


def test_meanwhile_the_story_is_there_to_be_read_and_so_is_the_form(client, story):
    with filled(POSTS):
        for address in (story.url, f"{story.url}respond/"):
            assert client.get(address).status_code == 200


def test_to_a_robot_nothing_is_mailed_and_nothing_is_said_of_a_mail(client, story):
    answer = send(client, story, subject="cheap watches")

    assert sent().state == State.SPAM
    assert not ResponseMail.objects.exists()
    assert "press the button in that mail" not in html(client.get(answer.url))


# ── Closed, gone, never there ───────────────────────────────────────────────────────


def test_closed_while_somebody_wrote_the_words_are_shown(client, story):
    set_closing(story, Conversation.Closing.CLOSED)

    answer = send(client, story)
    assert answer.status_code == 409
    assert escape(TEXT) in html(answer)
    assert "Nothing is lost" in html(answer)
    assert client.get(f"{story.url}respond/").status_code == 200
    assert "<form" not in html(client.get(f"{story.url}respond/"))
    assert not Response.objects.exists()


def test_taken_back_while_somebody_wrote_the_words_are_shown_and_nothing_of_the_story(client, story):
    url = story.url
    withdraw(story)
    story.url_path, answer = url, client.post(f"{url}respond/", TYPED)

    assert answer.status_code == 410
    assert escape(TEXT) in html(answer)
    assert "Nora" not in html(answer)


def test_a_story_that_there_is_not_or_that_is_not_out_answers_404(client, series):
    draft = DraftFactory(parent=series, printed_name="To come")

    for slug in ("nobody", draft.slug):
        assert client.get(f"{series.url}{slug}/respond/").status_code == 404
        assert client.post(f"{series.url}{slug}/respond/", TYPED).status_code == 404


def test_a_story_shown_with_its_series_only(client, story):
    assert client.get(f"/another/{story.slug}/respond/").status_code == 404


# ── Anything ────────────────────────────────────────────────────────────────────────


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=strategies.dictionaries(strategies.sampled_from(FIELDS), ANYTHING))
def test_nothing_that_is_typed_breaks_it(client, story, typed):
    with moment.as_on(moment.now()):
        assert send(client, story, **typed).status_code in (303, 400, 422, 429)


def test_a_file_is_read_past(client, story):
    from tests.factories.sharing import photo

    assert send(client, story, photos=photo()).status_code == 303


def test_more_than_a_book_is_refused_with_a_sentence(client, story, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000

    answer = send(client, story, text="x" * 3000)
    assert answer.status_code == 413
    assert "Go back one page" in html(answer)
