"""A new password by mail: the same answer, in the same time, for an address that is known and one that is not.

What the request does is the same for both: one row for the worker, which then looks whose address it
is. The row holds the user's number and no address; for an unknown address it holds nobody's.
"""

import unicodedata
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm

from foundation import mail
from foundation.models import User
from foundation.throttle import Throttle

HOUR = timedelta(hours=1)
#: More than that fill a stranger's mailbox; the answer stays the same, and no mail goes.
FOR_AN_ADDRESS = Throttle("resets for an address", most=3, period=HOUR)
FROM_A_NETWORK = Throttle("resets from a network", most=20, period=HOUR)


class ResetForm(PasswordResetForm):
    """Wagtail's form, which leaves the mail to the worker (WAGTAILADMIN_USER_PASSWORD_RESET_FORM)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your mail address")

    def save(self, **kwargs):
        """Ask the worker for a mail to whoever has this address; kwargs are of the view and not needed."""
        address = self.cleaned_data["email"]
        users = [user.pk for user in self.get_users(address)]
        if FOR_AN_ADDRESS.take(unicodedata.normalize("NFKC", address).casefold()):
            send_reset.enqueue(users)


@task(backend="db", queue_name="mail")
def send_reset(users: list[int]) -> None:
    """Mail a link to each of these users, by number; the token is made here, so that it is nowhere written down."""
    for user in User.objects.filter(pk__in=users, is_active=True).exclude(email=""):
        path = reverse(
            "wagtailadmin_password_reset_confirm",
            kwargs={
                "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
                "token": default_token_generator.make_token(user),
            },
        )
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        mail.send("password_reset", [user.email], user=user, link=f"{settings.SITE_URL}{path}", hours=hours)


@task(backend="db", queue_name="mail")
def send_changed(user_pk: int) -> None:
    """Say to a user that the password was changed, in case it was somebody else."""
    user = User.objects.filter(pk=user_pk, is_active=True).exclude(email="").first()
    if user:
        mail.send("password_changed", [user.email], user=user, path=reverse("wagtailadmin_password_reset"))


class SaysThatItChanged:
    """Stands among AUTH_PASSWORD_VALIDATORS: refuses nothing, and hears of each change, by whichever door.

    Django calls `password_changed` after a save that set a new password, and not where it only hashes an
    old one anew (django.contrib.auth.base_user.AbstractBaseUser).
    """

    def validate(self, password, user=None):
        """Every password will do."""

    def get_help_text(self):
        """What stands with the other rules under the field."""
        return _("A short mail tells you each time your password is changed.")

    def password_changed(self, password, user=None):
        """Mail it; who has never signed in had no password to lose."""
        if user is not None and user.pk and user.last_login:
            send_changed.enqueue(user.pk)
