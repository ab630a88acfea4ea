"""The pages on which an editor asks a teller for what is missing: for consent, or for a photo."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from foundation.refusing import Refused
from stories.submissions.asking import ask, call_back, why_not
from stories.submissions.inbox.letter_form import LetterForm
from stories.submissions.inbox.letter_view import LetterView
from stories.submissions.inbox.letters import reader_of
from stories.submissions.models import MailTemplate, SentMail
from stories.tellers.models import Consent

Kind = SentMail.Kind


class AskView(LetterView):
    """What was asked before and when, and the mail that asks; one that has not left can be called back."""

    header_icon = "mail"
    template_name = "submissions/inbox/ask.html"
    form_class = LetterForm

    @property
    def is_open(self) -> bool:
        """Whether it can be asked now."""
        return not why_not(self.submission, self.kind)

    def get(self, request, *args, **kwargs):
        """Also where nothing can be asked now: what was asked stands here."""
        return self.render_to_response(self.get_context_data())

    def get_initial(self):
        """The first words to start from."""
        template = MailTemplate.objects.for_kind(self.kind).first() if self.is_open else None
        return {"start_from": template, "words": template.filled_in(self.submission)} if template else {}

    def post(self, request, *args, **kwargs):
        """Call a question back where that was pressed: it needs no words."""
        if request.POST.get("act") != "call back":
            return super().post(request, *args, **kwargs)
        try:
            call_back(self.submission, self.kind, user=request.user)
        except Refused as refused:
            self.refused = str(refused)
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(request, _("Called back: %s is not asked.") % self.reader)
        return redirect(request.path)

    def act(self, form):
        """Ask; the story opens again."""
        ask(self.submission, self.kind, words=form.cleaned_data["words"], user=self.request.user)
        said = _("%s is asked: the mail leaves in 10 minutes.") % self.reader
        messages.success(self.request, said, buttons=[messages.button(self.request.path, _("Call it back…"))])
        return redirect(self.page_of(self.submission))

    @property
    def reader(self) -> str:
        """The first name of whoever gets the mail."""
        return reader_of(self.submission, self.kind).first_name

    def already(self) -> str:
        """What is here already, in a sentence; empty for nothing."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        """Why it cannot be asked now, and what was asked before."""
        asked = self.submission.sent_mails.filter(kind=self.kind).select_related("asked_by").order_by("-asked_at")
        context = super().get_context_data(already=self.already(), asked=asked, **kwargs)
        # What was just refused is said above; what was typed with it stays in sight.
        return {**context, "nobody_because": "" if self.refused else why_not(self.submission, self.kind)}


class AskForConsentView(AskView):
    """May we tell it? The mail's link leads to the page on which the teller says what we may do."""

    kind = Kind.ASK_CONSENT
    page_title = gettext_lazy("Ask for consent")

    def already(self):
        """Whether consent covers the site."""
        consent = Consent.objects.latest_for(self.submission.story_key)
        return _("Consent covers the site already.") if consent and consent.site else ""


class AskForPhotoView(AskView):
    """Do they have a photo? The mail's link leads to the page on which the teller adds some."""

    kind = Kind.ASK_PHOTO
    page_title = gettext_lazy("Ask for a photo")

    def already(self):
        """Whether there are photos."""
        return _("There are photos with it already.") if self.submission.photos else ""
