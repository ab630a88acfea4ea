"""Subscribers and what they agreed to, welcome codes, letters and their deliveries."""

from home.mailing_list.models.delivery import Delivery
from home.mailing_list.models.letter import Letter
from home.mailing_list.models.letter_rules import LetterRules
from home.mailing_list.models.list_mail import ListMail
from home.mailing_list.models.logged_consent import LoggedConsent
from home.mailing_list.models.offer import Offer
from home.mailing_list.models.subscriber import Subscriber
from home.mailing_list.models.suppression import Suppression
from home.mailing_list.models.table_import import TableImport
from home.mailing_list.models.welcome import Welcome
from home.mailing_list.models.welcome_code import WelcomeCode

__all__ = [
    "Delivery",
    "Letter",
    "LetterRules",
    "ListMail",
    "LoggedConsent",
    "Offer",
    "Subscriber",
    "Suppression",
    "TableImport",
    "Welcome",
    "WelcomeCode",
]
