"""Make a letter by hand of what has none."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View

from foundation.numbers import numbers_in
from home.mailing_list.desk.desk_view import INDEX, OnTheDesk
from home.mailing_list.desk.without_letter import make


class MakeView(OnTheDesk, View):
    """It waits for an editor on its own page."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        """Make it; where somebody made it meanwhile, look at that one."""
        pk = next(iter(numbers_in(request.POST.getlist("pk"))), 0)
        letter = make(request.POST.get("kind", ""), pk, user=request.user)
        if letter is None:
            messages.error(request, _("No letter was made: it is not on the site any more, or may not be in letters."))
            return redirect(INDEX)
        messages.success(request, _("Made. Nothing goes out until you send it."))
        return redirect("letter_desk:detail", letter.pk)
