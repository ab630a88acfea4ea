"""The pages behind links in letters: confirm, leave, one's own. A GET changes nothing; a button does, and says what."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from foundation import moment
from home.mailing_list import links, subscribing
from home.mailing_list.models import Delivery, ListMail, LoggedConsent, Subscriber, Suppression, Welcome
from home.mailing_list.models.subscriber import Frequency
from tests.factories.mailing_list import asked, letter, pool, shared, subscriber

pytestmark = pytest.mark.django_db

Act, Door = LoggedConsent.Act, LoggedConsent.Door
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def program():
    """A mail program: no cookie, no origin, and a check of forged requests that is on."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def path(settings):
    return lambda address: address.removeprefix(settings.SITE_URL)


def text_of(answer):
    return " ".join(unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode())).split())


def fresh(one):
    return Subscriber.objects.get(pk=one.pk)


def everything():
    """All that a scanner could have changed."""
    return [list(model.objects.order_by("pk").values()) for model in (Subscriber, LoggedConsent, ListMail, Welcome)]


def is_for_one_person(answer):
    return "no-store" in answer["Cache-Control"] and "noindex" in answer["X-Robots-Tag"] and not answer.cookies


# ── Confirm ─────────────────────────────────────────────────────────────────────────


def test_the_page_shows_what_is_to_come_and_not_a_word_that_was_typed(client, path, home):
    pool(["A1"], name="10 % off at the bookshop")
    answer = client.get(path(links.to_confirm(asked(frequency=Frequency.CALLS, name="Mallory"))))

    assert answer.status_code == 200
    assert is_for_one_person(answer)
    assert "Only when we ask a new question" in text_of(answer)
    assert "10 % off at the bookshop" in text_of(answer)
    assert "Mallory" not in answer.content.decode()


def test_the_button_confirms_and_only_then_it_says_so(client, path, home):
    pool(["A1"], name="10 % off at the bookshop")
    one = asked(frequency=Frequency.EACH)
    address = path(links.to_confirm(one))
    assert "You have successfully subscribed" not in text_of(client.get(address))

    answer = client.post(address)
    assert (answer.status_code, answer.url) == (303, address)
    page = text_of(client.get(address))
    assert "You have successfully subscribed" in page
    assert "Each story, on the day it is told" in page
    assert "is on its way to you by mail: 10 % off at the bookshop" in page
    assert path(links.to_own_page(one)) in client.get(address).content.decode()
    assert fresh(one).is_confirmed


def test_where_every_code_is_given_away_it_says_that_theirs_comes_next(client, path, home):
    pool([])
    one = asked()
    client.post(path(links.to_confirm(one)))

    assert "You are served before whoever comes after you" in text_of(client.get(path(links.to_confirm(one))))


def test_without_an_offer_it_says_nothing_of_a_code(client, path, home):
    one = asked()
    client.post(path(links.to_confirm(one)))

    assert "code" not in text_of(client.get(path(links.to_confirm(one))))


def test_pressed_twice_it_is_pressed_once(client, path, home):
    shared()
    one = asked()
    for _number in range(2):
        client.post(path(links.to_confirm(one)))

    assert one.log.filter(act=Act.CONFIRMED).count() == 1
    assert one.mails.filter(kind=ListMail.Kind.WELCOME).count() == 1


def test_a_button_that_is_too_old_offers_another(client, path, home):
    one = asked()
    address = path(links.to_confirm(one))
    with moment.as_on(moment.now() + timedelta(days=15)):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "Write to me once more" in text_of(answer)
        assert not fresh(one).is_confirmed
        assert client.post(address).url == "/subscribe/asked/"
        assert one.mails.count() == 2
        again = path(links.to_confirm(fresh(one)))
        client.post(again)
    assert fresh(one).is_confirmed


def test_but_whoever_has_pressed_it_in_time_is_told_so_later_as_well(client, path, home):
    address = path(links.to_confirm(subscriber()))
    with moment.as_on(moment.now() + timedelta(days=15)):
        assert "You have successfully subscribed" in text_of(client.get(address))


@pytest.mark.parametrize("since", [subscribing.leave, subscribing.erase, lambda one: asked(one.address)])
def test_a_button_of_before_changes_nothing_and_says_what_to_do(client, path, home, since):
    one = asked()
    address = path(links.to_confirm(one))
    since(one)

    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 410
        assert "press the button in the latest letter" in text_of(answer)
        assert 'href="/subscribe/"' in answer.content.decode()
    assert not Subscriber.objects.confirmed().exists()


# ── Leave ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_one_click_leaves_at_once_without_session_or_redirect(program, path, home, kind):
    one = subscriber()
    address = path(links.to_leave(one))

    if kind == "multipart/form-data":
        answer = program.post(address, ONE_CLICK)
    else:
        answer = program.post(address, "List-Unsubscribe=One-Click", content_type=kind)

    assert answer.status_code == 200
    assert not answer.cookies
    assert fresh(one).state == Subscriber.State.LEFT
    assert one.log.get(act=Act.LEFT).door == Door.ONE_CLICK


def test_one_button_leaves_and_the_same_page_undoes_it(client, path, home):
    one = subscriber(frequency=Frequency.EACH)
    address = path(links.to_leave(one))
    assert "Send me no more letters" in text_of(client.get(address))

    answer = client.post(address, {"act": "leave"})
    assert (answer.status_code, answer.url) == (303, address)
    page = text_of(client.get(address))
    assert "No letter comes any more" in page
    assert "Undo: send me the letters again" in page
    assert fresh(one).state == Subscriber.State.LEFT

    client.post(address, {"act": "come-back"})
    assert (fresh(one).is_confirmed, fresh(one).frequency) == (True, Frequency.EACH)


@pytest.mark.parametrize("has_left", [False, True])
@pytest.mark.parametrize("act", ["week", "calls"])
def test_fewer_letters_instead_before_leaving_and_after(client, path, home, act, has_left):
    one = subscriber(frequency=Frequency.EACH)
    address = path(links.to_leave(one))
    if has_left:
        client.post(address, {"act": "leave"})
    assert f'value="{act}"' in client.get(address).content.decode()

    client.post(address, {"act": act})
    assert (fresh(one).is_confirmed, fresh(one).frequency) == (True, act)


@pytest.mark.parametrize("has_left", [False, True])
def test_or_nothing_for_a_month(client, path, home, has_left):
    one = subscriber()
    address = path(links.to_leave(one))
    if has_left:
        client.post(address, {"act": "leave"})

    client.post(address, {"act": "pause"})
    assert fresh(one).is_confirmed
    assert fresh(one).is_paused
    assert "You have a month without letters" in text_of(client.get(address))
    client.post(address, {"act": "resume"})
    assert not fresh(one).is_paused


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("week", "One letter a week, when its last story has been told"),
        ("calls", "Only when we ask a new question"),
        ("come-back", "Each story, on the day it is told"),
        ("pause", "You have a month without letters"),
    ],
)
def test_whoever_stays_after_all_reads_what_comes_and_is_not_asked_once_more(client, path, home, act, words):
    one = subscriber(frequency=Frequency.EACH)
    address = path(links.to_leave(one))
    client.post(address, {"act": "leave"})

    page = text_of(client.get(client.post(address, {"act": act}).url))
    assert "You are on the list" in page
    assert words in page
    assert "No more letters?" not in page
    assert "Send me no more letters" in page, "they may leave from here all the same"


def test_what_an_address_claims_was_done_is_said_only_where_it_holds(client, path, home):
    one = subscriber()
    address = path(links.to_leave(one))
    assert "No more letters?" in text_of(client.get(address, {"done": "x"}))
    subscribing.leave(one)

    assert "You are on the list" not in text_of(client.get(address, {"done": "come-back"}))


def test_nobody_is_offered_more_letters_in_place_of_none(client, path, home):
    page = client.get(path(links.to_leave(subscriber(frequency=Frequency.CALLS)))).content.decode()

    assert 'value="week"' not in page
    assert 'value="calls"' not in page


def test_whoever_complained_or_bounced_comes_back_by_asking_anew_alone(client, path, home):
    one = subscriber()
    subscribing.suppress(one.address, Suppression.Reason.COMPLAINED)
    address = path(links.to_leave(one))

    for act in ("come-back", "week", "pause"):
        client.post(address, {"act": act})
    assert not fresh(one).is_confirmed
    assert not fresh(one).is_paused
    assert "Undo" not in text_of(client.get(address))
    assert "Ask for letters again" in text_of(client.get(address))


def test_the_link_of_somebody_erased_says_that_nothing_comes_also_to_a_mail_program(program, path, home):
    one = subscriber()
    address = path(links.to_leave(one))
    subscribing.erase(one)

    for answer in (program.get(address), program.post(address, ONE_CLICK), program.post(address, {"act": "leave"})):
        assert answer.status_code == 200
        assert "No letter comes any more" in text_of(answer)


def test_whoever_left_and_asked_anew_is_told_that_nothing_comes_before_the_button(client, path, home):
    one = subscriber()
    address = path(links.to_leave(one))
    subscribing.leave(one)
    asked(one.address)

    assert "none comes before you press the button" in text_of(client.get(address))


def test_it_never_expires(client, path, home):
    one = subscriber()
    with moment.as_on(moment.now() + timedelta(days=3650)):
        client.post(path(links.to_leave(one)), {"act": "leave"})
    assert fresh(one).state == Subscriber.State.LEFT


# ── One's own ───────────────────────────────────────────────────────────────────────


def own(one, path):
    return path(links.to_own_page(one))


def test_other_letters_and_another_name_are_saved_and_it_says_so(client, path, home):
    one = subscriber(frequency=Frequency.EACH, name="Gwen")
    answer = client.post(own(one, path), {"act": "choose", "frequency": "calls", "name": ""})

    assert answer.status_code == 303
    assert "What you chose is saved." in text_of(client.get(answer.url))
    assert (fresh(one).frequency, fresh(one).name) == (Frequency.CALLS, "")
    assert one.log.last().act == Act.CHANGED


def test_a_mistake_there_keeps_what_was_typed(client, path, home):
    one = subscriber()
    answer = client.post(own(one, path), {"act": "choose", "frequency": "calls", "name": "www.shop.example"})

    assert answer.status_code == 422
    assert "www.shop.example" in answer.content.decode()
    assert "One thing to mend" in text_of(answer)
    assert fresh(one).frequency == Frequency.WEEK


def test_it_names_all_that_is_kept(client, path, home):
    page = text_of(client.get(own(subscriber(), path)))

    for words in ("Your address, your name", "which letters we sent you", "your welcome code"):
        assert words in page


def test_a_month_without_and_its_end(client, path, home):
    one = subscriber()
    client.post(own(one, path), {"act": "pause"})

    assert fresh(one).is_paused
    assert "has a month without letters" in text_of(client.get(own(one, path)))
    client.post(own(one, path), {"act": "resume"})
    assert not fresh(one).is_paused
    assert "a month without letters" not in text_of(client.get(own(one, path)))


def test_the_code_comes_again_up_to_three_times_a_day_and_then_it_says_so(client, path, home):
    shared("MILE10")
    one = subscriber()
    assert "MILE10" not in client.get(own(one, path)).content.decode(), "it goes to the address alone"

    said = [client.post(own(one, path), {"act": "code"}).url for _number in range(4)]
    assert ["done=sent" in url for url in said] == [True, True, True, False]
    assert "It is on its way to you once more." in text_of(client.get(said[0]))
    assert "We have mailed it three times today." in text_of(client.get(said[3]))
    assert one.mails.filter(kind=ListMail.Kind.WELCOME).count() == 4


def test_a_code_that_is_owed_cannot_be_mailed_and_it_says_why(client, path, home):
    pool([])
    one = subscriber()

    page = text_of(client.get(own(one, path)))
    assert "You are served before whoever came after you" in page
    assert "Mail me my code again" not in page
    client.post(own(one, path), {"act": "code"})
    assert not one.mails.filter(kind=ListMail.Kind.WELCOME).exists()


def test_leaving_there_and_coming_back(client, path, home):
    one = subscriber()
    client.post(own(one, path), {"act": "leave"})

    assert "is not on the list" in text_of(client.get(own(one, path)))
    answer = client.post(own(one, path), {"act": "come-back"})
    assert fresh(one).is_confirmed
    assert "You are on the list again" in text_of(client.get(answer.url))


def test_whose_mails_came_back_reads_why_nothing_comes(client, path, home):
    one = subscriber()
    subscribing.suppress(one.address, Suppression.Reason.BOUNCED)

    for address in (own(one, path), path(links.to_leave(one))):
        page = text_of(client.get(address))
        assert "came back to us" in page
        assert "Ask for letters again" in page


def test_erased_it_is_gone_and_what_was_sent_is_nobodys(client, path, home):
    one = subscriber("gwen@post.example")
    delivery = Delivery.objects.create(letter=letter(), subscriber=one, message_id="<1@example.org>")
    address = own(one, path)
    assert "This cannot be undone." in text_of(client.get(address))

    answer = client.post(address, {"act": "erase"})
    assert answer.status_code == 303
    after = client.get(answer.url)
    assert after.status_code == 410
    assert is_for_one_person(after)
    assert "Nothing is left of you here" in text_of(after)
    assert not Subscriber.objects.exists()
    delivery.refresh_from_db()
    assert delivery.subscriber is None


@pytest.mark.parametrize("act", ["", "x", "\x00", "é" * 300])
def test_a_button_that_there_is_not_changes_nothing(client, path, home, act):
    one = subscriber()
    before = everything()

    for address in (own(one, path), path(links.to_leave(one))):
        assert client.post(address, {"act": act}).status_code == 200
    assert everything() == before


# ── Scanners ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("ask", ["get", "head"])
def test_a_scanner_that_follows_every_link_changes_nothing(program, path, home, ask):
    pool(["A1"])
    waits, on_it = asked(), subscriber()
    addresses = [
        *(make(waits) for make in (links.to_confirm, links.to_leave, links.to_own_page)),
        *(make(on_it) for make in (links.to_confirm, links.to_leave, links.to_own_page)),
    ]
    before = everything()

    for address in addresses:
        answer = getattr(program, ask)(path(address))
        assert answer.status_code == 200
        assert is_for_one_person(answer)
    assert everything() == before


@pytest.mark.parametrize("door", ["confirm", "leave", "yours"])
@pytest.mark.parametrize("token", ["x", "x.y", "é.é", "W10.x"])
def test_a_link_that_is_none_of_ours_is_answered_kindly(client, home, door, token):
    for answer in (client.get(f"/subscribe/{door}/{token}/"), client.post(f"/subscribe/{door}/{token}/", ONE_CLICK)):
        assert answer.status_code == 410
        assert "This link opens nothing" in text_of(answer)


def test_a_link_for_one_purpose_opens_nothing_else(client, path, home):
    token = links.to_leave(subscriber()).split("/")[-2]

    assert client.get(f"/subscribe/yours/{token}/").status_code == 410
    assert client.get(f"/subscribe/confirm/{token}/").status_code == 410
