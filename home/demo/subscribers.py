"""Who is on the demo's mailing list, what welcomed them, and the rules of its letters: data alone."""

from dataclasses import dataclass, field
from datetime import timedelta

from home.mailing_list.models.subscriber import Frequency

EACH, WEEK, CALLS = Frequency.EACH, Frequency.WEEK, Frequency.CALLS


@dataclass(frozen=True)
class DemoSubscriber:
    """Somebody who asked for letters ``days`` ago; ``then`` is what they did since, the first first."""

    name: str
    address: str
    days: int
    frequency: Frequency = WEEK
    confirms: bool = True
    then: tuple[str, ...] = field(default=())


OFFER_NAME = "10 % off at Pell’s, the bookshop by the bridge"
OFFER_TEXT = "Say it at the till, or type it in when you order from their site."
OFFER_EXCLUSIONS = "Not for vouchers or school books, and only once for each of you."
#: The codes that Pell's made for us; two dozen are given by now.
CODES = tuple(f"PELL-{one:03d}-{(one * 7919) % 900 + 100}" for one in range(101, 141))
#: For how long they are given, and work.
OPENED_BEFORE, EXPIRES_AFTER, LOW_AT = timedelta(days=70), timedelta(days=200), 10

IMPRINT = "Lamplight Milers, c/o the bandstand, River Walk, Hallin Bridge"

#: In the order in which they came. Two have not pressed the button yet; one mail found nobody.
SUBSCRIBERS = (
    DemoSubscriber("Joan Ferris", "joan.ferris@example.org", 69, EACH),
    DemoSubscriber("Arthur Pell", "arthur@pells-books.example", 69),
    DemoSubscriber("", "runner@marlow-end.example", 66),
    DemoSubscriber("Ingrid Solheim", "ingrid.solheim@example.org", 64, EACH),
    DemoSubscriber("Peter Osei", "peter.osei@example.org", 61, then=("leaves", "comes back")),
    DemoSubscriber("Margaret Dunn", "margaret.dunn@example.net", 58, CALLS),
    DemoSubscriber("Yusuf Kaya", "yusuf.kaya@example.org", 55),
    DemoSubscriber("Carys Vaughan", "carys@vaughan.example", 51, EACH, then=("chooses one a week",)),
    DemoSubscriber("Dorothy Amis", "dorothy.amis@example.net", 47, then=("leaves",)),
    DemoSubscriber("Tobias Lindgren", "tobias@lindgren.example", 44),
    DemoSubscriber("", "tuesday.runner@example.org", 41, EACH),
    DemoSubscriber("Maeve O’Dowd", "maeve.odowd@example.org", 38),
    DemoSubscriber("Raymond Speight", "ray.speight@example.net", 36, then=("bounces",)),
    DemoSubscriber("Elżbieta Nowak", "elzbieta.nowak@example.org", 33, EACH),
    DemoSubscriber("Hugh Penrose", "hugh.penrose@example.org", 30, CALLS),
    DemoSubscriber("Anjali Rao", "anjali.rao@example.net", 26),
    DemoSubscriber("Gwen Pritchard", "gwen.pritchard@example.org", 22, EACH),
    DemoSubscriber("Sister Bernard", "st-audreys@example.org", 19),
    DemoSubscriber("Lev Aronson", "lev.aronson@example.net", 16, then=("pauses",)),
    DemoSubscriber("Ruth and Colin Bex", "bex.family@example.org", 12),
    DemoSubscriber("", "night.shift@hallin-bakery.example", 9, EACH),
    DemoSubscriber("Fatima Zahra Idrissi", "fz.idrissi@example.org", 6),
    DemoSubscriber("Owen Tull", "owen.tull@example.net", 4, CALLS),
    DemoSubscriber("Priscilla Mensah", "priscilla.mensah@example.org", 3, EACH),
    DemoSubscriber("Duncan Muir", "duncan.muir@example.org", 2, confirms=False),
    DemoSubscriber("", "hallin.harriers@example.net", 1),
    DemoSubscriber("Beatrix Oyelaran", "beatrix.oyelaran@example.org", 0, EACH, confirms=False),
)
