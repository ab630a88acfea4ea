"""The mark where somebody keeps a link to the site: in a tab, on a phone."""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from foundation.oklch import oklch
from home.marks import PAPER

pytestmark = pytest.mark.django_db

STATIC = Path(settings.SITE_DIR) / "static"


def in_hex(scheme):
    paper = re.search(r"--paper: light-dark\(oklch\((.*?)\), oklch\((.*?)\)\)", (STATIC / "css/tokens.css").read_text())
    lightness, chroma, hue = paper[1 if scheme == "light" else 2].split()
    return "#{:02x}{:02x}{:02x}".format(*oklch(float(lightness[:-1]) / 100, float(chroma), float(hue)))


def test_a_browser_that_asks_for_the_icon_unbidden_gets_it(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Content-Type"]) == (200, "image/x-icon")
    assert not response.cookies and "Cookie" not in response.get("Vary", "")
    with Image.open(io.BytesIO(b"".join(response.streaming_content))) as image:
        assert image.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_manifest_names_the_site_and_icons_that_are_as_large_as_they_say(client, home):
    home.title = "Lamplight Milers"
    home.save_revision().publish()

    response = client.get("/manifest.webmanifest")
    manifest = response.json()

    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["short_name"], manifest["start_url"]) == ("Lamplight Milers", "Lamplight", "/")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        with Image.open(STATIC / icon["src"].removeprefix("/static/")) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]


def test_a_page_links_to_manifest_and_icons_and_says_the_colour_of_its_paper(client, home):
    page = client.get("/").content.decode()

    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    touch = re.search(r'<link rel="apple-touch-icon" href="/static/([^"]+)">', page)[1]
    with Image.open(STATIC / touch) as image:
        assert image.size == (180, 180)
    for scheme in ("light", "dark"):
        assert f'content="{in_hex(scheme)}" media="(prefers-color-scheme: {scheme})"' in page
    assert in_hex("light") == PAPER
