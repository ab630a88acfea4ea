"""Each hour, one mail to each person of whom something is noted down: all that came since the last one, together."""

from typing import Any

from django.db import transaction
from django_tasks import task

from stories.responses import mailing
from stories.responses.models import Notice, ResponseMail

Kind = ResponseMail.Kind


@task(backend="db", queue_name="mail", priority=30)
def tell_of_answers(hour: str) -> None:
    """Make the mails of an ``hour``, a word that tells one from another; a repeat makes none twice.

    Each person's is a transaction of its own: of a run that was killed the rest is made by the next.
    """
    Notice.objects.no_news().delete()
    untold: Any = Notice.objects.untold().order_by()
    for pk in untold.for_responders().values_list("responder", flat=True).distinct():
        _tell(Kind.ANSWERS, f"{pk}-{hour}", {"responder": pk}, responder_id=pk)
    tellers = untold.for_tellers().values_list("teller", "response__story").distinct()
    for pk, story in tellers:
        _tell(Kind.TELLER, f"{pk}-{story}-{hour}", {"teller": pk, "response__story": story}, teller_id=pk)


@transaction.atomic
def _tell(kind: ResponseMail.Kind, about: str, whose: dict[str, int], **to) -> None:
    """Make one person's mail, and tie to it what it tells; where this hour's is made already it waits for the next."""
    untold: Any = Notice.objects.untold()
    wished = untold.for_responders() if kind == Kind.ANSWERS else untold.for_tellers()
    held = wished.filter(**whose).in_hand()
    sent = mailing.write(kind, about=about, **to) if held else None
    if sent:
        Notice.objects.filter(pk__in=held).update(mail=sent)
