"""Whether a mail server says of a mailbox that it is not there, or takes nothing for good."""

import re

#: Enhanced codes of a mailbox that is not there, moved away or is shut (RFC 3463 §3.2, 3.3; RFC 7505 of 5.1.10). Of all
#: others the address may be innocent: 5.1.7 and 5.1.8 are about whoever sends, 5.7.1 about our server or our words.
CODES = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1")
#: Not inside a longer row of numbers, such as the address of a machine.
CODE = re.compile(rf"(?<![\d.])(?:{'|'.join(map(re.escape, CODES))})(?![\d.])")


def says_gone(words: str) -> str:
    """The code by which ``words`` of a server say so; empty where they do not."""
    found = CODE.search(words)
    return found[0] if found else ""
