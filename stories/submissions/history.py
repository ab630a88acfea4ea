"""What was done about a submission, by whom and when: editors' acts are written down, mails and links read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.log_actions import log, registry

from foundation import moment
from foundation.templatetags.moments import promised as written
from stories.submissions.models import ReceivedMail, SentMail, Submission


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, in words, who did it; of a mail what it said, and the mail itself.

    ``said`` is the teller's, ``letter`` an editor's. Of what is yet to come the words say when.
    """

    at: datetime
    icon: str
    words: str
    who: str = ""
    said: str = ""
    letter: str = ""
    mail: ReceivedMail | None = None
    is_to_come: bool = False


def note_act(submission: Submission, action: str, user=None, **data) -> None:
    """Write down what an editor did; under no name of the teller, which would outlive what they sent."""
    sent = _("Sent in %s") % written(submission.received_at or submission.begun_at)
    log(submission, action, user=user, title=sent, data=data, timestamp=moment.now())


def history_of(submission: Submission) -> list[Event]:
    """Everything that happened to ``submission``, the latest first."""
    events = [*_arrival(submission), *_sent(submission), *_acts(submission)]
    return sorted(events, key=lambda event: event.at, reverse=True)


def last_act(submission: Submission) -> Event | None:
    """The latest act of an editor, or None."""
    return next(_acts(submission), None)


def _arrival(submission: Submission) -> Iterator[Event]:
    mails = list(submission.mails.all())
    again: dict[str, str] = {
        ReceivedMail.Outcome.REPLY: _("An answer to a mail of ours"),
        ReceivedMail.Outcome.DUPLICATE: _("The same mail came again"),
    }
    if not any(mail.outcome != ReceivedMail.Outcome.REPLY for mail in mails):
        came = {
            Submission.Door.FORM: _("The form was sent"),
            Submission.Door.MAIL: _("The mail came"),
            Submission.Door.HAND: _("Typed in"),
            Submission.Door.RESPONSE: _("Let in by the writer of a response"),
        }[Submission.Door(submission.door)]
        yield Event(submission.received_at or submission.begun_at, "download", came, name_of(submission.typed_by))
    for mail in mails:
        words = again.get(mail.outcome, _("The mail came"))
        yield Event(mail.came_at, "mail", words, said=mail.words, mail=mail)
    if submission.confirmed_at:
        proved = (
            _("The mail’s own server says whose it is") if submission.is_attested else _("The address was confirmed")
        )
        yield Event(submission.confirmed_at, "check", proved)


def _sent(submission: Submission) -> Iterator[Event]:
    for mail in submission.sent_mails.all():
        yield Event(
            mail.sent_at or mail.asked_at,
            "mail",
            _what_became_of(mail),
            letter=mail.words,
            is_to_come=_is_to_leave(mail),
        )


def _what_became_of(mail: SentMail) -> str:
    called = mail.get_kind_display()
    if mail.unsent_because == SentMail.TOO_MANY:
        return _("Not sent, since this address had its share of mails that day: “%s”") % called
    if mail.unsent_because:
        return _("Not sent, since it held no more: “%s”") % called
    if mail.sent_at:
        return _("Sent: “%s”") % called
    if _is_to_leave(mail):
        return _("“%(mail)s” leaves %(moment)s") % {"mail": called, "moment": written(mail.due_at)}
    return _("Waits to be sent: “%s”") % called


def _is_to_leave(mail: SentMail) -> bool:
    return not (mail.sent_at or mail.unsent_because) and mail.due_at > moment.now()


def _acts(submission: Submission) -> Iterator[Event]:
    logs = registry.get_logs_for_instance(submission).select_related("user").order_by("-timestamp", "-pk")
    for entry in logs:
        yield Event(entry.timestamp, "user", str(entry.message), name_of(entry.user))


def name_of(user) -> str:
    """How an editor is called; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
