"""Judge a public post: refuse and say why, ask once more, hold as doubtful with reasons, or let it pass."""

import enum
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.posting import tokens
from foundation.posting.crowding import POSTS, Crowd
from foundation.posting.origin import came_from_elsewhere
from foundation.throttle import Throttle, network_of

#: Names of fields that the guard adds to a form. The second is never seen by a person, so never filled in by one.
TOKEN, HONEYPOT = "fresh", "subject"

#: Nobody types a name and an address in less, nor presses a button that was not on the screen yet.
QUICKEST, QUICKEST_AGAIN = timedelta(seconds=4), timedelta(seconds=1)
#: A story may name the film and the map; lists of links are what is sold.
MOST_LINKS = 3
#: The same words from several addresses are a chain letter or a robot.
SAME_WORDS = 3
DAY = timedelta(days=1)
#: When to come again, where so many write at once.
A_MINUTE = timedelta(minutes=1)

_LINK = re.compile(r"https?://|\bwww\.|\[url", re.IGNORECASE)


class Answer(enum.Enum):
    """What becomes of a post."""

    FINE = "fine"
    DOUBTFUL = "doubtful"
    ONCE_MORE = "once more"
    REFUSED = "refused"


@dataclass(frozen=True)
class Verdict:
    """What a guard says of a post."""

    answer: Answer
    #: To whoever posted: what happened and what to do; empty where it passes.
    sentence: str = ""
    status: int = 200
    #: When to try again, where it came too often.
    wait: timedelta = timedelta()
    #: To editors: why it is held, in sentences.
    reasons: tuple[str, ...] = ()
    #: Whether only a program fills in what was filled in: then nothing is mailed to anybody.
    is_robot: bool = False

    @property
    def may_pass(self) -> bool:
        """Whether it is taken in, held or not."""
        return self.answer in (Answer.FINE, Answer.DOUBTFUL)

    @property
    def headers(self) -> dict[str, str]:
        """Headers of the page that says so: Retry-After where one may come again (RFC 9110 §10.2.3)."""
        return {"Retry-After": str(math.ceil(self.wait.total_seconds()))} if self.wait else {}


@dataclass(frozen=True)
class Limit:
    """How often in a ``period``: more than ``usual`` are held for a person, more than ``most`` not taken."""

    usual: int
    most: int
    period: timedelta


@dataclass(frozen=True)
class Guard:
    """Guards the posts of one purpose; ``name`` parts its counts and tokens from another’s.

    ``altogether`` holds what comes beyond it from however many places, and refuses nothing: a flood from a
    thousand networks fills the doubtful tray and not the desk.
    """

    name: str
    from_network: Limit
    by_address: Limit
    altogether: Limit | None = None

    def token(self, *, again: bool = True) -> str:
        """A fresh token for a form that is shown again; for the first touch of one, `fresh_token` gives it."""
        return tokens.give(self.name, again=again)

    @contextmanager
    def admit(self, request: HttpRequest, address: str = "", crowd: Crowd = POSTS) -> Iterator[Verdict | None]:
        """The refusal of what need not be read at all; or None, and a place in ``crowd`` until the block ends.

        Where the line is full nothing is asked, not even of disk or database. What is turned away stands in no
        line: a flood from one network takes nobody's place.
        """
        with crowd.line() as may_wait:
            refusal = self.turned_away(request, address) if may_wait else _crowded(crowd)
            if refusal:
                yield refusal
                return
            with crowd.place() as has_place:
                yield None if has_place else _crowded(crowd)

    def turned_away(self, request: HttpRequest, address: str = "") -> Verdict | None:
        """The refusal of what need not be read at all, or None. Counts nothing."""
        if came_from_elsewhere(request):
            sentence = _(
                "This was sent from a page of another site, so we have not taken it yet. If these words are yours, "
                "nothing is lost: read them once more and press the button here."
            )
            return Verdict(Answer.REFUSED, sentence, status=403)
        counted = [(self._throttle(limit, of), who, of) for limit, who, of in self._counted(request, address)]
        for throttle, who, of in [*counted, (self._without_token, network_of(request), "network")]:
            if throttle.is_spent(who):
                return self._too_often(throttle, who, of)
        return None

    def judge(self, request: HttpRequest, *, address: str = "", words: str = "") -> Verdict:
        """What becomes of a post whose fields are all as they should be. Counts it."""
        token = tokens.read(self.name, request.POST.get(TOKEN, ""))
        if token is None:
            # To put the page together once more is what a robot's post costs: not without end.
            self._without_token.count(network_of(request))
            return Verdict(Answer.ONCE_MORE, status=422)
        reasons = []
        for limit, who, of in self._counted(request, address):
            throttle = self._throttle(limit, of)
            count = throttle.count(who)
            if count > limit.most:
                return self._too_often(throttle, who, of)
            if count > limit.usual:
                reasons.append(_said(of, count, limit.period))
        is_robot = bool(request.POST.get(HONEYPOT))
        reasons += [*self._of_the_flood(words), *_of_the_form(token, is_robot), *_of_the_words(words)]
        return Verdict(Answer.DOUBTFUL if reasons else Answer.FINE, reasons=tuple(reasons), is_robot=is_robot)

    def _counted(self, request, address):
        yield self.from_network, network_of(request), "network"
        if address:
            yield self.by_address, address.strip().casefold(), "address"

    @property
    def _without_token(self):
        limit = self.from_network
        return Throttle(f"posts of {self.name} without a token", 4 * limit.most, limit.period)

    def _throttle(self, limit, of):
        return Throttle(f"posts of {self.name} by {of}", limit.most, limit.period)

    def _of_the_flood(self, words):
        if self.altogether:
            count = self._throttle(self.altogether, "anybody").count("anybody")
            if count > self.altogether.usual:
                yield _("It came in a flood: number %(count)d within %(period)s, from all places together.") % {
                    "count": count,
                    "period": _in_words(self.altogether.period),
                }
        plain = " ".join(words.split()).casefold()
        if plain:
            count = Throttle(f"words of {self.name}", SAME_WORDS, DAY).count(_digest(plain))
            if count > SAME_WORDS:
                yield _("The very same words came %(count)d times within a day.") % {"count": count}

    def _too_often(self, throttle, who, of):
        wait = max(throttle.wait(who), timedelta(seconds=1))
        return Verdict(Answer.REFUSED, _refused(of, wait), status=429, wait=wait)


def _crowded(crowd: Crowd) -> Verdict:
    crowd.tell()
    sentence = _(
        "Very many people are writing to us this minute, so yours has not been taken yet. Nothing is lost: what you "
        "wrote is still here. Keep this page open, and press the button again in a minute."
    )
    return Verdict(Answer.REFUSED, sentence, status=503, wait=A_MINUTE)


def _of_the_form(token, is_robot):
    if is_robot:
        yield _("A field that nobody can see was filled in, as programs do.")
    quickest = QUICKEST_AGAIN if token.is_again else QUICKEST
    if token.age < quickest:
        yield _("It was sent %(seconds).1f seconds after the form was first touched.") % {
            "seconds": max(0.0, token.age.total_seconds())
        }


def _of_the_words(words):
    links = len(_LINK.findall(words))
    if links > MOST_LINKS:
        yield _("It holds %(count)d links.") % {"count": links}


def _said(of, count, period):
    """To editors: that it came more often than is usual."""
    if of == "address":
        said = _("It is number %(count)d with this address within %(period)s.")
    else:
        said = _("It is number %(count)d from one place on the net within %(period)s.")
    return said % {"count": count, "period": _in_words(period)}


def _refused(of, wait):
    """To whoever posted: that it came far too often, and when to try again."""
    if of == "address":
        refused = _(
            "So much was sent with this address that we take no more with it for %(wait)s. What you wrote is still "
            "here: keep this page open and press the button again then."
        )
    else:
        refused = _(
            "So much came from where you are that we take no more from there for %(wait)s. What you wrote is still "
            "here: keep this page open and press the button again then."
        )
    return refused % {"wait": _in_words(wait)}


def _in_words(period: timedelta) -> str:
    minutes = math.ceil(period.total_seconds() / 60)
    if minutes <= 90:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    hours = math.ceil(minutes / 60)
    return ngettext("%d hour", "%d hours", hours) % hours


def _digest(words):
    return salted_hmac("foundation.posting.words", words, algorithm="sha256").hexdigest()
