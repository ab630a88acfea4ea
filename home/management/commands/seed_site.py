"""manage.py seed_site: the demo."""

from argparse import ArgumentTypeError

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from foundation.refusing import Refused
from foundation.templatetags.moments import promised
from home.demo.crowd import add_crowd
from home.demo.crowd_talk import add_talk
from home.demo.seeding import Stage, has_content, remove_everything, seed
from stories.pages.models import SeriesIndexPage

#: More than a site of this kind tells in a lifetime.
MOST = 100_000


def how_many(words: str) -> int:
    """A number of stories or responses from the command line."""
    number = int(words)
    if not 0 <= number <= MOST:
        raise ArgumentTypeError(f"Give a number from 0 to {MOST:,}.")
    return number


class Command(BaseCommand):
    """Make the demo through the real acts."""

    help = (
        "Make the demo: an invented community, two weeks that are over, one that runs now. Refuses a site with content."
    )

    def add_arguments(self, parser):
        """Stage, chance, and what to do with a site that has content."""
        parser.add_argument(
            "--stage",
            choices=[stage.value for stage in Stage],
            default=Stage.ANSWERED.value,
            help="How far the week is; answered: it runs, and readers have responded.",
        )
        parser.add_argument(
            "--stories", type=how_many, default=0, metavar="N", help="So many more stories, live, made in bulk."
        )
        parser.add_argument(
            "--responses",
            type=how_many,
            default=0,
            metavar="N",
            help="So many more responses to the stories that are live, made in bulk.",
        )
        parser.add_argument("--seed", type=int, default=7, help="The same number draws the same pictures.")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--reset", action="store_true", help="Take ALL content of this site away first.")
        what.add_argument("--if-empty", action="store_true", help="Do nothing where the site has content.")

    def handle(self, *, stage, seed: int, stories, responses, reset, if_empty, **options):
        """Seed, and say when the next story is due."""
        if if_empty and has_content():
            return
        if responses and not stories and stage == Stage.COLLECTING:
            raise CommandError(
                "While it collects, no story is live that could be answered. Give --stories too, or another --stage."
            )
        if reset and not settings.DEMO:
            raise CommandError("DEMO is 0: this is a real site, and its stories stay. Nothing was changed.")
        if reset:
            remove_everything()
        try:
            seeded = self.make(stage, seed, stories, responses)
        except Refused as refused:
            raise CommandError(f"{refused} Use --reset to take all content away first.") from refused
        if seeded.due:
            self.stdout.write(f"The next story goes live {promised(seeded.due)}.")

    def say(self, words: str, done: int = 0, count: int = 0):
        """A line on what is being done, written over as it goes on."""
        if not count:
            self.stdout.write(f"  {words} …")
            return
        self.stdout.write(f"\r  {words}, {done} of {count}", ending="\n" if done == count else "")
        self.stdout.flush()

    def show_progress(self, of: str):
        """A bar that fills, for so many ``of`` them."""

        def show(done: int, count: int):
            filled = 40 * done // count
            end = "\n" if done == count else ""
            self.stdout.write(f"\r  [{'#' * filled}{'.' * (40 - filled)}] {done:,} of {count:,} {of}", ending=end)
            self.stdout.flush()

        return show

    def make(self, stage: str, chance: int, stories: int, responses: int):
        """Make the demo, saying what is being done; ``stories`` and ``responses`` more in bulk."""

        def add_more(series: SeriesIndexPage) -> None:
            add_crowd(series, stories, chance, self.show_progress("stories"))
            add_talk(responses, chance, self.show_progress("responses"))

        return seed(stage=Stage(stage), chance=chance, say=self.say, add_more=add_more)
