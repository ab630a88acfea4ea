"""One mail from a folder of templates: subject.txt, body.txt, body.html."""

from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def send(folder: str, to: list[str], **context) -> None:
    """Send the mail in ``templates/mail/<folder>/`` to ``to``, plain text first.

    Auto-Submitted keeps other people's robots from answering (RFC 3834).
    """
    context = {"site_url": settings.SITE_URL, **context}
    subject = " ".join(render_to_string(f"mail/{folder}/subject.txt", context).split())
    domain = settings.SITE_URL.split("://", 1)[1].split(":", 1)[0]
    message = EmailMultiAlternatives(
        subject,
        render_to_string(f"mail/{folder}/body.txt", context),
        to=to,
        headers={"Auto-Submitted": "auto-generated", "Message-ID": make_msgid(domain=domain)},
    )
    message.attach_alternative(render_to_string(f"mail/{folder}/body.html", context), "text/html")
    message.send()
