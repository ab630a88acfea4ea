"""The form in which an editor writes down what a teller allowed."""

from contextlib import suppress
from typing import cast

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from stories.pages.vouching import guardian_sentence, lacks_guardian
from stories.tellers.models import Consent, Teller

SAME, OTHER = "same", "other"


class ConsentBoxes(forms.Form):
    """What a teller allows, in the words of an editor who writes it down."""

    site = forms.BooleanField(label=_("It may stand on the site, under the name to print."), required=False)
    letter = forms.BooleanField(label=_("It may be sent in the letter to subscribers."), required=False)
    social = forms.BooleanField(label=_("It may be shown on social media."), required=False)
    print = forms.BooleanField(label=_("It may be printed on paper."), required=False)
    edits = forms.BooleanField(label=_("We may mend spelling and shorten it a little."), required=False)
    own_photo = forms.BooleanField(label=_("The photo is their own."), required=False)
    people_agreed = forms.BooleanField(label=_("The people in the photo have agreed."), required=False)
    guardian = forms.BooleanField(
        label=_("They are parent or guardian of the child in it, and agree for the child."), required=False
    )

    #: The boxes, as fields of Consent.
    BOXES = ("site", "letter", "social", "print", "edits", "own_photo", "people_agreed", "guardian")

    @property
    def boxes(self) -> list:
        """The boxes with their sentences, in order."""
        return [self[name] for name in self.BOXES]

    def allowed(self, cleaned: dict) -> dict[str, bool]:
        """What the boxes say, by field of Consent."""
        return {name: bool(cleaned.get(name)) for name in self.BOXES}


class ConsentForm(ConsentBoxes):
    """Who told a story, what they allow, and how they said so.

    Somebody known at the address given is taken when the name is the same; when it is another, the
    form asks whether it is the same person, and until that is answered nothing is written down.
    """

    who = forms.ChoiceField(label=_("Who told it?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("Their own name, for you. Readers see the name to print."),
    )
    address = forms.EmailField(
        label=_("E-mail address"), max_length=254, required=False, help_text=_("May stay empty. It is never public.")
    )
    same_person = forms.ChoiceField(label=_("Is it the same person?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("How did they agree?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as “On the phone on Sunday” or “Paper form in the blue folder”."),
        error_messages={"required": _("Say in a few words how they agreed, so that others can rely on it.")},
    )

    def __init__(self, *args, told_by: Teller | None, is_of_a_child: bool, may_see_addresses: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.told_by, self.is_of_a_child = told_by, is_of_a_child
        if told_by:
            shown = told_by.name
            if may_see_addresses and told_by.address:
                shown = f"{shown}, {told_by.address}"
            self._offer("who", [(SAME, shown), (OTHER, _("Somebody else"))])
        else:
            del self.fields["who"]
        if not may_see_addresses:
            del self.fields["address"]
        self._ask_whether_the_same()

    def _offer(self, name: str, choices: list[tuple]):
        """What may be answered is known only with the story and what was typed."""
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _given(self, name: str) -> str:
        return self.data.get(self.add_prefix(name), "").strip() if self.is_bound else ""

    @property
    def is_somebody_new(self) -> bool:
        """Whether a name is given and not the teller who is known already."""
        return "who" not in self.fields or self._given("who") == OTHER

    def _ask_whether_the_same(self):
        """Keep the question only where the address is known and the name beside it is another."""
        self.known = {}
        if "address" in self.fields and self.is_somebody_new:
            # What cannot be an address is refused beside its field, and PostgreSQL is not asked for it.
            with suppress(forms.ValidationError):
                address = self.fields["address"].clean(self._given("address"))
                self.known = {str(teller.pk): teller for teller in Teller.objects.at(address)}
        name = self._given("name").casefold()
        self.namesake = next((one for one in self.known.values() if one.name.strip().casefold() == name), None)
        if not self.known or self.namesake:
            del self.fields["same_person"]
            return
        question = self.fields["same_person"]
        question.error_messages["required"] = _now(
            "We know this address under another name. Say whether it is the same person; nothing was written down yet."
        )
        same = [(pk, _now("Yes, it is %s") % teller.name) for pk, teller in self.known.items()]
        self._offer("same_person", [*same, ("new", _now("No, somebody else who shares the address"))])

    def clean(self):
        """A name for somebody new; a guardian's word for a child's story."""
        cleaned = super().clean()
        if self.is_somebody_new and not cleaned.get("name"):
            self.add_error("name", _("Who told it? A first name will do."))
        if lacks_guardian(self.is_of_a_child, **self.allowed(cleaned)):
            self.add_error("guardian", guardian_sentence())
        return cleaned

    @classmethod
    def as_it_stands(cls, told_by: Teller | None, stands: Consent | None, **somebody_new) -> dict:
        """What the form begins with: ``stands``, and of somebody new what is known of them.

        For a first consent no box is ticked: each is ticked by a person.
        """
        who = {"who": SAME} if told_by else {"who": OTHER, **somebody_new}
        return who | ({name: getattr(stands, name) for name in cls.BOXES} if stands else {})

    @property
    def agreement(self) -> dict:
        """What was typed, as `vouch` takes it: whose story it is, what they allow, and how they said so."""
        typed = self.cleaned_data
        return {
            "teller": self.teller,
            "name": typed.get("name", ""),
            "address": typed.get("address", ""),
            "note": typed["note"],
            **self.allowed(typed),
        }

    @property
    def teller(self) -> Teller | None:
        """Who told it, where we know them; None for somebody new."""
        if not self.is_somebody_new:
            return self.told_by
        return self.namesake or self.known.get(self.cleaned_data.get("same_person", ""))
