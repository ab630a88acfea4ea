"""One event is one line; in it no address, no token, no draft's title."""

import io
import logging
import smtplib
from logging.config import dictConfig

import pytest
from django.conf import settings as configured
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path, resolve

from config import urls
from config.logs import LineFormatter, route_of
from foundation import moment
from foundation.masking import masked
from stories.tellers.signing import sign
from tests.factories.pages import DraftFactory

LINE = LineFormatter("{asctime} {levelname} {name} {message}", style="{")


def stumble(request, word):
    raise RuntimeError("Something\nbroke for lisa@example.org at 203.0.113.5")


def refuse(request):
    return HttpResponse("Press the button again in a minute.", status=503)


urlpatterns = [path("letters/<word>/", stumble), path("refused/", refuse), *urls.urlpatterns]


@pytest.fixture
def log():
    """What the site's own logging writes to its standard output."""
    written = io.StringIO()
    as_set = configured.LOGGING
    handler = {**as_set["handlers"]["stdout"], "stream": written}
    root = logging.getLogger()
    before = root.handlers[:], root.level
    dictConfig({**as_set, "handlers": {"stdout": handler}})
    yield lambda: written.getvalue().splitlines()
    dictConfig(as_set)
    root.handlers[:], root.level = before[0], before[1]


def test_a_traceback_is_one_line(log):
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        logging.getLogger("stories").exception("It broke\nhere")

    (line,) = log()
    assert "ERROR stories It broke ⏎ here ⏎ Traceback (most recent call last): ⏎" in line
    assert line.endswith("ValueError: first ⏎ second")


def test_a_refused_mail_names_nobody(log):
    try:
        raise smtplib.SMTPRecipientsRefused({"lisa.anderson+mile@example.org": (550, b"No such user <lisa@b.org>")})
    except smtplib.SMTPException:
        logging.getLogger("mail").exception("Not sent")

    (line,) = log()
    assert "SMTPRecipientsRefused" in line
    assert "550" in line
    assert "lisa" not in line
    assert "example.org" not in line


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("to lisa@example.org, now", "to …@…, now"),
        ("to <Lisa.Anderson+a@mail.example.org>", "to <…@…>"),
        ("lisa%40example.org", "…@…"),
        ("jürgen@müller.example", "…@…"),
        ('"lisa anderson"@example.org', "…@…"),
        ("from 203.0.113.5 port 25", "from … port 25"),
        ("from 203.0.113.5:4711", "from …:4711"),
        ("from 2001:db8::5 and [fe80::1]", "from … and […]"),
        ("::ffff:203.0.113.5", "…"),
        ("server at 127.0.0.1:5432 and ::1", "server at 127.0.0.1:5432 and ::1"),
        ("from 203.0.113.5.", "from …."),
        ("part[::-1] of 1::2", "part[::-1] of …"),
        ("at 12:30:05 on 2026-11-24", "at 12:30:05 on 2026-11-24"),
        ("Wagtail 8.0.1, Django 5.2.19", "Wagtail 8.0.1, Django 5.2.19"),
        ("GET /letters/leave/?token=abc:def HTTP", "GET /letters/leave/?… HTTP"),
        ("https://example.org/x?q=1 failed", "https://example.org/x?… failed"),
        ("Really? Yes", "Really? Yes"),
        ("@task(backend='db')", "@task(backend='db')"),
    ],
)
def test_what_names_a_person_or_a_machine_is_left_out(written, left):
    assert masked(written) == left


def test_postgresqls_row_is_left_out():
    error = (
        'psycopg.errors.NotNullViolation: null value in column "slug" violates a constraint\n'
        "DETAIL:  Failing row contains (7, My Most Important Mile: Lisa Anderson,\nsecond line, null).\n\n"
        "The above exception was the direct cause of the following exception:\n\nTraceback"
    )

    assert "Lisa" not in masked(error)
    assert "second line" not in masked(error)
    assert "null value in column" in masked(error)
    assert "The above exception" in masked(error)


@pytest.mark.django_db
def test_an_error_page_is_logged_by_its_route(log, settings):
    settings.ROOT_URLCONF = __name__
    Client(raise_request_exception=False).get("/letters/a-secret-token/?q=lisa")

    (line,) = log()
    assert "ERROR django.request Internal Server Error: GET" in line
    assert "letters/<word>/ ⏎ Traceback" in line
    assert "broke for …@… at …" in line
    assert "a-secret-token" not in line
    assert "lisa" not in line


@pytest.mark.django_db
def test_a_page_that_is_served_is_named_by_its_number(log, series, monkeypatch):
    monkeypatch.setattr(type(series), "get_context", lambda *args: 1 / 0)
    Client(raise_request_exception=False).get(series.url)

    (line,) = log()
    assert f"Internal Server Error: GET page {series.pk} wagtail_serve" in line
    assert series.slug not in line


@pytest.mark.django_db
def test_a_preview_that_breaks_tells_no_title_and_no_address(log, client, editor, series, monkeypatch):
    story = DraftFactory(parent=series, printed_name="Lisa Anderson")
    monkeypatch.setattr(type(story), "serve_preview", lambda *args: 1 / 0)
    client.force_login(editor)
    client.raise_request_exception = False
    client.get(f"/admin/pages/{story.pk}/view_draft/?next=/lisa/")

    (line,) = log()
    assert "Internal Server Error: GET a preview ⏎ Traceback" in line
    assert "lisa" not in line.lower()


def test_a_request_that_met_no_route_is_told_by_its_method_alone():
    assert route_of(RequestFactory().get("/lisa-anderson/")) == "GET …"


def test_numbers_of_a_route_stay_and_words_go():
    request = HttpRequest()
    request.method = "POST"
    request.resolver_match = resolve("/admin/pages/42/edit/")
    assert route_of(request) == "POST wagtailadmin_pages:edit admin/pages/42/edit/"
    request.resolver_match = resolve("/admin/password_reset/confirm/MQ/a-token/")
    assert route_of(request).endswith("admin/password_reset/confirm/<uidb64>/<token>/")


@pytest.mark.django_db
def test_robots_who_ask_for_other_sites_are_not_heard(log, client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400

    assert log() == []


@pytest.mark.urls(__name__)
def test_a_post_that_is_refused_for_now_is_an_answer_and_no_error(log, client):
    assert client.post("/refused/").status_code == 503
    assert log() == []

    assert client.get("/refused/").status_code == 503
    assert "Service Unavailable" in log()[0]


def test_others_who_handle_the_record_find_it_as_it_was():
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "to %s", ("lisa@example.org",), None)
    LINE.format(record)

    assert record.getMessage() == "to lisa@example.org"


@pytest.mark.parametrize("until", [None, moment.now()])
def test_a_private_link_is_logged_without_its_token(until):
    token = sign("preview", 123456, until=until)

    assert masked(f"Something broke at /preview/{token}/") == "Something broke at /preview/…/"


@pytest.mark.parametrize("line", ["Internal Server Error: /my-series/lisa-anderson/", "django.request.x 3 of 4"])
def test_a_line_without_a_token_stays_as_it_is(line):
    assert masked(line) == line
