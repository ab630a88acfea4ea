"""Let go on time: a registry of rules that parts fill in their apps.py, and the nightly run over them.

A rule says what it is about and how long that is kept, and finds the rows whose time is over. Each row goes
in a transaction of its own, after it was looked at once more while it is held: what somebody decided, or
brought back, meanwhile stays. So a run is safe at any time, twice, and beside another.
"""

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _
from django_tasks import task

from foundation import alerts, moment
from foundation.models import ForgettingRun

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

logger = logging.getLogger(__name__)

#: How far ahead is told what will go.
SOON = timedelta(days=30)
#: How long it is known how much was let go in a night.
RUNS_KEPT = timedelta(days=90)
#: So many rows are listed at a time; after as many the worker does what else waits, such as mails.
AT_A_TIME = 200


@dataclass(frozen=True)
class Entry:
    """One thing that will go, for those who may read it: how it is called, where it stands, and when it goes."""

    words: str
    link: str
    goes_at: datetime | None


@dataclass(frozen=True)
class Rule:
    """One kind of thing that is kept for a while and then let go.

    ``what`` and ``kept`` say in words what it is and how long it stays. ``due(now)`` is the queryset of those
    whose time is over at ``now``, each once, asked again for a row while it is held. ``forget(row)`` lets one
    go; it is called in that row's own transaction. ``hold(pk)`` locks what has to stand still meanwhile, and
    is true unless somebody is at it; left out, it is the row alone. ``prepare(now)`` is called before a run.
    ``entry(row)`` tells of one of them; left out, there is only their number. Rules run by ``order``.
    """

    name: str
    what: "str | StrPromise"
    kept: "str | StrPromise"
    due: Callable[[datetime], QuerySet]
    forget: Callable[[Any], None]
    hold: Callable[[int], bool] | None = None
    prepare: Callable[[datetime], None] | None = None
    entry: Callable[[Any], Entry] | None = None
    order: int = 50


@dataclass(frozen=True)
class Done:
    """What a run did: how many went, how many could not, and after which row it goes on; None where it is through."""

    number: int = 0
    failed: int = 0
    goes_on_after: int | None = None


@dataclass(frozen=True)
class Standing:
    """Where a rule stands: how many are ``due``, how many ``soon`` after, and its last run, if there was one."""

    rule: Rule
    due: int
    soon: int
    last: ForgettingRun | None


_rules: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """Add a rule, or replace the one of that name."""
    _rules[rule.name] = rule


def rules() -> list[Rule]:
    """Every rule, in the order in which they run."""
    return sorted(_rules.values(), key=lambda rule: (rule.order, rule.name))


def named(name: str) -> Rule | None:
    """The rule of that name."""
    return _rules.get(name)


def standing(at: datetime | None = None) -> list[Standing]:
    """Where every rule stands at a moment, now unless another is given; and within 30 days of it. Changes nothing."""
    now = at or moment.now()
    found = []
    for rule in rules():
        due = rule.due(now).count()
        soon = rule.due(now + SOON).count() - due
        found.append(Standing(rule, due, max(0, soon), ForgettingRun.objects.latest_of(rule.name)))
    return found


def run(rule: Rule, *, after: int = 0, most: int | None = None) -> Done:
    """Let go of what is due by ``rule``, of rows with a key above ``after``, and of ``most`` at a time.

    One that fails stops no other: ALERT_TO hears of it, and it is tried the next night.
    """
    try:
        done = _run(rule, after, most)
    except Exception as error:
        _tell(rule, error)
        done = Done(failed=1)
    if not done.failed and done.goes_on_after is None and not after:
        alerts.mended(_key(rule))
    _note(rule, done)
    return done


def run_all() -> dict[str, Done]:
    """Let go of everything that is due by any rule, at once: the name of the rule → what was done."""
    return {rule.name: run(rule) for rule in rules()}


# ── The nightly run ─────────────────────────────────────────────────────────────────


def midnight_passed(since: datetime, until: datetime) -> None:
    """Ask the worker to let go of what is due; the clock has no time for it."""
    first = next(iter(rules()), None)
    if first:
        forget_by.enqueue(first.name)
    ForgettingRun.objects.filter(on__lt=(moment.local(until) - RUNS_KEPT).date()).delete()


@task(backend="db", priority=-50)
def forget_by(name: str, after: int = 0) -> None:
    """Let go by one rule, then enqueue what comes next: mails that wait go between. A repeat is harmless."""
    rule = named(name)
    done = run(rule, after=after, most=AT_A_TIME) if rule else Done()
    if done.goes_on_after is not None:
        forget_by.enqueue(name, done.goes_on_after)
        return
    names = [one.name for one in rules()]
    following = names[names.index(name) + 1 :] if name in names else []
    if following:
        forget_by.enqueue(following[0])


def last_night() -> tuple[date, datetime] | None:
    """The day on which anything was last let go of, or found that nothing was due, and when; None for never."""
    latest = ForgettingRun.objects.order_by("-on", "-at").first()
    return (latest.on, latest.at) if latest else None


# ── One rule, one row ───────────────────────────────────────────────────────────────


def _run(rule: Rule, after: int, most: int | None) -> Done:
    now, number, failed, looked_at = moment.now(), 0, 0, 0
    if rule.prepare and not after:
        rule.prepare(now)
    while keys := _keys_due(rule, now, after):
        for after in keys:
            began = time.perf_counter()
            try:
                number += _let_go(rule, after, now)
            except Exception as error:
                failed += 1
                _tell(rule, error)
            _make_room(time.perf_counter() - began)
        looked_at += len(keys)
        if most is not None and looked_at >= most:
            return Done(number, failed, after)
    return Done(number, failed)


def _keys_due(rule: Rule, now: datetime, after: int) -> list[int]:
    due = rule.due(now).filter(pk__gt=after).order_by("pk")
    return list(due.values_list("pk", flat=True)[:AT_A_TIME])


def _let_go(rule: Rule, pk: int, now: datetime) -> int:
    with transaction.atomic():
        held = rule.hold(pk) if rule.hold else hold(rule.due(now).model, pk)
        # Asked once more by a question of its own: a lock that was waited for shows the row as it was before.
        row = rule.due(now).filter(pk=pk).first() if held else None
        if row is None:
            return 0
        rule.forget(row)
    return 1


def hold(model: type[Model], pk: int) -> bool:
    """Lock a row until the transaction ends; false where it is gone, or somebody else holds it."""
    rows = model._base_manager.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk)
    return rows.values_list("pk", flat=True).first() is not None


def _make_room(seconds: float) -> None:
    """Let others write for as long: SQLite has one writer at a time."""
    if connection.vendor == "sqlite":
        time.sleep(seconds)


def _note(rule: Rule, done: Done) -> None:
    today, now = moment.today(), moment.now()
    row, _is_new = ForgettingRun.objects.get_or_create(rule=rule.name, on=today, defaults={"at": now})
    ForgettingRun.objects.filter(pk=row.pk).update(
        at=now, number=F("number") + done.number, failed=F("failed") + done.failed
    )


def _key(rule: Rule) -> str:
    return f"forgetting:{rule.name}"


def _tell(rule: Rule, error: Exception) -> None:
    """Where it broke and never over what: an error of the database says the row."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("Could not forget by the rule %s: %s\n%s", rule.name, type(error).__qualname__, where)
    sentence = _(
        "Something that should be forgotten by now could not be: %(what)s (%(error)s). "
        "All else was. It is tried again each night; “manage.py forget” tries it at once."
    )
    alerts.tell(_key(rule), sentence % {"what": rule.what, "error": type(error).__name__})
