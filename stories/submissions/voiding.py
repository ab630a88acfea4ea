"""Private links that went to an address which is a teller's no more open nothing."""

from django.db.models import F
from django.dispatch import receiver

from stories.submissions.models import Submission
from stories.tellers.models import Teller
from stories.tellers.signals import links_voided


@receiver(links_voided)
def void_links(sender, teller: Teller, **kwargs):
    """Raise the version of every link to what this teller sent; mails from now on carry good ones."""
    Submission.objects.filter(teller=teller).update(link_version=F("link_version") + 1)
