"""The form by which a story is sent: what passes, what is to be mended, and that nothing is lost on the way."""

from datetime import timedelta

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings, strategies

from foundation import moment
from foundation.posting.crowding import POSTS
from stories.submissions.models import SentMail, Submission
from stories.submissions.sending import GUARD
from stories.tellers.consenting import WORDING
from tests.crowding import filled
from tests.factories.pages import SeriesFactory
from tests.factories.sharing import STORY, TYPED, hidden, html, photo, sent, touched

pytestmark = pytest.mark.django_db

#: Every field of the form, and one that there is not.
FIELDS = (*TYPED, "fresh", "subject", "unfinished", "letter", "guardian", "caption-1", "caption-x", "other")
#: Whatever a browser could send, halves of a pair aside.
ANYTHING = strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=200)


# ── As it should be ─────────────────────────────────────────────────────────────────


def test_the_form_is_one_page_that_every_cache_may_keep(client, series):
    answer = client.get(f"{series.url}share/")

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "no-store" not in answer.get("Cache-Control", "")
    assert hidden(answer, "fresh") == ""
    assert hidden(answer, "unfinished") == ""
    page = html(answer)
    for said in (series.question, "About 300 words.", "within a week", "You can take it back at any time"):
        assert said in page
    assert "checked" not in page, "nobody agrees by leaving a box as it is"


def test_a_story_arrives_whole_and_the_next_page_says_so(share, client, series):
    answer = share(title="The wrong turn")

    submission = sent().get()
    assert answer.status_code == 302
    assert "Press the button in that mail" in html(client.get(answer.url))
    assert (submission.state, submission.door, submission.series) == ("waiting", "form", series)
    assert submission.paragraphs == STORY.split("\n\n")
    assert (submission.sender_name, submission.printed_name, submission.title) == (
        "Gwen Pardoe",
        "Gwen Pardoe",
        "The wrong turn",
    )
    assert submission.sender_address == "gwen@post.example"
    assert submission.ticked == ["edits", "letter", "site"]
    assert submission.wording == WORDING
    assert submission.held_because == []
    assert submission.is_confirmed is False
    assert submission.sent_mails.get().kind == SentMail.Kind.CONFIRM


def test_from_where_it_came_is_kept_scrambled_alone(share):
    share()

    assert len(sent().get().network) == 64
    assert "127.0.0.1" not in str(Submission.objects.values().get())


def test_the_site_may_be_left_unticked_and_the_page_says_what_that_means(share, client, series):
    assert "nobody else will see it" in html(client.get(f"{series.url}share/"))

    assert share(site=None).status_code == 302
    assert "site" not in sent().get().ticked


def test_signs_that_nobody_typed_are_left_out(share):
    assert share(story="One\x00 mile.\r\n\r\nTwo.", name="Gwen\x00").status_code == 302

    assert (sent().get().text, sent().get().printed_name) == ("One mile.\n\nTwo.", "Gwen")


def test_the_same_form_sent_twice_is_one_story(share):
    first, second = share(), share()

    assert first.url == second.url
    assert sent().count() == 1


# ── To be mended ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("story", "", "Tell at least a line"),
        ("story", " \n ", "Tell at least a line"),
        ("name", "", "“Anonymous” is fine"),
        ("name", "x" * 121, "up to 120 letters"),
        ("email", "", "so that we can answer you"),
        ("email", "gwen.pardoe", "Write it with an @"),
        ("title", "x" * 256, "up to 255 letters"),
        ("story", "x" * 300_001, "Please send it by mail"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(share, field, typed, says):
    answer = share(**{field: typed})

    page = html(answer)
    assert answer.status_code == 422
    assert says in page
    assert "One thing to mend" in page
    assert "Nothing is lost" in page
    assert "no-store" in answer["Cache-Control"]
    for other in ("story", "name", "email"):
        assert escape(TYPED[other]) in page or other == field
    assert page.count(" checked") == 3
    assert not sent().exists()
    assert not Submission.objects.exists()


def test_once_mended_it_goes_through_though_no_script_ran(share):
    answer = share(fresh="", email="gwen.pardoe")

    assert share(fresh=hidden(answer, "fresh")).status_code == 302
    # A test reads faster than a person does.
    assert all("after the form was first touched" in reason for reason in sent().get().held_because)


# ── The guard ───────────────────────────────────────────────────────────────────────


def test_a_post_from_another_site_is_not_taken_and_can_be_sent_from_here(share):
    answer = share(headers={"sec-fetch-site": "cross-site"}, photos=[photo()])

    assert answer.status_code == 403
    assert "from a page of another site" in html(answer)
    assert escape(STORY) in html(answer)
    assert not Submission.objects.exists()
    assert share(fresh=hidden(answer, "fresh")).status_code == 302


def test_what_looks_like_a_robots_is_held_with_the_reasons_and_nobody_is_written_to(share, client):
    answer = share(subject="cheap watches")

    submission = sent().get()
    assert submission.state == Submission.State.HELD
    assert submission.held_because == ["A field that nobody can see was filled in, as programs do."]
    assert not submission.sent_mails.exists()
    page = html(client.get(answer.url))
    assert "Your story is here" in page
    assert "Press the button" not in page


def test_a_person_who_was_quick_is_held_and_answered(share):
    share(fresh=touched(seconds_ago=1))

    submission = sent().get()
    assert submission.state == Submission.State.HELD
    assert submission.sent_mails.get().kind == SentMail.Kind.CONFIRM


def test_far_too_many_are_refused_with_the_time_and_the_words_kept(share):
    for number in range(GUARD.by_address.most):
        assert share(story=f"Story {number}.").status_code == 302
    answer = share(story="One more.")

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 80_000
    assert "One more." in html(answer)
    assert "press the button again then" in html(answer)
    assert sent().count() == GUARD.by_address.most
    assert sent().filter(state=Submission.State.HELD).count() == GUARD.by_address.most - GUARD.by_address.usual


def test_where_very_many_write_at_once_one_is_told_with_words_kept_and_the_database_is_left_alone(
    share, client, series, django_assert_num_queries
):
    with filled(POSTS), django_assert_num_queries(0):
        answer = share(title="The wrong turn")

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "no-store" in answer["Cache-Control"]
    page = html(answer)
    assert "Very many people are writing to us this minute" in page
    assert escape(STORY) in page
    assert "photos" not in page
    assert [hidden(answer, name) for name in ("name", "email", "title", "site")] == [
        "Gwen Pardoe",
        "gwen@post.example",
        "The wrong turn",
        "on",
    ]
    assert not Submission.objects.exists()
    assert share(fresh=hidden(answer, "fresh")).status_code == 302


def test_meanwhile_pages_are_there_to_be_read(client, series):
    with filled(POSTS):
        for address in (series.url, f"{series.url}share/"):
            assert client.get(address).status_code == 200


# ── Open, closed, not there ─────────────────────────────────────────────────────────


def test_a_closed_call_says_so_and_shows_the_next(client, home):
    now = moment.now()
    closed = SeriesFactory(parent=home, title="Who Waited for You", closes_at=now - timedelta(days=3))
    SeriesFactory(parent=home, title="Now", question="Who taught you?")

    answer = client.get(f"{closed.url}share/")

    assert answer.status_code == 200
    assert "is closed" in html(answer)
    assert "Who taught you?" in html(answer)
    assert "<textarea" not in html(answer)


def test_a_call_to_come_says_when(client, home):
    to_come = SeriesFactory(parent=home, opens_at=moment.now() + timedelta(days=3))

    answer = client.get(f"{to_come.url}share/")

    assert "Opens on" in html(answer)
    assert "<textarea" not in html(answer)


def test_who_had_begun_may_still_send_for_a_while_and_the_editors_see_it(share, home):
    closed = SeriesFactory(parent=home, closes_at=moment.now() - timedelta(minutes=40))

    assert share(to=closed).status_code == 302
    assert sent().get().notes == ["It came 40 minutes after the call had closed, and was begun before."]


@pytest.mark.parametrize("when", [{"closes_at": -2.1}, {"opens_at": 24}])
def test_beyond_that_nothing_is_taken_and_nothing_lost(share, home, when):
    other = SeriesFactory(parent=home, **{name: moment.now() + timedelta(hours=by) for name, by in when.items()})

    answer = share(to=other, photos=[photo()])

    assert answer.status_code == 409
    assert escape(STORY) in html(answer)
    assert "Nothing is lost" in html(answer)
    assert not Submission.objects.exists()


def test_a_series_that_is_not_out_has_no_form(client, home, share):
    draft = SeriesFactory(parent=home, live=False, slug="draft")

    assert client.get("/draft/share/").status_code == 404
    assert client.get("/nothing/share/").status_code == 404
    assert client.post(f"/{draft.slug}/share/", TYPED).status_code == 404


@pytest.mark.parametrize(
    "body",
    [b"", b"--x", b"--x\r\nContent-Disposition: form-data; name=", b"--x\r\n\r\n--x--", b"\xff\xfe", b"--x--"],
)
def test_bytes_that_are_no_form_are_answered_without_an_error(client, series, body):
    answer = client.generic("POST", f"{series.url}share/", body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code in (400, 422)
    assert not Submission.objects.exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=strategies.dictionaries(strategies.sampled_from(FIELDS), ANYTHING))
def test_whatever_is_typed_is_taken_or_comes_back(share, typed):
    answer = share(**typed)

    assert answer.status_code in (200, 302, 400, 422, 429)
    if answer.status_code != 302 and "story" in typed:
        shown = typed["story"].replace("\r\n", "\n").replace("\r", "\n")
        assert escape(shown) in html(answer).replace("\r\n", "\n").replace("\r", "\n")


def test_the_call_leads_to_the_form_and_names_the_address_beside_it(client, series, settings):
    settings.STORIES_ADDRESS = "stories@example.org"
    page = html(client.get(series.url))

    assert f'<a class="button" href="{series.url}share/">Send your story</a>' in page
    assert '<a href="mailto:stories@example.org?subject=' in page
    assert f'<a href="{series.url}share/">Send yours</a>' in page
