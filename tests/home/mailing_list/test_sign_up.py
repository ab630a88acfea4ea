"""The sign-up: where it stands, what passes, what is to be mended, and that nobody learns who is on the list."""

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as tries

from foundation import moment
from foundation.posting.crowding import POSTS
from home.mailing_list import subscribing
from home.mailing_list.guarding import GUARD
from home.mailing_list.models import ListMail, Subscriber, Suppression
from home.mailing_list.wordings import choices, promise
from tests.crowding import filled
from tests.factories import mailing_list
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.sharing import hidden, html
from tests.factories.signing_up import TYPED, sign_up

pytestmark = pytest.mark.django_db

State = Subscriber.State
FIELDS = (*TYPED, "fresh", "subject", "other")
#: Whatever a browser could send, halves of a pair aside.
ANYTHING = strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=200)
ASKED = "We have written to you. Press the button in that letter."


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def pages(home, series, story):
    """Where the form stands inside a page."""
    return {"home": "/", "story": story.url, "week": WeekFactory(parent=series).url}


# ── Where it stands ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["home", "story", "week"])
def test_it_stands_at_the_end_of_home_stories_and_weeks_and_says_what_comes_and_how_often(client, pages, kind):
    answer = client.get(pages[kind])

    page = html(answer)
    assert not answer.cookies
    assert "no-store" not in answer.get("Cache-Control", "")
    assert f'name="page" value="{pages[kind]}"' in page
    for words in (promise(), *(label for _value, label in choices())):
        assert escape(str(words)) in page


def test_it_has_a_page_of_its_own_to_which_the_foot_of_every_page_leads(client, home, pages):
    assert all('href="/subscribe/"' in html(client.get(path)) for path in pages.values())

    answer = client.get("/subscribe/")
    assert (answer.status_code, hidden(answer, "fresh")) == (200, "")
    assert "no-store" not in answer.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/", "/subscribe/"])
def test_it_says_which_welcome_follows_and_honestly_where_every_code_is_given_away(client, home, path):
    assert "welcome" not in html(client.get(path)).lower()
    offer = mailing_list.pool(["A1"], name="10 % off at the bookshop")

    assert "As a welcome there is a code for you: 10 % off at the bookshop. It comes by mail" in html(client.get(path))
    mailing_list.subscriber()
    assert "All codes are given away just now." in html(client.get(path))
    offer.welcomes.all().delete()
    offer.codes.all().delete()
    offer.delete()
    mailing_list.shared(name="A free tea")
    assert "a code for you: A free tea. It comes by mail" in html(client.get(path))


def test_the_page_after_it_says_what_to_do_where_no_letter_comes(client, home):
    page = html(client.get("/subscribe/asked/"))

    assert "Was there a slip in the address?" in page
    assert "three times a day at most" in page, "the same for everybody, whether anything was sent or not"


def test_it_says_before_the_button_all_that_is_kept_and_what_stays(client, home):
    page = html(client.get("/subscribe/"))

    for words in ("your name if you give one", "which letters we sent you", "a scrambled form of your address"):
        assert words in page


def test_a_story_costs_no_further_question_for_it(client, story, django_assert_num_queries):
    from home.mailing_list.templatetags.signing_up import promised_letters, sign_up_form

    with django_assert_num_queries(0):
        assert str(sign_up_form()["frequency"])
        assert promised_letters()


def test_a_preview_leaves_it_out(client, editor, story):
    client.force_login(editor)

    assert 'id="sign-up"' not in html(client.get(f"/admin/pages/{story.pk}/view_draft/"))


# ── As it should be ─────────────────────────────────────────────────────────────────


def test_a_sign_up_is_kept_and_its_owner_asked_by_mail(client, home):
    answer = sign_up(client, frequency="each")

    one = Subscriber.objects.get()
    assert (answer.status_code, answer.url) == (303, "/subscribe/asked/")
    assert "no-store" in answer["Cache-Control"]
    assert (one.address, one.name, one.frequency, one.state) == ("gwen@post.example", "Gwen Pardoe", "each", "asked")
    assert one.mails.get().kind == ListMail.Kind.CONFIRM
    assert "We have written to you" in html(client.get(answer.url))


@pytest.mark.parametrize("kind", ["home", "story", "week"])
def test_it_leads_back_to_the_page_it_stood_on_which_says_that_we_have_written(client, pages, kind):
    answer = sign_up(client, page=pages[kind])

    assert (answer.status_code, answer.url) == (303, f"{pages[kind]}#asked")
    assert f'id="asked" hidden><b>{ASKED}<' in html(client.get(pages[kind]))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "story",
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "/nothing-here/",
        "/subscribe/",
        "/admin/",
        "/\x00",
        "/" + "x" * 5000,
        "/%2e%2e/",
    ],
)
def test_it_leads_nowhere_but_to_a_page_of_ours_that_holds_it(client, home, path):
    assert sign_up(client, page=path).url == "/subscribe/asked/"


def test_nor_to_a_page_that_nobody_may_read(client, series):
    assert sign_up(client, page=DraftFactory(parent=series).url).url == "/subscribe/asked/"
    assert sign_up(client, page=series.url).url == "/subscribe/asked/"


def test_a_name_need_not_be_given(client, home):
    assert sign_up(client, name="").status_code == 303


# ── Nobody learns who is on the list ────────────────────────────────────────────────


def known(address):
    mailing_list.subscriber(address)


def asked(address):
    mailing_list.asked(address)


def left(address):
    subscribing.leave(mailing_list.subscriber(address))


def bounced(address):
    subscribing.suppress(mailing_list.subscriber(address).address, Suppression.Reason.BOUNCED)


def complained(address):
    subscribing.suppress(mailing_list.subscriber(address).address, Suppression.Reason.COMPLAINED)


def erased(address):
    subscribing.erase(mailing_list.subscriber(address))


def never_here(address):
    subscribing.suppress(address, Suppression.Reason.COMPLAINED)


def often(address):
    for _number in range(6):
        mailing_list.asked(address)


def headers_of(answer):
    """All of them, but for when it was answered."""
    return {name: value for name, value in answer.headers.items() if name != "Expires"}


@pytest.mark.parametrize("before", [known, asked, left, bounced, complained, erased, never_here, often])
@pytest.mark.parametrize("typed", [{}, {"frequency": "x"}, {"fresh": ""}, {"whole": None}, {"subject": "x"}])
def test_known_unknown_and_suppressed_addresses_are_answered_alike(client, story, before, typed):
    before("gwen@post.example")
    addresses = ("gwen@post.example", "nora@else.example")
    with moment.as_on(moment.now()):
        answers = [sign_up(client, email=one, name="G", page=story.url, **typed) for one in addresses]

    of_known, of_unknown = ((one.status_code, headers_of(one), html(one)) for one in answers)
    assert of_known[:2] == of_unknown[:2]
    assert of_known[2] == of_unknown[2].replace(addresses[1], addresses[0])


def test_of_somebody_on_the_list_nothing_is_changed_by_it(client, home):
    one = mailing_list.subscriber("gwen@post.example", frequency="each", name="Gwen")
    sign_up(client, email="GWEN@post.example", frequency="calls", name="Mallory")

    one.refresh_from_db()
    assert (one.frequency, one.name, one.is_confirmed) == ("each", "Gwen", True)


# ── To be mended ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        pytest.param("email", "", "Write the address to which the letters shall come", id="no address"),
        pytest.param("email", "gwen.pardoe", "Write it with an @", id="no sign of an address"),
        pytest.param("email", f"{'x' * 250}@a.example", "longer than any can be", id="a long address"),
        pytest.param("name", "x" * 81, "up to 80 letters", id="a long name"),
        pytest.param("name", "Buy at https://shop.example", "a name alone", id="a link for a name"),
        pytest.param("frequency", "hourly", "Choose one of the three", id="no such letters"),
        pytest.param("frequency", None, "Choose one of the three", id="no choice"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(client, story, field, typed, says):
    answer = sign_up(client, page=story.url, **{field: typed})

    page = html(answer)
    assert answer.status_code == 422
    assert says in page
    assert "One thing to mend" in page
    assert f'href="#sign-up-{field}"' in page
    assert hidden(answer, "page") == story.url
    assert "no-store" in answer["Cache-Control"]
    for other in ("name", "email"):
        assert f'value="{escape(TYPED[other])}"' in page or other == field
    if field != "frequency":
        assert page.count("checked") == 1
    assert not Subscriber.objects.exists()


def test_once_mended_it_leads_back_to_where_it_began_though_no_script_ran(client, story):
    answer = sign_up(client, fresh="", email="gwen.pardoe", page=story.url)

    again = sign_up(client, fresh=hidden(answer, "fresh"), page=hidden(answer, "page"))
    assert (again.status_code, again.url) == (303, f"{story.url}#asked")


def test_without_a_token_it_is_to_be_read_once_more_and_all_is_kept(client, home):
    answer = sign_up(client, fresh="", frequency="calls")

    page = html(answer)
    assert answer.status_code == 422
    assert "Please read it once more" in page
    assert ASKED not in page
    assert 'value="gwen@post.example"' in page
    assert not Subscriber.objects.exists()
    assert sign_up(client, fresh=hidden(answer, "fresh")).status_code == 303


def test_what_ended_half_way_is_not_taken(client, home):
    answer = sign_up(client, whole=None)

    assert answer.status_code == 400
    assert "The line broke off" in html(answer)
    assert 'value="gwen@post.example"' in html(answer)


def test_what_is_far_too_long_is_not_read(client, home, settings):
    answer = sign_up(client, name="x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))

    assert answer.status_code == 413
    assert "nothing of it was read" in html(answer)


# ── The guard ───────────────────────────────────────────────────────────────────────


def test_a_post_from_another_site_is_not_taken_and_can_be_sent_from_here(client, story):
    answer = sign_up(client, page=story.url, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert 'name="email" value="gwen@post.example"' in html(answer)
    assert (hidden(answer, "name"), hidden(answer, "frequency"), hidden(answer, "page")) == (
        "Gwen Pardoe",
        "week",
        story.url,
    )
    assert not Subscriber.objects.exists()
    assert sign_up(client, fresh=hidden(answer, "fresh")).status_code == 303


def test_what_came_far_too_often_is_refused_with_all_kept_and_when_to_come_again(client, home, monkeypatch):
    monkeypatch.setitem(GUARD.by_address.__dict__, "most", 2)
    for _number in range(2):
        sign_up(client)

    answer = sign_up(client)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "gwen@post.example" in html(answer)


def test_a_flood_from_one_network_is_stopped_before_the_database_is_asked(
    client, home, monkeypatch, django_assert_num_queries
):
    monkeypatch.setitem(GUARD.from_network.__dict__, "most", 3)
    for number in range(3):
        sign_up(client, email=f"reader{number}@post.example")

    with django_assert_num_queries(0):
        assert sign_up(client, email="another@post.example").status_code == 429
    assert Subscriber.objects.count() == 3


def test_where_very_many_write_at_once_one_is_told_and_the_database_is_left_alone(
    client, home, django_assert_num_queries
):
    with filled(POSTS), django_assert_num_queries(0):
        answer = sign_up(client)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "gwen@post.example" in html(answer)


def test_what_only_looks_doubtful_is_written_to_since_a_button_stands_before_everything(client, home):
    sign_up(client, fresh=GUARD.token(again=False))

    assert ListMail.objects.get().kind == ListMail.Kind.CONFIRM


def test_for_a_robot_nothing_is_kept_and_nothing_mailed_and_it_is_told_the_same(client, story):
    answer = sign_up(client, subject="cheap watches", page=story.url)

    assert (answer.status_code, answer.url) == (303, f"{story.url}#asked")
    assert not Subscriber.objects.exists()
    assert not ListMail.objects.exists()


# ── Anything ────────────────────────────────────────────────────────────────────────


@tries(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=strategies.dictionaries(strategies.sampled_from(FIELDS), ANYTHING))
def test_nothing_that_is_typed_breaks_it(client, home, typed):
    with moment.as_on(moment.now()):
        assert sign_up(client, **typed).status_code in (303, 400, 422, 429)


def test_a_file_is_read_past(client, home):
    from tests.factories.sharing import photo

    assert sign_up(client, photo=photo()).status_code == 303
