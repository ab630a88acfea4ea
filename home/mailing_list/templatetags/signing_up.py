"""What the reader's templates ask of the mailing list."""

from django import template

from home.mailing_list.forms import SignUpForm
from home.mailing_list.offered import Promised, promised
from home.mailing_list.wordings import promise

register = template.Library()


@register.simple_tag
def sign_up_form() -> SignUpForm:
    """The empty form, the same for everybody: `{% sign_up_form as form %}`. Asks the database nothing."""
    return SignUpForm()


@register.simple_tag
def promised_letters() -> str:
    """What is said to come: `{% promised_letters %}`."""
    return str(promise())


@register.simple_tag
def welcome_offer() -> Promised | None:
    """What follows as a welcome, where an offer is open: `{% welcome_offer as offer %}`."""
    return promised()
