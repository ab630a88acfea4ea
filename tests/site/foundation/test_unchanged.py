"""An answer is sent only to those who have not got it, whatever they know it by."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from foundation import moment
from foundation.unchanged import only_if_changed

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


@pytest.fixture
def ask():
    """Ask for what ``said`` is, at a moment; headers as a feed reader sends them."""

    def ask(said, *, at=NOW, path="/feed/", method="get", **headers):
        view = only_if_changed(lambda request: HttpResponse(said))
        with moment.as_on(at):
            return view(getattr(RequestFactory(), method)(path, headers=headers))

    return ask


def by_etag(answer):
    return {"If-None-Match": answer["ETag"]}


def by_date(answer):
    return {"If-Modified-Since": answer["Last-Modified"]}


@pytest.mark.parametrize("known", [by_etag, by_date])
def test_who_has_it_is_told_so_and_is_sent_nothing(ask, known):
    first = ask("One story.")

    again = ask("One story.", at=NOW + timedelta(hours=1), **known(first))

    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Last-Modified", "Cache-Control"):
        assert again[name] == first[name]


@pytest.mark.parametrize("known", [by_etag, by_date])
def test_who_has_another_is_sent_it(ask, known):
    first = ask("One story.")

    again = ask("Two stories.", at=NOW + timedelta(hours=1), **known(first))

    assert (again.status_code, again.content) == (200, b"Two stories.")


@pytest.mark.parametrize("known", [by_etag, by_date])
def test_a_change_within_the_same_second_is_one(ask, known):
    first = ask("One story.")

    assert ask("Two stories.", **known(first)).status_code == 200


def test_what_is_as_it_once_was_is_new_to_who_saw_it_between(ask):
    first = ask("One story.")
    between = ask("Two stories.", at=NOW + timedelta(minutes=1))

    again = ask("One story.", at=NOW + timedelta(minutes=2), **by_date(between))

    assert again.status_code == 200
    assert again["ETag"] == first["ETag"]


def test_paths_are_told_apart(ask):
    first = ask("One story.")

    assert (
        ask("Other stories.", path="/feed.json", at=NOW + timedelta(minutes=1))["Last-Modified"]
        != first["Last-Modified"]
    )
    assert ask("One story.", at=NOW + timedelta(minutes=2))["Last-Modified"] == first["Last-Modified"]


def test_a_head_is_answered_alike(ask):
    first = ask("One story.", method="head")

    assert first["ETag"] == ask("One story.")["ETag"]
    assert ask("One story.", method="head", **by_etag(first)).status_code == 304


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Mon, 99 Nov 2026 06:00:00 GMT", "Mon, 23 Nov 99999999 06:00:00 GMT"]
)
def test_a_date_that_is_none_is_passed_over(ask, date):
    assert ask("One story.", **{"If-Modified-Since": date}).status_code == 200


def test_it_may_be_kept_for_a_minute(ask):
    assert ask("One story.")["Cache-Control"] == "public, max-age=60"


def test_what_is_missing_is_left_as_it_is():
    def missing(request):
        raise Http404

    with pytest.raises(Http404):
        only_if_changed(missing)(RequestFactory().get("/"))
    refused = only_if_changed(lambda request: HttpResponse(status=405))(RequestFactory().get("/"))
    assert not {"ETag", "Last-Modified", "Cache-Control"} & set(refused.headers)
