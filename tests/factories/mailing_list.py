"""Subscribers, offers and letters, made by the acts that make them."""

from itertools import count

from home.mailing_list import subscribing
from home.mailing_list.models import Letter, LetterRules, Offer, Subscriber, WelcomeCode
from home.mailing_list.models.subscriber import Frequency
from home.models import HomePage
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import SeriesFactory

_number = count(1)


def asked(address="", *, frequency=Frequency.WEEK, name="") -> Subscriber:
    """Somebody who asked for letters, and has not pressed the button yet."""
    return subscribing.ask(address or f"reader{next(_number)}@example.org", frequency=frequency, name=name)


def subscriber(address="", *, frequency=Frequency.WEEK, name="") -> Subscriber:
    """Somebody on the list."""
    return subscribing.confirm(asked(address, frequency=frequency, name=name))


def pool(codes=(), **fields) -> Offer:
    """An open offer with a pool of codes."""
    offer = Offer.objects.create(**{"name": "10 % off at the bookshop", "kind": Offer.Kind.POOL, **fields})
    WelcomeCode.objects.bulk_create([WelcomeCode(offer=offer, code=code) for code in codes])
    return offer


def shared(code="MILE10", **fields) -> Offer:
    """An open offer with one code for everybody."""
    return Offer.objects.create(
        **{"name": "10 % off at the bookshop", "kind": Offer.Kind.SHARED, "shared_code": code, **fields}
    )


def rules(**fields) -> LetterRules:
    """The rules of letters, as they are but for ``fields``."""
    found = LetterRules.load()
    for name, said in fields.items():
        setattr(found, name, said)
    found.save()
    return found


def letter(**fields) -> Letter:
    """A letter that waits for an editor, of a call that is open where nothing else is given."""
    if not {"kind", "story", "week", "series"} & fields.keys():
        fields["series"] = SeriesFactory(parent=HomePage.objects.get())
    return Letter.objects.create(
        **{
            "kind": Letter.Kind.CALL,
            "about": f"test-{next(_number)}",
            "subject": "A new question",
            "opening": "What was your most important mile?",
            **fields,
        }
    )


def allow_letter(story, *, letter=True):
    """The teller of ``story`` allows it on the site and, where ``letter`` says so, in letters."""
    consent(story.told_by, story.story_key, door=Consent.Door.FORM, site=True, edits=True, letter=letter)
    return story
