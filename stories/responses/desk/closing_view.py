"""The responses to one story: how many lie where, how long it can be answered, and what its teller wishes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.responses.closing import let_it_stay_open, openness_of, set_closing
from stories.responses.desk.desk_view import FromDesk
from stories.responses.desk.history import name_of
from stories.responses.desk.trays import TRAYS, Tray, counts, on_the_desk
from stories.responses.models import Conversation

Closing = Conversation.Closing


class ClosingView(FromDesk, WagtailAdminTemplateMixin, TemplateView):
    """Close them, keep them open, or let the rules say."""

    permission_required = "view"
    template_name = "responses/desk/story.html"
    header_icon = "comment"

    @cached_property
    def story(self) -> StoryPage:
        """The one in the address."""
        story = StoryPage.objects.filter(pk=int(self.kwargs["pk"])).first()
        if story is None:
            raise Http404
        return story

    @cached_property
    def conversation(self) -> Conversation:
        """What was said about its responses; a new one where that is nothing."""
        found = Conversation.objects.select_related("set_by").filter(story=self.story).first()
        return found or Conversation(story=self.story)

    def get_page_title(self):
        """Whose story it is."""
        return _("Responses to %s’s story") % first_name(self.story)

    def get_breadcrumbs_items(self):
        """The desk, then this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Responses")},
            {"url": "", "label": self.get_page_title()},
        ]

    def post(self, request, *args, **kwargs):
        """Do the one thing that the button named."""
        if not self.user_has_permission("change"):
            raise PermissionDenied
        acts = {
            "close": (Closing.CLOSED, _("The responses are closed. What is published stays.")),
            "keep open": (Closing.OPEN, _("The story can be answered until you close it.")),
            "by rule": (Closing.BY_RULE, _("The rules say now how long the story can be answered.")),
        }
        act = request.POST.get("act", "")
        if act == "leave open":
            let_it_stay_open(self.story)
            messages.success(request, _("The responses stay open."))
        elif act in acts:
            closing, said = acts[act]
            set_closing(self.story, closing, user=request.user)
            messages.success(request, said)
        else:
            messages.error(request, _("Nothing was done: use one of the buttons."))
        return redirect("responses_desk:story", self.story.pk)

    def how_it_stands(self) -> str:
        """Until when it can be answered, and who said so."""
        conversation, openness = self.conversation, openness_of(self.story)
        if not self.story.live:
            return _("The story is not on the site, so nobody can answer it.")
        said = {"who": name_of(conversation.set_by) or _("an editor"), "moment": ""}
        if conversation.set_at:
            said["moment"] = written(conversation.set_at)
        if conversation.closing == Closing.CLOSED:
            return _("Closed by %(who)s, %(moment)s.") % said
        if conversation.closing == Closing.OPEN:
            return _("Kept open by %(who)s, %(moment)s: it can be answered until somebody closes it.") % said
        if openness.closes_at is None:
            return _("Open.")
        until = written(openness.closes_at)
        return (
            _("Open until %s, as the rules say.") if openness.is_open else _("Closed since %s, as the rules say.")
        ) % until

    def get_context_data(self, **kwargs):
        """How it stands, what may be done about it, and the trays."""
        here = reverse(self.index_url_name)
        numbers = counts(on_the_desk().filter(story=self.story))
        openness, closing = openness_of(self.story), self.conversation.closing
        context = super().get_context_data(**kwargs)
        context.update(
            story=self.story,
            story_link=(self.story.get_url(self.request) or "") if self.story.live else "",
            stands=self.how_it_stands(),
            is_open=openness.is_open,
            teller=first_name(self.story),
            asked_at=self.conversation.asked_to_close_at if openness.is_open else None,
            may_act=self.user_has_permission("change"),
            may_close=openness.is_open,
            may_open=closing != Closing.OPEN,
            may_follow_rules=closing != Closing.BY_RULE,
            trays=[
                Tray(name, label, numbers[name], f"{here}?tray={name}&story={self.story.pk}", is_open=False)
                for name, label in TRAYS.items()
            ],
        )
        return context


def first_name(story: StoryPage) -> str:
    """How an editor speaks of whose story it is."""
    return story.printed_name.split()[0] if story.printed_name.strip() else story.title
