"""Raw mails for tests, as programs send them."""

import base64
import textwrap

STORY = (
    "My most important mile was the last one of the school run in 1974, when my brother waited at the bridge.\n\n"
    "He had a stitch and I had his shoes. We walked it, and nobody asked."
)


def raw(text):
    """A mail written out in a test: indented with it, "\\n" at the end of lines, CRLF in the mail."""
    return textwrap.dedent(text).lstrip("\n").replace("\n", "\r\n").encode()


def part(content, content_type="text/plain; charset=utf-8", **headers):
    """One part: text is sent as it is, bytes in base64."""
    lines = [f"Content-Type: {content_type}"]
    if isinstance(content, bytes):
        headers.setdefault("Content-Transfer-Encoding", "base64")
        content = base64.encodebytes(content).decode()
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\n".join(lines) + "\n\n" + content


def multipart(kind, *parts, boundary=None, **parameters):
    """Several parts in one, as a part."""
    boundary = boundary or f"=_{kind}_{len(parts)}_{abs(hash(parts)) % 100_000}"
    more = "".join(f'; {name.replace("_", "-")}="{value}"' for name, value in parameters.items())
    body = "".join(f"--{boundary}\n{one}\n" for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"{more}\n\n{body}--{boundary}--\n'


def mail(body=None, *, text=STORY, html=None, photos=(), **headers):
    """The bytes of a mail to us: of a text, of a text with HTML beside it, or of ``body``, a part."""
    given = {
        "From": "Lisa Anderson <lisa@example.org>",
        "To": "stories@lamplight.example",
        "Subject": "My mile",
        "Date": "Tue, 10 Nov 2026 08:15:00 +0000",
        "Message_ID": "<1@example.org>",
        "MIME_Version": "1.0",
    } | headers
    if body is None:
        texts = [part(text)] if text is not None else []
        texts += [part(html, "text/html; charset=utf-8")] if html is not None else []
        body = texts[0] if len(texts) == 1 else multipart("alternative", *texts)
        if photos:
            body = multipart("mixed", body, *(attached(content, name) for content, name in photos))
    top = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in given.items() if value is not None)
    return (top + body).replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8", "surrogateescape")


def attached(content, name="photo.jpg", content_type="image/jpeg", disposition="attachment", **headers):
    """A file as a part."""
    return part(
        content, f'{content_type}; name="{name}"', Content_Disposition=f'{disposition}; filename="{name}"', **headers
    )


def inline(content, content_id, name="image001.jpg", content_type="image/jpeg"):
    """A picture that HTML refers to, as a part."""
    return attached(content, name, content_type, "inline", Content_ID=f"<{content_id}>")
