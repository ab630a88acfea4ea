"""The page of a letter: the next step, its words, how it looks, and what happened so far."""

from smtplib import SMTPException

from anymail.exceptions import AnymailError
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from home.mailing_list import sending
from home.mailing_list.containing import nothing_left, only_counted, still_to_come
from home.mailing_list.desk.desk_view import LetterPage
from home.mailing_list.desk.forms import LetterForm, PlanForm
from home.mailing_list.desk.history import history_of
from home.mailing_list.desk.standing import made_from, standing_of
from home.mailing_list.desk.trays import tray_of
from home.mailing_list.models import Letter, Subscriber
from home.mailing_list.progress import progress_of
from home.mailing_list.trying_out import send_test


class LetterView(LetterPage, TemplateView):
    """One letter. Its words are saved by whatever button is pressed, so that none is lost."""

    template_name = "mailing_list/desk/letter.html"
    #: Why nothing was done, where that is so.
    refused = ""
    is_conflict = is_saved = False

    def post(self, request, *args, **kwargs) -> HttpResponseBase:
        """Save the words that stand in the form, then do the one thing that the button named."""
        act = request.POST.get("act", "")
        acts = {"hold": self.hold, "drop": self.drop, "take up": self.take_up, "stop": self.stop, "go on": self.go_on}
        with_words = {"save": self.saved, "send": self.send, "plan": self.plan, "test": self.test}
        if act not in {**acts, **with_words}:
            return self.refuse(_("Nothing was done: use one of the buttons."), 422)
        if "subject" in request.POST and (answer := self.save_words()):
            return answer
        try:
            return {**acts, **with_words}[act]()
        except Refused as refused:
            return self.refuse(str(refused), 409)

    # ── Words ──

    def save_words(self) -> HttpResponseBase | None:
        """Save what was typed; an answer where it could not be, which holds all of it."""
        form = self.form
        if not form.is_valid():
            return self.refuse(_("Not saved yet. See below what is missing; nothing that you wrote is lost."), 422)
        try:
            form.save_as(self.request.user)
        except Refused as refused:
            self.is_conflict = True
            return self.refuse(str(refused), 409)
        self.is_saved = True
        for read_before in ("letter", "_form"):
            self.__dict__.pop(read_before, None)
        return None

    @property
    def form(self) -> LetterForm:
        """The letter's words, as typed where they were."""
        if not hasattr(self, "_form"):
            # A form writes what was typed into its letter, also where it is refused.
            own = Letter.objects.select_related("week").get(pk=self.letter.pk)
            typed = self.request.POST if "subject" in self.request.POST and not self.is_saved else None
            self._form = LetterForm(typed, instance=own)
        return self._form

    def refuse(self, why: str, status: int) -> HttpResponseBase:
        """The page again, with the cause and all that was typed."""
        self.refused = why
        self.__dict__.pop("letter", None)
        return self.render_to_response(self.get_context_data(), status=status)

    def done(self, said: str) -> HttpResponseBase:
        """The page anew, with what was done above it."""
        messages.success(self.request, said)
        return redirect(self.here)

    # ── What its buttons do ──

    def saved(self):
        """Saved already."""
        return self.done(_("Saved. The preview shows it as it is now."))

    def send(self):
        """Ask once."""
        return redirect("letter_desk:send", self.letter.pk)

    def plan(self):
        """Let it go out at the moment given."""
        form = PlanForm(self.request.POST)
        if not form.is_valid():
            return self.refuse(_("No time was set: choose a day and an hour below."), 422)
        at = form.cleaned_data["at"]
        sending.plan(self.letter, at, user=self.request.user)
        said = _("The letter goes out by itself %s. Until then you can change it or hold it back.")
        return self.done(said % written(at))

    def test(self):
        """Mail it to whoever pressed the button."""
        try:
            address = send_test(self.letter, self.request.user)
        except (SMTPException, AnymailError, OSError):
            return self.refuse(_("The test was not sent: the mail server did not take it. Your words are saved."), 502)
        return self.done(_("A test is on its way to %s. Its links to leave and choose lead back here.") % address)

    def hold(self):
        """Let it wait."""
        sending.hold(self.letter, user=self.request.user)
        return self.done(_("Held back. It waits until you send it."))

    def drop(self):
        """Not to be sent."""
        sending.drop(self.letter, user=self.request.user)
        return self.done(_("It is not sent. You can take it up again here."))

    def take_up(self):
        """To be sent after all."""
        if self.letter.state != Letter.State.DROPPED:
            return self.done(_("There was nothing to take up again."))
        sending.take_up(self.letter, user=self.request.user)
        return self.done(_("It waits for you again. Nothing goes out until you send it."))

    def stop(self):
        """No further mail of it."""
        letter = sending.stop(self.letter, user=self.request.user)
        if letter.state != Letter.State.STOPPED:
            return self.done(_("There was nothing to stop any more."))
        return self.done(_("Stopped. What has left cannot be called back; it can go on from here."))

    def go_on(self):
        """With whoever has it not."""
        letter = sending.go_on(self.letter, user=self.request.user)
        if letter.state != Letter.State.SENDING:
            return self.done(_("There was nothing to go on with."))
        return self.done(_("It goes on with those who have it not yet."))

    # ── What it shows ──

    def get_context_data(self, **kwargs):
        """Where it stands, what may be done, its words and its history."""
        letter, may_decide = self.letter, self.may_decide
        progress = progress_of(letter)
        form = self.form
        if self.is_conflict and letter.is_open:
            form = self.with_the_mark_of_now(form)
        context = super().get_context_data(**kwargs)
        context.update(
            letter=letter,
            standing=standing_of(letter, progress),
            made_from=made_from(letter),
            progress=progress,
            nothing_left=nothing_left(letter) if letter.is_open or letter.state == Letter.State.SENDING else "",
            only_counted=only_counted(letter) if letter.is_open else [],
            still_to_come=still_to_come(letter) if letter.is_open else 0,
            goes_to=Subscriber.objects.wanting(*letter.frequencies).count() if letter.is_open else 0,
            may_decide=may_decide,
            form=form,
            is_kept=form.is_bound and not letter.is_open,
            plan_form=PlanForm(self.request.POST) if self.is_planning else PlanForm(initial={"at": letter.send_at}),
            refused=self.refused,
            history=history_of(letter),
            tray=tray_of(letter),
        )
        return context

    @property
    def is_planning(self) -> bool:
        """Whether a moment was typed that could not be taken."""
        return self.request.method == "POST" and self.request.POST.get("act") == "plan"

    def with_the_mark_of_now(self, form: LetterForm) -> LetterForm:
        """``form`` as typed, that knows of the colleague's words: saved again, it replaces them."""
        typed = self.request.POST.copy()
        typed["seen"] = LetterForm(instance=Letter.objects.get(pk=self.letter.pk)).fields["seen"].initial
        again = LetterForm(typed, instance=form.instance)
        again.is_valid()
        return again
