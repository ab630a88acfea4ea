"""A page with words to a teller and one button that sends them: what is refused keeps all that was typed."""

from django.shortcuts import redirect
from django.views.generic import FormView

from foundation.refusing import Refused
from stories.submissions.inbox.desk_view import SubmissionView
from stories.submissions.inbox.letters import Preview, as_it_will_be, reader_of, why_nobody
from stories.submissions.models import SentMail


class LetterView(SubmissionView, FormView):
    """A form over a submission. “See the mail” shows it and changes nothing; handed back it is 422.

    A subclass names the kind of mail, and does the act in `act`, which answers with where to go on.
    """

    permission_required = "change"
    kind: SentMail.Kind
    preview: Preview | None = None

    @property
    def is_open(self) -> bool:
        """Whether the act of this page can still be done."""
        return self.submission.is_open

    def get(self, request, *args, **kwargs):
        """What is decided already is told about on its own page."""
        return super().get(request, *args, **kwargs) if self.is_open else redirect(self.page_of(self.submission))

    def get_breadcrumbs_items(self):
        """The story, then this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        """About which story, and what sort of mail."""
        return {**super().get_form_kwargs(), "submission": self.submission, "kind": self.kind}

    def form_valid(self, form):
        """Show the mail, or do the act; what is refused is told beside what was typed."""
        if self.request.POST.get("act") == "preview":
            self.preview = self.as_it_will_be(form)
            return self.render_to_response(self.get_context_data(form=form))
        try:
            return self.act(form)
        except Refused as refused:
            self.refused = str(refused)
            self.look_again()
            return self.hand_back(form)

    def form_invalid(self, form):
        """The form again, with what is missing."""
        return self.hand_back(form)

    def hand_back(self, form):
        """The form again, with all that was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def act(self, form):
        """Do what the page is for. Raises Refused."""
        raise NotImplementedError

    def as_it_will_be(self, form) -> Preview:
        """The mail with what was typed."""
        return as_it_will_be(self.submission, self.kind, form.cleaned_data["words"], user=self.request.user)

    def get_context_data(self, **kwargs):
        """The story, who will read the mail, what the editor has in view."""
        submission = self.submission
        # A page that comes again for another reason shows nothing new of what others did meanwhile.
        is_news = bool(self.refused) or self.seen is None
        return super().get_context_data(
            submission=submission,
            name=self.name,
            back=self.page_of(submission),
            is_open=self.is_open,
            seen=submission.decisions if is_news else self.seen,
            tray=self.came_from,
            refused=self.refused,
            preview=self.preview,
            sees_addresses=self.sees_addresses,
            reader=reader_of(submission, self.kind),
            nobody_because=why_nobody(submission, self.kind),
            **kwargs,
        )
