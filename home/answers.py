"""Check what was answered when a site is started: each takes words and returns the value, or raises Refused."""

import difflib
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.contrib.auth import get_user_model, validators
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from foundation.environment import site_address, zone_name
from foundation.refusing import Refused

#: What a name may be long: of a page, and of a person (Django's first and last name).
TITLE_LENGTH, NAME_LENGTH = 255, 150


def check_name(words: str) -> str:
    """The site's name on one line."""
    name = " ".join(words.split())
    if not name:
        raise Refused(_("A site needs a name, such as Cooper Street Runners."))
    if len(name) > TITLE_LENGTH:
        raise Refused(_("That name is longer than %(most)s characters.") % {"most": TITLE_LENGTH})
    return name


def check_address(words: str) -> str:
    """The address readers type."""
    given = words.strip()
    try:
        return site_address(given)
    except ValueError as error:
        host = urlsplit(given if "//" in given else f"//{given}").netloc
        meant = f"https://{host}" if host and "." in host and "@" not in host else "https://stories.example.org"
        raise Refused(
            _("“%(given)s” is no address of a site. Give it with https:// and without a path: %(meant)s")
            % {"given": given, "meant": meant}
        ) from error


def check_zone(words: str) -> str:
    """The site's time zone."""
    given = words.strip().replace(" ", "_")
    try:
        return zone_name(given)
    except Exception as error:
        # ZoneInfo stumbles in many ways: over paths, folders, bytes.
        known = sorted(available_timezones())
        ends = {name.rpartition("/")[2].lower(): name for name in reversed(known)}
        near = difflib.get_close_matches(given.rpartition("/")[2].lower(), ends, n=1)
        meant = ends[near[0]] if near else "America/New_York"
        raise Refused(
            _("There is no time zone “%(given)s”. Names have two parts: %(meant)s")
            % {"given": words.strip(), "meant": meant}
        ) from error


def check_email(words: str) -> str:
    """A mail address."""
    given = words.strip()
    try:
        validate_email(given)
    except ValidationError as error:
        raise Refused(_("“%(given)s” is no mail address.") % {"given": given}) from error
    return given


def check_owner_name(words: str) -> str:
    """What the owner is called in the admin."""
    name = " ".join(words.split())
    if not name:
        raise Refused(_("Give the owner’s name, as colleagues know it."))
    if len(name) > NAME_LENGTH:
        raise Refused(_("That name is longer than %(most)s characters.") % {"most": NAME_LENGTH})
    return name


def check_owner_email(words: str) -> str:
    """The owner's mail address, which is also what they log in with."""
    given, users = check_email(words), get_user_model().objects
    try:
        validators.UnicodeUsernameValidator()(given)
    except ValidationError as error:
        raise Refused(
            _("“%(given)s” cannot be logged in with: use letters, digits and @ . + - _") % {"given": given}
        ) from error
    if len(given) > NAME_LENGTH:
        raise Refused(_("That address is longer than %(most)s characters.") % {"most": NAME_LENGTH})
    if users.filter(username__iexact=given).exists():
        raise Refused(_("Somebody logs in as %(given)s already. Give another address.") % {"given": given})
    return given


def usual_stories_address(address: str) -> str:
    """Where stories are sent unless somebody says otherwise: stories@ and the site's host."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    try:
        return check_email(f"stories@{host}")
    except Refused:
        return f"stories@{host}.example" if host and "." not in host else "stories@localhost"
