"""manage.py backup: the whole site in one file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.template.defaultfilters import filesizeformat

from foundation.masking import masked
from foundation.refusing import Refused
from home.backup.making import Made, make
from home.backup.telling import progress

#: How many missing files are named; the manifest names all.
NAMED = 10


class Command(BaseCommand):
    """`backup FILE [--overwrite]`: a thin door to `home.backup.making.make`."""

    help = (
        "Write the database and all files, private ones too, into FILE, and prove it: it is read again, and appears "
        "only when every hash in it is right. The site may go on running. As private as the site itself: it holds "
        "addresses and originals. SECRET_KEY is not in it. Says nothing where nobody watches and all is well."
    )

    def add_arguments(self, parser):
        """Where to, and whether over what is there."""
        parser.add_argument("file", metavar="FILE", type=Path, help="such as /srv/backup/milepost-2026-11-26.zip")
        parser.add_argument("--overwrite", action="store_true", help="take the place of a FILE that is there")

    def handle(self, *, file: Path, overwrite: bool, verbosity: int, **options):
        """Make it, and say what is in it."""
        watched = verbosity > 1 or (verbosity == 1 and self.stdout.isatty())
        try:
            made = make(file, overwrite=overwrite, say=progress(self.stdout, watched))
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        except DatabaseError as error:
            why = masked(str(error)).strip().splitlines()[0]
            raise CommandError(f"The database ended the backup: {why} No backup was made.") from error
        except KeyboardInterrupt as stopped:
            raise CommandError("\nStopped. No backup was made.") from stopped
        if watched:
            self.say_what_is_in_it(file, made)
        self.warn_of_missing(made)

    def say_what_is_in_it(self, file: Path, made: Made):
        """One line, and what to keep beside it."""
        manifest = made.manifest
        count = sum(len(names) for names in manifest.files.values())
        self.stdout.write(
            f"{file}: {manifest.rows:,} rows of {len(manifest.tables)} tables and {count:,} files, "
            f"{filesizeformat(made.size)}. Read again, every hash is right."
        )
        self.stdout.write("Keep SECRET_KEY apart from it: private links that were sent open only with the same key.")

    def warn_of_missing(self, made: Made):
        """Files that rows name and that were not there, so that somebody looks for them while they can be found."""
        missing = [f"{storage}: {name}" for storage, names in made.manifest.missing.items() for name in names]
        if not missing:
            return
        self.stderr.write(f"Mind: the database names {len(missing)} files that are missing, so the backup lacks them:")
        for name in missing[:NAMED]:
            self.stderr.write(f"  {name}")
        if len(missing) > NAMED:
            self.stderr.write("  … manifest.json in the backup names all of them.")
