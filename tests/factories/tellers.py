"""Tellers for tests."""

import factory

from stories.tellers.models import Teller


class TellerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Teller

    name = factory.Sequence(lambda n: f"Teller {n}")
    address = factory.Sequence(lambda n: f"teller-{n}@example.org")
