"""Rows that are subscribers, each with proof that they agreed."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from foundation import moment
from home.mailing_list.importing.columns import MONTH_FIRST, cell, folded
from home.mailing_list.models import LoggedConsent, Subscriber, Suppression, TableImport
from home.mailing_list.models.subscriber import Frequency, as_kept
from home.mailing_list.models.suppression import hashed

LONGEST_ADDRESS = Subscriber._meta.get_field("address").max_length or 0
LONGEST_NAME = Subscriber._meta.get_field("name").max_length or 0
#: How people write which letters they wish, folded.
_FREQUENCIES = {
    "": Frequency.WEEK,
    **dict.fromkeys(["each", "eachstory", "every", "everystory", "daily", "stories", "story", "all"], Frequency.EACH),
    **dict.fromkeys(
        ["week", "weekly", "oneaweek", "oneletteraweek", "onceaweek", "digest", "weeklydigest"], Frequency.WEEK
    ),
    **dict.fromkeys(["calls", "call", "newcalls", "newcallsonly", "onlycalls", "questions"], Frequency.CALLS),
}
#: Day first, unless the year comes first or the month has a name.
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
#: A day as it is written with the day first or the month: only somebody who knows the table can say.
_EITHER = re.compile(
    r"(?P<one>[0-9]{1,2})(?P<sign>[/-])(?P<two>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})(?:,?[ T]\d{1,2}:\d\d.*)?"
)
#: Nobody agreed to letters by e-mail before.
_EARLIEST = date(1970, 1, 1)


@dataclass(frozen=True)
class Person:
    """Somebody who agreed to letters elsewhere."""

    address: str
    name: str = ""
    frequency: Frequency = Frequency.WEEK
    confirmed_on: date | None = None
    proof: str = ""


class People:
    """What a row of subscribers is, and how it is taken in."""

    fields: tuple[str, ...] = ("address", "name", "frequency", "confirmed_on", "proof")
    needed: tuple[str, ...] = ("address", "proof")

    @staticmethod
    def read(cells: list[str], columns: dict[str, int]) -> tuple[Person, str]:
        """The person of a row, and why they cannot be taken; empty where they can."""
        address = as_kept(cell(cells, columns, "address"))
        name, proof = " ".join(cell(cells, columns, "name").split()), cell(cells, columns, "proof")
        frequency = _FREQUENCIES.get(folded(cell(cells, columns, "frequency")))
        person = Person(address, name, frequency or Frequency.WEEK, proof=proof)
        if not address:
            return person, "no address"
        if not _is_address(address):
            return person, "bad address"
        if len(name) > LONGEST_NAME:
            return person, "long name"
        if frequency is None:
            return person, "letters"
        try:
            confirmed_on = _day(cell(cells, columns, "confirmed_on"), columns.get(MONTH_FIRST))
        except TwoDays:
            return person, "two days"
        except (ValueError, OverflowError):
            return person, "bad date"
        if confirmed_on and confirmed_on > moment.today():
            return person, "date ahead"
        if not proof:
            return person, "no proof"
        return Person(address, name, frequency, confirmed_on, proof), ""

    @staticmethod
    def key(item: Person) -> str:
        """By what two rows are one."""
        return item.address

    @staticmethod
    def here(brought: TableImport, items: list[Person]) -> dict[str, str]:
        """Of ``items`` those that are not to be added: their key → why: known already, or suppressed."""
        addresses = [one.address for one in items]
        found = dict.fromkeys(
            Subscriber.objects.filter(address__in=addresses).values_list("address", flat=True), "known"
        )
        keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        digests = {hashed(address, key): address for address in addresses for key in keys}
        gone = Suppression.objects.filter(digest__in=list(digests)).values_list("digest", flat=True)
        return found | {digests[digest]: "suppressed" for digest in gone}

    @staticmethod
    def add(brought: TableImport, items: list[Person]) -> int:
        """Put ``items`` on the list and log why; returns how many. Part of the caller's transaction.

        They are given no welcome and sent no mail: they asked for letters elsewhere, and not now.
        """
        now = moment.now()
        rows = [_subscriber(one, now) for one in items]
        # Somebody may ask for letters by the form in this moment: then they are known, and nothing of theirs changes.
        Subscriber.objects.bulk_create(rows, ignore_conflicts=True)
        by_address = {one.address: one for one in items}
        added = Subscriber.objects.filter(
            address__in=list(by_address), door=Subscriber.Door.IMPORT, state=Subscriber.State.CONFIRMED, log=None
        ).values_list("pk", "address")
        lines = [
            LoggedConsent(
                subscriber_id=pk,
                act=LoggedConsent.Act.IMPORTED,
                door=LoggedConsent.Door.IMPORT,
                at=now,
                frequency=by_address[address].frequency,
                proof=by_address[address].proof,
                by_id=brought.brought_by_id,
            )
            for pk, address in added
        ]
        LoggedConsent.objects.bulk_create(lines)
        return len(lines)


def _subscriber(person: Person, now: datetime) -> Subscriber:
    since = moment.at(person.confirmed_on, time()) if person.confirmed_on else now
    return Subscriber(
        address=person.address,
        name=person.name,
        frequency=person.frequency,
        state=Subscriber.State.CONFIRMED,
        door=Subscriber.Door.IMPORT,
        asked_at=since,
        confirmed_at=since,
    )


def _is_address(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= LONGEST_ADDRESS


class TwoDays(ValueError):  # noqa: N818 - named for what it may be
    """A day that is two, as the day or the month comes first."""


def _day(words: str, month_first: int | None = None) -> date | None:
    """The day that ``words`` say, also where a time follows; None for none.

    Raises TwoDays where it is not known which of two numbers is the month, and ValueError or OverflowError for
    anything else.
    """
    if not words:
        return None
    either = _EITHER.fullmatch(words)
    day = _of_two(either, month_first) if either else _read(words)
    if day < _EARLIEST:
        raise ValueError(words)
    return day


def _of_two(said: re.Match, month_first: int | None) -> date:
    one, two, year = int(said["one"]), int(said["two"]), int(said["year"])
    if month_first is None:
        if one <= 12 and two <= 12 and one != two:
            raise TwoDays(said[0])
        month_first = two > 12
    return date(year, one, two) if month_first else date(year, two, one)


def _read(words: str) -> date:
    if words[4:5] == "-":
        # A moment with a zone is of the day on the site's clock.
        said = datetime.fromisoformat(words.replace(" UTC", "+00:00"))
        return moment.local(said).date() if said.tzinfo else said.date()
    for form in _DAYS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    raise ValueError(words)
