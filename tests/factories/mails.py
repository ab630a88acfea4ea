"""Raw mails, as programs write them."""

from email.message import EmailMessage

from tests.factories.pictures import jpeg

STORY = (
    "The ford was over its stones that morning, and the dog would not have it. So I carried him across, and he "
    "looked at me all the way as if it had been my idea."
)


def mail(
    text, *, subject="My mile", sender="Grace Abiodun <grace@example.org>", message_id="", headers=(), attached=()
):
    """The bytes of a mail with ``text`` and what is attached to it: pairs of file name and bytes."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "stories@example.net", subject
    message["Date"] = "Thu, 26 Nov 2026 08:55:00 -0500"
    message["Message-ID"] = message_id or f"<{abs(hash((text, subject)))}@example.org>"
    for name, value in dict(headers).items():
        message[name] = value
    message.set_content(text)
    for filename, content in attached:
        message.add_attachment(content, maintype="image", subtype="jpeg", filename=filename)
    return message.as_bytes(policy=message.policy.clone(linesep="\r\n"))


def photo_part(colour="teal", filename="IMG_0417.JPG"):
    """A photo of a size that is no icon's."""
    return filename, jpeg(640, 480, colour)
