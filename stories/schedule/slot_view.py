"""The editors' page for one slot: choose its story, schedule it, move it, take it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.pages.readiness import Level, findings
from stories.schedule.forms import ChooseStoryForm, MoveForm
from stories.schedule.models import Slot
from stories.schedule.place import StoryState
from stories.schedule.planning import place, swap, take_out
from stories.schedule.promising import promise, take_back


class SlotView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What a slot holds and what can be done with it; each button is one act. A form handed back is 422."""

    model = Slot
    permission_required = "change"
    index_url_name = ""
    header_icon = "calendar"
    template_name = "schedule/slot.html"
    refused = ""

    @cached_property
    def slot(self) -> Slot:
        """The slot in the address."""
        return get_object_or_404(Slot.objects.select_related("week", "story"), pk=self.kwargs["pk"])

    def get_page_title(self):
        """Its moment."""
        return written(self.slot.at)

    def get_page_subtitle(self):
        """Its week."""
        return self.slot.week.theme

    def get_breadcrumbs_items(self):
        """The list, then this slot."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": f"{reverse(self.index_url_name)}?week={self.slot.week_id}", "label": _("Slots")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.slot.week.theme},
        ]

    def post(self, request, *args, **kwargs):
        """Do the one thing that the button named."""
        acts = {
            "choose": self.choose,
            "schedule": self.schedule,
            "take back": self.take_back,
            "move": self.move,
            "take out": self.take_out,
        }
        act = acts.get(request.POST.get("act"))
        if act is None:
            return self.hand_back(_("Nothing was done: use one of the buttons below."))
        if act != self.choose and self.slot.story is None:
            return self.hand_back(_("This slot is empty by now: somebody moved its story. Nothing was changed."))
        try:
            return act()
        except (Refused, PublishPagePermissionError) as refused:
            return self.hand_back(str(refused))

    def hand_back(self, refused="", **forms):
        """The page again, with what was refused and what was typed."""
        self.refused = refused
        # Refused may mean that somebody else was quicker: show what stands now.
        self.__dict__.pop("slot", None)
        return self.render_to_response(self.get_context_data(**forms), status=422)

    def done(self, sentence, slot=None):
        """Say what was done, and show where the story is now."""
        messages.success(self.request, sentence)
        return redirect(self.request.resolver_match.view_name, (slot or self.slot).pk)

    def choose(self):
        """Place the chosen story in the slot."""
        form = ChooseStoryForm(self.request.POST, week=self.slot.week, user=self.request.user)
        if not form.is_valid():
            return self.hand_back(choose_form=form)
        slot = place(form.cleaned_data["story"], self.slot, user=self.request.user)
        return self.done(self.planned(slot))

    def schedule(self):
        """Promise the slot's story for its moment."""
        self.refuse_writers()
        promise(self.slot.story, self.slot.at, user=self.request.user)
        return self.done(
            _("%(name)s goes live %(moment)s.")
            % {"name": self.slot.story.printed_name, "moment": written(self.slot.at)}
        )

    def take_back(self):
        """Take the promise back; the story keeps its day."""
        self.refuse_writers()
        take_back(self.slot.story, user=self.request.user)
        return self.done(
            _("%(name)s no longer goes live by itself. It stays planned for %(moment)s.")
            % {"name": self.slot.story.printed_name, "moment": written(self.slot.at)}
        )

    def move(self):
        """Move the story to another slot of the week; two stories swap."""
        form = MoveForm(self.request.POST, slot=self.slot)
        if not form.is_valid():
            return self.hand_back(move_form=form)
        to = form.cleaned_data["to"]
        if to.story is None:
            there = place(self.slot.story, to, user=self.request.user)
            return self.done(_("Moved. %s") % self.planned(there), there)
        swapped = {slot.pk: slot for slot in swap(self.slot, to, user=self.request.user)}
        said = [self.planned(swapped[slot.pk]) for slot in (to, self.slot)]
        return self.done(_("Swapped. %s") % " ".join(said), swapped[to.pk])

    def take_out(self):
        """Put the story back on the bench."""
        name = self.slot.story.printed_name
        take_out(self.slot.story, user=self.request.user)
        return self.done(
            _("%(name)s is back on the bench and does not go live. %(moment)s is empty.")
            % {"name": name, "moment": written(self.slot.at)}
        )

    def planned(self, slot) -> str:
        """What stands after a move: promised or only planned."""
        values = {"name": slot.story.printed_name, "moment": written(slot.at)}
        if StoryState.of(slot.story).promised_at:
            return _("%(name)s goes live %(moment)s.") % values
        return _("%(name)s is planned for %(moment)s, not yet scheduled.") % values

    @property
    def may_publish(self) -> bool:
        """Whether this editor may promise the slot's story."""
        story = self.slot.story
        return story is not None and story.permissions_for_user(self.request.user).can_publish()

    def refuse_writers(self):
        """Raise PermissionDenied for who may not publish."""
        if not self.may_publish:
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        """The slot, where its story stands, what is missing, and the forms."""
        slot, story = self.slot, self.slot.story
        context = super().get_context_data(**kwargs)
        context.update(slot=slot, week=slot.week, story=story, refused=self.refused, may_publish=self.may_publish)
        if story is None:
            context.setdefault("choose_form", ChooseStoryForm(week=slot.week, user=self.request.user))
            context["media"] = context["choose_form"].media
            return context
        stands = StoryState.of(story)
        found = findings(story.get_latest_revision_as_object(), user=self.request.user)
        context.setdefault("move_form", MoveForm(slot=slot))
        context.update(
            state=stands.state(),
            is_promised=stands.promised_at is not None,
            is_at_its_day=stands.promised_at == slot.at,
            missing=[finding for finding in found if finding.level is Level.STOPS],
            notes=[finding for finding in found if finding.level is Level.NOTE],
        )
        return context
