"""What the list of stories sent in can be narrowed to."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from stories.pages.fields import PageChoiceFilter
from stories.pages.models import SeriesIndexPage
from stories.submissions.inbox.waits import waiting_long
from stories.submissions.models import Enclosure, Submission
from stories.tellers.models import Consent

State = Submission.State
#: One tray for who has an answer; accepted and declined ones can be asked for alone.
ANSWERED = "answered"
#: The trays in their order, with the states that lie in each.
TRAYS = {
    State.WAITING.value: (State.WAITING,),
    State.HELD.value: (State.HELD,),
    State.SHORTLISTED.value: (State.SHORTLISTED,),
    State.LATER.value: (State.LATER,),
    ANSWERED: Submission.ANSWERED,
    State.NO_STORY.value: (State.NO_STORY,),
    State.TAKEN_BACK.value: (State.TAKEN_BACK,),
}
_SHORT = {ANSWERED: _("Answered"), State.TAKEN_BACK.value: _("Taken back")}
STATES = [
    *((tray, _SHORT.get(tray, states[0].label)) for tray, states in TRAYS.items()),
    *((state.value, state.label) for state in Submission.ANSWERED),
]
YES_NO = (("yes", _("Yes")), ("no", _("No")))
CONSENTS = (
    ("covers", _("Covers the site")),
    ("ticked", _("Ticked, address not confirmed")),
    ("missing", _("Missing")),
)


def with_consent(submissions):
    """With whether consent covers the site: null where nothing is written down yet."""
    consent = Consent.objects.for_story(OuterRef("story_key"))
    return submissions.annotate(covers_site=Subquery(consent.values("site")[:1]))


def choices(label, options, method, **kwargs):
    """A question with few answers, answered by radio buttons."""
    return django_filters.ChoiceFilter(
        choices=options, method=method, label=label, widget=forms.RadioSelect, empty_label=_("All"), **kwargs
    )


class SubmissionFilterSet(WagtailFilterSet):
    """By state (“To read” unless another is asked for), series, consent, wait, door, and what is known."""

    state = choices(_("State"), STATES, "by_state", initial=State.WAITING.value)
    series = PageChoiceFilter(
        queryset=SeriesIndexPage.objects.order_by("title"),
        label=_("Series"),
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    consent = choices(_("Consent"), CONSENTS, "by_consent")
    photo = choices(_("Photo"), YES_NO, "by_photo")
    waiting = choices(_("Waiting"), [("long", _("Longer than 7 days"))], "by_wait")
    door = choices(_("Door"), Submission.Door.choices, "by_door")
    confirmed = choices(_("Address confirmed"), YES_NO, "by_proof")

    class Meta:
        model = Submission
        fields: list[str] = []

    def by_state(self, submissions, name, value):
        """In one tray, or in one of the two states of those who have an answer."""
        return submissions.filter(state__in=TRAYS.get(value, (value,)))

    def by_consent(self, submissions, name, value):
        """Whose consent covers the site, waits for the address to be proved, or is missing."""
        # A tick is a word in a list, which SQLite cannot look into.
        submissions = with_consent(submissions).alias(ticks=Cast("ticked", TextField()))
        ticked = Q(covers_site=None, ticks__contains='"site"')
        missing = Q(covers_site=False) | Q(covers_site=None) & ~ticked
        return submissions.filter({"covers": Q(covers_site=True), "ticked": ticked, "missing": missing}[value])

    def by_door(self, submissions, name, value):
        """Through one door."""
        return submissions.filter(door=value)

    def by_proof(self, submissions, name, value):
        """Whose address is proved, or is not."""
        return submissions.filter(confirmed_at__isnull=value == "no")

    def by_photo(self, submissions, name, value):
        """With a photo, or without."""
        has_photo = Exists(Enclosure.objects.photos().filter(submission=OuterRef("pk")))
        return submissions.filter(has_photo if value == "yes" else ~has_photo)

    def by_wait(self, submissions, name, value):
        """Whose tellers have waited too long for an answer."""
        return submissions.filter(pk__in=waiting_long().values("pk"))
