"""The desk itself: one tray of responses over all stories, each a card on which it can be decided."""

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from foundation.templatetags.moments import ago
from foundation.typed import cleaned
from stories.responses.desk import trays
from stories.responses.desk.card import cards_of, with_all_shown
from stories.responses.desk.filters import ResponseFilterSet
from stories.responses.desk.rules_words import rules_in_words
from stories.responses.desk.trays import TRAYS, WAITING, Tray
from stories.responses.models import ResponseRules


class DeskView(IndexView):
    """One tray, or what was searched for. Who waits longest comes first."""

    any_permission_required = ["view"]
    template_name = "responses/desk/desk.html"
    results_template_name = "responses/desk/results.html"
    filterset_class = ResponseFilterSet
    is_searchable = True
    page_title = _("Responses")

    # ── Which ───────────────────────────────────────────────────────────────────────

    def get_filterset_kwargs(self):
        """“Waiting” where no tray is asked for; an empty one asks for all."""
        kwargs = super().get_filterset_kwargs()
        data = kwargs["data"].copy()
        data.setdefault("tray", WAITING)
        return {**kwargs, "data": data}

    @cached_property
    def tray(self) -> str:
        """The tray that is open; empty for all."""
        return self.filters.form.cleaned_data.get("tray", "") if self.filters.is_valid() else ""

    @cached_property
    def active_filters(self):
        """Those beside the tray, which is seen above the cards."""
        tray = self.filters.form["tray"].auto_id
        return [one for one in super().active_filters if one.auto_id != tray]

    @cached_property
    def is_filtering(self) -> bool:
        """Whether anything but a tray was chosen."""
        return bool(self.active_filters)

    def get_base_queryset(self):
        """With all that a card shows."""
        return with_all_shown(trays.on_the_desk())

    def order_queryset(self, queryset):
        """By tray alone."""
        return trays.in_order(self.tray, queryset)

    def search_queryset(self, queryset):
        """By words and names. Not by address: nobody reads one here."""
        typed = cleaned(self.search_query or "")
        if not typed:
            return queryset
        return queryset.filter(Q(text__icontains=typed) | Q(name__icontains=typed))

    # ── What is shown of them ───────────────────────────────────────────────────────

    def trays(self) -> list[Tray]:
        """Each with its count; all of them together where they are searched together."""
        counts = trays.counts()
        shown = [self._tray(name, label, counts[name]) for name, label in TRAYS.items()]
        if self.tray:
            return shown
        total = sum(number for name, number in counts.items() if name != trays.REPORTED)
        return [*shown, self._tray("", _now("All"), total)]

    def _tray(self, name, label, count) -> Tray:
        search = {"q": self.search_query} if self.search_query else {}
        link = f"{self.index_url}?{urlencode({'tray': name, **search})}"
        return Tray(name, label, count, link, is_open=self.tray == name)

    def waiting_line(self) -> str:
        """How long the oldest has waited, beside what writers were told; empty where that is not asked."""
        if self.tray != WAITING or self.is_searching or self.is_filtering:
            return ""
        since = trays.oldest_waiting()
        if since is None:
            return ""
        said = _now("The oldest has waited %(time)s. Writers were told “usually within %(usual)s”.")
        return said % {"time": ago(since), "usual": ResponseRules.load(self.request).usually_within}

    @cached_property
    def no_results_message(self):
        """What an empty tray means."""
        if self.is_searching:
            return _now("No response here has “%s” in its words or its name.") % self.search_query
        if self.active_filters:
            return _now("No response in this tray is like that. Take a filter away to see the others.")
        return {
            WAITING: _now("Nothing waits. All responses have been read."),
            trays.REPORTED: _now("No reader has asked us to look at a response."),
            trays.PUBLISHED: _now("No response is published yet."),
            trays.REMOVED: _now("Nothing was removed in the last 30 days."),
            trays.SPAM: _now("No spam in the last 30 days. What is caught lies here, and can be put back."),
        }.get(self.tray, _now("Nobody has answered a story yet."))

    @cached_property
    def header_buttons(self):
        """The rules, for those who make them."""
        if not self.request.user.has_perm("responses.change_responserules"):
            return []
        rules = reverse("wagtailsettings:edit", args=["responses", "responserules"])
        return [HeaderButton(_now("Rules"), url=rules, icon_name="cogs")]

    def get_context_data(self, *args, **kwargs):
        """With trays, cards, and the rules in words."""
        context = super().get_context_data(*args, **kwargs)
        may_act = self.user_has_permission("change")
        everywhere = f"{self.index_url}?{urlencode({'tray': '', 'q': self.search_query})}"
        context.update(
            cards=list(cards_of(context["object_list"], self.request, may_act=may_act)),
            trays=self.trays(),
            tray=self.tray,
            waiting_line=self.waiting_line(),
            rules=list(rules_in_words(ResponseRules.load(self.request))),
            may_act=may_act,
            here=self.request.get_full_path().replace(self.index_results_url, self.index_url),
            is_on_several=context["paginator"].num_pages > 1,
            shown_count=len(context["object_list"]),
            search_everywhere=everywhere if self.is_searching and self.tray else "",
        )
        return context
