"""The page where an editor writes down how a teller agreed."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from foundation.refusing import Refused
from stories.pages.asking import question_for
from stories.pages.forms.consent import ConsentForm
from stories.pages.models import StoryPage
from stories.pages.views.story_desk import StoryDeskView
from stories.pages.vouching import vouch
from stories.tellers.models import Consent


class ConsentView(StoryDeskView):
    """What a teller allowed, everything before it, and a form that adds to it and changes nothing."""

    page_title = gettext_lazy("Consent")
    header_icon = "clipboard-list"
    template_name = "stories/consent.html"
    form_class = ConsentForm
    right = "tellers.add_consent"

    def get_form_kwargs(self):
        """Who told it, whether a child can be recognised, and whether addresses may be seen."""
        return {
            **super().get_form_kwargs(),
            "told_by": self.story.told_by,
            "is_of_a_child": self.draft.is_of_a_child,
            "may_see_addresses": self.request.user.has_perm("tellers.view_teller"),
        }

    def get_initial(self):
        """What stands now, and of somebody new the printed name."""
        return ConsentForm.as_it_stands(self.story.told_by, self.story.consent, name=self.draft.printed_name)

    def form_valid(self, form):
        """Write it down and say what comes next."""
        try:
            given = vouch(self.story, user=self.request.user, **form.agreement)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        self.say(given)
        return redirect("story_consent", self.story.pk)

    def say(self, given: Consent):
        """What counts now; and where the story is out or on its way without consent, what to do."""
        name = given.teller.name
        if given.site:
            back = messages.button(reverse("wagtailadmin_pages:edit", args=[self.story.pk]), _("Back to the story"))
            messages.success(self.request, _("Written down: %s agrees to the site.") % name, buttons=[back])
        elif self.story.live:
            down = messages.button(reverse("wagtailadmin_pages:unpublish", args=[self.story.pk]), _("Take it down"))
            said = _("Written down: consent no longer covers the site. The story is still live until you take it down.")
            messages.warning(self.request, said, buttons=[down])
        elif StoryPage.objects.promised().filter(pk=self.story.pk).exists():
            said = _("Written down: consent does not cover the site. The story is scheduled, but it cannot go live.")
            messages.warning(self.request, said)
        else:
            messages.success(self.request, _("Written down: %s does not agree to the site.") % name)

    def get_context_data(self, **kwargs):
        """What stands, and all that was written down before."""
        context = super().get_context_data(**kwargs)
        history = Consent.objects.for_story(self.story.story_key).select_related("teller", "vouched_by")
        stands, *before = history or [None]
        question = question_for(self.story.story_key) if not (stands and stands.site) else None
        context.update(
            story=self.story,
            name=self.draft.printed_name,
            stands=stands,
            before=before,
            is_of_a_child=self.draft.is_of_a_child,
            question=question,
            ask_link=question.link_for(self.request.user) if question else "",
        )
        return context
