"""Users for tests."""

import factory

from foundation.models import User
from home.groups import make_groups


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user-{n}")


def member_of(name):
    """A user in the group of this name."""
    user = UserFactory()
    user.groups.set([make_groups()[name]])
    return user
