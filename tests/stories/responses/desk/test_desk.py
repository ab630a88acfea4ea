"""The desk: one queue over all stories, with all that an editor decides by."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.responses.models import Report, Response, ResponseRules
from stories.responses.moderating import always_hold, mark_as_spam, remove
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

DESK = "/admin/responses/"


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def desk(client):
    client.force_login(member_of(MODERATOR))
    return client


def cards(page):
    return [card.response for card in page.context["cards"]]


def test_what_waits_longest_comes_first(story, desk):
    first, second = response(story, name="Walter P."), response(story, name="Noor")

    assert cards(desk.get(DESK)) == [first, second]


def test_each_tray_says_how_many_lie_in_it(story, desk):
    response(story)
    Report.objects.create(response=published(story), why="names my school")
    remove(response(story))
    mark_as_spam(response(story))

    shown = {tray.label: tray.count for tray in desk.get(DESK).context["trays"]}

    assert shown == {"Waiting": 1, "Reported": 1, "Published": 1, "Removed": 1, "Spam": 1}


def test_a_card_says_who_what_when_and_why_it_waits(story, desk):
    first = published(story, name="Walter P.", text="I ran that same hill in 1974.")
    confirmed("noor@example.org")
    response(story, name="Noor", address="noor@example.org", text="Was that <b>the gate</b>?", parent=first)

    page = desk.get(DESK)

    assertContains(page, "Answers Walter P.: “I ran that same hill in 1974.”")
    assertContains(page, "Was that &lt;b&gt;the gate&lt;/b&gt;?")
    assertContains(page, "confirmed address")
    assertContains(page, "Held because: No response from this address is published yet.")
    assertContains(page, "(New York)")


def test_a_link_in_it_is_shown_as_text(story, desk):
    response(story, text="See https://shoes.example/win now")

    page = desk.get(DESK)

    assertContains(page, "https://shoes.example/win")
    assertNotContains(page, 'href="https://shoes.example')


def test_what_looks_like_spam_says_so_and_offers_spam_first(story, desk):
    ResponseRules.objects.update_or_create(pk=ResponseRules.load().pk, defaults={"phrases": "cheap insurance"})
    response(story, text="You would like my cheap insurance.")

    page = desk.get(DESK)
    card = page.context["cards"][0]

    assertContains(page, "Looks like spam.")
    assert card.filled.name == "spam"


def test_what_a_reader_reported_says_why(story, desk):
    Report.objects.create(response=published(story), why="names my school")

    assertContains(desk.get(DESK, {"tray": "reported"}), "A reader asked us to look: “names my school”")


def test_what_one_reader_said_in_two_reports_stands_together(story, desk):
    one = published(story)
    for network, why in (("one", "names my school"), ("two", "sells something"), ("one", "and my street")):
        Report.objects.create(response=one, why=why, network=network)

    page = desk.get(DESK, {"tray": "reported"})
    assertContains(page, "A reader asked us to look: “names my school” “and my street”")
    assertContains(page, "A reader asked us to look: “sells something”")


def test_no_address_is_ever_shown(story, desk):
    one = response(story, address="idris@example.org")
    always_hold(one.responder)

    for address in (DESK, f"{DESK}{one.pk}/", f"{DESK}{one.pk}/why/", f"{DESK}stories/{story.pk}/"):
        assertNotContains(desk.get(address), "idris@example.org")


def test_an_address_finds_nothing(story, desk):
    response(story, address="idris@example.org")

    assert cards(desk.get(DESK, {"q": "idris@example.org"})) == []


def test_words_and_names_are_found_in_every_tray(story, desk):
    found = published(story, name="Walter P.", text="The gate by the chapel.")
    response(story, text="Something else.")

    assert cards(desk.get(DESK, {"tray": "published", "q": "GATE by"})) == [found]
    assert cards(desk.get(DESK, {"tray": "", "q": "walter"})) == [found]
    assertContains(desk.get(DESK, {"q": "walter"}), "Search all trays for “walter”")


def test_the_oldest_is_told_beside_what_writers_were_told(story, desk):
    response(story)

    assertContains(desk.get(DESK), "Writers were told “usually within a day”.")


def test_an_empty_tray_says_what_that_means(desk, db):
    assertContains(desk.get(DESK), "Nothing waits. All responses have been read.")
    assertContains(desk.get(DESK, {"tray": "spam"}), "No spam in the last 30 days.")


@pytest.mark.parametrize("asked", [{"tray": "nonsense"}, {"story": "99999999999999999999"}, {"p": "x"}, {"q": '"\x00'}])
def test_whatever_is_asked_for_is_no_error(story, desk, asked):
    response(story)

    assert desk.get(DESK, asked).status_code == 200
    assert desk.get(f"{DESK}results/", asked).status_code == 200


def test_it_is_narrowed_to_a_story_a_series_or_people_who_are_held(story, series, desk):
    here, there = response(story), response(StoryFactory(parent=series), address="noor@example.org")
    always_hold(there.responder)

    assert cards(desk.get(DESK, {"story": story.pk})) == [here]
    assert cards(desk.get(DESK, {"series": series.pk})) == [here, there]
    assert cards(desk.get(DESK, {"held": "always"})) == [there]
    assert cards(desk.get(DESK, {"reasons": "spam"})) == []


def test_what_its_writer_deleted_is_nowhere(story, desk):
    gone = response(story)
    Response.objects.update(state=Response.State.DELETED)

    assert cards(desk.get(DESK, {"tray": ""})) == []
    assert desk.get(f"{DESK}{gone.pk}/").status_code == 404


def test_fifty_cards_cost_as_many_queries_as_five(story, series, desk, django_assert_max_num_queries):
    def asked():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            assert desk.get(DESK).status_code == 200
        return len(queries)

    def wait(number):
        for one in range(number):
            parent = published(story, address=f"first-{one}@example.org")
            answer = response(story, parent=parent, address=f"second-{Response.objects.count()}@example.org")
            Report.objects.create(response=answer, why="names my school")

    wait(5)
    asked()
    few = asked()
    wait(45)

    assert len(cards(desk.get(DESK))) == 50
    assert asked() == few


def test_a_full_tray_goes_on_on_the_next_page(story, desk):
    for number in range(51):
        response(story, address=f"reader-{number}@example.org")

    assertContains(desk.get(DESK), "Page 1 of 2")
    assert len(cards(desk.get(DESK, {"p": 2}))) == 1


@pytest.mark.parametrize("group", [OWNER, EDITOR, MODERATOR])
def test_who_decides_finds_it_in_the_menu_of_readers(group, client, db):
    client.force_login(member_of(group))

    assertContains(client.get("/admin/"), reverse("responses_desk:index"))


def test_a_reader_in_residence_does_not_see_it(client, db):
    client.force_login(member_of(RESIDENT))

    assert client.get(DESK).status_code == 302


def test_the_rules_are_told_in_words(desk, db):
    page = desk.get(DESK)

    assertContains(page, "2 published responses from a confirmed address, and later ones pass.")
    assertContains(page, "A story can be answered for 60 days, one that shows a child for 14.")
    assertNotContains(page, "responserules")


def test_an_editor_changes_the_rules(client, db):
    client.force_login(member_of(EDITOR))

    assertContains(client.get(DESK), "/admin/settings/responses/responserules/")
    assert client.get("/admin/settings/responses/responserules/", follow=True).status_code == 200
