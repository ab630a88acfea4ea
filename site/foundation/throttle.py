"""At most so many in a period: wrong passwords, mails that somebody asks for.

Counted in the cache “counts”, which all processes share. What is counted is hashed with the site's key,
so that no address, and no address of a network, lies in a cache in clear (design §5: hashed IP).

What holds: `add` and `incr` are atomic on Redis and on our cache of files, so that no count is lost
between processes and threads, and `take` says yes exactly ``most`` times in a period. A cache that is
emptied forgets its counts; then a period begins anew.
"""

import math
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from foundation import moment


@dataclass(frozen=True)
class Throttle:
    """``most`` takes in a ``period``, which begins with the first; ``name`` parts one throttle from another."""

    name: str
    most: int
    period: timedelta

    def take(self, who: str) -> bool:
        """Count one for ``who``; whether it is among the ``most``."""
        return self.count(who) <= self.most

    def count(self, who: str) -> int:
        """Count one for ``who``; which of the period it is, beginning with 1."""
        # Each step of these is a file or a question to Redis, and a flood counts several times a post.
        seconds, began = math.ceil(self._seconds), self._began(who)
        if began is None:
            began = self._begin_once(who, seconds)
        else:
            with suppress(ValueError):  # nobody counted yet, or it expired between the two lines
                return self._cache.incr(self._key(who, began))
        key = self._key(who, began)
        if self._cache.add(key, 1, seconds):
            return 1
        try:
            return self._cache.incr(key)
        except ValueError:
            return 1

    def takes_last(self, who: str) -> bool:
        """Count one for ``who``; whether none is left now. The period then lasts from here, in full."""
        if self.count(who) < self.most:
            return False
        self._begin(who, self.most)
        return True

    def is_spent(self, who: str) -> bool:
        """Whether none is left for ``who``; counts nothing."""
        began = self._began(who)
        return began is not None and self._cache.get(self._key(who, began), 0) >= self.most

    def wait(self, who: str) -> timedelta:
        """How long until the period of ``who`` is over; nothing where none has begun."""
        began = self._began(who)
        return timedelta() if began is None else timedelta(seconds=began + self._seconds - _now())

    def forget(self, who: str) -> None:
        """Let ``who`` begin anew."""
        self._cache.delete(self._key(who))

    @property
    def _cache(self):
        return caches["counts"]

    @property
    def _seconds(self) -> float:
        return self.period.total_seconds()

    def _key(self, who, began=""):
        digest = salted_hmac("foundation.throttle", f"{self.name}\0{who}", algorithm="sha256").hexdigest()
        return f"{digest}:{began}"

    def _began(self, who):
        """When the period of ``who`` began, in seconds since 1970; None where it is over or never began."""
        began = self._cache.get(self._key(who))
        return began if began is not None and began <= _now() < began + self._seconds else None

    def _begin_once(self, who, seconds):
        """Begin a period for ``who``; of several that begin at once all count under the moment that one has set."""
        now, key = _now(), self._key(who)
        if self._cache.add(key, now, seconds):
            return now
        began = self._began(who)
        if began is not None:
            return began
        # What stands there is over.
        self._cache.delete(key)
        self._cache.add(key, now, seconds)
        return self._cache.get(key, now)

    def _begin(self, who, count):
        now, seconds = _now(), math.ceil(self._seconds)
        self._cache.set(self._key(who, now), count, seconds)
        self._cache.set(self._key(who), now, seconds)


def network_of(request: HttpRequest) -> str:
    """From where somebody asks, as a throttle counts it: an IPv4 address, or the /64 of an IPv6 address.

    A household or a rented machine has a whole /64 to itself (RFC 6177), and could else be a new
    stranger each time. REMOTE_ADDR is the client's (config.proxies).
    """
    written = request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(written)
    except ValueError:
        return written
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else written


def hashed(network: str) -> str:
    """``network`` as it may be kept beside what came from there: alike for alike, and nobody’s address in clear."""
    return salted_hmac("foundation.throttle.network", network, algorithm="sha256").hexdigest() if network else ""


def _now() -> float:
    return moment.now().timestamp()
