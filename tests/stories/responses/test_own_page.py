"""The pages of whoever wrote a response: as it stands, changed, taken back, and known to be theirs."""

from datetime import timedelta

import pytest
from django.conf import settings

from foundation import moment
from stories.pages.withdrawing import withdraw
from stories.responses import links
from stories.responses.models import Response
from stories.responses.moderating import mark_as_spam, publish, remove
from stories.responses.writers_acts import confirm, delete
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.factories.sharing import html

pytestmark = pytest.mark.django_db

State = Response.State
NEW = {"act": "edit", "text": "It was the other lamp.", "name": "Idris"}


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def one(story):
    return response(story)


def own(one):
    return links.own_path(one)


def mailed(one):
    return links.to_own_page(one).removeprefix(settings.SITE_URL)


def later(minutes):
    return moment.as_on(moment.now() + timedelta(minutes=minutes))


# ── As it stands ────────────────────────────────────────────────────────────────────


def test_it_is_for_one_person_and_no_cache_nor_search_engine_keeps_it(client, one):
    answer = client.get(own(one))

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies
    assert "idris@example.org" not in html(answer)


@pytest.mark.parametrize(
    ("act", "says"),
    [
        pytest.param(lambda one: one, "Only you see it now", id="waiting"),
        pytest.param(publish, "It is there for all to read", id="published"),
        pytest.param(mark_as_spam, "Only you see it now", id="spam"),
        pytest.param(lambda one: remove(one, why="It names a child."), "It names a child.", id="removed"),
        pytest.param(delete, "It is taken back", id="taken back"),
    ],
)
def test_it_says_how_the_response_stands(client, one, act, says):
    act(one)

    page = html(client.get(own(one)))
    assert says in page
    assert "spam" not in page


def test_once_the_story_is_taken_back_nothing_leads_there(client, story, one):
    withdraw(story)

    page = html(client.get(own(one)))
    assert "The story is not on the site any more" in page
    assert "Nora" not in page


@pytest.mark.parametrize("token", ["x", "x.y", "%00", "é", "WzQsMSxudWxsXQ.x"])
def test_a_link_that_opens_nothing_says_so_kindly(client, db, token):
    for door in ("yours", "mailed"):
        answer = client.get(f"/respond/{door}/{token}/")
        assert answer.status_code == 410
        assert "This link opens nothing" in html(answer)


def test_a_get_changes_nothing(client, one):
    before = Response.objects.values().get()
    for address in (own(one), mailed(one), f"{own(one)}?act=delete"):
        client.get(address)

    assert Response.objects.values().get() == before


# ── Changing it ─────────────────────────────────────────────────────────────────────


def test_its_writer_may_change_it_for_a_quarter_of_an_hour(client, one):
    with later(14):
        assert client.post(own(one), NEW).status_code == 303

    one.refresh_from_db()
    assert (one.text, one.name) == ("It was the other lamp.", "Idris")


def test_later_the_new_words_are_shown_and_the_old_ones_stand(client, one):
    with later(16):
        answer = client.post(own(one), NEW)

        assert answer.status_code == 409
        assert "The time for changes is over" in html(answer)
        assert "It was the other lamp." in html(answer)
        assert "Save what I changed" not in html(client.get(own(one)))
    one.refresh_from_db()
    assert "Tanner’s Row" in one.text


def test_a_change_to_be_mended_keeps_what_was_typed(client, one):
    answer = client.post(own(one), {**NEW, "name": ""})

    assert answer.status_code == 422
    assert "A first name is enough" in html(answer)
    assert "It was the other lamp." in html(answer)


def test_what_an_editor_put_into_the_spam_tray_stays_there_however_it_is_changed(client, one, editor):
    mark_as_spam(one, user=editor)

    assert client.post(own(one), NEW).status_code == 303
    one.refresh_from_db()
    assert (one.state, one.text) == (State.SPAM, "It was the other lamp.")


def test_what_was_caught_for_its_words_waits_once_it_has_others(client, story):
    caught = response(story, text=" ".join(f"https://{name}.example/" for name in "abcdef"))
    assert caught.state == State.SPAM

    client.post(own(caught), NEW)

    caught.refresh_from_db()
    assert caught.state == State.WAITING


# ── Taking it back ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("act", [lambda one: one, publish, mark_as_spam], ids=["waiting", "published", "spam"])
def test_it_can_be_taken_back_at_any_time(client, story, one, act):
    act(one)
    with later(60 * 24 * 20):
        assert "Yes, take my response back" in html(client.get(own(one)))
        assert client.post(own(one), {"act": "delete"}).status_code == 303

    one.refresh_from_db()
    assert one.state == State.DELETED
    assert one.text not in html(client.get(story.url))
    assert "Yes, take my response back" not in html(client.get(own(one)))


# ── By the mail's link ──────────────────────────────────────────────────────────────


def test_a_stranger_whose_address_was_typed_reads_not_a_word(client, one):
    page = html(client.get(mailed(one)))

    assert "Did you answer a story?" in page
    assert one.text not in page
    assert one.name not in page


def test_yes_this_is_mine_proves_it_and_hands_this_device_a_token(client, one):
    answer = client.post(mailed(one), {"act": "confirm"})

    one.refresh_from_db()
    assert (answer.status_code, answer.url) == (303, f"{mailed(one)}#known")
    assert one.proved_at
    assert one.responder.is_confirmed
    assert f'device="{links.device_token(one.responder)}"' in html(client.get(mailed(one)))


def test_the_browser_that_typed_an_address_is_not_handed_the_token_of_who_reads_mails_there(client, one):
    confirm(one)

    assert " device=" not in html(client.get(own(one)))


def test_this_was_not_me_deletes_it(client, one):
    answer = client.post(mailed(one), {"act": "not-me"})

    assert "The response is deleted" in html(answer)
    one.refresh_from_db()
    assert one.state == State.DELETED


def test_once_proved_the_link_opens_the_page_itself(client, story):
    one = published(story, known=confirmed())

    assert "It is there for all to read" in html(client.get(mailed(one)))


# ── In its place under the story ────────────────────────────────────────────────────


def in_place(client, *tokens):
    answer = client.post("/respond/waiting/", {"token": tokens})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    return answer.json()


def test_its_browser_is_shown_what_waits(client, story):
    first = published(story)
    one = response(story, parent=first, text="I know that lamp.")

    told = in_place(client, links.own_token(one))

    (shown,) = told["shown"]
    assert (shown["number"], shown["under"], told["over"]) == (one.pk, first.pk, [])
    assert "I know that lamp." in shown["html"]
    assert "Only you see this. An editor will read it, usually within a day." in shown["html"]
    assert f'href="{own(one)}"' in shown["html"]


def test_what_was_caught_as_spam_waits_there_like_any(client, one):
    mark_as_spam(one)

    assert "Only you see this." in in_place(client, links.own_token(one))["shown"][0]["html"]


def test_published_it_comes_without_the_words_of_waiting(client, one):
    publish(one)

    assert "Only you see this." not in in_place(client, links.own_token(one))["shown"][0]["html"]


def test_what_is_gone_is_to_be_forgotten(client, story, one):
    removed, taken_back = response(story), response(story)
    remove(removed)
    delete(taken_back)
    tokens = [links.own_token(removed), links.own_token(taken_back), "nonsense", "x.y"]

    told = in_place(client, links.own_token(one), *tokens)

    assert [shown["number"] for shown in told["shown"]] == [one.pk]
    assert told["over"] == tokens


def test_a_token_for_another_purpose_shows_nothing(client, one):
    for token in (mailed(one).split("/")[-2], links.device_token(one.responder)):
        assert in_place(client, token)["shown"] == []


def test_any_number_of_tokens_costs_the_same(client, story, django_assert_max_num_queries):
    tokens = [links.own_token(response(story)) for _number in range(25)]

    with django_assert_max_num_queries(4):
        assert len(in_place(client, *tokens)["shown"]) == 20


def test_nothing_posted_shows_nothing(client, db):
    assert in_place(client) == {"shown": [], "over": []}
    assert client.get("/respond/waiting/").status_code == 405
