"""manage.py publish_scheduled: Wagtail's command, by our clock's act.

Wagtail's own publishes twice when run twice at once, and loses the schedule of a page that fails
(tried on 8.0.1). This one stands before `wagtail` in INSTALLED_APPS and replaces it.
"""

from django.core.management.base import BaseCommand
from wagtail.models import Page, Revision

from foundation import moment
from foundation.templatetags.moments import promised
from stories.schedule import clock


class Command(BaseCommand):
    """Do what is due now; harmless beside a running clock."""

    help = "Publish and expire what is due now. The clock does this by itself; this is for those who have it in cron."

    def add_arguments(self, parser):
        """Wagtail's one option."""
        parser.add_argument("--dryrun", action="store_true", dest="dryrun", help="Only say what is due.")

    def handle(self, *, dryrun, **options):
        """Publish and expire, or only say what would be."""
        if not dryrun:
            done = clock.look()
            self.stdout.write(f"published {done.published}, expired {done.expired}, failed {done.failed}")
            return
        now = moment.now()
        for revision in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at"):
            self.stdout.write(f"to publish: {revision.object_str}, due {promised(revision.approved_go_live_at)}")
        for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            self.stdout.write(f"to take down: {page.title}, due {promised(page.expire_at)}")
