"""Let an act of ours die at a chosen point, or after a chosen time, as a process does that is killed.

The act runs in a child of the test's process. A point is whatever it does to the world: a statement to the
database, before and after; a file opened for writing, renamed or removed; a word to a mail server. Python tells of
the last two by itself (PEP 578), so that our own code has no door for this.
"""

import os
import random
import signal
import sys
import threading
import traceback

from django.db import connection, connections

#: What Python says before it is done.
TOLD = (
    "imaplib.send",
    "smtplib.send",
    "socket.connect",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.chmod",
    "os.link",
    "fcntl.flock",
)


class Points:
    """Counts the points that are passed; at the one in ``die_at`` the process ends, as by SIGKILL."""

    def __init__(self, die_at=None):
        self.passed, self.die_at = 0, die_at

    def __enter__(self):
        sys.addaudithook(self._told)
        self._wrapped = connection.execute_wrapper(self._asked)
        self._wrapped.__enter__()
        return self

    def __exit__(self, *_):
        self._wrapped.__exit__(None, None, None)

    def _pass(self):
        self.passed += 1
        if self.passed == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _told(self, event, arguments):
        if event in TOLD or (event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)):
            self._pass()

    def _asked(self, execute, sql, params, many, context):
        self._pass()
        try:
            return execute(sql, params, many, context)
        finally:
            self._pass()


def in_child(act, *, die_at=None, die_after=None, patience=60):
    """Run ``act`` in a child; returns how it ended (0, or minus the signal's number) and how many points it passed.

    ``die_at`` is the number of a point, ``die_after`` a time in seconds.
    """
    child = begin(act, die_at)
    return child.wait(patience if die_after is None else die_after), child.passed


def spread(passed, count):
    """A few of the points that were passed, each time others."""
    return sorted(random.sample(range(1, passed + 1), min(count, passed)))


class Child:
    """A child that runs an act."""

    def __init__(self, pid, told):
        self.pid, self._told, self.ended, self.passed = pid, told, None, 0

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)

    def wait(self, patience=60):
        """Wait for its end, and see to it where it takes longer than ``patience``."""
        killer = threading.Timer(patience, self.kill)
        killer.start()
        _pid, status = os.waitpid(self.pid, 0)
        killer.cancel()
        with os.fdopen(self._told) as told:
            self.passed = int(told.read() or 0)
        self.ended = os.waitstatus_to_exitcode(status)
        return self.ended


def begin(act, die_at=None):
    """Start ``act`` in a child with connections of its own."""
    # No SQLite connection may be carried into another process.
    connections.close_all()
    told, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return Child(pid, told)
    status = 1
    _let_go_of_connections()
    try:
        with Points(die_at) as points:
            act()
            status = 0
    except SystemExit as ended:
        status = ended.code or 0
    except BaseException:
        traceback.print_exc()
    finally:
        os.write(tell, str(points.passed).encode())
        os._exit(status)


#: Kept till the end: what is thrown away would take leave of a server that is still the parent's.
_the_parents = []


def _let_go_of_connections():
    """Have this child open connections of its own, whatever its parent had open.

    Once an event loop runs in the thread, as in a session with browser tests, Django keeps another set of connections
    for it (asgiref.local), and only that is closed before the fork. In the child no loop runs (asyncio asks for the
    process's number), so the first set counts again: all children would talk over one inherited connection, and find
    on it the transaction in which the one before them was killed.
    """
    for alias in connections:
        _the_parents.append(connections[alias])
        connections[alias] = connections.create_connection(alias)
