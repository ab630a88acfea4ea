"""The page where an editor shares the preview of a story, and takes it back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.pages.forms.preview_link import PreviewLinkForm
from stories.pages.sharing import revoke, share
from stories.pages.views.story_desk import StoryDeskView


class PreviewLinksView(StoryDeskView):
    """The links that stand, each to be copied or revoked, and a form for another."""

    page_title = gettext_lazy("Share a preview")
    header_icon = "link"
    template_name = "stories/preview_links.html"
    form_class = PreviewLinkForm

    def post(self, request, *args, **kwargs):
        """Revoke one, or share another."""
        if request.POST.get("act") == "revoke":
            return self.revoke(request.POST.get("link", ""))
        return super().post(request, *args, **kwargs)

    def revoke(self, number: str):
        """One of this story's links; one that is over already is over."""
        link = self.standing.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
        if link is None:
            messages.info(self.request, _("That preview was over already."))
        else:
            revoke(link)
            messages.success(self.request, _("Revoked. Whoever opens that preview reads that it is over."))
        return redirect("preview_links", self.story.pk)

    def form_valid(self, form):
        """Share it and say what comes next."""
        try:
            link = share(self.story, user=self.request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        said = _("Shared until %s. Copy the address below and send it yourself: nobody was written to.")
        messages.success(self.request, said % written(link.expires_at))
        return redirect("preview_links", self.story.pk)

    @property
    def standing(self):
        """The story's links that still open, the newest first."""
        return self.story.preview_links.standing().select_related("made_by").order_by("-made_at", "-pk")

    def get_context_data(self, **kwargs):
        """The story, its links."""
        context = super().get_context_data(**kwargs)
        context.update(story=self.story, name=self.draft.printed_name, links=self.standing)
        return context
