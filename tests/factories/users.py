"""Users for tests."""

import factory
from django.contrib.auth.models import Group

from foundation.models import User
from home.groups import EDITOR


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user-{n}")


def member_of(name):
    """A user in the group of this name."""
    user = UserFactory()
    user.groups.set([Group.objects.get(name=name)])
    return user


def editor(**fields):
    """Somebody who decides about stories; ``fields`` are those of a user."""
    user = member_of(EDITOR)
    for name, value in fields.items():
        setattr(user, name, value)
    user.save()
    return user


def log_in(page, live_server, user):
    """``user`` in the admin, logged in through the form in a browser's ``page``."""
    user.set_password("a-long-way-round")
    user.save()
    page.goto(f"{live_server.url}/admin/login/")
    page.get_by_label("Username").fill(user.username)
    page.locator("input[name=password]").fill("a-long-way-round")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{live_server.url}/admin/")
    return page
