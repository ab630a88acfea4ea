"""Private links about a submission: to confirm the address, to the sender's own page, to “it arrived”.

Each carries purpose, submission and its link version (design §5); none says whose it is.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from stories.submissions.models import Submission
from stories.tellers import signing

CONFIRM, OWN_PAGE, ARRIVED = "submission-confirm", "submission", "submission-arrived"
CONSENT, PHOTOS = "submission-consent", "submission-photos"
#: How long the button in “confirm your address” works; after that the page offers a new mail.
CONFIRM_WITHIN = timedelta(days=30)
#: How long a question of ours can be answered through its link; after that the page offers a new mail.
ANSWER_WITHIN = timedelta(days=60)


def to_confirm(submission: Submission, asked_at: datetime) -> str:
    """The address of the page with the button that confirms; goes by mail to that address alone.

    ``asked_at`` is the moment of that mail, from which it is good for a month.
    """
    until = asked_at.replace(microsecond=0) + CONFIRM_WITHIN
    return _address("confirm_submission", signing.sign(CONFIRM, submission.pk, submission.link_version, until=until))


def to_own_page(submission: Submission) -> str:
    """The address of the page that shows the sender what they sent and what became of it; never expires."""
    return _address("own_submission", signing.sign(OWN_PAGE, submission.pk, submission.link_version))


def to_consent(submission: Submission, asked_at: datetime) -> str:
    """The address of the page on which a teller says what we may do with it; ``asked_at`` is the mail's moment."""
    until = asked_at.replace(microsecond=0) + ANSWER_WITHIN
    return _address("consent_to_submission", signing.sign(CONSENT, submission.pk, submission.link_version, until=until))


def to_photos(submission: Submission, asked_at: datetime) -> str:
    """The address of the page on which a teller adds photos; ``asked_at`` is the mail's moment."""
    until = asked_at.replace(microsecond=0) + ANSWER_WITHIN
    return _address("add_photos", signing.sign(PHOTOS, submission.pk, submission.link_version, until=until))


def arrived_path(submission: Submission) -> str:
    """The path of the page after the form: it says that the story is here, and opens nothing."""
    token = signing.sign(ARRIVED, submission.pk, submission.link_version)
    return reverse("submission_arrived", args=[token])


def expired(token: str, purpose: str = CONFIRM) -> Submission:
    """The submission of a link whose time is over, so that a new one can be mailed. Raises signing.Bad."""
    return _submission(signing.read_expired(purpose, token))


def opened(purpose: str, token: str) -> Submission:
    """The submission that ``token`` opens. Raises signing.Bad, also where it was revoked, and signing.Expired."""
    return _submission(signing.read(purpose, token))


def _submission(said: signing.Link) -> Submission:
    submission = Submission.objects.received().filter(pk=said.subject, link_version=said.version).first()
    if submission is None:
        raise signing.Bad
    return submission


def _address(name: str, token: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[token])}"
