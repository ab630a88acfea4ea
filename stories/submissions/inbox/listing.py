"""The list of what was sent in: trays, and for each story what an editor chooses by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from stories.submissions.inbox.addresses import may_see_addresses, without_addresses
from stories.submissions.inbox.filters import ANSWERED, STATES, TRAYS, SubmissionFilterSet, with_consent
from stories.submissions.inbox.state_words import in_words, with_standing
from stories.submissions.inbox.waits import how_long, is_long, waiting_long
from stories.submissions.models import Enclosure, Submission

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

State = Submission.State
#: Those that are shown also where they are empty.
ALWAYS = tuple(TRAYS)[:5]
#: Of the others nobody minds what is allowed.
MAY_BE_TOLD = (*Submission.OPEN, State.HELD, State.ACCEPTED)
#: On a phone a row is a card: the first cell takes a line, the others share one.
CELL, FEW = "mp-inbox-cell", "mp-inbox-cell mp-inbox-cell--few"


@dataclass(frozen=True)
class Tray:
    """What lies together, how many, and where it is listed."""

    label: "str | StrPromise"
    count: int
    link: str
    is_open: bool


@dataclass(frozen=True)
class Flag:
    """Something to mind before reading: an icon and few words."""

    icon: str
    words: str


def flags_of(submission) -> Iterator[Flag]:
    """What to mind about a row of the list, in few words."""
    for said in submission.news_in_words:
        yield Flag("mail", said)
    if submission.has_unread_reply:
        yield Flag("mail", _now("they wrote again"))
    if submission.same_as_id or submission.same_story_id:
        yield Flag("copy", _now("maybe the same as another"))
    if "guardian" in submission.ticked:
        yield Flag("user", _now("a child"))
    may_be_told = submission.state in MAY_BE_TOLD
    if may_be_told and submission.covers_site is False:
        yield Flag("clipboard-list", _now("consent does not cover the site"))
    elif may_be_told and submission.covers_site is None and "site" not in submission.ticked:
        yield Flag("clipboard-list", _now("no consent yet"))
    if submission.sender_address and not submission.is_confirmed:
        yield Flag("warning", _now("address not confirmed"))


class StoryColumn(TitleColumn):
    """Whose story it is, how it begins, and what to mind."""

    cell_template_name = "submissions/inbox/story_cell.html"


class CameColumn(Column):
    """When it came, and how long whoever sent it has waited."""

    cell_template_name = "submissions/inbox/came_cell.html"


class SizeColumn(Column):
    """How many words and photos."""

    cell_template_name = "submissions/inbox/size_cell.html"


class InboxView(IndexView):
    """One tray, or what was searched for. Who waits longest to be read comes first."""

    any_permission_required = ["view"]
    results_template_name = "submissions/inbox/results.html"
    filterset_class = SubmissionFilterSet
    is_searchable = True
    page_title = _("Sent in")
    type_in_url_name = ""

    columns = [
        StoryColumn(
            "story",
            label=_("Story"),
            accessor="pk",
            get_url=lambda submission: reverse("sent_in:edit", args=[submission.pk]),
            classname=CELL,
        ),
        Column(
            "series",
            label=_("Series"),
            accessor=lambda submission: submission.series.title if submission.series else _now("Not known yet"),
            classname=FEW,
        ),
        Column("door", label=_("Door"), accessor="get_door_display", classname=FEW),
        Column("state", label=_("State"), accessor=in_words, classname=FEW),
        SizeColumn("words", label=_("Words, photos"), accessor="word_count", classname=FEW),
        CameColumn("received_at", label=_("Came"), sort_key="received_at", classname=FEW),
    ]

    # ── Which ───────────────────────────────────────────────────────────────────────

    def get_filterset_kwargs(self):
        """“To read” where no state is asked for; an empty one asks for all."""
        kwargs = super().get_filterset_kwargs()
        data = kwargs["data"].copy()
        data.setdefault("state", State.WAITING.value)
        return {**kwargs, "data": data}

    @cached_property
    def state(self) -> str:
        """The tray or the state that was asked for; empty for all."""
        return self.filters.form.cleaned_data.get("state", "") if self.filters.is_valid() else ""

    @cached_property
    def tray(self) -> str:
        """The tray that is open; empty for all."""
        return next((tray for tray, states in TRAYS.items() if self.state in (tray, *states)), "")

    @cached_property
    def active_filters(self):
        """Those beside the tray, which is seen above the list."""
        if self.state != self.tray:
            return super().active_filters
        state = self.filters.form["state"].auto_id
        return [one for one in super().active_filters if one.auto_id != state]

    @cached_property
    def is_filtering(self) -> bool:
        """Whether anything but a tray was chosen."""
        return bool(self.active_filters)

    def get_base_queryset(self):
        """What was sent, with all that a row says: the same number of queries for any number of rows."""
        photos = Count("enclosures", filter=Q(enclosures__kind=Enclosure.Kind.PHOTO))
        received = Submission.objects.received().select_related("series").annotate(photo_count=photos)
        return with_standing(with_consent(received))

    def order_queryset(self, queryset):
        """Who waits longest first where it is to be read, or who has waited too long; else what came last."""
        if self.ordering in ("received_at", "-received_at"):
            return queryset.order_by(self.ordering, "pk")
        is_late = self.filters.is_valid() and self.filters.form.cleaned_data.get("waiting")
        first = "received_at" if self.tray == State.WAITING or is_late else "-received_at"
        return queryset.order_by(first, "pk")

    def search_queryset(self, queryset):
        """By words and names; by addresses for those who may see them, to whom else an address finds nothing."""
        typed, sees = (self.search_query or "").strip(), may_see_addresses(self.request.user)
        if not typed:
            return queryset
        if "@" in typed and not sees:
            return queryset.none()
        asked = Q(text__icontains=typed) | Q(title__icontains=typed)
        for field in ("teller_name", "printed_name", "sender_name"):
            # A mail program may have put an address in its place.
            asked |= Q(**{f"{field}__icontains": typed}) & (Q() if sees else ~Q(**{f"{field}__contains": "@"}))
        if sees:
            asked |= Q(sender_address__icontains=typed) | Q(teller_address__icontains=typed)
        return queryset.filter(asked)

    # ── What is shown of them ───────────────────────────────────────────────────────

    def get_table(self, object_list):
        """With name, beginning and flags of each, as the user may see them."""
        rows = list(object_list)
        sees = may_see_addresses(self.request.user)
        for row in rows:
            begins = " ".join(row.text.split())[:400]
            row.shown_name = str(row.name or row) if sees else row.called
            row.begins = begins if sees else without_addresses(begins)
            row.flags = list(flags_of(row))
            row.waits = how_long(row.received_at) if row.state in Submission.AWAITING else ""
            row.waits_long = is_long(row.received_at)
        return super().get_table(rows)

    def trays(self) -> list[Tray]:
        """Each with its count; one that is empty and rare is left out."""
        by_state = dict(Submission.objects.received().order_by().values_list("state").annotate(number=Count("pk")))
        counts = {tray: sum(by_state.get(state, 0) for state in states) for tray, states in TRAYS.items()}
        labels = dict(STATES)
        trays = [self._tray(labels[tray], count, tray) for tray, count in counts.items() if count or tray in ALWAYS]
        return [*trays, self._tray(_now("All"), sum(counts.values()), "")]

    def _tray(self, label, count, state) -> Tray:
        search = {"q": self.search_query} if self.search_query else {}
        link = f"{self.index_url}?{urlencode({'state': state, **search})}"
        return Tray(label, count, link, is_open=self.tray == state)

    def waiting_line(self) -> str:
        """How many have waited too long, beside those who wait; empty for none."""
        if self.tray not in Submission.AWAITING or self.is_searching or self.is_filtering:
            return ""
        late = waiting_long().count()
        said = ngettext("%d person has waited longer than 7 days.", "%d people have waited longer than 7 days.", late)
        return said % late if late else ""

    @cached_property
    def no_results_message(self):
        """What an empty tray means."""
        if self.is_searching:
            return _now("No story here has “%s” in its words or its name. Nothing else was asked.") % self.search_query
        if self.active_filters:
            return _now("No story in this tray is like that. Take a filter away to see the others.")
        return {
            State.WAITING: _now("Nothing to read. New stories come in by form and by mail."),
            State.HELD: _now("Nothing doubtful. What looks like no story is held here for a person to look at."),
            State.SHORTLISTED: _now("Nothing is on the shortlist. What you may want to tell waits here."),
            State.LATER: _now("Nothing is kept for later."),
            ANSWERED: _now("Nobody was told yes or no yet."),
            State.NO_STORY: _now("Nothing was set aside in the last 30 days."),
            State.TAKEN_BACK: _now("No teller took a story back."),
        }.get(self.tray, _now("Nothing was sent in yet."))

    @cached_property
    def header_buttons(self):
        """For a story on paper or told on the phone."""
        if not self.user_has_permission("add"):
            return []
        return [HeaderButton(_now("Type in a story"), url=reverse(self.type_in_url_name), icon_name="edit")]

    def get_context_data(self, *args, **kwargs):
        """With the trays."""
        context = super().get_context_data(*args, **kwargs)
        everywhere = f"{self.index_url}?{urlencode({'state': '', 'q': self.search_query})}"
        context.update(
            trays=self.trays(),
            waiting_line=self.waiting_line(),
            long_link=f"{self.index_url}?{urlencode({'state': '', 'waiting': 'long'})}",
            search_everywhere=everywhere if self.is_searching and self.tray else "",
        )
        return context
