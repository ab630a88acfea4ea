"""Wagtail's pages for a new password, with our words."""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.views import account

from foundation.throttle import network_of
from home.login import guard
from home.login.resetting import FROM_A_NETWORK
from home.login.too_often import too_often


class PasswordResetView(account.PasswordResetView):
    """Ask for the link."""

    template_name = "home/login/reset_form.html"

    def post(self, request, *args, **kwargs):
        """Whoever asks for address after address is asked to wait."""
        network = network_of(request)
        if FROM_A_NETWORK.take(network):
            return super().post(request, *args, **kwargs)
        return too_often(
            request,
            FROM_A_NETWORK.wait(network),
            title=_("Too many requests"),
            happened=_("New passwords were asked for very often from here in the last hour. No further mail was sent."),
            way_on=_("Look in your mailbox first, also in the folder for spam: a link may be there already."),
        )

    def form_invalid(self, form):
        """Hand the form back, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class PasswordResetDoneView(account.PasswordResetDoneView):
    """Look in your mailbox."""

    template_name = "home/login/reset_done.html"


class PasswordResetConfirmView(account.PasswordResetConfirmView):
    """Choose the new password, if the link still works."""

    template_name = "home/login/reset_confirm.html"

    def get_context_data(self, **kwargs):
        """How long a link works."""
        return super().get_context_data(hours=settings.PASSWORD_RESET_TIMEOUT // 3600, **kwargs)

    def form_valid(self, form):
        """Save it; who was locked out by wrong passwords may sign in at once."""
        response = super().form_valid(form)
        guard.let_in(self.request, self.user)
        return response

    def form_invalid(self, form):
        """Hand the form back with what is wrong with the new password."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
