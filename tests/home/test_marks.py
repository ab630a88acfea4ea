"""Whose house it is: our mark and name in the admin, at the login and in the reader's tab."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_login_says_milepost(client):
    html = client.get(reverse("wagtailadmin_login")).content.decode()

    assert "Sign in to Milepost" in html
    assert 'aria-label="Milepost"' in html
    assert "Sign in - Milepost</title>" in html
    assert "Sign in to Wagtail" not in html


def test_the_admins_side_bar_holds_our_mark(client, editor):
    client.force_login(editor)
    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "mp-mark--sidebar" in html
    assert "wagtailadmin/images/favicon" not in html
    assert "editor guide" not in html


def test_every_page_has_an_icon_that_is_there(client, editor, home):
    assert finders.find("marks/milepost.svg")
    client.force_login(editor)
    for address in ("/", reverse("wagtailadmin_home")):
        assert "marks/milepost" in client.get(address).content.decode()
