"""Who guesses passwords is locked out for a while (django-axes calls this at each try).

Two counts, and both hold a stranger off without locking the editor out: wrong passwords for one name
from one network, and wrong passwords from one network for any names. Somebody elsewhere who guesses
an editor's password locks himself out and nobody else. Known and unknown names are counted alike.

Counted in the cache and not with django-axes' own handlers: its database keeps names and addresses in
clear, its cache handler knows one limit alone, and hashes without a key. Nothing is logged.

A try that is being checked when the last one of a count fails is still answered: with eight threads
there may be seven of them.
"""

from datetime import datetime, timedelta

from axes.handlers.base import AxesHandler
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from foundation import alerts
from foundation.throttle import Throttle, network_of
from home.login.too_often import too_often

LOCKED_FOR = timedelta(minutes=15)
FOR_A_NAME = Throttle("wrong passwords for a name from a network", most=10, period=LOCKED_FOR)
FROM_A_NETWORK = Throttle("wrong passwords from a network", most=50, period=LOCKED_FOR)
#: Of the whole site: so many in an hour are no forgetful editor.
ALL_TOGETHER = Throttle("wrong passwords", most=100, period=timedelta(hours=1))
EVERYBODY = "everybody"
ALERT = "wrong passwords"


class WrongPasswords(AxesHandler):
    """What django-axes asks and tells; the settings name it as AXES_HANDLER."""

    def is_locked(self, request: HttpRequest, credentials: dict | None = None) -> bool:
        """Whether this name may not be tried from there just now, right password or wrong."""
        return any(throttle.is_spent(who) for throttle, who in _counted(request, credentials))

    def user_login_failed(self, sender, credentials: dict, request=None, **kwargs):
        """Count a wrong password; a try while locked out is not checked, and so not counted."""
        if request is None:  # authenticate() in a shell
            return
        if self.is_locked(request, credentials):
            request.axes_locked_out = True
        else:
            spent = [throttle.takes_last(who) for throttle, who in _counted(request, credentials)]
            request.axes_locked_out = any(spent)
            if ALL_TOGETHER.takes_last(EVERYBODY):
                tell()
        request.axes_credentials = credentials

    def user_logged_in(self, sender, request: HttpRequest, user, **kwargs):
        """The right password ends the row of wrong ones for this name; those for other names stay counted."""
        let_in(request, user)


def tell() -> None:
    """Let ALERT_TO know, once a day at most; no name and no address stands in it."""
    sentence = _(
        "Somebody tries passwords: %(count)d wrong ones in an hour. Who tries is locked out for %(minutes)d minutes "
        "each time, and editors can work on. If it goes on, see that every password is long."
    )
    alerts.tell(ALERT, sentence % {"count": ALL_TOGETHER.most, "minutes": LOCKED_FOR // timedelta(minutes=1)})


def calm(since: datetime, until: datetime) -> None:
    """Forget at midnight that it was told, so that the next day's tries are told anew; the clock calls it."""
    alerts.mended(ALERT)


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict | None = None) -> HttpResponse:
    """The page instead of the login form (AXES_LOCKOUT_CALLABLE)."""
    spent = [throttle for throttle, who in _counted(request, credentials) if throttle.is_spent(who)]
    waits = [throttle.wait(who) for throttle, who in _counted(request, credentials) if throttle in spent]
    if FROM_A_NETWORK in spent:
        happened = _("So many wrong passwords came from where you are that nobody can sign in from there just now.")
        way_on = _("Then try again.")
    else:
        happened = _("Nobody can sign in with this name from here just now, not even with the right password.")
        way_on = _("Or choose a new password by mail: with that you can sign in at once.")
    return too_often(
        request,
        max(waits, default=LOCKED_FOR),
        title=_("Too many wrong passwords"),
        happened=happened,
        way_on=way_on,
        offers_reset=FROM_A_NETWORK not in spent,
    )


def let_in(request: HttpRequest, user) -> None:
    """Forget the wrong passwords for ``user`` from there: whoever reads the user's mail is the user."""
    FOR_A_NAME.forget(_pair(request, user.get_username()))


def _counted(request, credentials):
    name = (credentials or {}).get("username") or ""
    return [(FOR_A_NAME, _pair(request, name)), (FROM_A_NETWORK, network_of(request))]


def _pair(request, name):
    return f"{network_of(request)}\0{name}"
