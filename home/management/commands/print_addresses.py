"""manage.py print_addresses: where the site is, and how to get in."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from foundation.templatetags.moments import wall_clock
from home.demo.logins import read_logins
from stories.schedule.clock import next_promise


class Command(BaseCommand):
    """Print addresses, the demo's logins and the next promise."""

    help = "Print the site's addresses, the demo's logins and when the next story goes live."

    def handle(self, **options):
        """Print them."""
        write = self.stdout.write
        write(f"\n  The site:        {settings.SITE_URL}/")
        write(f"  For editors:     {settings.SITE_URL}/admin/")
        for name, password in read_logins().items() if settings.DEMO else ():
            write(f"                   {name:<10} {password}")
        if not get_user_model().objects.exists():
            write("                   Nobody can log in yet: .venv/bin/python manage.py start_site")
        for due in next_promise():
            write(f"  Next story:      goes live by itself at {wall_clock(due)} ({settings.TIME_ZONE})")
        write("  Stop with Ctrl-C.\n")
