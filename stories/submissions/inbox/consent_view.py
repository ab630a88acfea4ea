"""The page where an editor writes down how somebody agreed whose story waits to be decided."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from foundation.refusing import Refused
from stories.pages.forms.consent import ConsentForm
from stories.submissions.agreeing import is_of_a_child
from stories.submissions.inbox import telling
from stories.submissions.inbox.addresses import may_see_addresses
from stories.submissions.models import Submission
from stories.submissions.vouching import vouch
from stories.tellers.models import Consent


class SubmissionConsentView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """What was allowed so far, and a form that adds to it. Once there is a story, its own page does it.

    For those who may write down consents. A form handed back is 422.
    """

    model = Submission
    permission_required = "view"
    index_url_name = ""
    page_title = gettext_lazy("Consent")
    header_icon = "clipboard-list"
    template_name = "submissions/inbox/write_consent.html"
    form_class = ConsentForm

    def dispatch(self, request, *args, **kwargs):
        """Let in who may; lead to the story where there is one."""
        if not request.user.has_perm("tellers.add_consent"):
            raise PermissionDenied
        if self.submission.story_id:
            return redirect("story_consent", self.submission.story_id)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def submission(self) -> Submission:
        """The one in the address."""
        return get_object_or_404(Submission.objects.received().select_related("teller"), pk=self.kwargs["pk"])

    @cached_property
    def stands(self) -> Consent | None:
        """What counts now."""
        return Consent.objects.latest_for(self.submission.story_key)

    @cached_property
    def back(self) -> str:
        """Where the story is read."""
        return reverse("sent_in:edit", args=[self.submission.pk])

    def get_page_subtitle(self):
        """Whose story it is."""
        return telling.name_for(self.request.user, self.submission)

    def get_breadcrumbs_items(self):
        """The list, the story, then this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Sent in")},
            {"url": self.back, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_form_kwargs(self):
        """Who told it, whether a child can be recognised, and whether addresses may be seen."""
        return {
            **super().get_form_kwargs(),
            "told_by": self.submission.teller,
            "is_of_a_child": is_of_a_child(self.submission),
            "may_see_addresses": may_see_addresses(self.request.user),
        }

    def get_initial(self):
        """What stands now, and of somebody new what they or whoever sent it said."""
        one = self.submission
        return ConsentForm.as_it_stands(one.teller, self.stands, name=one.called, address=one.teller_address)

    def form_valid(self, form):
        """Write it down and say what comes next."""
        try:
            given = vouch(self.submission, user=self.request.user, **form.agreement)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        said = (
            _("Written down: %s agrees to the site.")
            if given.site
            else _("Written down: %s does not agree to the site.")
        )
        messages.success(self.request, said % given.teller.name)
        return redirect(self.back)

    def form_invalid(self, form):
        """Hand the form back with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        """What stands, what was written down before, and whether the address is proved."""
        history = Consent.objects.for_story(self.submission.story_key).select_related("teller", "vouched_by")
        stands, *before = history or [None]
        return super().get_context_data(
            submission=self.submission,
            name=self.get_page_subtitle(),
            stands=stands,
            before=before,
            is_of_a_child=is_of_a_child(self.submission),
            back=self.back,
            **kwargs,
        )
