"""How far a letter is: to how many it left, to how many it is still to go, and what came back."""

from dataclasses import dataclass

from django.db.models import Count, Q

from home.mailing_list.models import Delivery, Letter


@dataclass(frozen=True)
class Progress:
    """Deliveries of a letter, counted. ``repeated`` were handed over twice, since a worker died over them."""

    total: int = 0
    sent: int = 0
    waiting: int = 0
    unsent: int = 0
    repeated: int = 0
    bounced: int = 0
    complained: int = 0

    @property
    def percent(self) -> int:
        """How much of it is done; all of it only when nothing waits."""
        return 100 * (self.total - self.waiting) // self.total if self.total else 0


def progress_of(letter: Letter) -> Progress:
    """How far ``letter`` is, in one query."""
    return progress_of_all([letter])[letter.pk]


def progress_of_all(letters: list[Letter]) -> dict[int, Progress]:
    """The same of many letters, by primary key: as many queries as for one.

    Of one whose deliveries went, what was counted then.
    """
    waits = Q(sent_at=None, unsent_because="")
    counted = (
        Delivery.objects.filter(letter__in=[letter.pk for letter in letters])
        .order_by()
        .values_list("letter")
        .annotate(
            total=Count("pk"),
            sent=Count("pk", filter=Q(sent_at__isnull=False)),
            waiting=Count("pk", filter=waits),
            unsent=Count("pk", filter=~Q(unsent_because="")),
            repeated=Count("pk", filter=Q(tries__gt=1)),
            bounced=Count("pk", filter=Q(outcome=Delivery.Outcome.BOUNCED)),
            complained=Count("pk", filter=Q(outcome=Delivery.Outcome.COMPLAINED)),
        )
    )
    found = {letter: Progress(*numbers) for letter, *numbers in counted}
    return {letter.pk: _kept(letter) if letter.counted_at else found.get(letter.pk, Progress()) for letter in letters}


def _kept(letter: Letter) -> Progress:
    return Progress(
        total=letter.kept_sent + letter.kept_unsent,
        sent=letter.kept_sent,
        unsent=letter.kept_unsent,
        repeated=letter.kept_repeated,
        bounced=letter.kept_bounced,
        complained=letter.kept_complained,
    )
