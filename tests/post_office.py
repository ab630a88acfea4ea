"""A real SMTP server that keeps what it is given."""

from email import message_from_bytes

from aiosmtpd.controller import Controller

from tests.dovecot import free_port


class PostOffice:
    """Takes mails on a port of its own; `mails` are those for which it said that it has them."""

    def __init__(self):
        self.mails = []
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.mails.append(message_from_bytes(envelope.content))
        return "250 Taken"

    def times(self, message_id):
        """How often a mail came."""
        return sum(mail["Message-ID"] == message_id for mail in self.mails)

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()
