"""What is looked at whenever the worker, which sends mails, starts: Django's system checks."""

from anymail.exceptions import AnymailConfigurationError, AnymailImproperlyInstalled, AnymailUnsupportedFeature
from anymail.message import AnymailMessage
from django.conf import settings
from django.core.checks import Error, register
from django.core.mail import get_connection

from foundation.mail import stopped_by


@register()
def mail_provider_has_what_it_needs(app_configs, **kwargs):
    """A provider without its key would refuse every mail: say so before the first is to leave."""
    if not settings.EMAIL_BACKEND.startswith("anymail."):
        return []
    try:
        connection = get_connection()
        # A letter without its way to leave is none that we send.
        letter = AnymailMessage("-", "-", to=["nobody@example.org"], headers=stopped_by(settings.SITE_URL))
        connection.build_message_payload(letter, connection.send_defaults)
    except AnymailUnsupportedFeature as error:
        return [Error(f"EMAIL_URL names a mail provider that cannot carry letters: {error}", id="mailing_list.E002")]
    except (AnymailConfigurationError, AnymailImproperlyInstalled) as error:
        return [
            Error(
                f"EMAIL_URL names a mail provider and not all that it needs: {error}",
                hint="Options stand in its query, such as anymail+postmark://?server_token=…",
                id="mailing_list.E001",
            )
        ]
    return []
