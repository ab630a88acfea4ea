"""What the migrations leave behind, made again where a test emptied the database."""

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

from home.models import HomePage
from stories.responses.models import ResponseRules


def rebuild_site():
    """Locale, root, home page, site, approval by an editor and rules of responses; does nothing where they stand."""
    if Page.objects.filter(depth=1).exists():
        return
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
