"""Ask once before a letter is sent: to how many, and that it cannot be called back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from foundation.refusing import Refused
from home.mailing_list import sending
from home.mailing_list.containing import nothing_left
from home.mailing_list.desk.desk_view import LetterPage
from home.mailing_list.models import Subscriber


class SendView(LetterPage, TemplateView):
    """The question, and its answer."""

    template_name = "mailing_list/desk/send.html"

    def get(self, request, *args, **kwargs):
        """Nothing to ask where it cannot be sent; its page says why."""
        if not self.letter.is_open or not self.may_decide:
            return redirect(self.here)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Send it."""
        if why := nothing_left(self.letter):
            messages.error(request, _("Not sent. %s") % why)
            return redirect(self.here)
        try:
            sending.send_now(self.letter, user=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("It is being sent. This page shows how far it is, and you can stop it here."))
        return redirect(self.here)

    def get_context_data(self, **kwargs):
        """To how many."""
        number = Subscriber.objects.wanting(*self.letter.frequencies).count()
        context = super().get_context_data(**kwargs)
        context.update(
            letter=self.letter,
            number=number,
            why_not=nothing_left(self.letter),
            button=ngettext("Send it to %d subscriber now", "Send it to %d subscribers now", number) % number,
        )
        return context
