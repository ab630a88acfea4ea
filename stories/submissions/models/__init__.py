"""Submission, Enclosure, ReceivedMail, SentMail, MailTemplate, TextMark, ForgottenCount."""

from stories.submissions.models.enclosure import Enclosure
from stories.submissions.models.forgotten_count import ForgottenCount
from stories.submissions.models.mail_template import MailTemplate
from stories.submissions.models.received_mail import ReceivedMail
from stories.submissions.models.sent_mail import SentMail
from stories.submissions.models.submission import Submission
from stories.submissions.models.text_mark import TextMark

__all__ = ["Enclosure", "ForgottenCount", "MailTemplate", "ReceivedMail", "SentMail", "Submission", "TextMark"]
