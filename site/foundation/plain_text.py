"""Plain words that somebody typed, as both databases keep them and every page can show them."""

import re

from django import forms

#: What no database holds or no page can show: NUL, other control characters, halves of a pair.
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def plain(text: str) -> str:
    """``text`` without what cannot be kept or shown; line ends are one character."""
    return _UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def paragraphs_of(text: str) -> str:
    """``text`` in paragraphs that one blank line parts; lines inside a paragraph stay as they are."""
    parts = re.split(r"\n[^\S\n]*\n\s*", plain(text).strip())
    return "\n\n".join(part.rstrip() for part in parts if part.strip())


class PlainCharField(forms.CharField):
    """Takes what was typed without signs that nobody typed, such as NUL; they are no mistake of the writer's."""

    def to_python(self, value):
        """The text, with line ends as one sign."""
        value = super().to_python(value)
        return plain(value) if isinstance(value, str) else value
