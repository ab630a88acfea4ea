"""manage.py restore: a site out of its backup."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from foundation.masking import masked
from foundation.refusing import Refused
from home.backup import archive
from home.backup.manifest import Manifest
from home.backup.restoring import Restored, restore
from home.backup.telling import progress, table


class Command(BaseCommand):
    """`restore FILE [--check]`: a thin door to `home.backup.restoring.restore`."""

    help = (
        "Restore the backup FILE into an empty site: a database as `manage.py migrate` leaves it, and empty folders. "
        "All or nothing: every row and file is read again and compared before it counts. --check only proves FILE."
    )

    def add_arguments(self, parser):
        """Which file, and whether it is only looked at."""
        parser.add_argument("file", metavar="FILE", type=Path, help="what manage.py backup has written")
        parser.add_argument("--check", action="store_true", help="read and prove FILE, and change nothing")

    def handle(self, *, file: Path, check: bool, verbosity: int, **options):
        """Restore or check, and say what there is now."""
        say = progress(self.stdout, verbosity > 1 or (verbosity == 1 and self.stdout.isatty()))
        try:
            if check:
                self.say_what_is_in(archive.prove(file, say))
            else:
                self.say_what_comes_next(restore(file, say))
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        except DatabaseError as error:
            why = masked(str(error)).strip().splitlines()[0]
            raise CommandError(f"The database ended the restore: {why} Nothing was kept.") from error
        except KeyboardInterrupt as stopped:
            raise CommandError("\nStopped. Nothing was kept.") from stopped

    def say_what_is_in(self, manifest: Manifest):
        """What a whole file holds."""
        self.stdout.write(f"The backup is whole: Milepost {manifest.made_by}.")
        self.stdout.write("")
        self.stdout.write(table(manifest))
        self.warn_of_missing(manifest)

    def say_what_comes_next(self, restored: Restored):
        """The proof in short, and what the operator has to know before the processes start."""
        manifest, write = restored.manifest, self.stdout.write
        write(f"Restored, read again and the same: the site of {manifest.made_at[:16].replace('T', ' ')} UTC.")
        write("")
        write(table(manifest, restored.rows, restored.files))
        self.warn_of_missing(manifest)
        if restored.waiting:
            write(f"\n{restored.waiting} jobs wait, mails among them, and are done once the worker starts here.")
        write("\nThe old machine must not run any more: both would publish, and both would send mails.")
        if not restored.opens_links:
            write(
                "SECRET_KEY is another than that of the old site: private links that were sent no longer open. Set "
                "SECRET_KEY to the old one, or add it to SECRET_KEY_FALLBACKS."
            )
        if not restored.is_indexed:
            write("The search index could not be made. First: .venv/bin/python manage.py update_index")
        write(f"The site answers at {settings.SITE_URL}. Start its processes; what is overdue goes live at once.")

    def warn_of_missing(self, manifest: Manifest):
        """What was missing before."""
        if manifest.missing_count:
            self.stdout.write(
                f"\n{manifest.missing_count} files that rows name were missing already when the backup was made; "
                "manifest.json in it names them."
            )
