"""A table that was brought is let go: at once when it is taken in, and in any case after a week."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.forgetting import Rule
from home.mailing_list.importing.bringing import delete
from home.mailing_list.importing.taking import forget_file
from home.mailing_list.models import TableImport

State = TableImport.State

#: How long a file with addresses or codes may lie here.
KEPT = timedelta(days=7)


def over(now: datetime) -> QuerySet:
    """Those whose file has to go by ``now``: also one that was left by a worker that was killed just then."""
    ended = Q(state__in=[State.DONE, State.UNREADABLE], ended_at__lte=now)
    unfinished = ~Q(state__in=[State.DONE, State.UNREADABLE])
    return TableImport.objects.filter(
        (Q(brought_at__lte=now - KEPT) & (unfinished | ~Q(file=""))) | (ended & ~Q(file=""))
    )


def named(names: list[str]) -> set[str]:
    """Those of the files ``names`` that an import has: others are left of a process that was killed over one."""
    return set(TableImport.objects.filter(file__in=names).values_list("file", flat=True))


def forget(brought: TableImport) -> None:
    """Delete its file; with it the row of one of which nothing was taken in."""
    if brought.state == State.TAKING:
        brought.state, brought.ended_at = State.UNREADABLE, moment.now()
        brought.why_unreadable = _now(
            "It could not be taken in whole within 7 days, and its file is gone. Bring it again: what was taken in is "
            "known then."
        )
        brought.save(update_fields=["state", "ended_at", "why_unreadable"])
    if brought.state in (State.DONE, State.UNREADABLE):
        forget_file(brought)
    else:
        delete(brought)


RULES = (
    Rule(
        name="imports",
        what=_("Tables of subscribers or codes that you brought in"),
        kept=_("Until they are taken in; not taken in, 7 days"),
        due=over,
        forget=forget,
        order=75,
    ),
)
