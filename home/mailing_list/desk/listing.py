"""Readers ▸ Letters: the trays, and what has no letter."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from foundation.paging import page_of
from foundation.templatetags.moments import promised as written
from home.mailing_list.desk import trays
from home.mailing_list.desk.desk_view import INDEX, OnTheDesk
from home.mailing_list.desk.standing import made_from, standing_of
from home.mailing_list.desk.trays import TRAYS, Tray
from home.mailing_list.desk.without_letter import without_letter
from home.mailing_list.progress import progress_of_all

EMPTY = {
    trays.WAITING: gettext_lazy("No letter waits for you."),
    trays.PLANNED: gettext_lazy("No letter goes out by itself at the moment."),
    trays.SENDING: gettext_lazy("No letter is being sent."),
    trays.SENT: gettext_lazy("No letter has been sent yet."),
    trays.STOPPED: gettext_lazy("No letter was stopped or put aside."),
}


class DeskView(OnTheDesk, WagtailAdminTemplateMixin, TemplateView):
    """The letters of one tray; in the first of them also what has none."""

    page_title = gettext_lazy("Letters")
    header_icon = "mail"
    template_name = "mailing_list/desk/desk.html"

    def get_breadcrumbs_items(self):
        """Home, then the desk."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """Trays and letters, at a fixed number of queries."""
        numbers = trays.counts()
        asked = self.request.GET.get("tray", "")
        tray = asked if asked in TRAYS else trays.first_of_note(numbers)
        page = page_of(trays.lying_in(tray), self.request.GET.get("p"))
        letters = list(page.object_list)
        progress = progress_of_all(letters)
        here = reverse(INDEX)
        context = super().get_context_data(**kwargs)
        context.update(
            trays=[
                Tray(name, label, numbers[name], f"{here}?tray={name}", name == tray) for name, label in TRAYS.items()
            ],
            tray=tray,
            page_obj=page,
            rows=[(letter, standing_of(letter, progress[letter.pk]), made_from(letter)) for letter in letters],
            nothing=EMPTY[tray],
            next_step=next_step(numbers),
            without=without_letter(),
            may_decide=self.may_decide,
        )
        return context


def next_step(numbers: dict[str, int]) -> str:
    """What an editor does next about letters, in a sentence."""
    if waiting := numbers[trays.WAITING]:
        said = ngettext("%d letter waits for you to look at it.", "%d letters wait for you to look at them.", waiting)
        return said % waiting
    if numbers[trays.SENDING]:
        return _("A letter is being sent. You can stop it on its page.")
    if numbers[trays.PLANNED]:
        first = trays.lying_in(trays.PLANNED)[0]
        return _("Nothing waits for you. The next letter goes out by itself %(at)s.") % {"at": written(first.send_at)}
    return _("Nothing waits for you. A letter is made when a story goes live, a week is told or a call opens.")
