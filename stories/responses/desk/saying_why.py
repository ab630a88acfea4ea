"""Remove a response with words that its writer reads."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from foundation.refusing import Refused
from stories.responses.desk.desk_view import ResponsePage
from stories.responses.moderating import remove


class WhyForm(forms.Form):
    """What the writer reads, and how the response stood when the page was made."""

    why = forms.CharField(
        label=_("What the writer reads"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write a word or two, or remove it without saying why.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=999_999_999)

    def __init__(self, *args, goes_by_mail: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = (
            _("By mail, and on the page of their response. A word of what would be welcome helps most.")
            if goes_by_mail
            else _("On the page of their response. No mail goes: nobody has proved yet that the address is theirs.")
        )


class SayWhyView(ResponsePage, FormView):
    """What was typed is never lost: where it is refused, the page comes again with it."""

    permission_required = "change"
    template_name = "responses/desk/say_why.html"
    form_class = WhyForm

    def get_page_title(self):
        """What is about to be done."""
        return _now("Remove %s’s response") % self.response.first_name

    def get_breadcrumbs_items(self):
        """This page is the last."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self):
        """With whether the words go by mail (stories.responses.mailing)."""
        return {**super().get_form_kwargs(), "goes_by_mail": self.response.proved_at is not None}

    def get_initial(self):
        """How often something had been decided about it."""
        return {"seen": self.response.decisions}

    def form_valid(self, form):
        """Remove it, and let its writer know."""
        said = form.cleaned_data
        try:
            remove(self.response, user=self.request.user, why=said["why"], seen=said["seen"])
        except Refused as refused:
            form.add_error(None, _now("Not removed: %s") % refused)
            return self.form_invalid(form)
        told = (
            _now("Removed. %s is told why by mail.")
            if self.response.proved_at
            else _now("Removed. %s can read why on the page of their response.")
        )
        messages.success(self.request, told % self.response.first_name)
        return redirect("responses_desk:detail", self.response.pk)

    def form_invalid(self, form):
        """The page again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        """The response that it is about, without its buttons."""
        context = super().get_context_data(**kwargs)
        context.update(card=self.card_of(self.response), back=reverse("responses_desk:detail", args=[self.response.pk]))
        return context
