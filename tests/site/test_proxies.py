"""Who asks: X-Forwarded-… is believed from the proxies that TRUSTED_PROXIES names, and from nobody else."""

from ipaddress import ip_network

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.proxies import TrustedProxiesMiddleware, client_address, read_address

PROXIES = [ip_network("10.0.0.0/8"), ip_network("192.0.2.7"), ip_network("2001:db8:1::/48")]


@pytest.mark.parametrize(
    ("peer", "said", "found"),
    [
        ("198.51.100.9", "", "198.51.100.9"),
        ("198.51.100.9", "203.0.113.5", "198.51.100.9"),  # a stranger says who he is
        ("10.1.2.3", "203.0.113.5", "203.0.113.5"),
        ("10.1.2.3", "1.1.1.1, 203.0.113.5", "203.0.113.5"),  # the left one came from the stranger himself
        ("10.1.2.3", "203.0.113.5, 192.0.2.7", "203.0.113.5"),  # two proxies of ours
        ("10.1.2.3", "1.1.1.1, 203.0.113.5, 192.0.2.7, 10.9.9.9", "203.0.113.5"),
        ("10.1.2.3", "10.0.0.1, 10.0.0.2", "10.0.0.1"),  # all are ours: the furthest
        ("10.1.2.3", "", "10.1.2.3"),
        ("10.1.2.3", "unknown", "10.1.2.3"),
        ("10.1.2.3", "203.0.113.5, _hidden", "10.1.2.3"),  # what is no address ends the walk
        ("10.1.2.3", "203.0.113.5:4711", "203.0.113.5"),
        ("10.1.2.3", "[2001:db8::5]:4711", "2001:db8::5"),
        ("2001:db8:1::2", "2001:db8:9::5", "2001:db8:9::5"),
        ("::ffff:10.1.2.3", "203.0.113.5", "203.0.113.5"),  # an IPv4 proxy at a socket for both
        ("::ffff:198.51.100.9", "203.0.113.5", "198.51.100.9"),
        ("", "203.0.113.5", ""),  # a Unix socket that nobody trusts
    ],
)
def test_the_walk_from_the_right_ends_at_the_first_that_is_no_proxy_of_ours(peer, said, found):
    assert client_address(peer, said, PROXIES) == found


def test_a_proxy_at_a_unix_socket_is_trusted_by_the_word_unix():
    assert client_address("", "1.1.1.1, 203.0.113.5", ["unix"]) == "203.0.113.5"
    assert client_address("198.51.100.9", "203.0.113.5", ["unix"]) == "198.51.100.9"


@pytest.mark.parametrize("written", ["", "unknown", "1.2.3", "1.2.3.4.5", "::zz", "<script>"])
def test_what_is_no_address_is_none(written):
    assert read_address(written) is None


def through(settings, proxies, **meta):
    """The request as the site sees it behind the middleware."""
    settings.TRUSTED_PROXIES = proxies
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    seen = []
    middleware = TrustedProxiesMiddleware(lambda request: seen.append(request) or HttpResponse())
    middleware(RequestFactory().get("/", **meta))
    return seen[0]


def test_a_stranger_can_pretend_neither_https_nor_host_nor_address(settings):
    request = through(
        settings,
        [],
        REMOTE_ADDR="198.51.100.9",
        HTTP_X_FORWARDED_PROTO="https",
        HTTP_X_FORWARDED_FOR="10.0.0.1",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_X_REAL_IP="10.0.0.1",
        HTTP_FORWARDED="for=10.0.0.1;proto=https",
    )

    assert not request.is_secure()
    assert request.META["REMOTE_ADDR"] == "198.51.100.9"
    assert not [name for name in request.META if "FORWARDED" in name or "REAL_IP" in name]


def test_a_trusted_proxy_is_believed(settings):
    request = through(
        settings,
        PROXIES,
        REMOTE_ADDR="10.0.0.4",
        HTTP_X_FORWARDED_PROTO="https",
        HTTP_X_FORWARDED_FOR="203.0.113.5",
    )

    assert request.is_secure()
    assert request.META["REMOTE_ADDR"] == "203.0.113.5"


def test_a_proxy_that_is_not_named_is_said_once_and_without_its_address(settings, caplog):
    settings.IS_HTTPS, settings.TRUSTED_PROXIES = True, []
    middleware = TrustedProxiesMiddleware(lambda request: HttpResponse())
    for _time in range(3):
        middleware(RequestFactory().get("/", REMOTE_ADDR="198.51.100.9", HTTP_X_FORWARDED_PROTO="https"))

    (line,) = caplog.messages
    assert "TRUSTED_PROXIES" in line
    assert "198" not in line
