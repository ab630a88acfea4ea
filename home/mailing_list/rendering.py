"""A letter as it reads now: made once for all, with places for what differs from one subscriber to the next."""

import re
from dataclasses import dataclass
from html import escape

from css_inline import CSSInliner
from django.conf import settings
from django.utils import translation

from foundation.mail import Written, written
from home.mailing_list import links
from home.mailing_list.containing import contents_of
from home.mailing_list.letter_colours import colours
from home.mailing_list.models import Letter, LetterRules, Subscriber

#: What stands in a letter until it is known for whom it is. No sign in it is changed by HTML or by an address.
LEAVE_LINK, OWN_LINK, GREETED = "PLACE-OF-LEAVE-LINK", "PLACE-OF-OWN-LINK", "PLACE-OF-NAME"
#: Many mail programs drop a sheet, so each rule is written to the elements it is for. What asks for a dark screen or a
#: narrow one cannot be, and stays a sheet. Nothing is ever fetched.
INLINER = CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@dataclass(frozen=True)
class Rendered:
    """A letter with its places."""

    subject: str
    text: str
    html: str

    def for_subscriber(self, subscriber: Subscriber) -> Written:
        """The letter as ``subscriber`` has it."""
        return self.filled(links.to_leave(subscriber), links.to_own_page(subscriber), subscriber.name)

    def filled(self, leave_link: str, own_link: str, name: str = "") -> Written:
        """The letter for whoever leaves and chooses by these links."""
        # The name last: one that is called as a place is called fills none.
        filled = {LEAVE_LINK: leave_link, OWN_LINK: own_link, GREETED: f" {name}" if name else ""}
        text, html = self.text, self.html
        for place, words in filled.items():
            text, html = text.replace(place, words), html.replace(place, escape(words))
        return Written(self.subject, text, html)


def render(letter: Letter) -> Rendered | None:
    """``letter`` as it reads at this moment; None where nothing that it was made from may be sent any more."""
    # Subscribers read it in the site's language, whatever that of the editor is who looks at it.
    with translation.override(settings.LANGUAGE_CODE):
        contents = contents_of(letter)
        if contents is None:
            return None
        mail = written(
            "letter",
            letter=letter,
            contents=contents,
            colours=colours(contents.tone),
            rules=LetterRules.load(),
            greeted=GREETED,
            leave_link=LEAVE_LINK,
            own_link=OWN_LINK,
            stories_address=settings.STORIES_ADDRESS,
        )
    return Rendered(mail.subject, _without_gaps(mail.text), INLINER.inline(_without_gaps(mail.html)))


def _without_gaps(words):
    """``words`` without the blank lines that templates leave where there was nothing to say."""
    lines = "\n".join(line.rstrip() for line in words.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
