"""A response as the desk shows it: under which story, what it answers, why it waits, and what can be done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from foundation import moment
from foundation.renditions import existing
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.responses.desk.acts import Act, acts_for, filled_among
from stories.responses.desk.more import MoreItem, more_items
from stories.responses.models import Report, Response
from stories.responses.models.report import by_reader

#: So much of the answered response is quoted, in signs.
QUOTED = 80


@dataclass(frozen=True)
class Card:
    """What the template of a card needs; without ``acts`` for those who may only look.

    ``pk`` as it stands in addresses and names: a number would be written anew, by the rules of the language, at each
    of a dozen places. ``buttons`` are those of ``acts``.
    """

    response: Response
    pk: str
    when: str
    story_link: str
    thumb: str
    #: What each reader said who asked us to look.
    reports: list[list[str]]
    filled: Act | None
    acts: list[Act] = field(default_factory=list)
    buttons: str = ""
    more: list[MoreItem] = field(default_factory=list)

    @property
    def answers(self) -> str:
        """Whom it answers, and how that begins; empty for one that answers the story."""
        parent = self.response.parent
        if parent is None:
            return ""
        if parent.is_deleted:
            return _("Answers a response that its writer deleted.")
        begins = Truncator(" ".join(parent.text.split())).chars(QUOTED, truncate=" …")
        return _("Answers %(name)s: “%(begins)s”") % {"name": parent.name, "begins": begins}

    @property
    def reasons(self) -> list[str]:
        """Why it was held; what is published has no need of them any more."""
        return [] if self.response.is_published else self.response.held_because


def with_all_shown(responses: QuerySet) -> QuerySet:
    """With all that a card shows, in the same number of queries for any number of cards."""
    reports = Prefetch("reports", queryset=Report.objects.open(), to_attr="open_reports")
    # Many answer one story: it is read once, and without its words.
    stories = Prefetch("story", queryset=StoryPage.objects.with_covers().defer_streamfields())
    return responses.select_related("parent", "responder").prefetch_related(stories, reports)


def cards_of(responses: Iterable, request, *, may_act: bool) -> Iterator[Card]:
    """A card for each row of `with_all_shown`."""
    seen_of: dict[int, tuple[str, str]] = {}
    buttons_of: dict[tuple[str, ...], str] = {}
    for response in responses:
        story = response.story
        # Many answer one story: its address and its picture are looked up once.
        if story.pk not in seen_of:
            seen_of[story.pk] = _seen_of(story, request)
        address, thumb = seen_of[story.pk]
        acts = acts_for(response, is_reported=bool(response.open_reports)) if may_act else []
        filled = filled_among(acts, response)
        # The buttons of one tray are the same but for which is filled: they are written once.
        kind = (filled.name if filled else "", *(act.name for act in acts))
        if kind not in buttons_of:
            buttons_of[kind] = render_to_string("responses/desk/buttons.html", {"acts": acts, "filled": filled})
        yield Card(
            response=response,
            pk=str(response.pk),
            when=when(response.written_at),
            story_link=f"{address}#{response.anchor}" if address and response.is_published else address,
            thumb=thumb,
            reports=by_reader(response.open_reports),
            filled=filled,
            acts=acts,
            buttons=buttons_of[kind],
            more=list(more_items(response, request.user, may_act=may_act)),
        )


def when(at) -> str:
    """A moment with its zone: "Today, 07:51 (New York)", "Tue 24 Nov, 07:51 (New York)"."""
    local = moment.local(at)
    if local.date() != moment.today():
        return written(at)
    return _("Today, %(time)s (%(zone)s)") % {"time": f"{local:%H:%M}", "zone": moment.zone_name()}


def _seen_of(story, request) -> tuple[str, str]:
    """Where ``story`` is read, empty for one that is not out; and the smallest size of its picture, none made here."""
    address = (story.get_url(request) or "") if story.live else ""
    found = existing(story.cover, "card") if story.cover else {}
    return address, next((sizes[0].url for sizes in found.values()), "")
