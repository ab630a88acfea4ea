"""manage.py start_site: an empty real site."""

import getpass
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from foundation.environment import quoted
from foundation.refusing import Refused
from home import answers, starting
from home.demo.outbox import is_kept_in_files
from home.starting import Beginning, Change

#: What was not given and cannot be guessed.
MISSING = "Give {}, or leave --no-input out and be asked."


class Command(BaseCommand):
    """Ask what a site has to know, then start it."""

    help = "Start an empty real site: asks its name, address, time zone and owner. Refuses a site with content."

    def add_arguments(self, parser):
        """Each question is an option as well, so that it can be scripted."""
        parser.add_argument("--name", help="What the site is called.")
        parser.add_argument("--address", metavar="URL", help="Where readers find it: https://stories.example.org.")
        parser.add_argument("--zone", help="Its time zone: America/New_York.")
        parser.add_argument("--stories-address", metavar="MAIL", help="Where stories are sent; mails come from there.")
        parser.add_argument("--owner-name", metavar="NAME", help="Who runs it.")
        parser.add_argument("--owner-email", metavar="MAIL", help="What the owner logs in with, and where alerts go.")
        parser.add_argument("--password-file", metavar="FILE", help="The owner's password, in the first line of FILE.")
        parser.add_argument(
            "--no-input", action="store_true", help="Ask nothing. Without a password file, one is made and printed."
        )

    def handle(self, **options):
        """Ask, start, and say what comes next."""
        self.given, self.asks = options, not options["no_input"]
        try:
            self.refuse_without_tables()
            starting.refuse_content()
            beginning = self.ask_everything()
            password, is_made = self.password(beginning)
            changes = starting.start(beginning, password)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        except (EOFError, KeyboardInterrupt) as ended:
            raise CommandError("\nStopped before the last question. Nothing was changed.") from ended
        self.say_what_comes_next(beginning, changes, password if is_made else None)

    def refuse_without_tables(self):
        """Say plainly what to do first."""
        try:
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            first = str(error).strip().splitlines()[0]
            raise Refused(f"The database does not answer: {first} Look at DATABASE_URL.") from error
        if missing:
            raise Refused("The database has no tables yet, or old ones. First: .venv/bin/python manage.py migrate")

    def ask_everything(self) -> Beginning:
        """Every answer, checked."""
        name = self.ask("name", "What is the site called?", answers.check_name)
        address = self.ask("address", "Where will readers find it?", answers.check_address, settings.SITE_URL)
        zone = self.ask("zone", "In which time zone does it live?", answers.check_zone, settings.TIME_ZONE)
        usual = answers.usual_stories_address(address)
        stories = self.ask("stories_address", "Where do people mail their stories?", answers.check_email, usual)
        owner_name = self.ask("owner_name", "Who runs it? Your name:", answers.check_owner_name)
        owner_email = self.ask("owner_email", "Your mail address, which you log in with:", answers.check_owner_email)
        return Beginning(name, address, zone, stories, owner_name, owner_email)

    def ask(self, option: str, question: str, check: Callable[[str], str], usual: str = "") -> str:
        """The option, or the answer to ``question``, asked again until it can be taken; ``usual`` for Enter alone."""
        given = self.given[option]
        if given is not None:
            return check(given)
        if not self.asks:
            if not usual:
                raise Refused(MISSING.format("--" + option.replace("_", "-")))
            return check(usual)
        while True:
            answer = input(f"{question} [{usual}] " if usual else f"{question} ")
            try:
                return check(answer.strip() or usual)
            except Refused as refused:
                self.stdout.write(f"  {refused}")

    def password(self, beginning: Beginning) -> tuple[str, bool]:
        """The owner's password, and whether it was made by chance."""
        file = self.given["password_file"]
        if file is not None:
            return self.checked(self.first_line(file), beginning), False
        if not self.asks:
            return secrets.token_urlsafe(15), True
        while True:
            typed = getpass.getpass("A password (it is not shown): ")
            try:
                self.checked(typed, beginning)
            except Refused as refused:
                self.stdout.write(f"  {refused}")
                continue
            if getpass.getpass("The same once more: ") == typed:
                return typed, False
            self.stdout.write("  The two are not the same.")

    def first_line(self, file: str) -> str:
        """The first line of a file, or of what is piped in for “-”."""
        try:
            lines = sys.stdin.read() if file == "-" else Path(file).read_text()
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"The password file {file} cannot be read. Nothing was changed.") from error
        return (lines.splitlines() or [""])[0]

    def checked(self, password: str, beginning: Beginning) -> str:
        """``password`` where it is good enough; Refused with what is wrong with it."""
        first, _space, last = beginning.owner_name.rpartition(" ")
        owner = get_user_model()(
            username=beginning.owner_email, email=beginning.owner_email, first_name=first, last_name=last
        )
        try:
            validate_password(password, owner)
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        return password

    def say_what_comes_next(self, beginning: Beginning, changes: list[Change], made: str | None):
        """What was written where, how to log in, and what to do first."""
        write = self.stdout.write
        write(f"\n{beginning.name} stands. Every process reads {settings.ENV_FILE}, which now says:\n")
        for change in changes:
            said = "" if change.is_new or change.before == change.value else f"   (was {change.before})"
            write(f"  {change.name}={quoted(change.value)}{said}")
        for change in (one for one in changes if one.overruled_by is not None):
            write(
                f"\n  Mind: in this shell {change.name} is {change.overruled_by}, and that wins over the file for "
                "whatever is started here. Take it out."
            )
        if is_kept_in_files():
            write("\n  No mail leaves yet: mails are kept in files until EMAIL_URL names a server.")
        if beginning.address.startswith("http://"):
            write("\n  http:// is for trying it out: passwords can be read on the way.")
        write("\nNext:\n")
        write("  1. Start web, clock and worker anew, so that they read that file (README, “Put it on the net”).")
        write(f"  2. Log in at {beginning.address}/admin/ as {beginning.owner_email}.")
        if made:
            write(f"     Password, shown this once: {made}")
        write("  3. Read “How we use your story”: it is out, and it is your promise. Finish “About us” and publish it.")
        write("  4. Make a series: its question is what you ask your readers.")
        write("  5. Let the others in: Settings ▸ Users, each with a group.")
