"""What waits in the way from a draft to an editor's approval."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TaskState, WorkflowState, get_default_page_content_type

from foundation.waiting import Urgency, Waiting


def approvals(request: HttpRequest) -> Iterator[Waiting]:
    """Pages whose approval is asked of this user; this user's own that came back, or still wait for an editor."""
    yield _to_approve(request.user)
    yield _sent_back(request.user)
    yield _handed_on(request.user)


def _to_approve(user) -> Waiting:
    asked = TaskState.objects.reviewable_by(user).filter(
        workflow_state__base_content_type=get_default_page_content_type()
    )
    states = list(asked.select_related("revision").order_by("started_at"))
    names = [_name(state.revision) for state in states[:2]]
    return Waiting(
        Urgency.ASKED,
        len(states),
        ngettext("story waits for approval", "stories wait for approval", len(states)),
        _("the first is %s") % names[0] if len(states) > 1 else "".join(names),
        _editor(states[0].revision.object_id) if len(states) == 1 else f"{reverse('stories:index')}?stands=waiting",
    )


def _sent_back(user) -> Waiting:
    back = _asked_by(user, WorkflowState.STATUS_NEEDS_CHANGES)
    cause = ""
    if back:
        state = back[0].current_task_state
        cause = f"{_name(state.revision)}: “{state.comment}”" if state.comment else _name(state.revision)
    return Waiting(
        Urgency.ASKED,
        len(back),
        ngettext("story of yours came back for changes", "stories of yours came back for changes", len(back)),
        cause,
        _editor(back[0].object_id) if back else "",
    )


def _handed_on(user) -> Waiting:
    waiting = _asked_by(user, WorkflowState.STATUS_IN_PROGRESS)
    return Waiting(
        Urgency.HANDED_ON,
        len(waiting),
        ngettext("story of yours waits for an editor", "stories of yours wait for an editor", len(waiting)),
        ", ".join(_name(state.current_task_state.revision) for state in waiting),
        _editor(waiting[0].object_id) if len(waiting) == 1 else f"{reverse('stories:index')}?stands=waiting",
    )


def _asked_by(user, status) -> list[WorkflowState]:
    """What ``user`` asked approval for and stands at ``status``, the latest first."""
    asked = WorkflowState.objects.filter(
        requested_by=user, status=status, base_content_type=get_default_page_content_type()
    )
    return list(asked.select_related("current_task_state", "current_task_state__revision").order_by("-created_at"))


def _name(revision) -> str:
    """Whose story it is, as it stood when it was handed on; another page's title."""
    return revision.content.get("printed_name") or revision.object_str


def _editor(pk) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])
