"""The site with all its processes, in a folder of its own."""

import contextlib
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from databases import Database
from promises import Promises

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parents[1]

#: Seconds for a command, for the processes to come up, and for them to end when told to.
COMMAND, START, END = 180, 60, 5


class Broken(Exception):  # noqa: N818 - named for what happened
    """The site did not come up or did not stay up; says what it said."""


class RunningSite:
    """Migrates, seeds and runs the site; leaving the block ends every process it started.

    The processes are those of the Procfile, so that what is measured is what runs.
    """

    def __init__(self, database: Database, folder: Path):
        self.folder, self.clocks = folder, database.clocks
        self.port = free_port()
        self.processes: dict[str, subprocess.Popen] = {}
        self.said_at_start: dict[str, int] = {}
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "scratch_settings",
            "PYTHONPATH": os.pathsep.join([str(BENCH), str(ROOT / "site"), str(ROOT)]),
            "PYTHONUNBUFFERED": "1",
            "MILEPOST_ENV": os.devnull,
            "DATABASE_URL": database.url,
            "CACHE_URL": f"filecache://{folder / 'cache'}",
            "EMAIL_URL": f"filemail://{folder / 'outbox'}",
            "MEDIA_ROOT": str(folder / "media"),
            "PRIVATE_ROOT": str(folder / "private"),
            "STATIC_ROOT": str(folder / "static"),
            "SECRET_KEY": secrets.token_urlsafe(50),
            "SITE_URL": f"http://127.0.0.1:{self.port}",
            "PORT": str(self.port),
            "WEB_WORKERS": "1",
            "ALERT_TO": "",
            "DEMO": "0",
        }

    def __enter__(self) -> "RunningSite":
        return self

    def __exit__(self, *_):
        self.stop()

    def prepare(self) -> None:
        """Tables, groups and static files, as `make upgrade` does."""
        self.command("manage.py", "migrate", "-v", "0")
        self.command("manage.py", "make_groups")
        self.command("manage.py", "collectstatic", "--noinput", "-v", "0")

    def start(self) -> None:
        """Start every process, and wait until the site answers that its clock and worker look."""
        for name, command in procfile().items():
            for number in range(1, 1 + (self.clocks if name == "clock" else 1)):
                self._start(f"{name}-{number}", command)
        give_up = time.monotonic() + START
        while not self._is_up():
            self.check()
            if time.monotonic() > give_up:
                raise Broken(f"The site did not come up within {START} s.\n{self.log_of('web-1')}")
            time.sleep(0.2)
        self.said_at_start = {name: len(self._said(name)) for name in self.processes}

    def promise(self, seconds: int, mark: int) -> Promises:
        """Draft stories and promise them: one each second, then ``mark`` at one moment."""
        out = self.folder / "promises.json"
        self.command("tests/bench/promises.py", str(seconds), str(mark), str(out))
        return Promises.read(out)

    def check(self) -> None:
        """Raise Broken when a process has ended."""
        for name, process in self.processes.items():
            if process.poll() is not None:
                raise Broken(f"{name} ended with code {process.returncode}.\n{self.log_of(name)}")

    def stop(self) -> None:
        """End every process, by force where it does not end when told to."""
        for process in self.processes.values():
            _signal(process, signal.SIGTERM)
        give_up = time.monotonic() + END
        for process in self.processes.values():
            try:
                process.wait(max(0, give_up - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            finally:
                _signal(process, signal.SIGKILL)  # the whole group: a server's workers too
                process.wait()
        self.processes.clear()

    def log_of(self, name: str, lines: int = 15) -> str:
        """The last words of a process."""
        return "\n".join(self._said(name)[-lines:])

    def errors(self) -> list[str]:
        """Every line of the logs that tells of an error, since the site was up."""
        return [
            f"{name}: {line}"
            for name in self.processes
            for line in self._said(name)[self.said_at_start[name] :]
            if " ERROR " in line or "Traceback" in line
        ]

    def command(self, *arguments: str, patience: int = COMMAND) -> None:
        """Run a command of the site, for up to ``patience`` seconds; raises Broken with its last words if it fails."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=patience
        )
        if done.returncode:
            raise Broken(f"{' '.join(arguments[:2])} failed.\n{done.stdout[-2000:]}{done.stderr[-2000:]}")

    def _start(self, name: str, command: str) -> None:
        with self._log(name).open("wb") as log:
            self.processes[name] = subprocess.Popen(
                ["/bin/sh", "-c", command],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _is_up(self) -> bool:
        try:
            answer = get(self.port, "/healthz")
        except OSError:
            return False
        return answer.status == http.client.OK and bool(json.loads(answer.body)["worker"]["last_look"])

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _said(self, name: str) -> list[str]:
        return self._log(name).read_text(errors="replace").splitlines()


class Answer:
    """What the site answered."""

    def __init__(self, response: http.client.HTTPResponse):
        self.status, self.body = response.status, response.read()


def get(port: int, path: str) -> Answer:
    """Ask the site for ``path``; raises OSError where it does not answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return Answer(connection.getresponse())
    except http.client.HTTPException as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


def procfile() -> dict[str, str]:
    """Name → command, as honcho reads them; without the mailbox's, which a site has only where it has a mailbox."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    found = {name.strip(): command.strip() for name, colon, command in (line.partition(":") for line in lines) if colon}
    return {name: command for name, command in found.items() if name != "mailbox"}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _signal(process: subprocess.Popen, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
