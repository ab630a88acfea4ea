"""Start a real site: an empty one, with a name, an address, an owner and the pages nobody should be without."""

import os
from dataclasses import dataclass
from email.headerregistry import Address
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, Page, Site, Workflow, WorkflowPage, WorkflowTask

from foundation.environment import read_values, write_values
from foundation.refusing import Refused
from home.demo.seeding import has_content
from home.first_pages import add_first_pages
from home.groups import EDITOR, OWNER, make_groups
from home.models import HomePage
from home.site_address import point_site_at


@dataclass(frozen=True)
class Beginning:
    """What a site has to know at its start; each value as its check in `home.answers` returns it."""

    name: str
    address: str
    zone: str
    stories_address: str
    owner_name: str
    owner_email: str

    def environment(self) -> dict[str, str]:
        """The same as environment values, with what follows from them."""
        values = {
            "SITE_URL": self.address,
            "TIME_ZONE": self.zone,
            "DEMO": "0",
            "STORIES_ADDRESS": self.stories_address,
            "MAIL_FROM": str(Address(self.name, addr_spec=self.stories_address)),
            "ALERT_TO": self.owner_email,
        }
        if self.address.startswith("https://"):
            # Granian speaks no TLS here: somebody stands in front, and on this machine until told otherwise.
            values["TRUSTED_PROXIES"] = "127.0.0.1"
        return values


@dataclass(frozen=True)
class Change:
    """What became of one environment value: what the file says now, said before, and what the shell says against it."""

    name: str
    value: str
    before: str | None = None
    overruled_by: str | None = None

    @property
    def is_new(self) -> bool:
        """Whether the file did not say it."""
        return self.before is None


def refuse_content() -> None:
    """Raise Refused where somebody already works on this site."""
    if has_content():
        raise Refused(
            _(
                "This site has content, and start_site begins an empty one. Nothing was changed. Its name is changed "
                "in the admin; its address and zone in %(file)s, and then: manage.py migrate."
            )
            % {"file": settings.ENV_FILE}
        )


@transaction.atomic
def start(beginning: Beginning, password: str) -> list[Change]:
    """Begin the site and write what its processes must know; returns what became of each value.

    Raises Refused for a site with content, or where the file cannot be written; then nothing has changed.
    The first owner may do everything: somebody has to be able to let the others in.
    """
    refuse_content()
    groups = make_groups()
    make_workflow()
    home = HomePage.objects.get()
    home.title = beginning.name
    home.save_revision().publish()
    site = Site.objects.get(is_default_site=True)
    site.site_name = beginning.name
    site.save()
    point_site_at(beginning.address)
    add_first_pages(home, beginning.name, beginning.stories_address)
    first, _space, last = beginning.owner_name.rpartition(" ")
    owner = get_user_model().objects.create_superuser(
        beginning.owner_email,
        email=beginning.owner_email,
        password=password,
        first_name=first or last,
        last_name=last if first else "",
    )
    owner.groups.add(groups[OWNER])
    return keep(settings.ENV_FILE, beginning.environment())


def make_workflow() -> None:
    """One way for a draft to be approved, by owners and editors, for every page; one that is there is kept.

    Wagtail's first migration names its own after a group of Wagtail's that we do not have.
    """
    name = _("Approval by an editor")
    root = Page.objects.get(depth=1)
    there = WorkflowPage.objects.filter(page=root).first()
    workflow = there.workflow if there else Workflow.objects.create(name=name)
    if not there:
        WorkflowPage.objects.create(workflow=workflow, page=root)
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name=name), sort_order=0)
    workflow.name, workflow.active = name, True
    workflow.save()
    for step in workflow.workflow_tasks.all():
        task = step.task.specific
        task.name = name
        task.save()
        task.groups.set(make_groups()[group] for group in (OWNER, EDITOR))


def keep(path: Path, values: dict[str, str]) -> list[Change]:
    """Write ``values`` to the file every process reads; says of each what stood there and what overrules it.

    Proxies that somebody has named already stay. What the shell of this command says wins over the file for
    as long as it says so, and that is seldom meant.
    """
    try:
        before = read_values(path)
    except (OSError, ValueError) as error:
        raise Refused(
            _("%(file)s cannot be read: %(why)s Nothing was changed.") % {"file": path, "why": error}
        ) from error
    if before.get("TRUSTED_PROXIES"):
        values = {name: value for name, value in values.items() if name != "TRUSTED_PROXIES"}
    changes = []
    for name, value in values.items():
        said = os.environ.get(name)
        from_shell = said is not None and said != before.get(name) and said.strip() not in ("", value)
        changes.append(Change(name, value, before.get(name), said if from_shell else None))
    write_values(path, values)
    return changes
