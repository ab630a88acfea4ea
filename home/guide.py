"""The guide for editors: plain words inside the admin, one template a chapter."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Chapter:
    """A chapter: its part of the address, its name, and what it is good for."""

    slug: str
    title: "str | StrPromise"
    about: "str | StrPromise"

    @property
    def template(self) -> str:
        """The file that holds its words."""
        return f"home/guide/{self.slug.replace('-', '_')}.html"

    @property
    def link(self) -> str:
        """Its address."""
        return reverse("guide_chapter", args=[self.slug])


CHAPTERS = (
    Chapter(
        "first-week", _("Your first week in ten steps"), _("From an empty site to a story that goes live by itself.")
    ),
    Chapter(
        "sent-in",
        _("Stories that were sent in"),
        _("Where they land, what is doubtful, who is answered, and a story on paper."),
    ),
    Chapter(
        "decide",
        _("Decide what becomes of a story"),
        _("Accept, shortlist, keep or decline, the mail that is sent, and the way back."),
    ),
    Chapter(
        "a-story",
        _("A story, from words to live"),
        _("Words, pictures and their descriptions, the pull quote, consent."),
    ),
    Chapter(
        "plan-and-schedule", _("Plan and schedule"), _("What a plan is, what a promise is, and how both are changed.")
    ),
    Chapter(
        "responses",
        _("What readers answer"),
        _("Publish, remove, spam; why some wait; children, closing, and “This is a story”."),
    ),
    Chapter(
        "letters",
        _("The mailing list"),
        _("Who is on it, the welcome code, and letters: made by the week, sent by you or by themselves."),
    ),
    Chapter("pictures", _("Pictures and privacy"), _("What we take out of a photo, and children in it.")),
    Chapter("consent", _("Consent"), _("What a teller allows, and why nothing goes out without it.")),
    Chapter("who-may", _("Who may do what"), _("Owner, Editor, Moderator, Reader-in-residence.")),
    Chapter(
        "when-wrong",
        _("When something goes wrong"),
        _("A teller changes their mind, a wrong name, a typo in a promised story."),
    ),
    Chapter("words", _("Words we use"), _("One word for one thing.")),
)


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The contents."""

    page_title = _("Guide for editors")
    header_icon = "help"
    template_name = "home/guide/contents.html"

    def get_breadcrumbs_items(self):
        """Home, then the guide."""
        return [*super().get_breadcrumbs_items(), {"url": reverse("guide"), "label": GuideView.page_title}]

    def get_context_data(self, **kwargs):
        """Every chapter."""
        return super().get_context_data(chapters=CHAPTERS, **kwargs)


class ChapterView(GuideView):
    """One chapter, and where to read on."""

    def dispatch(self, request, *args, chapter, **kwargs):
        """Find the chapter."""
        slugs = [one.slug for one in CHAPTERS]
        if chapter not in slugs:
            raise Http404("There is no such chapter.")
        self.number = slugs.index(chapter)
        self.chapter = CHAPTERS[self.number]
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        """The chapter's name."""
        return self.chapter.title

    def get_template_names(self):
        """The chapter's own file."""
        return [self.chapter.template]

    def get_breadcrumbs_items(self):
        """Home, the guide, the chapter."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.chapter.title}]

    def get_context_data(self, **kwargs):
        """The chapter and the one after it."""
        after = CHAPTERS[self.number + 1] if self.number + 1 < len(CHAPTERS) else None
        return super().get_context_data(chapter=self.chapter, after=after, **kwargs)
