"""A mail server that takes everything, in a process of its own: a line in a file for each mail, when and which.

python tests/bench/sink.py PORT FILE
"""

import asyncio
import sys
import time
from email.parser import BytesHeaderParser

from aiosmtpd.smtp import SMTP


class Sink:
    """Writes down the Message-ID, the recipient and the moment, before it says that it has the mail."""

    def __init__(self, path: str):
        self._file = open(path, "a", buffering=1)  # noqa: SIM115 - for as long as the process lives

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        head = envelope.content.partition(b"\r\n\r\n")[0]
        message_id = BytesHeaderParser().parsebytes(head)["Message-ID"]
        self._file.write(f"{time.time():.4f} {message_id} {envelope.rcpt_tos[0]} {len(envelope.content)}\n")
        return "250 Taken"


async def serve(port: int, path: str) -> None:
    """Until it is killed."""
    loop, sink = asyncio.get_running_loop(), Sink(path)
    server = await loop.create_server(lambda: SMTP(sink, enable_SMTPUTF8=True), "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
