"""The editors' pages for what a teller may ask at any time: take it down, bring it back, change the name."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from foundation.refusing import Refused
from stories.pages.forms.leaving import BringBackForm, RenameForm, WithdrawForm
from stories.pages.renaming import mentions, rename
from stories.pages.views.story_desk import StoryDeskView
from stories.pages.withdrawing import bring_back, withdraw


class StoryActView(StoryDeskView):
    """Says what will happen; its one button does it. Only for those who may publish. A GET changes nothing."""

    must = "can_publish"
    refused = ""

    @property
    def editor(self) -> str:
        """Where its editor stands."""
        return reverse("wagtailadmin_pages:edit", args=[self.story.pk])

    def form_valid(self, form):
        """Do it and say what came of it and what is next, or say why not."""
        try:
            said = self.act(form)
        except Refused as refused:
            self.refused = str(refused)
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(self.editor)

    def get_context_data(self, **kwargs):
        """The story, and why it was refused."""
        return super().get_context_data(story=self.story, editor=self.editor, refused=self.refused, **kwargs)


class WithdrawView(StoryActView):
    """Take a story down at its teller's wish."""

    page_title = gettext_lazy("Take down at the teller’s wish")
    header_icon = "no-view"
    template_name = "stories/withdraw_story.html"
    form_class = WithdrawForm

    def get(self, request, *args, **kwargs):
        """A story that was taken back is brought back."""
        if self.story.is_taken_back:
            return redirect("bring_story_back", self.story.pk)
        return super().get(request, *args, **kwargs)

    def act(self, form) -> str:
        """Take it down."""
        story = withdraw(self.story, user=self.request.user, note=form.cleaned_data["note"])
        if story.first_published_at is None:
            return _("The story of %s no longer goes live. It stays here as a draft.") % story.printed_name
        said = _("The story of %s is gone from the site. It stays here as a draft; its address says it was taken back.")
        return said % story.printed_name


class BringBackView(StoryActView):
    """Let a story that was taken back be a draft like any other."""

    page_title = gettext_lazy("Bring it back")
    header_icon = "rotate"
    template_name = "stories/bring_story_back.html"
    form_class = BringBackForm

    def get(self, request, *args, **kwargs):
        """A story that was not taken back is taken down."""
        if not self.story.is_taken_back:
            return redirect("withdraw_story", self.story.pk)
        return super().get(request, *args, **kwargs)

    def act(self, form) -> str:
        """Bring it back."""
        story = bring_back(self.story, user=self.request.user)
        return _("The story of %s is a draft again. Publish or schedule it when it is ready.") % story.printed_name


class RenameView(StoryActView):
    """Change the printed name for privacy."""

    page_title = gettext_lazy("Change the name for privacy")
    header_icon = "user"
    template_name = "stories/rename_story.html"
    form_class = RenameForm

    def act(self, form) -> str:
        """Change it, and say where the old one still stands."""
        old = self.story.printed_name
        story = rename(self.story, form.cleaned_data["printed_name"], user=self.request.user)
        said = _("The story is told by %s now.") % story.printed_name
        if mentions(story.get_latest_revision_as_object(), old):
            return f"{said} {_('The old name still stands in its text: read it through and change it here.')}"
        return said

    def get_context_data(self, **kwargs):
        """Where the name stands in what is told."""
        latest = self.story.get_latest_revision_as_object()
        return super().get_context_data(mentions=mentions(latest, self.story.printed_name), **kwargs)
