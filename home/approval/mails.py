"""Mails on the way to an approval: asked, sent back, approved.

They take the place of Wagtail's, which leave inside the transaction and write a draft's title and
an address into the log when one fails. Ours are tasks of the worker: nothing goes out for what was
rolled back, and what cannot be delivered is tried again.
"""

from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from foundation import mail


def connect() -> None:
    """Take the places of Wagtail's receivers.

    A signal keeps the first receiver of a dispatch_uid. Our app is made ready before Wagtail's
    admin, so its own connections find the place taken.
    """
    places = (
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification", asked),
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", _said_by_the_task),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", sent_back),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", approved),
    )
    for signal, sender, uid, receiver in places:
        signal.connect(receiver, sender=sender, dispatch_uid=uid)


def asked(instance: TaskState, user=None, **kwargs) -> None:
    """Tell everybody who may approve, but whoever asks."""
    found = instance.task.specific
    if isinstance(found, GroupApprovalTask):
        for member in get_user_model().objects.filter(groups__in=found.groups.all()).distinct():
            if member != user:
                tell.enqueue("approval_asked", member.pk, instance.pk)


def _said_by_the_task(**kwargs) -> None:
    """Nobody is told twice: who may approve is told by `asked`."""


def sent_back(instance: WorkflowState, user=None, **kwargs) -> None:
    """Tell whoever asked that it came back, with the editor's comment."""
    _tell_who_asked("approval_sent_back", instance, user)


def approved(instance: WorkflowState, user=None, **kwargs) -> None:
    """Tell whoever asked that it was approved, and when it goes live."""
    _tell_who_asked("approval_given", instance, user)


def _tell_who_asked(folder, state, user):
    if state.requested_by_id and state.requested_by_id != getattr(user, "pk", None):
        tell.enqueue(folder, state.requested_by_id, state.current_task_state_id)


#: The switch in an editor's account that stops each mail.
SWITCHES = {
    "approval_asked": "submitted_notifications",
    "approval_sent_back": "rejected_notifications",
    "approval_given": "approved_notifications",
}


@task(backend="db", queue_name="mail")
def tell(folder: str, user_pk: int, task_state_pk: int) -> None:
    """Send one mail; where the page, the request or the address is gone, there is nothing to say."""
    user = get_user_model().objects.filter(pk=user_pk, is_active=True).exclude(email="").first()
    state = TaskState.objects.filter(pk=task_state_pk).select_related("workflow_state", "revision").first()
    if user is None or state is None or not getattr(UserProfile.get_for_user(user), SWITCHES[folder]):
        return
    if folder == "approval_asked" and state.status != TaskState.STATUS_IN_PROGRESS:
        return
    page = Page.objects.filter(pk=state.revision.object_id).first()
    if page is None:
        return
    mail.send(
        folder,
        [user.email],
        user=user,
        page=page.specific.get_latest_revision_as_object(),
        is_live=page.live,
        comment=state.comment,
        editor=state.finished_by,
        asked_by=state.workflow_state.requested_by,
    )
