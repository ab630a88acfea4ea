"""The site's own addresses, which no page may take."""

import re

import pytest
from django.conf import settings
from django.urls import get_resolver

from foundation.slugs import RESERVED, first_free

SLUG = re.compile(r"[-\w]+")


def patterns(resolver, before=""):
    """Every address of the site as a pattern, those of includes joined."""
    for pattern in resolver.url_patterns:
        joined = before + str(pattern.pattern).removeprefix("^")
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, joined)
        else:
            yield joined


def segments():
    return {tuple(pattern.split("/")) for pattern in patterns(get_resolver())}


def could_be_slugs(names):
    """A page's slug has neither dot nor bracket: robots.txt can be none."""
    return {name for name in names if SLUG.fullmatch(name)}


def test_the_urls_are_walked():
    assert {"admin", "media", "healthz", "search", "feed"} <= could_be_slugs(parts[0] for parts in segments())


def test_every_first_part_of_an_address_of_ours_is_reserved():
    assert could_be_slugs(parts[0] for parts in segments()) - RESERVED == set()


def test_every_part_of_ours_under_a_series_is_reserved():
    under = {parts[1] for parts in segments() if parts[0].startswith("<slug:") and len(parts) > 1}

    assert "feed" in under
    assert could_be_slugs(under) - RESERVED == set()


@pytest.mark.parametrize("address", [settings.STATIC_URL, settings.MEDIA_URL])
def test_files_are_reserved_too(address):
    assert address.strip("/") in RESERVED


def test_what_the_design_promises_for_later_is_reserved_now():
    assert {"share", "feed", "search", "subscribe", "api", "admin", "healthz"} <= RESERVED


@pytest.mark.parametrize(
    ("wanted", "taken", "free"),
    [
        ("lisa-anderson", set(), "lisa-anderson"),
        ("lisa-anderson", {"lisa-anderson"}, "lisa-anderson-2"),
        ("lisa-anderson", {"lisa-anderson", "lisa-anderson-2", "lisa-anderson-4"}, "lisa-anderson-3"),
        ("lisa-anderson", {"lisa"}, "lisa-anderson"),
        ("search", set(), "search-2"),
        ("search", {"search-2"}, "search-3"),
    ],
)
def test_the_first_free_address_is_the_one_wanted_or_has_the_next_number(wanted, taken, free):
    assert first_free(wanted, taken) == free
