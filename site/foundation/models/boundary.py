"""Up to when a kind of moment has been dealt with."""

from django.db import models


class PassedBoundary(models.Model):
    """One registered boundary (see foundation.boundaries) and the moment up to which it was passed."""

    name = models.CharField(max_length=60, unique=True)
    until = models.DateTimeField()

    def __str__(self):
        return f"{self.name} until {self.until:%Y-%m-%d %H:%M:%S}"
