"""A mail to the editors of what waits for them: seldom, soon where a reader reported something, and no door.

Its links open the desk, where a button acts; whoever may not enter has to log in first.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, Max, Q
from django.urls import reverse
from django_tasks import task

from foundation import mail, moment
from stories.responses.models import Conversation, DeskMail, Report, Response, ResponseRules

RIGHT = "responses.change_response"
#: Between two mails, unless something was reported.
PAUSE = timedelta(hours=4)
#: So many are told in one mail, each with its link; of more it says how many.
LISTED = 20


def has_news() -> bool:
    """Whether anything waits of which no mail told, and it is time for one."""
    if _reports().exists():
        return True
    if not (_waiting().exists() or _wishes().exists()):
        return False
    # Not of what was told, which may be changed or be gone meanwhile.
    last = DeskMail.objects.aggregate(at=Max("told_at"))["at"]
    return last is None or last <= moment.now() - PAUSE


@task(backend="db", queue_name="mail", priority=30)
@transaction.atomic
def tell_editors() -> None:
    """Mark what waits as told, and have the worker write to every editor who wants it. A repeat finds nothing new.

    Two at once would each find the pause over: the rules' row is held, and the second looks when the first is done.
    """
    ResponseRules.objects.select_for_update().get(pk=ResponseRules.load().pk)
    if not has_news():
        return
    now, users = moment.now(), list(_told())
    if not users:
        return
    for news in (_waiting(), _reports(), _wishes()):
        news.update(told_editors_at=now)
    for user in users:
        DeskMail.objects.update_or_create(user=user, defaults={"told_at": now})
        tell_editor.enqueue(user.pk, now.isoformat(), mail.new_message_id())


@task(backend="db", queue_name="mail", priority=30)
def tell_editor(user_pk: int, at: str, message_id: str) -> None:
    """Write to one editor of what was marked ``at`` a moment and waits still; where that is nothing, nothing."""
    user = _told().filter(pk=user_pk).first()
    context = context_of(datetime.fromisoformat(at))
    if user and (context["waiting"] or context["reported"] or context["wishes"]):
        mail.send("responses_waiting", [user.email], message_id=message_id, user=user, **context)


def context_of(at: datetime) -> dict[str, Any]:
    """What the mail about all that was marked ``at`` a moment is filled with, as it stands now."""
    waiting = Response.objects.waiting().filter(told_editors_at=at).select_related("story")
    reports = Report.objects.open().filter(told_editors_at=at, response__state=Response.State.PUBLISHED)
    wishes = Conversation.objects.asked_to_close().filter(told_editors_at=at).select_related("story__told_by")
    number = Response.objects.waiting().count() + Response.objects.reported().count()
    listed = [(one, _address("detail", one.pk)) for one in waiting[:LISTED]]
    # A response once, with all that was newly said of it.
    said: dict[Response, list[str]] = {}
    for report in reports.select_related("response__story"):
        said.setdefault(report.response, []).append(report.why)
    reported = [(one, why, _address("detail", one.pk)) for one, why in said.items()]
    return {
        "number": number,
        "waiting": listed,
        "reported": reported[:LISTED],
        "number_reported": len(reported),
        "more": max(0, number - len(listed) - len(reported[:LISTED])),
        "wishes": [(one.story, _address("story", one.story_id)) for one in wishes],
        "desk_link": _address("index"),
    }


def _address(page: str, *args: int) -> str:
    return f"{settings.SITE_URL}{reverse(f'responses_desk:{page}', args=args)}"


def _waiting():
    return Response.objects.waiting().filter(told_editors_at=None)


def _reports():
    return Report.objects.open().filter(told_editors_at=None, response__state=Response.State.PUBLISHED)


def _wishes():
    untold = Q(told_editors_at=None) | Q(told_editors_at__lt=F("asked_to_close_at"))
    return Conversation.objects.asked_to_close().filter(untold)


def _told():
    """The users who are told: who may decide, have an address, and have not said no."""
    users = get_user_model().objects.with_perm(RIGHT, backend="django.contrib.auth.backends.ModelBackend")
    return users.filter(is_active=True).exclude(email="").exclude(desk_mail__wanted=False)
