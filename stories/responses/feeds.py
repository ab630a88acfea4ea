"""What feed readers get of the talk under a story: Atom (RFC 4287) with the thread extension (RFC 4685)."""

import uuid

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.unchanged import only_if_changed
from stories.pages.feeds import StoriesAtom, changed_at, in_xml, mark
from stories.pages.gone import gone_page
from stories.pages.models import GoneAddress, SeriesIndexPage, StoryPage
from stories.responses.links_in_words import in_paragraphs
from stories.responses.models import Response

#: How many responses the feed of a story holds, the latest first.
LENGTH = 50
THREADS = "http://purl.org/syndication/thread/1.0"


def feed_of(story: StoryPage) -> str:
    """The whole address of the feed of the responses to ``story``."""
    return f"{story.full_url}responses/feed/"


class ResponsesAtom(StoriesAtom):
    """Atom that says which response an entry answers."""

    def root_attributes(self):
        """With the name space of threads."""
        return {**super().root_attributes(), "xmlns:thr": THREADS}

    def add_item_elements(self, handler, item):
        """With `in-reply-to` (RFC 4685, 3)."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("thr:in-reply-to", None, item["answers"])


class ResponsesFeed(Feed):
    """The latest responses to one story that all may read."""

    feed_type = ResponsesAtom
    item_guid_is_permalink = False

    def __init__(self, story: StoryPage):
        self.story = story

    def title(self):
        """Whose talk it is."""
        return in_xml(_("Responses to “%s”") % self.story.title)

    def link(self):
        """The story."""
        return self.story.full_url

    def feed_url(self):
        """Its own address, whatever host it was asked for by."""
        return feed_of(self.story)

    def feed_guid(self):
        """Stable, whatever is renamed."""
        return _identity(self.story, "responses")

    def author_name(self):
        """The story's title: a feed without responses needs an author too (RFC 4287, 4.1.1)."""
        return in_xml(self.story.title)

    def feed_extra_kwargs(self, obj):
        """What `StoriesAtom` writes of the feed; without responses it is as old as its story."""
        latest = [_changed_at(response) for response in self.responses]
        return {"mark": mark(), "changed_at": max(latest, default=changed_at(self.story))}

    def items(self):
        """The latest responses."""
        return self.responses

    @property
    def responses(self) -> list[Response]:
        """The latest that are published, asked for once."""
        if not hasattr(self, "_responses"):
            latest = Response.objects.published().filter(story=self.story).order_by("-published_at", "-pk")
            self._responses = list(latest.defer("network", "fingerprint")[:LENGTH])
            for response in self._responses:
                response.story = self.story
        return self._responses

    def item_title(self, response):
        """Who wrote it."""
        if response.is_teller:
            return in_xml(_("%s, who told this story") % response.name)
        return in_xml(response.name)

    def item_description(self, response):
        """None: it is short, and stands in `content`."""
        return None

    def item_link(self, response):
        """Its place under the story."""
        return response.permalink

    def item_guid(self, response):
        """Stable, whatever is renamed."""
        return _identity(self.story, response.anchor)

    def item_author_name(self, response):
        """The name as it was typed, and never an address."""
        return in_xml(response.name)

    def item_pubdate(self, response):
        """When all could read it first."""
        return response.published_at

    def item_updateddate(self, response):
        """When it last changed."""
        return _changed_at(response)

    def item_extra_kwargs(self, response):
        """What the two kinds of Atom write of an entry."""
        return {"html": in_xml(in_paragraphs(response.text)), "language": "", "answers": _answers(self.story, response)}


@require_safe
@only_if_changed
def responses_feed(request: HttpRequest, series: str, slug: str) -> HttpResponse:
    """The latest responses to a story that is out, as Atom; 410 where its teller took the story back."""
    told_in = SeriesIndexPage.objects.readable().filter(slug=series).first()
    story = StoryPage.objects.child_of(told_in).readable().filter(slug=slug).first() if told_in else None
    if story is None:
        gone = GoneAddress.objects.at(f"/{series}/{slug}/")
        if gone:
            return gone_page(request, gone)
        raise Http404("No such story.")
    return ResponsesFeed(story)(request)


def _changed_at(response):
    return max(response.published_at, response.edited_at or response.published_at)


def _identity(story, name):
    """An id that stays when address or title change (RFC 4287, 4.2.6), made of the story's own (RFC 9562, 5.5)."""
    return f"urn:uuid:{uuid.uuid5(story.translation_key, name)}"


def _answers(story, response):
    """What `in-reply-to` says: the response that this one answers, else the story."""
    if response.parent_id:
        anchor = Response(pk=response.parent_id).anchor
        ref, place = _identity(story, anchor), f"{story.full_url}#{anchor}"
    else:
        ref, place = f"urn:uuid:{story.translation_key}", story.full_url
    return {"ref": ref, "href": place, "type": "text/html"}
