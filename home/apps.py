"""The app's name and label, and what happens after a migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The front door."""

    name = "home"
    label = "home"
    verbose_name = _("Home")

    def ready(self):
        """SITE_URL is the truth: each migrate writes it to the default Site. Old jobs go each midnight."""
        from foundation import boundaries, moment, waiting
        from home.approval import mails
        from home.dashboard.waiting import stopped_clock
        from home.login import guard
        from home.pruning import prune
        from home.site_address import write_site_address

        post_migrate.connect(write_site_address, sender=self)
        boundaries.register("old jobs", next_after=moment.next_midnight, passed=prune)
        boundaries.register("wrong passwords", next_after=moment.next_midnight, passed=guard.calm)
        waiting.register("clock", stopped_clock)
        mails.connect()
