"""What a log line must not hold."""

import logging
import re

#: A private link's token (stories.tellers.signing): what was signed, a full stop, an HMAC-SHA256 in base64.
TOKEN = re.compile(r"[\w-]+\.[\w-]{43}(?![\w-])")


class WithoutTokens(logging.Filter):
    """Django logs the address of a request that failed; who reads the log must not open what it opened."""

    def filter(self, record):
        """Let the record pass, its tokens blotted out."""
        line = record.getMessage()
        blotted = TOKEN.sub("[token]", line)
        if blotted != line:
            record.msg, record.args = blotted, ()
        return True
