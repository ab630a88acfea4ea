"""The register of consents: who allowed what, by which door."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.templatetags.moments import promised as written
from stories.pages.asking import question_for
from stories.pages.models import StoryPage
from stories.pages.registers.register import Register
from stories.tellers.models import Consent
from stories.tellers.wordings import agreed_to

_ALLOWS_NOTHING = Q(site=False, letter=False, social=False, print=False)


class StandsFilter(admin.SimpleListFilter):
    """Whether it counts still."""

    title = _("how it stands")
    parameter_name = "stands"

    def lookups(self, request, model_admin):
        """Counts, withdrawn, or followed by a later one."""
        return [("counts", _now("Counts")), ("withdrawn", _now("Withdrawn")), ("before", _now("A later one counts"))]

    def queryset(self, request, queryset):
        """Those that stand so; any other question shows all."""
        if self.value() == "before":
            return queryset.filter(has_later=True)
        if self.value() == "withdrawn":
            return queryset.filter(_ALLOWS_NOTHING, has_later=False)
        return queryset.filter(has_later=False).exclude(_ALLOWS_NOTHING) if self.value() == "counts" else queryset


class ConsentRegister(Register):
    """Every consent ever given, the newest first. A row is never changed, so there is nothing to edit."""

    model = Consent
    base_url_path = "consents"
    menu_label = _("Consents")
    menu_icon = "clipboard-list"
    ordering = ("-given_at", "-pk")
    list_display = ("teller_name", "story", "covered", "stands", "by_door", "given")
    list_filter = (StandsFilter, "door", "site", "guardian", "given_at")
    list_select_related = ("teller", "vouched_by")
    inspect_view_fields = (
        "teller_name",
        "story",
        "covered",
        "agreed",
        "wording",
        "stands",
        "by_door",
        "asked",
        "given",
        "vouched",
        "note",
    )
    export_filename = "consents"

    def get_queryset(self, request):
        """With its story, where there is a page by now, and whether a later one counts: no query for each row."""
        later = Consent.objects.filter(
            Q(given_at__gt=OuterRef("given_at")) | Q(given_at=OuterRef("given_at"), pk__gt=OuterRef("pk")),
            story_key=OuterRef("story_key"),
        )
        story = StoryPage.objects.filter(story_key=OuterRef("story_key")).order_by("pk")
        return (
            super()
            .get_queryset(request)
            .annotate(story_pk=Subquery(story.values("pk")[:1]), story_name=Subquery(story.values("printed_name")[:1]))
            .annotate(has_later=Exists(later))
        )

    def get_search_fields(self, request):
        """By name, and by address for those who may see addresses."""
        return ["teller__name", *(["teller__address"] if request.user.has_perm("tellers.view_teller") else [])]

    def get_list_export(self, request):
        """One column for each thing that is allowed; addresses for those who may see them."""
        boxes = ["site", "letter", "social", "print", "edits", "own_photo", "people_agreed", "guardian"]
        address = ["teller_address"] if request.user.has_perm("tellers.view_teller") else []
        who = ["teller_name", *address, "story_title"]
        return [*who, *boxes, "stands", "by_door", "given_on", "vouched", "note", "wording"]

    @admin.display(description=_("Teller"), ordering="teller__name")
    def teller_name(self, consent):
        """Whose consent."""
        return consent.teller.name

    @admin.display(description=_("E-mail address"))
    def teller_address(self, consent):
        """For exports alone."""
        return consent.teller.address

    @admin.display(description=_("Story"), ordering="story_name")
    def story(self, consent):
        """The printed name, leading to the editor; consent may come before there is a page."""
        if consent.story_pk is None:
            return _now("no page yet")
        return format_html(
            '<a class="mp-link" href="{}">{}</a>',
            reverse("wagtailadmin_pages:edit", args=[consent.story_pk]),
            consent.story_name or _now("without a name"),
        )

    @admin.display(description=_("Story"))
    def story_title(self, consent):
        """The printed name alone."""
        return consent.story_name or ""

    @admin.display(description=_("What is covered"))
    def covered(self, consent):
        """What is allowed; what is not named was not."""
        return ", ".join(words for allowed, words in consent.covers if allowed) or _now("Nothing")

    @admin.display(description=_("In these words"))
    def agreed(self, consent):
        """The sentences beside the boxes that were ticked, as they stood then."""
        said = agreed_to(consent.wording, consent.ticked) if consent.wording else ()
        return format_html_join("", "<p>“{}”</p>", ((words,) for words in said))

    @admin.display(description=_("Stands"))
    def stands(self, consent):
        """Whether it counts, was followed by a later one, or takes everything back."""
        if consent.has_later:
            return _now("A later one counts")
        return _now("Withdrawn") if consent.is_withdrawal else _now("Counts")

    @admin.display(description=_("Last asked by mail"))
    def asked(self, consent):
        """When the teller was asked last; for one row alone, since it asks the parts above."""
        question = question_for(consent.story_key)
        return written(question.asked_at) if question and question.asked_at else ""

    @admin.display(description=_("Door"), ordering="door")
    def by_door(self, consent):
        """Through what it was given."""
        return consent.get_door_display()

    @admin.display(description=_("Given"), ordering="given_at")
    def given(self, consent):
        """When, with the zone."""
        return written(consent.given_at)

    @admin.display(description=format_lazy(_("Given ({zone})"), zone=moment.zone_name()))
    def given_on(self, consent):
        """When, as a spreadsheet's date."""
        return consent.given_at

    @admin.display(description=_("Vouched for by"), ordering="vouched_by__username")
    def vouched(self, consent):
        """Which editor, where one did."""
        return (consent.vouched_by.get_full_name() or consent.vouched_by.get_username()) if consent.vouched_by else ""
