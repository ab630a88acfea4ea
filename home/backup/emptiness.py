"""Whether a site is still as `make upgrade` left it: a backup is restored into nothing else."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.models import Heartbeat
from foundation.refusing import Refused
from home.backup import files, tables

#: Where migrations, groups and processes that have nothing to do yet leave rows of their own.
NOBODYS_WORK = {
    "auth.Group",
    "auth.Group_permissions",
    "auth.Permission",
    "contenttypes.ContentType",
    "django_tasks_database.DBTaskResult",
    "foundation.Alert",
    "foundation.ForgettingRun",
    "foundation.PassedBoundary",
    "home.HomePage",
    "mailing_list.LetterRules",
    "responses.ResponseRules",
    "submissions.MailTemplate",
    "wagtailcore.Collection",
    "wagtailcore.GroupApprovalTask",
    "wagtailcore.GroupApprovalTask_groups",
    "wagtailcore.GroupCollectionPermission",
    "wagtailcore.GroupPagePermission",
    "wagtailcore.Locale",
    "wagtailcore.Page",
    "wagtailcore.Site",
    "wagtailcore.Task",
    "wagtailcore.Workflow",
    "wagtailcore.WorkflowPage",
    "wagtailcore.WorkflowTask",
}
#: The root and the home page.
FIRST_PAGES = 2
#: How many kinds of things a refusal names.
NAMED = 3


def refuse_content() -> None:
    """Raise Refused where anybody has worked on this site, files lie here, or its processes run."""
    found = [f"{_words(model)} ({number})" for model, number in _counts() if number]
    if found:
        more = _(" and more") if len(found) > NAMED else ""
        words = _("This site is not empty: it holds %s. Nothing was changed.") % (", ".join(found[:NAMED]) + more)
        raise Refused(f"{words} {_where_to()}")
    for name, storage in files.both().items():
        if next(files.names_in(storage), None) is not None:
            root = "PRIVATE_ROOT" if name == files.PRIVATE else "MEDIA_ROOT"
            words = _("There are files in %s, perhaps of a restore that was cut off. Nothing was changed.") % root
            raise Refused(f"{words} {_where_to()}")
    if Heartbeat.objects.beating().exists():
        raise Refused(
            _(
                "Clock, worker or mailbox of this site ran within the last minute. Stop them, wait a minute and "
                "restore again. Nothing was changed."
            )
        )


def _counts():
    yield Page, max(Page.objects.count() - FIRST_PAGES, 0)
    for model in tables.kept():
        if model._meta.label not in NOBODYS_WORK:
            yield model, QuerySet(model).count()


def _words(model) -> str:
    return str(model._meta.verbose_name_plural)


def _where_to() -> str:
    return _(
        "Restore into a new database (name it in DATABASE_URL, then: manage.py migrate) and empty folders (MEDIA_ROOT, "
        "PRIVATE_ROOT)."
    )
