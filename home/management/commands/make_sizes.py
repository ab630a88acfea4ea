"""manage.py make_sizes: what readers are shown of pictures, where this version shows other sizes than the last."""

from django.core.management.base import BaseCommand
from wagtail.models import Page

from foundation.renditions import are_made, make_renditions_of
from home.models import HomePage
from stories.pages.picturing import shown_by
from stories.schedule.cards.making import make_cards_below


class Command(BaseCommand):
    """Have the worker make missing sizes of pictures on pages that are out, and missing cards; a repeat is harmless."""

    help = "Have the worker make what is missing of pictures and cards that readers are shown; after an upgrade."

    def handle(self, **options):
        """Enqueue what is missing, and say of how many pictures."""
        asked = 0
        for pk in Page.objects.live().filter(depth__gt=1).order_by("path").values_list("pk", flat=True):
            for picture, uses in shown_by(Page.objects.get(pk=pk).specific):
                if not are_made(picture, uses):
                    make_renditions_of.enqueue(picture.pk, uses)
                    asked += 1
        for home in HomePage.objects.live():
            make_cards_below.enqueue(home.pk)
        self.stdout.write(f"Sizes of {asked} pictures are missing; the worker makes them, and missing cards.")
