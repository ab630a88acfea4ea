"""Tell editors by mail when a pool of codes runs low, before there is none; and once more when there is none."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from foundation import mail, moment
from home.mailing_list.models import Offer, Welcome, WelcomeCode

#: Whoever may mend it hears of it.
RIGHT = "mailing_list.change_offer"
#: Codes that others are taking in this moment look free still: so many are allowed for, and counted by the worker.
TAKEN_MEANWHILE = 100


def note_taken(offer: Offer) -> None:
    """Have the worker count what is left of a pool of which a code was taken; part of the caller's transaction.

    Counted here, two who take the last two codes at once would each see one left, and nobody would be told.
    """
    if offer.told_empty_at is None and is_nearly_low(offer):
        count_left.enqueue(offer.pk)


@task(backend="db", queue_name="mail", priority=30)
def count_left(offer_pk: int) -> None:
    """Count what is left of a pool, and have editors told where it is few or none, each once. A repeat is harmless."""
    with transaction.atomic():
        offer = Offer.objects.select_for_update(no_key=True).filter(pk=offer_pk).first()
        if offer is None or not offer.is_pool:
            return
        left, now = _left(offer, most=offer.low_at + 1), moment.now()
        low, empty = offer.told_low_at, offer.told_empty_at
        if left > offer.low_at:
            low = empty = None
        elif left or is_new(offer):
            low, empty = (low or now) if left else low, None
        else:
            low, empty = low or now, empty or now
        is_news = (low and not offer.told_low_at) or (empty and not offer.told_empty_at)
        if is_news and not offer.is_open and not Welcome.objects.waiting_for(offer).exists():
            return
        if (low, empty) == (offer.told_low_at, offer.told_empty_at):
            return
        offer.told_low_at, offer.told_empty_at = low, empty
        offer.save(update_fields=["told_low_at", "told_empty_at"])
        if is_news:
            _tell("list_empty" if empty else "list_low", offer)


def is_nearly_low(offer: Offer) -> bool:
    """Whether so few are left that the worker has to count them."""
    nearly = offer.low_at + TAKEN_MEANWHILE
    return _left(offer, most=nearly + 1) <= nearly


def is_new(offer: Offer) -> bool:
    """Whether it has no codes yet and nobody waits for one: it is being set up."""
    return not offer.codes.exists() and not Welcome.objects.waiting_for(offer).exists()


def _tell(folder: str, offer: Offer) -> None:
    for user in _told():
        tell_editor.enqueue(user.pk, folder, offer.pk, mail.new_message_id())


@task(backend="db", queue_name="mail", priority=30)
def tell_editor(user_pk: int, folder: str, offer_pk: int, message_id: str) -> None:
    """Write to one editor how a pool stands now; where codes were added meanwhile, nothing."""
    user, offer = _told().filter(pk=user_pk).first(), Offer.objects.filter(pk=offer_pk).first()
    if user is None or offer is None:
        return
    context = context_of(offer)
    holds = context["left"] == 0 if folder == "list_empty" else context["left"] <= offer.low_at
    if holds:
        mail.send(folder, [user.email], message_id=message_id, user=user, **context)


def context_of(offer: Offer) -> dict:
    """What the mails about a pool are filled with."""
    return {
        "offer": offer,
        "left": offer.left,
        "waiting": Welcome.objects.waiting_for(offer).count(),
        "link": f"{settings.SITE_URL}{reverse('welcome_offers:codes', args=[offer.pk])}",
    }


def _left(offer: Offer, *, most: int) -> int:
    """How many are free, counted up to ``most``: a pool may hold a hundred thousand."""
    return len(WelcomeCode.objects.free().filter(offer=offer).values_list("pk", flat=True)[:most])


def _told():
    users = get_user_model().objects.with_perm(RIGHT, backend="django.contrib.auth.backends.ModelBackend")
    return users.filter(is_active=True).exclude(email="")
