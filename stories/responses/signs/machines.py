"""What a program sends by mistake, or to try the door: unfilled forms, commands of databases, nothing but signs."""

import re

from django.utils.translation import gettext as _

_UNFILLED = re.compile(r"\{\w+(?:\|[^{}|]+)+\}|\{[a-z_]+\}|^\$\w+$|%[A-Z_]{3,}%|\[\[\w+\]\]|\{[^{}]+\|[^{}]+\}")
_COMMANDS = re.compile(
    r"<\?php|<script|/etc/passwd|drop table|union select|' or '?1'?='?1|\.\./\.\./|\$\{jndi|onerror=|%00|sleep\(\d",
    re.IGNORECASE,
)


def of_machines(words: str, name: str):
    """What no person would have typed."""
    if _UNFILLED.search(words) or _UNFILLED.search(name):
        yield 6, _("It is a form letter whose gaps were not filled.")
    if _COMMANDS.search(words):
        yield 8, _("It is a command, to try whether the door holds.")
