"""What somebody has to hear of, until it is mended."""

from django.db import models


class Alert(models.Model):
    """One trouble: mailed to ALERT_TO when it begins and then once a day, gone when mended."""

    key = models.CharField(max_length=120, unique=True)
    sentence = models.TextField()
    since = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.key
