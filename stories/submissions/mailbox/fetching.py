"""Mails out of a mailbox, by IMAP: knows folders and bytes, and no stories.

What was done with is moved into another folder, and never told by \\Seen, which belongs to whoever reads the
mailbox in a mail program. Where a server cannot move (RFC 6851, or RFC 4315 to do it by hand) or refuses to, a
keyword says it; where it keeps no keywords either, this object remembers.
"""

import contextlib
import imaplib
import logging
import re
import socket
import ssl
from collections.abc import Iterator

import imap_tools
from django.utils.translation import gettext as _
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError

logger = logging.getLogger(__name__)

#: Seconds that the server may be silent, whatever it was asked.
PATIENCE = 30
TAKEN, ASIDE = "MilepostTaken", "MilepostSetAside"
#: The most that is fetched of a mail's header alone.
HEADER_BYTES = 64 * 1024

_NAMESPACE = re.compile(rb'^\(\("((?:[^"\\]|\\.)*)" (?:NIL|"((?:[^"\\]|\\.)+)")')
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_LITERAL = re.compile(rb"BODY\[.*\{(\d+)\}$")
_QUOTED = re.compile(rb'BODY\[[^\]]*\](?:<\d+>)? "((?:[^"\\]|\\.)*)"')


class Unreachable(Exception):  # noqa: N818 - named for what the mailbox is
    """The mailbox could not be looked into; says why in a sentence that names neither host nor user."""


class Refused(Unreachable):
    """It does not take user and password: asking again soon may only get us locked out."""


class Unfetched(Exception):  # noqa: N818 - named for what the mail is
    """The server would not hand out this one mail."""


class Mailbox:
    """One folder of incoming mails, and two that they are moved to. Opens when asked; after an error, anew."""

    def __init__(
        self, *, host: str, port: int, user: str, password: str, encryption: str, folder: str, taken: str, aside: str
    ):
        self.host, self.port, self.encryption = host, port, encryption
        self.user, self.password = user, password
        self.folder = folder
        self._folders = {TAKEN: taken, ASIDE: aside}
        self._box: imap_tools.BaseMailBox | None = None
        self._remembered: set[tuple[str, str]] = set()
        self._troublesome: set[tuple[str, str]] = set()

    # ── Look and fetch ──────────────────────────────────────────────────────────────

    def waiting(self) -> list[str]:
        """The UIDs of mails that nothing was done with, in the order in which they came.

        Those over which the server stumbled come last, so that they keep no other waiting.
        """
        with self._opened() as box:
            box.client.noop()
            criteria = f"UNKEYWORD {TAKEN} UNKEYWORD {ASIDE}" if self._keeps_keywords else "ALL"
            uids = box.uids(criteria, charset=None)
        new = [uid for uid in uids if (self._validity, uid) not in self._remembered]
        return sorted(new, key=lambda uid: ((self._validity, uid) in self._troublesome, int(uid)))

    def size(self, uid: str) -> int | None:
        """How many bytes the mail has, as the server says; None where it is gone meanwhile."""
        said = b" ".join(part for part in self._fetch(uid, "(RFC822.SIZE)") if isinstance(part, bytes))
        found = _SIZE.search(said)
        return int(found[1]) if found else None

    def fetch(self, uid: str) -> bytes | None:
        """The mail as it is, and not marked as read; None where it is gone meanwhile.

        Raises Unfetched where the server does not hand it out.
        """
        return self._part(uid, "BODY.PEEK[]")

    def header(self, uid: str) -> bytes | None:
        """The beginning of the mail's header, for one that is too large to be fetched."""
        return self._part(uid, f"BODY.PEEK[HEADER]<0.{HEADER_BYTES}>")

    def _part(self, uid: str, part: str) -> bytes | None:
        found = _body(self._fetch(uid, f"({part})"))
        if found is None and uid in self.waiting():
            self._troublesome.add((self._validity, uid))
            raise Unfetched
        return found

    def _fetch(self, uid: str, what: str) -> list:
        try:
            with self._opened() as box:
                typ, said = box.client.uid("FETCH", uid, what)
        except Unreachable:
            self._troublesome.add((self._validity, uid))
            raise
        if typ != "OK":
            self._troublesome.add((self._validity, uid))
            raise Unfetched
        return [part for part in said if part]

    # ── Mark ────────────────────────────────────────────────────────────────────────

    def mark_taken(self, uid: str) -> None:
        """Put the mail among those that were taken."""
        self._mark(uid, TAKEN)

    def set_aside(self, uid: str) -> None:
        """Put the mail among those that a person has to look at."""
        self._mark(uid, ASIDE)

    @property
    def aside(self) -> str:
        """The folder for what a person has to look at, as people read it."""
        return self._folders[ASIDE]

    def _mark(self, uid, as_what) -> None:
        with self._opened() as box:
            if self._move(box, uid, as_what):
                return
            if self._keeps_keywords and _ok(box.client.uid("STORE", uid, "+FLAGS.SILENT", f"({as_what})")):
                return
        self._remembered.add((self._validity, uid))

    def _move(self, box, uid, as_what) -> bool:
        folder = self._spelt.get(as_what)
        if folder is None:
            return False
        there = imap_tools.utils.encode_folder(folder)
        if "MOVE" in box.client.capabilities:
            return _ok(box.client.uid("MOVE", uid, there))
        # Never a plain EXPUNGE: it would take along what somebody else has flagged.
        return (
            "UIDPLUS" in box.client.capabilities
            and _ok(box.client.uid("COPY", uid, there))
            and _ok(box.client.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)"))
            and _ok(box.client.uid("EXPUNGE", uid))
        )

    # ── Open and close ──────────────────────────────────────────────────────────────

    def close(self) -> None:
        """Take leave of the server, where it still listens."""
        box, self._box = self._box, None
        if box:
            with contextlib.suppress(Exception):
                box.logout()
            with contextlib.suppress(Exception):
                box.client.shutdown()

    @contextlib.contextmanager
    def _opened(self) -> Iterator[imap_tools.BaseMailBox]:
        """The open mailbox; whatever goes wrong closes it and is raised as Unreachable."""
        try:
            yield self._box or self._open()
        except Exception as error:
            box, self._box = self._box, None
            if box:
                with contextlib.suppress(Exception):
                    box.client.shutdown()
            if isinstance(error, Unreachable):
                raise
            raise Unreachable(_sentence(error)) from error

    def _open(self) -> imap_tools.BaseMailBox:
        box = self._box = self._connected()
        self._log_in(box)
        # What a server can do it mostly says only to those it knows.
        _typ, said = box.client.capability()
        box.client.capabilities = tuple(str(said[-1], errors="replace").upper().split())
        prefix, delimiter = self._namespace(box)
        self._spelt = {}
        for as_what, name in self._folders.items():
            spelt = _spell(name, prefix, delimiter)
            if _is_there(box, spelt):
                self._spelt[as_what] = spelt
        box.folder.set(_spell(self.folder, prefix, delimiter))
        self._keeps_keywords = rb"\*" in _told(box, "PERMANENTFLAGS")
        self._validity = _told(box, "UIDVALIDITY").decode(errors="replace")
        return box

    def _connected(self) -> imap_tools.BaseMailBox:
        if not self.encryption:
            return imap_tools.MailBoxUnencrypted(self.host, self.port, timeout=PATIENCE)
        context = ssl.create_default_context()
        opened = imap_tools.MailBox if self.encryption == "tls" else imap_tools.MailBoxStartTls
        return opened(self.host, self.port, timeout=PATIENCE, ssl_context=context)

    def _log_in(self, box) -> None:
        # SASL takes any sign in a password, LOGIN only those of ASCII.
        log_in = box.login_utf8 if "AUTH=PLAIN" in box.client.capabilities else box.login
        try:
            log_in(self.user, self.password, initial_folder=None)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, ImapToolsError) as error:
            raise Refused(_("The server refuses user or password.")) from error

    @staticmethod
    def _namespace(box) -> tuple[str, str]:
        """What stands before the name of each folder, and what parts it from the one it lies in."""
        if "NAMESPACE" in box.client.capabilities:
            _typ, said = box.client.namespace()
            found = _NAMESPACE.match(said[-1] or b"")
            if found:
                prefix, delimiter = (_unquoted(word or b"").decode(errors="replace") for word in found.groups())
                return prefix, delimiter
        listed = box.folder.list("", "")
        return "", listed[0].delim.replace("NIL", "") if listed else ""


def _told(box, what: str) -> bytes:
    """What the server said of the folder when it was opened."""
    said = (box.client.untagged_responses.get(what) or [b""])[-1]
    return said if isinstance(said, bytes) else b""


def _is_there(box, folder: str) -> bool:
    """Whether there is such a folder to move into; it is made when missing, and shown in mail programs."""
    try:
        if not box.folder.exists(folder):
            box.folder.create(folder)
            with contextlib.suppress(ImapToolsError, imaplib.IMAP4.readonly):
                box.folder.subscribe(folder, True)
        return True
    except imaplib.IMAP4.abort:
        raise
    except (ImapToolsError, imaplib.IMAP4.error):
        logger.warning("The mailbox lets no folder be made; mails stay where they are.")
        return False


def _spell(name: str, prefix: str, delimiter: str) -> str:
    """``name`` as this server writes it: Milepost/Taken may be INBOX.Milepost.Taken."""
    if name.upper() == "INBOX":
        return name
    spelt = name.replace("/", delimiter or " ")
    return spelt if spelt.startswith(prefix) else prefix + spelt


def _body(said: list) -> bytes | None:
    """What FETCH brought, out of a literal or a quoted string; other things may have been said in between."""
    for part in said:
        if isinstance(part, tuple) and (found := _LITERAL.search(part[0])):
            if len(part[1]) != int(found[1]):
                raise Unfetched
            return part[1]
        if isinstance(part, bytes) and (found := _QUOTED.search(part)):
            return _unquoted(found[1])
    return None


def _unquoted(quoted: bytes) -> bytes:
    return re.sub(rb"\\(.)", rb"\1", quoted)


def _ok(answered: tuple) -> bool:
    return answered[0] == "OK"


def _sentence(error: Exception) -> str:
    """Why the mailbox could not be looked into, without what the server or a library says of it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("The server’s certificate is not valid.")
    if isinstance(error, ssl.SSLError):
        return _("The server does not speak TLS as it should.")
    if isinstance(error, socket.gaierror):
        return _("The server’s name is not known.")
    if isinstance(error, ConnectionRefusedError | TimeoutError):
        return _("The server does not answer.")
    if isinstance(error, MailboxFolderSelectError):
        return _("The server has no such folder.")
    if isinstance(error, OSError | imaplib.IMAP4.abort):
        return _("The connection broke off.")
    logger.warning("The mailbox answers with an error: %s: %s", type(error).__name__, error)
    return _("The server answers with an error.")
