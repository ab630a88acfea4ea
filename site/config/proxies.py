"""Who asks: the client's own address, believed only from the proxies that TRUSTED_PROXIES names.

It stands first, so that all behind it may read REMOTE_ADDR and the X-Forwarded-… headers as true:
from a peer that is no proxy of ours they are gone. X-Forwarded-For is read from the right, as each
proxy adds the peer it saw there (https://developer.mozilla.org/docs/Web/HTTP/Headers/X-Forwarded-For,
“Selecting an IP address”).
"""

import logging
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

logger = logging.getLogger(__name__)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

#: In TRUSTED_PROXIES: whoever speaks through a Unix socket, where no peer has an address.
UNIX = "unix"
#: What a proxy says of the request it passes on; a stranger who says it is not believed.
SAID_BY_PROXIES = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_CLIENT_IP", "HTTP_CLIENT_IP")


def read_address(written: str) -> Address | None:
    """The address in ``written``, which may carry a port or brackets; None where it is none.

    An IPv4 address that came through an IPv6 socket (::ffff:192.0.2.1) is the IPv4 address.
    """
    written = written.strip()
    if written.startswith("["):
        written = written[1:].partition("]")[0]
    elif written.count(":") == 1:
        written = written.partition(":")[0]
    try:
        found = ip_address(written.partition("%")[0])
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found


def is_trusted(address: Address | None, proxies: list) -> bool:
    """Whether ``address`` is one of ``proxies``; a peer without an address is one where “unix” is among them."""
    if address is None:
        return UNIX in proxies
    return any(network != UNIX and address in network for network in proxies)


def client_address(peer: str, forwarded_for: str, proxies: list) -> str:
    """The address of whoever asked.

    ``peer`` is the other end of the connection, empty for a Unix socket; ``forwarded_for`` the header
    as it came. The walk ends at the first address from the right that is no proxy of ours, or before
    the first entry that is no address at all.
    """
    found = read_address(peer)
    if peer and found is None:
        return peer
    for entry in reversed(forwarded_for.split(",")):
        if not is_trusted(found, proxies):
            break
        before = read_address(entry)
        if before is None:
            break
        found = before
    return str(found) if found else ""


class TrustedProxiesMiddleware:
    """Set REMOTE_ADDR to the client's, and drop what a stranger says about himself."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.proxies = settings.TRUSTED_PROXIES
        self.has_told = False

    def __call__(self, request: HttpRequest):
        """Mend the request and pass it on."""
        if getattr(request, "is_dummy", False):  # Wagtail's preview, made from a request that is mended already
            return self.get_response(request)
        peer = request.META.get("REMOTE_ADDR", "")
        said = request.META.get("HTTP_X_FORWARDED_FOR", "")
        is_believed = is_trusted(read_address(peer), self.proxies) and not (peer and read_address(peer) is None)
        request.META["REMOTE_ADDR"] = client_address(peer, said if is_believed else "", self.proxies)
        if not is_believed and request.META.get("HTTP_X_FORWARDED_PROTO"):
            self._tell_once()
        for name in [name for name in request.META if name.startswith(SAID_BY_PROXIES)]:
            # The scheme alone is still asked for, by SECURE_PROXY_SSL_HEADER.
            if not (is_believed and name == "HTTP_X_FORWARDED_PROTO"):
                del request.META[name]
        return self.get_response(request)

    def _tell_once(self):
        """A site whose proxy is not named would redirect to itself for ever: the operator needs the reason."""
        if settings.IS_HTTPS and not self.has_told:
            self.has_told = True
            logger.warning(
                "Somebody who is not in TRUSTED_PROXIES says how a request came in, and is not believed. If it is "
                "your proxy, name its address there: until then every page redirects to itself."
            )
