"""Take somebody off the list who asked an editor to: by telephone, at the counter, in a mail."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.mailing_list import subscribing
from home.mailing_list.caring.about_subscriber import SubscriberActView
from home.mailing_list.models import LoggedConsent, Subscriber


class TakeOffView(SubscriberActView):
    """As if they had pressed the button themselves; the consent log says who did."""

    right = "mailing_list.change_subscriber"
    page_title = gettext_lazy("Take off the list")
    template_name = "mailing_list/caring/take_off.html"

    def get_context_data(self, **kwargs):
        """Whether there is anything to do."""
        is_on_it = self.subscriber.state in (Subscriber.State.ASKED, Subscriber.State.CONFIRMED)
        return super().get_context_data(is_on_it=is_on_it, **kwargs)

    def act(self) -> str:
        """Let them leave; whoever left meanwhile has left."""
        subscribing.leave(self.subscriber, LoggedConsent.Door.EDITOR, by=self.request.user)
        return _("%s is off the list. Nothing more is sent there, nor what is being sent at this moment.") % (
            self.subscriber.address
        )
