"""Send an editor a letter as subscribers will have it: to their own address, with links that are nobody's."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.mail import Written, new_message_id
from foundation.refusing import Refused
from home.mailing_list.containing import nothing_left
from home.mailing_list.models import Letter
from home.mailing_list.rendering import Rendered, render


def as_shown(letter: Letter, rendered: Rendered) -> Written:
    """``rendered`` for whoever looks at it in the admin: leave and choose lead to the letter's page there."""
    here = f"{settings.SITE_URL}{reverse('letter_desk:detail', args=[letter.pk])}"
    return rendered.filled(here, here, _("Your Reader"))


def send_test(letter: Letter, user) -> str:
    """Mail ``letter`` to ``user``; the address it went to.

    Raises Refused where they have none, or where nothing of it may be sent. What the mail server refuses is raised as
    it comes (smtplib.SMTPException, OSError, anymail.exceptions.AnymailError).
    """
    if not user.email:
        raise Refused(_("Your account has no e-mail address. Write one into it, then try again."))
    rendered = render(letter)
    if rendered is None:
        raise Refused(nothing_left(letter))
    mail = as_shown(letter, rendered)
    message = EmailMultiAlternatives(
        _("[Test] %(subject)s") % {"subject": mail.subject},
        mail.text,
        to=[user.email],
        reply_to=[settings.STORIES_ADDRESS],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": new_message_id()},
    )
    message.attach_alternative(mail.html, "text/html")
    message.send()
    return user.email
