"""One subscriber: all that is known of them, and what an editor may do about it."""

from home.mailing_list.models import Subscriber
from home.mailing_list.wordings import agreed_to
from stories.pages.registers.register import RegisterInspectView

#: So many letters are listed, the latest first; the register of deliveries has all.
SHOWN = 20


class SubscriberView(RegisterInspectView):
    """Their row, the consent log whole with the sentences agreed to, and the letters they had."""

    def get_page_subtitle(self):
        """The address, as editors look it up."""
        return self.instance.address

    def get_context_data(self, **kwargs):
        """The log from its beginning, the latest letters, and which acts are open to whoever asks."""
        subscriber, user = self.instance, self.request.user
        log = subscriber.log.select_related("by").order_by("at", "pk")
        had = subscriber.deliveries.select_related("letter").order_by("-pk")
        return super().get_context_data(
            log=[(entry, agreed_to(entry.wording, entry.frequency)) for entry in log],
            had=had[:SHOWN],
            had_in_all=had.count(),
            may_read_letters=user.has_perm("mailing_list.view_letter"),
            may_take_off=user.has_perm("mailing_list.change_subscriber")
            and subscriber.state in (Subscriber.State.ASKED, Subscriber.State.CONFIRMED),
            may_erase=user.has_perm("mailing_list.delete_subscriber"),
            **kwargs,
        )
