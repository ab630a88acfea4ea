"""From which page somebody signed up, so that they are led back there."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from wagtail.models import Page

from foundation.models.site_page import SitePageQuerySet
from foundation.posting.seeing import see_other
from home.models import HomePage
from stories.pages.models import StoryPage
from stories.schedule.models import ThemedWeekPage

#: What the page says where somebody has just signed up stands at this fragment: shown by CSS alone, so that the page
#: is the same for everybody, and every cache may keep it.
ASKED = "asked"
#: Longer than any address of ours.
LONGEST = 600


def back_to(path: str) -> HttpResponseRedirect:
    """To where the sign-up at ``path`` says that we have written; to a page that says so where that is none of ours."""
    return see_other(f"{path}#{ASKED}" if has_sign_up(path) else reverse("asked_for_letters"))


def has_sign_up(path: str) -> bool:
    """Whether a page of ours that holds the sign-up stands at ``path`` for anybody to read."""
    if not path.startswith("/") or len(path) > LONGEST or not path.isprintable():
        return False
    front = HomePage.objects.live().values_list("url_path", flat=True).first()
    pages = SitePageQuerySet(Page).readable().type(HomePage, StoryPage, ThemedWeekPage)
    return front is not None and pages.filter(url_path=f"{front}{path.removeprefix('/')}").exists()
