"""Let in what was offered elsewhere on the site, as the writer of a response does (`stories.pages.offering`)."""

import uuid

from stories.pages.offering import Inbox, Offered
from stories.submissions import links
from stories.submissions.models import Submission
from stories.submissions.receiving import Sent, receive


def take(offered: Offered) -> uuid.UUID:
    """Receive what was offered, at an address that is proved; its teller hears from us like any other."""
    received = receive(
        Sent(
            door=Submission.Door.RESPONSE,
            series=offered.series,
            text=offered.words,
            sender_name=offered.name,
            sender_address=offered.address,
            printed_name=offered.name,
            notes=[offered.note] if offered.note else [],
            ticked=offered.ticked,
            wording=offered.wording,
            is_confirmed=True,
        )
    )
    return received.submission.story_key


def own_page(story_key: uuid.UUID) -> str:
    """The address of the teller's own page; empty where nothing is left of the story."""
    submission = Submission.objects.received().filter(story_key=story_key).first()
    return links.to_own_page(submission) if submission else ""


INBOX = Inbox(take, own_page)
