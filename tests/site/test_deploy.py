"""On the net: https, cookies, keys that are changed, and Django's own list of checks."""

import os
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.urls import reverse

from home.groups import EDITOR
from tests.factories.users import member_of

ROOT = Path(__file__).parents[2]
OLD_KEY, NEW_KEY = "an old key that somebody may have seen " * 2, "a new key that nobody has seen before " * 2


def run(folder, *words, **changed):
    """manage.py as an operator runs it, on the settings that every copy runs with."""
    values = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "DATABASE_URL": f"sqlite:///{folder / 'milepost.sqlite3'}",
        "CACHE_URL": f"filecache://{folder / 'cache'}",
        "EMAIL_URL": f"filemail://{folder / 'outbox'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
        "SECRET_KEY": "dk3-9f_Kq0" * 6,
        "SITE_URL": "https://stories.example.org",
        **changed,
    }
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=values, capture_output=True, text=True, timeout=60)


def test_djangos_checks_for_the_net_find_nothing(tmp_path):
    checked = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert (checked.returncode, checked.stdout) == (0, "System check identified no issues (2 silenced).\n")


def test_over_https_cookies_are_of_this_host_alone(tmp_path):
    cookies = [f"{kind}_COOKIE_{what}" for kind in ("SESSION", "CSRF") for what in ("NAME", "SECURE", "HTTPONLY")]
    names = [*cookies, "SESSION_COOKIE_SAMESITE", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT"]
    code = f"from django.conf import settings; print([getattr(settings, name) for name in {names}])"

    def said(url):
        return run(tmp_path, "manage.py", "shell", "--no-imports", "-c", code, SITE_URL=url).stdout.strip()

    assert said("https://stories.example.org") == str(
        ["__Host-sessionid", True, True, "__Host-csrftoken", True, True, "Lax", 31_536_000, True]
    )
    assert said("http://127.0.0.1:8000") == str(["sessionid", False, True, "csrftoken", False, True, "Lax", 0, False])


@pytest.fixture
def https(settings):
    """The site as it stands behind a proxy at 10.0.0.4."""
    settings.IS_HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.4")]
    settings.ALLOWED_HOSTS = ["stories.example.org", "127.0.0.1"]
    return {"REMOTE_ADDR": "10.0.0.4", "HTTP_HOST": "stories.example.org", "HTTP_X_FORWARDED_FOR": "203.0.113.5"}


@pytest.mark.django_db
def test_http_is_sent_on_to_https(client, home, https):
    response = client.get("/search/?q=mile", **https, HTTP_X_FORWARDED_PROTO="http")

    assert (response.status_code, response.url) == (301, "https://stories.example.org/search/?q=mile")


@pytest.mark.django_db
def test_https_through_the_proxy_is_answered_and_asked_for_from_now_on(client, home, https):
    response = client.get("/", **https, HTTP_X_FORWARDED_PROTO="https")

    assert response.status_code == 200
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.django_db
def test_a_stranger_who_says_https_is_sent_on(client, home, https):
    response = client.get("/", HTTP_HOST="stories.example.org", HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="192.0.2.1")

    assert response.status_code == 301


@pytest.mark.django_db
def test_a_balancer_may_ask_after_the_health_without_https(client, https):
    assert client.get("/healthz", HTTP_HOST="127.0.0.1:8000").status_code == 503  # no clock runs here


@pytest.mark.django_db
def test_the_cookies_of_the_login_hold_what_their_names_promise(client, https):
    user = member_of(EDITOR)
    user.set_password("a-long-way-round")
    user.save()
    client.post(
        reverse("wagtailadmin_login"),
        {"username": user.username, "password": "a-long-way-round", "remember": "on"},
        **https,
        HTTP_X_FORWARDED_PROTO="https",
    )

    assert set(client.cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.cookies["__Host-sessionid"]["max-age"] == 14 * 24 * 3600


@pytest.mark.django_db
def test_a_preview_is_shown_behind_the_proxy_too(client, https, series):
    from tests.factories.pages import DraftFactory

    client.force_login(member_of(EDITOR))
    story = DraftFactory(parent=series)

    shown = client.get(f"/admin/pages/{story.pk}/view_draft/", **https, HTTP_X_FORWARDED_PROTO="https")

    assert shown.status_code == 200
    assert story.printed_name in shown.content.decode()


@pytest.mark.django_db
def test_who_is_signed_in_stays_so_when_the_key_is_changed(client, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD_KEY, []
    client.force_login(member_of(EDITOR))
    assert client.get("/admin/").status_code == 200

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW_KEY, [OLD_KEY]
    assert client.get("/admin/").status_code == 200

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "yet another key" * 4, []
    assert client.get("/admin/").status_code == 302
