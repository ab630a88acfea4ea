"""“This is a story”: the page on which an editor asks the writer of a response to let it in as one."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from foundation.refusing import Refused
from stories.pages.models import SeriesIndexPage
from stories.responses.desk.desk_view import ResponsePage
from stories.responses.inviting import as_read, first_words, invite, why_not

#: The button that only shows the mail.
LOOK = "look"


class InviteForm(forms.Form):
    """For which call, and in which words."""

    series = forms.ModelChoiceField(
        label=_("For which series?"),
        queryset=SeriesIndexPage.objects.none(),
        empty_label=None,
        help_text=_("Those whose call is open. The writer may choose another of them."),
        error_messages={
            "required": _("Choose a series. Nothing was sent."),
            "invalid_choice": _("The call of this series has closed. Choose another; nothing was sent."),
        },
    )
    words = forms.CharField(
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("Leave a blank line between paragraphs. The greeting and the link stand around it by themselves."),
    )

    def __init__(self, *args, response, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["series"].queryset = SeriesIndexPage.objects.readable().asking().order_by("title")
        words, name = self.fields["words"], response.first_name
        words.label = _now("What %s will read") % name
        words.error_messages["required"] = _now("Write a few words that %s will read. Nothing was sent.") % name


class InviteView(ResponsePage, FormView):
    """The response, the form, and the mail as it reads; what was typed is never lost."""

    permission_required = "change"
    template_name = "responses/desk/invite.html"
    form_class = InviteForm
    refused = ""

    def get_page_title(self):
        """What is about to be done."""
        return _now("Ask %s: “This is a story”") % self.response.first_name

    def get_form_kwargs(self):
        """With the response."""
        return {**super().get_form_kwargs(), "response": self.response}

    def get_initial(self):
        """Words to begin with, for the story's own series where that takes stories."""
        asking = SeriesIndexPage.objects.readable().asking().order_by("title")
        own = asking.filter(pk=self.response.story.series.pk).first() or asking.first()
        return {"words": first_words(self.response), "series": own}

    def form_valid(self, form):
        """Show the mail, or ask."""
        if self.request.POST.get("act") == LOOK:
            return self.render_to_response(self.get_context_data(form=form, mail=self.mail_of(**form.cleaned_data)))
        try:
            invite(self.response, user=self.request.user, **form.cleaned_data)
        except Refused as refused:
            self.refused = str(refused)
            return self.form_invalid(form)
        messages.success(self.request, _now("%s is asked by mail.") % self.response.first_name)
        return redirect("responses_desk:detail", self.response.pk)

    def form_invalid(self, form):
        """The page again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def mail_of(self, series, words):
        """The mail as it would read, without the link, which is the writer's alone."""
        return as_read(self.response, series=series, words=words)

    def get_context_data(self, **kwargs):
        """Why nobody can be asked, where that is so; before anything was typed, the mail as it begins."""
        context = super().get_context_data(**kwargs)
        start = context["form"].initial
        if self.request.method == "GET" and start["series"]:
            context["mail"] = self.mail_of(**start)
        context.update(
            card=self.card_of(self.response),
            back=reverse("responses_desk:detail", args=[self.response.pk]),
            nobody_because="" if self.refused else why_not(self.response),
            refused=self.refused,
            has_calls=bool(start["series"]),
        )
        return context
