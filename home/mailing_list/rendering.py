"""A letter as it reads now: made once for all, with places for what differs from one subscriber to the next."""

from dataclasses import dataclass
from html import escape

from django.conf import settings

from foundation.mail import Written, written
from home.mailing_list import links
from home.mailing_list.models import Letter, LetterRules, Subscriber

#: What stands in a letter until it is known for whom it is. No sign in it is changed by HTML or by an address.
LEAVE_LINK, OWN_LINK, GREETED = "PLACE-OF-LEAVE-LINK", "PLACE-OF-OWN-LINK", "PLACE-OF-NAME"


@dataclass(frozen=True)
class Rendered:
    """A letter with its places."""

    subject: str
    text: str
    html: str

    def for_subscriber(self, subscriber: Subscriber) -> Written:
        """The letter as ``subscriber`` has it."""
        name = f" {subscriber.name}" if subscriber.name else ""
        filled = {
            LEAVE_LINK: links.to_leave(subscriber),
            OWN_LINK: links.to_own_page(subscriber),
            GREETED: name,
        }
        text, html = self.text, self.html
        for place, words in filled.items():
            text, html = text.replace(place, words), html.replace(place, escape(words))
        return Written(self.subject, text, html)


def render(letter: Letter) -> Rendered | None:
    """``letter`` as it reads at this moment; None where nothing that it was made from may be sent any more."""
    mail = written(
        "letter",
        letter=letter,
        rules=LetterRules.load(),
        greeted=GREETED,
        leave_link=LEAVE_LINK,
        own_link=OWN_LINK,
        stories_address=settings.STORIES_ADDRESS,
    )
    return Rendered(letter.subject, mail.text, mail.html)
