"""How far a letter is, for its page to ask again while it is being sent."""

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import View

from home.mailing_list.desk.desk_view import AboutLetter
from home.mailing_list.desk.standing import standing_of
from home.mailing_list.models import Letter
from home.mailing_list.progress import progress_of


class ProgressView(AboutLetter, View):
    """The numbers as HTML, and the sentence that a screen reader says."""

    def get(self, request, *args, **kwargs):
        """Read them anew."""
        letter, progress = self.letter, progress_of(self.letter)
        standing = standing_of(letter, progress)
        context = {"letter": letter, "progress": progress, "standing": standing}
        return JsonResponse(
            {
                "html": render_to_string("mailing_list/desk/progress.html", context, request),
                "say": _("%(percent)d percent sent") % {"percent": progress.percent},
                "percent": progress.percent,
                "is_over": letter.state != Letter.State.SENDING,
            }
        )
