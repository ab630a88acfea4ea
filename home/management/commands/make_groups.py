"""manage.py make_groups: the four groups, with the rights that this version knows."""

from django.core.management.base import BaseCommand

from home.groups import make_groups


class Command(BaseCommand):
    """Make the groups, or give them their rights anew: an upgrade may bring screens that need new ones."""

    help = "Make Owner, Editor, Moderator and Reader-in-residence, or give them the rights of this version."

    def handle(self, **options):
        """Make them and say so."""
        self.stdout.write(", ".join(make_groups()) + ": made, with the rights of this version.")
