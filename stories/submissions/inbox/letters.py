"""A mail to a teller before it is written: who will read it, and how."""

from copy import copy
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation import mail, moment
from foundation.templatetags.moments import promised
from stories.submissions import writing
from stories.submissions.answers import told_last
from stories.submissions.models import SentMail, Submission
from stories.submissions.proving import proposed_teller

Kind = SentMail.Kind
#: Who opens one of these may act as the teller, so an editor sees only where each will stand.
_PRIVATE = ("link", "consent_link", "photos_link")


@dataclass(frozen=True)
class Reader:
    """Who reads a mail about a story: a first name for sentences, and the address."""

    first_name: str
    address: str


@dataclass(frozen=True)
class Preview:
    """A mail as it will be, in plain text."""

    to: str
    subject: str
    text: str


def reader_of(submission: Submission, kind: SentMail.Kind) -> Reader:
    """Who a mail of ``kind`` goes to. A forwarded letter becomes its teller's own with accepting it, not before."""
    teller = submission.teller
    if kind == Kind.ACCEPTED and teller is None and submission.is_forwarded:
        teller = proposed_teller(submission)
    if teller and teller.address:
        return Reader(teller.first_name, teller.address)
    sender = submission.sender_name if "@" not in submission.sender_name else ""
    first_name = sender.split()[0] if submission.is_forwarded and sender.strip() else submission.first_name
    return Reader(first_name, submission.sender_address)


def why_nobody(submission: Submission, kind: SentMail.Kind) -> str:
    """Why no mail of ``kind`` can be written about ``submission``, in words; empty where one can."""
    if not submission.sender_address and not submission.answer_address:
        return _("There is no address, so nobody is written to.")
    if not submission.answer_address:
        return _("This address is not to be written to, so nobody hears of it.")
    told = told_last(submission)
    if told and told.kind == kind:
        said = _("%(name)s had this mail before, %(moment)s, and is not written to a second time.")
        return said % {"name": reader_of(submission, kind).first_name, "moment": promised(told.left_at)}
    return ""


def as_accepted(submission: Submission, *, series, printed_name: str) -> Submission:
    """A copy of ``submission`` as accepting would leave it, to see the mail of; it is saved nowhere."""
    accepted = copy(submission)
    accepted.series, accepted.printed_name = series, printed_name
    if accepted.teller is None and accepted.is_forwarded:
        accepted.teller = proposed_teller(submission)
    return accepted


def as_it_will_be(submission: Submission, kind: SentMail.Kind, words: str, *, user, about: str = "") -> Preview:
    """The mail of ``kind`` with the editor's ``words``, as it would leave now; nothing is kept.

    ``submission`` need not be saved as it is, where it is just being decided about.
    """
    now = moment.now()
    sent = SentMail(
        submission=submission,
        kind=kind,
        about=about,
        words=words.strip(),
        asked_by=user,
        asked_at=now,
        due_at=now + writing.DELAY,
    )
    context = writing.context_of(sent)
    for name in _PRIVATE:
        if name in context:
            context[name] = _without_token(str(context[name]))
    as_written = mail.written(f"submission_{kind}", **context)
    return Preview(reader_of(submission, kind).address, as_written.subject, as_written.text.strip())


def _without_token(link: str) -> str:
    return f"{link.rstrip('/').rpartition('/')[0]}/…"
