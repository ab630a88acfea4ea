"""A real IMAP server for tests: Debian's Dovecot on a port of its own, in a folder of its own."""

import getpass
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import imap_tools

DOVECOT = shutil.which("dovecot", path=os.pathsep.join([os.environ["PATH"], "/usr/sbin"]))
PASSWORD = "a pass/word@ü%"  # noqa: S105 - of nobody
#: Seconds for it to come up.
START = 15

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login
mail_location = maildir:~/mail
mail_plugins = acl
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
mail_max_userip_connections = 50
{more}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users/%u
}}
userdb {{
  driver = passwd-file
  args = {folder}/users/%u
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
"""


class Dovecot:
    """Starts when entered, ends when left; every user is a mailbox, empty at first."""

    def __init__(self, *, separator="/", prefix="", capability=""):
        self.folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
        # Not below pytest's own folder: sockets have short names, and Dovecot's users may not look in there.
        self.folder.chmod(0o755)
        self.port, self.tls_port = free_port(), free_port()
        more = f"imap_capability = {capability}" if capability else ""
        self._options = {"separator": separator, "prefix": prefix, "more": more}
        self._process = None
        is_root = os.geteuid() == 0
        self._owner = pwd.getpwnam("nobody" if is_root else getpass.getuser())
        own = (self._owner.pw_name, grp.getgrgid(self._owner.pw_gid).gr_name, self._owner.pw_name)
        self._internal = ("dovecot", "dovecot", "dovenull") if is_root else own

    def __enter__(self):
        _make_certificate(self.folder)
        (self.folder / "users").mkdir()
        internal, group, login = self._internal
        (self.folder / "dovecot.conf").write_text(
            CONFIGURATION.format(
                folder=self.folder,
                port=self.port,
                tls_port=self.tls_port,
                internal=internal,
                internal_group=group,
                login=login,
                **self._options,
            )
        )
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        # Where the test is killed, the server ends as well.
        with_us = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        self._process = subprocess.Popen(
            [*with_us, DOVECOT, "-F", "-c", str(self.folder / "dovecot.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "stderr").open("ab"),
            start_new_session=True,
        )
        give_up = time.monotonic() + START
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if time.monotonic() > give_up or self._process.poll() is not None:
                    raise AssertionError(f"Dovecot did not come up.\n{self.said()}") from None
                time.sleep(0.02)

    def stop(self):
        """End it at once: every connection is cut."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(10)
            self._process = None

    def said(self):
        return "\n".join(
            (self.folder / name).read_text() for name in ("stderr", "log") if (self.folder / name).exists()
        )

    def user(self, name, **settings):
        """A new mailbox; ``settings`` are Dovecot's own, for this user alone. ``acl`` says what may be done in it."""
        home = self.folder / "homes" / name
        home.mkdir(parents=True)
        os.chown(home, self._owner.pw_uid, self._owner.pw_gid)
        (self.folder / "homes").chmod(0o755)
        if "acl" in settings:
            (home / "acl").write_text(f"* owner {settings['acl']}\n")
            settings["acl"] = f"vfile:{home / 'acl'}"
        extra = " ".join(f"userdb_{key}={value}" for key, value in settings.items())
        # A file each: Dovecot sees a changed one only when its second has changed, too.
        line = f"{name}:{PASSWORD}:{self._owner.pw_uid}:{self._owner.pw_gid}::{home}::{extra}\n"
        (self.folder / "users" / name).write_text(line)
        return Post(self, name)


class Post:
    """One user's mailbox, as a mail program sees it."""

    def __init__(self, server, name):
        self.server, self.name = server, name

    def values(self, **changed):
        """What the settings say of it."""
        return {
            "host": "127.0.0.1",
            "port": self.server.port,
            "user": self.name,
            "password": PASSWORD,
            "encryption": "",
            "folder": "INBOX",
            "taken": "Milepost/Taken",
            "aside": "Milepost/Set aside",
            **changed,
        }

    @property
    def url(self):
        return f"imap://{self.name}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.server.port}/INBOX"

    def opened(self, folder="INBOX"):
        box = imap_tools.MailBoxUnencrypted("127.0.0.1", self.server.port, timeout=10)
        return box.login_utf8(self.name, PASSWORD, initial_folder=folder)

    def put(self, *mails, flags=()):
        """Let mails come in."""
        with self.opened() as box:
            for raw in mails:
                box.append(raw, "INBOX", flag_set=flags)

    def subjects(self, folder="INBOX"):
        """The subjects of what lies in a folder, in order; none where there is no such folder."""
        with self.opened() as box:
            if not box.folder.exists(folder):
                return []
            box.folder.set(folder)
            return [mail.subject for mail in box.fetch(mark_seen=False, headers_only=True)]

    def flags(self, folder="INBOX"):
        with self.opened(folder) as box:
            return [mail.flags for mail in box.fetch(mark_seen=False, headers_only=True)]


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _make_certificate(folder):
    new_key = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = "-addext subjectAltName=DNS:localhost"
    subprocess.run(
        f"{new_key} {names} -keyout {folder}/key.pem -out {folder}/certificate.pem".split(),
        check=True,
        capture_output=True,
    )
