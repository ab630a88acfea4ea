"""What every answer says to the browser: pages, feeds, files, errors, the admin."""

from pathlib import Path

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import path

from config import csp, urls
from tests.factories.pages import DraftFactory
from tests.factories.pictures import PictureFactory
from tests.site.test_cookies import addresses  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def stumble(request):
    raise RuntimeError("lisa@example.org")


urlpatterns = [path("stumbles/", stumble), *urls.urlpatterns]


def directives(response):
    said = response.headers["Content-Security-Policy"].split("; ")
    return {name: sources.split() for name, _blank, sources in (one.partition(" ") for one in said)}


def lacking(response):
    """What an answer does not say, or says wrong."""
    wrong = {name for name, value in ALWAYS.items() if response.headers.get(name) != value}
    for name in ("Content-Security-Policy", "Permissions-Policy", "X-Frame-Options"):
        if name not in response.headers:
            wrong.add(name)
    return sorted(wrong)


STRICT = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "frame-ancestors": ["'none'"],
}


def test_every_public_answer_carries_every_header(addresses, client):  # noqa: F811
    answers = {name: client.get(address) for name, address in addresses.items()}

    assert {name: lacking(answer) for name, answer in answers.items() if lacking(answer)} == {}
    assert {answer.headers["X-Frame-Options"] for answer in answers.values()} == {"DENY"}


def test_the_policy_for_readers_is_strict(addresses, client):  # noqa: F811
    answers = {name: client.get(address) for name, address in addresses.items()}
    html = {name: a for name, a in answers.items() if a.headers["Content-Type"].startswith("text/html")}

    assert len(html) > 10
    # A picture that is not there is answered as the picture would be.
    looser = {name: directives(a) for name, a in html.items() if directives(a) != STRICT}
    assert looser.keys() <= {"no such picture"}
    assert not any("unsafe" in answer.headers["Content-Security-Policy"] for answer in html.values())


def test_the_sitemap_may_be_shown_by_the_browsers_own_sheet_and_runs_nothing(client, home):
    said = directives(client.get("/sitemap.xml"))

    assert (said["script-src"], said["style-src"]) == (["'none'"], ["'unsafe-inline'"])


def test_a_picture_runs_nothing_whatever_it_holds(client):
    folder = Path(configured.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "drawn.html").write_text("<script>alert(1)</script>")

    response = client.get("/media/images/drawn.html")

    assert response.status_code == 200
    assert lacking(response) == []
    assert directives(response) == {"default-src": ["'none'"], "frame-ancestors": ["'none'"], "sandbox": []}


def test_files_and_errors_carry_them_too(client, settings, monkeypatch, tmp_path):
    (tmp_path / "sheet.css").write_text("body {}")
    settings.STATIC_ROOT = tmp_path
    settings.ROOT_URLCONF = __name__
    browser = Client(raise_request_exception=False)

    answers = {
        "file": browser.get("/static/sheet.css"),
        "no such file": browser.get("/static/none.css"),
        "500": browser.get("/stumbles/"),
        "400": browser.get("/", headers={"host": "evil.example"}),
        "403": Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "lisa"}),
    }

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "file": 200,
        "no such file": 404,
        "500": 500,
        "400": 400,
        "403": 403,
    }
    assert {name: lacking(answer) for name, answer in answers.items() if lacking(answer)} == {}
    assert "Please try once more" in answers["403"].content.decode()


def test_the_admin_has_what_wagtail_needs_and_no_nonce(client, editor):
    client.force_login(editor)
    response = client.get("/admin/")

    assert lacking(response) == []
    said = directives(response)
    assert said["script-src"] == said["style-src"] == ["'self'", "'unsafe-inline'"]
    assert said["img-src"] == ["'self'", "data:", "blob:"]
    assert said["frame-src"] == said["frame-ancestors"] == ["'self'"]
    assert said["default-src"] == said["object-src"] == ["'none'"]
    assert "nonce" not in response.headers["Content-Security-Policy"]


def test_a_preview_may_stand_in_the_editors_frame_and_has_the_readers_policy(client, editor, series):
    client.force_login(editor)
    story = DraftFactory(parent=series, cover=PictureFactory())
    response = client.get(f"/admin/pages/{story.pk}/view_draft/")

    said = directives(response)
    assert said["frame-ancestors"] == ["'self'"]
    assert said["script-src"] == said["style-src"] == ["'self'"]


@pytest.mark.parametrize(
    ("media_origin", "pictures"),
    [("", ["'self'"]), ("https://pictures.example.org", ["'self'", "https://pictures.example.org"])],
)
def test_pictures_may_come_from_where_they_are_kept(media_origin, pictures):
    assert csp.policy(media_origin, is_https=True)["DIRECTIVES"]["img-src"] == pictures
