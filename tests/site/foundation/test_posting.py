"""The guard of public posts: refused with a sentence, asked once more, held with reasons, or fine."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from foundation import moment
from foundation.posting import tokens
from foundation.posting.crowding import Crowd
from foundation.posting.guard import Answer, Guard, Limit
from tests.crowding import filled, held

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GUARD = Guard("letter", from_network=Limit(2, 4, HOUR), by_address=Limit(3, 5, DAY), altogether=Limit(6, 6, HOUR))
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def post(*, ago=60, again=False, network="203.0.113.5", headers=OURS, **fields):
    """A post with a token that was given some seconds ago."""
    with moment.as_on(moment.now() - timedelta(seconds=ago)):
        fresh = tokens.give("letter", again=again)
    return RequestFactory().post("/", {"fresh": fresh, **fields}, REMOTE_ADDR=network, **headers)


def judged(**given):
    asked = {name: given.pop(name) for name in ("address", "words") if name in given}
    return GUARD.judge(post(**given), **asked)


def test_an_ordinary_post_is_fine():
    assert GUARD.turned_away(post(), "gwen@post.example") is None
    verdict = judged(address="gwen@post.example", words="I was the slowest.")

    assert verdict.answer is Answer.FINE
    assert verdict.may_pass
    assert (verdict.reasons, verdict.headers) == ((), {})


# ── From elsewhere ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "null"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_ORIGIN": "http://testserver"},
        {"HTTP_ORIGIN": "https://testserver"},
        {},
    ],
)
def test_a_page_of_ours_may_post_and_so_may_who_says_nothing(headers):
    assert GUARD.turned_away(post(headers=headers)) is None


def test_the_sites_own_address_counts_where_a_proxy_changes_the_host(settings):
    settings.SITE_URL = "https://stories.example.org"

    assert GUARD.turned_away(post(headers={"HTTP_ORIGIN": "https://stories.example.org"})) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://testserver.elsewhere.example"},
    ],
)
def test_another_sites_page_is_refused_and_told_why(headers):
    verdict = GUARD.turned_away(post(headers=headers))

    assert (verdict.answer, verdict.status) == (Answer.REFUSED, 403)
    assert "another site" in verdict.sentence
    assert "nothing is lost" in verdict.sentence


# ── The token ───────────────────────────────────────────────────────────────────────


# Named, since a token is another each time and two workers would else collect two tests.
@pytest.mark.parametrize(
    "fresh",
    ["", "nonsense", "a.b", tokens.give("another"), tokens.give("letter")[:-1]],
    ids=["none", "nonsense", "like one", "of another form", "cut short"],
)
def test_without_a_token_of_ours_it_is_asked_once_more(fresh):
    verdict = judged(fresh=fresh)

    assert (verdict.answer, verdict.status, verdict.may_pass) == (Answer.ONCE_MORE, 422, False)


def test_a_stale_one_is_asked_once_more_and_one_of_last_night_is_not():
    assert judged(ago=25 * 3600).answer is Answer.ONCE_MORE
    assert judged(ago=14 * 3600).answer is Answer.FINE


def test_a_token_given_with_the_form_lets_it_pass():
    request = RequestFactory().post("/", {"fresh": ""}, **OURS)
    assert GUARD.judge(request).answer is Answer.ONCE_MORE

    with moment.as_on(moment.now() - timedelta(seconds=2)):
        fresh = GUARD.token()
    again = RequestFactory().post("/", {"fresh": fresh}, **OURS)

    assert GUARD.judge(again).answer is Answer.FINE


def test_a_robot_that_never_takes_the_token_is_turned_away_in_the_end():
    verdicts = [judged(fresh="") for _time in range(16)]

    assert {one.answer for one in verdicts} == {Answer.ONCE_MORE}
    assert GUARD.turned_away(post(fresh="")).status == 429
    assert GUARD.turned_away(post(fresh="", network="203.0.113.6")) is None


def test_who_is_asked_once_more_is_not_counted():
    for _time in range(9):
        judged(fresh="")

    assert judged().answer is Answer.FINE


# ── Doubtful ────────────────────────────────────────────────────────────────────────


def test_a_field_that_nobody_sees_gives_a_robot_away():
    verdict = judged(subject="cheap watches")

    assert (verdict.answer, verdict.is_robot) == (Answer.DOUBTFUL, True)
    assert verdict.reasons == ("A field that nobody can see was filled in, as programs do.",)


@pytest.mark.parametrize(("ago", "again", "doubtful"), [(2, False, True), (6, False, False), (2, True, False)])
def test_nobody_types_that_fast(ago, again, doubtful):
    verdict = judged(ago=ago, again=again)

    assert (verdict.answer is Answer.DOUBTFUL) is doubtful
    assert verdict.is_robot is False
    assert all("after the form was first touched" in reason for reason in verdict.reasons)


def test_a_list_of_links_is_doubtful_and_a_few_are_not():
    few = "See https://example.org/a and www.example.org and http://example.org/b."
    many = few + " [url=x] and HTTPS://example.org"

    assert judged(words=few).answer is Answer.FINE
    assert judged(words=many).reasons == ("It holds 5 links.",)


def test_the_same_words_again_and_again_are_doubtful_wherever_they_come_from():
    for number in range(3):
        assert judged(network=f"198.51.100.{number}", words="Buy  now\nand save.").answer is Answer.FINE

    fourth = judged(network="198.51.100.9", words="buy now and save.")
    assert fourth.reasons == ("The very same words came 4 times within a day.",)


def test_a_flood_from_everywhere_is_held_and_never_refused():
    for number in range(6):
        assert judged(network=f"198.51.100.{number}").answer is Answer.FINE

    seventh = judged(network="198.51.100.99")
    assert seventh.answer is Answer.DOUBTFUL
    assert "number 7 within 60 minutes" in seventh.reasons[0]


def test_every_reason_is_told():
    assert len(judged(subject="x", ago=1, words="www. www. www. www. www.").reasons) == 3


# ── Too often ───────────────────────────────────────────────────────────────────────


def test_from_one_place_what_is_beyond_the_usual_is_held_and_beyond_the_most_refused_with_the_time():
    verdicts = [judged() for _time in range(6)]

    assert [one.answer.value for one in verdicts] == ["fine", "fine", "doubtful", "doubtful", "refused", "refused"]
    assert verdicts[2].reasons == ("It is number 3 from one place on the net within 60 minutes.",)
    refused = verdicts[-1]
    assert refused.status == 429
    assert 3590 < int(refused.headers["Retry-After"]) <= 3600
    assert "no more from there for 60 minutes" in refused.sentence
    assert "still here" in refused.sentence
    assert judged(network="203.0.113.6").answer is Answer.FINE


def test_one_address_from_many_places_is_counted_too():
    verdicts = [judged(network=f"198.51.100.{number}", address="Gwen@post.example ") for number in range(3)]
    assert {one.answer for one in verdicts} == {Answer.FINE}

    more = [judged(network=f"198.51.100.{number}", address="gwen@post.example") for number in range(4, 8)]
    assert [one.answer.value for one in more[:2]] == ["doubtful", "doubtful"]
    assert more[2].status == 429
    assert "no more with it for 24 hours" in more[2].sentence


def test_whoever_is_spent_is_turned_away_before_anything_is_read():
    for _time in range(4):
        judged()

    assert GUARD.turned_away(post()).status == 429
    assert GUARD.turned_away(post(network="203.0.113.6")) is None
    with moment.as_on(moment.now() + timedelta(minutes=61)):
        assert GUARD.turned_away(post()) is None


def test_guards_are_counted_apart():
    for _time in range(6):
        judged()

    other = Guard("sign-up", from_network=Limit(2, 4, HOUR), by_address=Limit(3, 5, DAY))
    request = RequestFactory().post("/", {"fresh": other.token()}, REMOTE_ADDR="203.0.113.5", **OURS)
    assert other.turned_away(request) is None
    assert other.judge(request).may_pass
    assert GUARD.judge(request).answer is Answer.ONCE_MORE


# ── Too many at once ────────────────────────────────────────────────────────────────


def few(patience=HOUR):
    return Crowd(at_once=1, most=2, patience=patience)


def spend(network="203.0.113.5"):
    for _number in range(GUARD.from_network.most):
        judged(network=network)


def test_what_is_let_in_has_a_place_until_it_is_answered():
    crowd = few(patience=timedelta())

    with GUARD.admit(post(), crowd=crowd) as refused:
        assert refused is None
        with held(crowd.place) as has_one:
            assert has_one is False
    with held(crowd.place) as has_one:
        assert has_one is True


def test_where_very_many_write_at_once_one_is_told_so_and_when_to_come_again():
    crowd = few()

    with filled(crowd), GUARD.admit(post(), crowd=crowd) as refused:
        assert (refused.answer, refused.status, refused.may_pass) == (Answer.REFUSED, 503, False)
        assert refused.headers == {"Retry-After": "60"}
        for said in ("Very many people are writing", "Nothing is lost", "press the button again in a minute"):
            assert said in refused.sentence


def test_who_stood_in_line_for_too_long_is_told_the_same():
    crowd = few(patience=timedelta())

    with held(crowd.place), GUARD.admit(post(), crowd=crowd) as refused:
        assert refused.status == 503


def test_where_the_line_is_full_nothing_is_asked_not_even_how_often_somebody_came():
    spend()
    crowd = few()

    with filled(crowd), GUARD.admit(post(), crowd=crowd) as refused:
        assert refused.status == 503


def test_what_is_turned_away_waits_for_no_place():
    spend()
    crowd = few()

    with held(crowd.place), GUARD.admit(post(), crowd=crowd) as refused:
        assert refused.status == 429
    with held(crowd.place), GUARD.admit(post(headers={"HTTP_SEC_FETCH_SITE": "cross-site"}), crowd=crowd) as refused:
        assert refused.status == 403


def test_to_be_refused_for_want_of_a_place_counts_as_nothing():
    crowd = few()
    with filled(crowd):
        for _number in range(GUARD.from_network.most + 1):
            with GUARD.admit(post(), crowd=crowd) as refused:
                assert refused.status == 503

    with GUARD.admit(post(), crowd=crowd) as refused:
        assert refused is None


def test_a_place_is_given_back_where_the_view_fails():
    crowd = few()

    with pytest.raises(RuntimeError), GUARD.admit(post(), crowd=crowd):
        raise RuntimeError
    with held(crowd.place) as has_one:
        assert has_one is True
