"""`manage.py forget`: let go now of everything whose time is over; `--dry-run` says how much that is."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foundation import forgetting


class Command(BaseCommand):
    """What the clock has done each midnight; safe at any time. Prints numbers, and nothing of anybody."""

    help = "Let go now of everything whose time is over, as each midnight does."

    def add_arguments(self, parser):
        """Whether only to look."""
        parser.add_argument("--dry-run", action="store_true", help="only say how much is due, now and within 30 days")

    def handle(self, *args, dry_run=False, **options):
        """Look, or let go; what failed makes the exit code 1."""
        if dry_run:
            self._look()
        elif self._let_go():
            raise CommandError(
                _("What failed is still there, and is tried again each night. The log says where it broke.")
            )

    def _look(self):
        self._row(_("now"), _("30 days"), _("what, and how long it is kept"))
        for one in forgetting.standing():
            self._row(one.due, one.soon, f"{one.rule.what}: {one.rule.kept}")
        self.stdout.write(_("Nothing was changed. “manage.py forget” lets go of what is due now."))

    def _let_go(self) -> int:
        failed = 0
        self._row(_("gone"), _("failed"), _("what"))
        for rule in forgetting.rules():
            done = forgetting.run(rule)
            failed += done.failed
            self._row(done.number, done.failed, rule.what)
        return failed

    def _row(self, first, second, words):
        self.stdout.write(f"{first!s:>7}  {second!s:>7}  {words}")
