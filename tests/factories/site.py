"""What migrations and commands leave behind, made again where a test emptied the database."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.groups import OWNER, make_groups
from home.mailing_list.models import LetterRules
from home.models import HomePage
from stories.responses.models import ResponseRules


def rebuild_site():
    """A site as `make upgrade` leaves it, with its four groups; does nothing where it stands."""
    if Group.objects.filter(name=OWNER).exists():
        return
    if not Page.objects.filter(depth=1).exists():
        _rebuild_rows()
    make_groups()


def _rebuild_rows():
    """Locale, root, home page, site, approval by an editor, and the rules of responses and letters."""
    Locale.objects.get_or_create(language_code="en")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.add_root(instance=Page(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page)))
    home = root.add_child(instance=HomePage(title="Milepost", slug="home"))
    Site.objects.create(hostname="127.0.0.1", port=8000, root_page=home, is_default_site=True, site_name="Milepost")
    workflow = Workflow.objects.create(name="Moderators approval", active=True)
    task = GroupApprovalTask.objects.create(name="Moderators approval", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
    ResponseRules.load()
    LetterRules.load()
