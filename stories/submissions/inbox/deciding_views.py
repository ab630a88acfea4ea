"""The pages on which an editor accepts a story, or declines it kindly."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.messages import button

from foundation.refusing import Refused
from stories.submissions.accepting import accept
from stories.submissions.answers import unsent_answer
from stories.submissions.deciding import decline
from stories.submissions.inbox.deciding_forms import AcceptForm, DeclineForm
from stories.submissions.inbox.letter_view import LetterView
from stories.submissions.inbox.letters import as_accepted, as_it_will_be, reader_of, why_nobody
from stories.submissions.inbox.standing import leaves_in
from stories.submissions.models import SentMail, Submission
from stories.tellers.models import Consent

Kind, State = SentMail.Kind, Submission.State


class DecidingView(LetterView):
    """One decision. The second of two clicks does nothing, and says the same."""

    state: Submission.State

    def act(self, form):
        """Decide, say what leaves and when, and open the next of the tray."""
        try:
            self.decide(form)
        except Refused:
            if not self.did_it_already(self.state):
                raise
        self.look_again()
        return self.decided(self.said(), *self.buttons())

    def decide(self, form) -> None:
        """Do it. Raises Refused."""
        raise NotImplementedError

    def said(self) -> str:
        """What stands now."""
        mail, done = unsent_answer(self.submission), self.submission.get_state_display()
        if mail is None:
            return _("%(done)s: %(name)s. Nobody is written to.") % {"done": done, "name": self.name}
        reader = reader_of(self.submission, self.kind).first_name
        return _("%(done)s. %(reader)s’s mail leaves in %(minutes)s.") % {
            "done": done,
            "reader": reader,
            "minutes": leaves_in(mail),
        }

    def buttons(self):
        """Ways back, and on."""
        words = _("Call it back…") if unsent_answer(self.submission) else _("Reconsider…")
        return [button(self.page_of(self.submission), words)]


class AcceptView(DecidingView):
    """Accept a story: what will be made of it, and what its teller reads."""

    page_title = gettext_lazy("Accept")
    header_icon = "check"
    template_name = "submissions/inbox/accept.html"
    form_class = AcceptForm
    kind, state = Kind.ACCEPTED, State.ACCEPTED

    def decide(self, form):
        """Make the draft."""
        typed = form.cleaned_data
        accept(
            self.submission,
            user=self.request.user,
            seen=self.seen,
            series=typed["series"],
            printed_name=typed["printed_name"],
            words=typed["words"],
            tell=typed["tell"],
        )

    def buttons(self):
        """The draft first."""
        story = self.submission.story
        found = [button(reverse("wagtailadmin_pages:edit", args=[story.pk]), _("Open the story"))] if story else []
        return [*found, *super().buttons()]

    def as_it_will_be(self, form):
        """The mail, for the series and the name that are chosen."""
        typed = form.cleaned_data
        accepted = as_accepted(self.submission, series=typed["series"], printed_name=typed["printed_name"])
        return as_it_will_be(accepted, self.kind, typed["words"], user=self.request.user)

    def get_context_data(self, **kwargs):
        """What will be made, whose story it is, and whether it may be scheduled."""
        submission = self.submission
        consent = Consent.objects.latest_for(submission.story_key)
        return super().get_context_data(
            makes=_what_is_made(submission),
            waiting_photos=any(photo.state == photo.State.WAITING for photo in submission.photos),
            covers_site=bool(consent and consent.site),
            counts_later=consent is None and "site" in submission.ticked,
            **kwargs,
        )


class DeclineView(DecidingView):
    """Decline a story, kindly."""

    page_title = gettext_lazy("Decline kindly")
    header_icon = "cross"
    template_name = "submissions/inbox/decline.html"
    form_class = DeclineForm
    kind, state = Kind.DECLINED, State.DECLINED

    def decide(self, form):
        """Say no."""
        tell = not why_nobody(self.submission, self.kind)
        words = form.cleaned_data["words"]
        decline(self.submission, words=words, user=self.request.user, seen=self.seen, tell=tell)


def _what_is_made(submission: Submission) -> str:
    """What accepting makes: “A draft story page with the text, 3 photos and captions.”."""
    photos = [photo for photo in submission.photos if photo.is_clean]
    if not photos:
        return _("Makes a draft story page with the text.")
    count = ngettext("one photo", "%(count)d photos", len(photos)) % {"count": len(photos)}
    if any(photo.caption for photo in photos):
        return _("Makes a draft story page with the text, %s and captions.") % count
    return _("Makes a draft story page with the text and %s.") % count
