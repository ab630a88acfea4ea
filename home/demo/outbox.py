"""The demo's mails, readable in the admin: they are written to files and go nowhere."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

#: How many mails the page shows, the latest first.
SHOWN = 50
#: How django.core.mail's file backend parts the mails of one file.
RULE = b"-" * 79


def is_kept_in_files() -> bool:
    """Whether mails are written to files here (EMAIL_URL unset, or filemail://)."""
    return settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def mails(folder: Path) -> list[dict]:
    """The latest mails of a folder of files: to, subject, date and plain text."""
    found = []
    for path in sorted(folder.glob("*.log"), reverse=True)[:SHOWN]:
        for raw in filter(None, (part.strip() for part in path.read_bytes().split(RULE))):
            mail = message_from_bytes(raw, policy=policy.default)
            text = mail.get_body(("plain",))
            found.append(
                {
                    "to": mail["To"],
                    "subject": mail["Subject"],
                    "date": _in_utc(mail["Date"].datetime),
                    "text": text.get_content() if text else "",
                }
            )
    return found[:SHOWN]


def _in_utc(at: datetime) -> datetime:
    """A date that names no zone (“-0000”) is one of UTC (RFC 5322 §3.3)."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


class OutboxView(WagtailAdminTemplateMixin, TemplateView):
    """The mails that the demo would have sent."""

    page_title = gettext_lazy("Mails of the demo")
    header_icon = "mail"
    template_name = "home/demo/outbox.html"

    def dispatch(self, request, *args, **kwargs):
        """For those who run the site: mails hold addresses."""
        if not (settings.DEMO and is_kept_in_files() and request.user.is_superuser):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Home, then this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """The mails."""
        return super().get_context_data(mails=mails(Path(settings.EMAIL_FILE_PATH)), **kwargs)
