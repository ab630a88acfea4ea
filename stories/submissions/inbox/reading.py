"""The page on which an editor reads what was sent in; each of its buttons is one act."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages as admin_messages

from foundation.numbers import numbers_in
from foundation.refusing import Refused
from stories.pages.models import SeriesIndexPage
from stories.submissions import deciding
from stories.submissions.answers import unsent_answer
from stories.submissions.assigning import assign
from stories.submissions.doubting import it_is_a_story, no_story
from stories.submissions.illustrating import put_into_story, to_put
from stories.submissions.inbox import telling
from stories.submissions.inbox.desk_view import SubmissionView
from stories.submissions.inbox.standing import standing_of, way_back
from stories.submissions.models import Submission
from stories.submissions.reconsidering import reconsider
from stories.submissions.seen import note_as_seen
from stories.submissions.unfolding import fold, unfold

State = Submission.State


class ReadingView(SubmissionView, TemplateView):
    """One story as it was sent. Who may view reads; who may change decides. What is refused is 422."""

    permission_required = "view"
    template_name = "submissions/inbox/submission.html"

    def get_page_title(self):
        """Whose story it is."""
        return self.name

    def get_breadcrumbs_items(self):
        """This page is the last."""
        return [*super().get_breadcrumbs_items()[:-1], {"url": "", "label": self.name}]

    def following(self) -> tuple[str, str] | None:
        """Whose story comes next in this tray, and where it is read; None after the last."""
        came, pk = self.submission.received_at, self.submission.pk
        if self.submission.state == State.WAITING:
            later = Q(received_at__gt=came) | Q(received_at=came, pk__gt=pk)
        else:
            later = Q(received_at__lt=came) | Q(received_at=came, pk__gt=pk)
        found = Submission.objects.in_tray(self.submission.state).filter(later).first()
        return (telling.name_for(self.request.user, found), self.page_of(found)) if found else None

    # ── Acts ────────────────────────────────────────────────────────────────────────

    def post(self, request, *args, **kwargs):
        """Do the one thing that the button named."""
        if not self.user_has_permission("change"):
            raise PermissionDenied
        acts = {
            "shortlist": self.shortlist,
            "later": self.later,
            "reconsider": self.reconsider,
            "assign": self.assign,
            "story": self.story,
            "no story": self.no_story,
            "unfold": self.unfold,
            "fold": self.fold,
            "seen": self.note_as_seen,
            "illustrate": self.illustrate,
        }
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            return self.hand_back(_("Nothing was done: use one of the buttons below."))
        try:
            return act()
        except Refused as refused:
            return self.hand_back(str(refused))

    def hand_back(self, refused):
        """The page as things stand now, with what was refused."""
        if self.wants_json:
            return JsonResponse({"say": refused}, status=422)
        self.refused = refused
        self.look_again()
        return self.render_to_response(self.get_context_data(), status=422)

    @property
    def wants_json(self) -> bool:
        """Whether a script asks, which stays on the page."""
        return self.request.headers.get("Accept", "") == "application/json"

    def here(self):
        """The same page again."""
        return redirect(self.request.resolver_match.view_name, self.submission.pk)

    def shortlist(self):
        """It is kept in sight; the next of the tray opens."""
        return self.put(deciding.shortlist, State.SHORTLISTED, _("%s is on the shortlist."))

    def later(self):
        """It is kept for another week; the next of the tray opens."""
        return self.put(deciding.keep_for_later, State.LATER, _("%s is kept for later."))

    def put(self, act, state: str, said: str):
        """Do ``act``, which puts it into ``state``. The second of two clicks does nothing and says the same."""
        try:
            act(self.submission, user=self.request.user, seen=self.seen)
        except Refused:
            if not self.did_it_already(state):
                raise
        return self.decided(said % self.name, self.look_at_it_again(_("Look at it again")))

    def reconsider(self):
        """It waits to be read as if nothing had been decided, and stays open."""
        waited = unsent_answer(self.submission)
        try:
            reconsider(self.submission, user=self.request.user, seen=self.seen)
        except Refused:
            if not self.did_it_already(State.WAITING):
                raise
        said = _("%s waits to be read again.")
        # The worker may have been quicker.
        if waited and self.submission.sent_mails.filter(pk=waited.pk).exists():
            said = _("%s waits to be read again. The mail had left already.")
        elif waited:
            said = _("%s waits to be read again. The mail is not sent.")
        messages.success(self.request, said % self.name)
        return self.here()

    def assign(self):
        """Say for which series it is; empty for none yet."""
        typed = self.request.POST.get("series", "")
        series = SeriesIndexPage.objects.filter(pk__in=numbers_in([typed])).first()
        if typed and series is None:
            raise Refused(_("This series is gone by now. Nothing was changed: choose another."))
        assign(self.submission, series, self.request.user)
        said = _("Now for %s.") % series.title if series else _("For no series yet.")
        if self.wants_json:
            return JsonResponse({"say": said})
        messages.success(self.request, said)
        return self.here()

    def story(self):
        """It waits to be read from now on; the next doubtful one opens."""
        it_is_a_story(self.submission, self.request.user)
        return self.decided(_("%s waits to be read.") % self.name, self.look_at_it_again(_("Read it")))

    def no_story(self):
        """It is set aside for 30 days; the next of the tray opens."""
        no_story(self.submission, self.request.user, seen=self.seen)
        said = _("%s is set aside as no story. It is kept for 30 days; nobody was written to.")
        return self.decided(said % self.name, self.look_at_it_again(_("Look at it again")))

    def look_at_it_again(self, words: str):
        """The button of a message that leads back to it."""
        return admin_messages.button(self.page_of(self.submission), words)

    def unfold(self):
        """Put a part back that belongs to the story."""
        unfold(self.submission, self.part, self.request.user)
        messages.success(self.request, _("It belongs to the story now."))
        return self.here()

    def fold(self):
        """Set it aside again."""
        fold(self.submission, self.part, self.request.user)
        messages.success(self.request, _("It is set aside again."))
        return self.here()

    @property
    def part(self) -> int:
        """Which part of what was set aside the button belongs to; -1 for none."""
        return next(iter(numbers_in(self.request.POST.getlist("part"))), -1)

    def note_as_seen(self):
        """What they wrote again has been read."""
        note_as_seen(self.submission)
        return self.here()

    def illustrate(self):
        """Put a photo that came later into the story's draft."""
        photo = (
            self.submission.enclosures.photos().filter(pk__in=numbers_in(self.request.POST.getlist("photo"))).first()
        )
        if photo is None:
            raise Refused(_("This photo is gone by now. Nothing was changed."))
        story = put_into_story(photo, self.request.user)
        photo.refresh_from_db()
        place = _("It is the picture at the head.") if story.cover == photo.picture else _("It stands below the words.")
        said = _("The photo is in the draft. %s Say there what it shows.") % place
        back = admin_messages.button(reverse("wagtailadmin_pages:edit", args=[story.pk]), _("Open the story"))
        admin_messages.success(self.request, said, buttons=[back])
        return self.here()

    # ── The page ────────────────────────────────────────────────────────────────────

    def get_context_data(self, **kwargs):
        """The story, and all around it, as this editor may see it."""
        user, submission = self.request.user, self.submission
        may_change = self.user_has_permission("change")
        context = super().get_context_data(**kwargs)
        context.update(
            submission=submission,
            refused=self.refused,
            may_change=may_change,
            standing=standing_of(user, submission),
            way_back=way_back(submission) if may_change else "",
            may_open_mails=user.has_perm("submissions.view_receivedmail"),
            sees_addresses=self.sees_addresses,
            tray=self.tray(submission.state),
            following=self.following(),
            to_put=to_put(submission) if may_change else (),
            series_choices=SeriesIndexPage.objects.order_by("title") if may_change else (),
            **telling.told_to(user, submission),
        )
        return context
