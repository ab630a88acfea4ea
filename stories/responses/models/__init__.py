"""A response, who writes it, the talk it belongs to, and the rules that hold for all."""

from stories.responses.models.conversation import Conversation
from stories.responses.models.desk_mail import DeskMail
from stories.responses.models.notice import Notice
from stories.responses.models.report import Report
from stories.responses.models.responder import Responder
from stories.responses.models.response import Response
from stories.responses.models.response_mail import ResponseMail
from stories.responses.models.rules import ResponseRules

__all__ = ["Conversation", "DeskMail", "Notice", "Report", "Responder", "Response", "ResponseMail", "ResponseRules"]
