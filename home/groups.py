"""The four groups and what each may do (design §3)."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Workflow

OWNER, EDITOR, MODERATOR, RESIDENT = "Owner", "Editor", "Moderator", "Reader-in-residence"

PAGES = {
    OWNER: ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
    EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    RESIDENT: ("add_page",),
}
PICTURES = {
    OWNER: ("add_image", "change_image", "choose_image"),
    EDITOR: ("add_image", "change_image", "choose_image"),
    RESIDENT: ("add_image", "choose_image"),
}
#: Folders of the picture library, and who may use which.
FOLDERS = {OWNER: ("add_collection", "change_collection", "delete_collection")}
#: What readers wrote under stories: read it, and decide about it.
RESPONSE_RIGHTS = ("responses.view_response", "responses.change_response")
#: What editors need beside pages and pictures, as "app_label.codename"; a part that comes later adds its own.
DESK_RIGHTS = (
    "tellers.view_teller",
    "tellers.add_teller",
    "tellers.change_teller",
    "tellers.view_consent",
    "tellers.add_consent",
    *RESPONSE_RIGHTS,
    "responses.change_responserules",
    "schedule.view_slot",
    "schedule.change_slot",
    "submissions.view_submission",
    "submissions.add_submission",
    "submissions.change_submission",
    "submissions.view_receivedmail",
    "submissions.add_mailtemplate",
    "submissions.change_mailtemplate",
    "submissions.delete_mailtemplate",
    "mailing_list.view_subscriber",
    "mailing_list.change_subscriber",
    "mailing_list.delete_subscriber",
    "mailing_list.view_loggedconsent",
    "mailing_list.view_welcomecode",
    "mailing_list.view_delivery",
    "mailing_list.view_letter",
    "mailing_list.change_letter",
    "mailing_list.view_offer",
    "mailing_list.add_offer",
    "mailing_list.change_offer",
    "mailing_list.delete_offer",
    "mailing_list.add_tableimport",
    "mailing_list.change_letterrules",
    "stories.add_topic",
    "stories.change_topic",
    "stories.delete_topic",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    "django_tasks_database.change_dbtaskresult",
)
#: The menu Settings: who is let in and may do what, the site's name, how a story is approved.
SETTINGS_RIGHTS = (
    "foundation.add_user",
    "foundation.change_user",
    "foundation.delete_user",
    "auth.add_group",
    "auth.change_group",
    "auth.delete_group",
    "wagtailcore.change_site",
    "wagtailcore.add_workflow",
    "wagtailcore.change_workflow",
    "wagtailcore.delete_workflow",
    "wagtailcore.add_task",
    "wagtailcore.change_task",
    "wagtailcore.delete_task",
)
RIGHTS = {
    OWNER: (*DESK_RIGHTS, *SETTINGS_RIGHTS),
    EDITOR: DESK_RIGHTS,
    MODERATOR: RESPONSE_RIGHTS,
    RESIDENT: ("submissions.view_submission",),
}


@transaction.atomic
def make_groups() -> dict[str, Group]:
    """Make the groups with their rights, once and again; returns them by name.

    Wagtail's own two groups go, where nobody is in them: four names with clear rights are enough.
    Approval in Wagtail's workflow is asked of owners and editors.
    """
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in RIGHTS}
    permission = _permissions()
    root, collection = Page.objects.get(depth=1), Collection.get_first_root_node()
    for name, group in groups.items():
        group.permissions.set([permission[right] for right in ("wagtailadmin.access_admin", *RIGHTS[name])])
        for codename in PAGES.get(name, ()):
            GroupPagePermission.objects.get_or_create(
                group=group, page=root, permission=permission[f"wagtailcore.{codename}"]
            )
        rights = [f"wagtailimages.{codename}" for codename in PICTURES.get(name, ())]
        rights += [f"wagtailcore.{codename}" for codename in FOLDERS.get(name, ())]
        for right in rights:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission[right]
            )
    # Names of Wagtail's own migration; whoever gave others keeps them.
    Workflow.objects.filter(name="Moderators approval").update(name="An editor reads it first")
    GroupApprovalTask.objects.filter(name="Moderators approval").update(name="Read and approve")
    for task in GroupApprovalTask.objects.all():
        task.groups.add(groups[OWNER], groups[EDITOR])
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()
    return groups


def _permissions() -> dict[str, Permission]:
    """Every permission, as "app_label.codename": of those that are given out a hundred would be asked for singly."""
    every = Permission.objects.select_related("content_type")
    return {f"{one.content_type.app_label}.{one.codename}": one for one in every}
