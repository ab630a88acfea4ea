"""One mail from a folder of templates: subject.txt, body.txt, body.html."""

from dataclasses import dataclass
from secrets import token_hex

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from wagtail.models import Site


@dataclass(frozen=True)
class Written:
    """A mail as it reads: its subject in one line, its plain text, and the same in HTML."""

    subject: str
    text: str
    html: str


def new_message_id() -> str:
    """A Message-ID of ours (RFC 5322 §3.6.4), to be kept where an answer to the mail has to be known.

    Nobody guesses it who has not seen the mail (`email.utils.make_msgid` counts on numbers that can be foretold): a
    report that a mail did not arrive is believed by it.
    """
    return f"<{token_hex(16)}@{settings.SITE_URL.split('://', 1)[1].split(':', 1)[0]}>"


def written(folder: str, **context) -> Written:
    """The mail in ``templates/mail/<folder>/`` as it reads, sent to nobody."""
    site = Site.objects.filter(is_default_site=True).first()
    name = site.site_name if site and site.site_name else settings.WAGTAIL_SITE_NAME
    context = {"site_url": settings.SITE_URL, "site_name": name, **context}
    return Written(
        subject=" ".join(render_to_string(f"mail/{folder}/subject.txt", context).split()),
        text=render_to_string(f"mail/{folder}/body.txt", context),
        html=render_to_string(f"mail/{folder}/body.html", context),
    )


def stopped_by(address: str) -> dict[str, str]:
    """By these headers a mail program offers to stop mails of a kind: it posts to ``address``, once (RFC 8058 §3.1)."""
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def send(
    folder: str,
    to: list[str],
    *,
    message_id: str = "",
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    **context,
) -> None:
    """Send the mail in ``templates/mail/<folder>/`` to ``to``, plain text first.

    A mail that is tried again keeps its ``message_id``, so that a repeat can be told from a second mail.
    Auto-Submitted keeps other people's robots from answering (RFC 3834); ``headers`` stand beside it.
    """
    mail = written(folder, **context)
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=to,
        reply_to=[reply_to] if reply_to else None,
        headers={
            "Auto-Submitted": "auto-generated",
            "Message-ID": message_id or new_message_id(),
            **(headers or {}),
        },
    )
    message.attach_alternative(mail.html, "text/html")
    message.send()
