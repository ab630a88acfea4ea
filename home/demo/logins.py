"""One login for each group, with passwords made by chance and kept in a file for whoever runs the demo."""

import json
import os
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model

from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT, make_groups

USERS = {"owner": OWNER, "editor": EDITOR, "moderator": MODERATOR, "reader": RESIDENT}


def make_logins() -> dict[str, str]:
    """Make the four users, or give them new passwords; returns name → password and writes the file."""
    groups, logins = make_groups(), {}
    for name, group in USERS.items():
        user, _is_new = get_user_model().objects.get_or_create(
            username=name, defaults={"first_name": name.capitalize(), "email": f"{name}@example.org"}
        )
        logins[name] = secrets.token_urlsafe(9)
        user.set_password(logins[name])
        user.is_superuser = group == OWNER
        user.save()
        user.groups.set([groups[group]])
    path = settings.DEMO_LOGINS
    path.parent.mkdir(parents=True, exist_ok=True)
    # Only whoever runs the demo may read it.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(logins, file, indent=2)
    return logins


def read_logins() -> dict[str, str]:
    """Name → password; empty where no demo was made."""
    try:
        return json.loads(settings.DEMO_LOGINS.read_text())
    except FileNotFoundError:
        return {}
