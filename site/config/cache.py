"""The second cache, for counting: how often somebody tried something.

Beside the first, so that what renditions and pages push out is no count, and so that Django's cache of
files, which loses a count when two processes add at once, may be mended here alone. Redis counts right
by itself.
"""

import contextlib
import itertools
import os
import pickle
import tempfile
import zlib
from pathlib import Path

from django.core.cache.backends.filebased import FileBasedCache
from django.core.files import locks

#: Of files; reached only by somebody who tries from thousands of networks at once.
MOST_COUNTS = 20_000


class CountingFileCache(FileBasedCache):
    """Django's cache of files, in which `add` and `incr` are atomic between processes and keep the expiry.

    Django's own reads and writes without a lock, and gives a counted value the default expiry of five
    minutes (django.core.cache.backends.base.BaseCache.incr).
    """

    #: How often this process has written.
    _written = itertools.count()

    @contextlib.contextmanager
    def _locked(self):
        self._createdir()
        with open(Path(self._dir) / "lock", "ab") as file:
            locks.lock(file, locks.LOCK_EX)
            try:
                yield
            finally:
                locks.unlock(file)

    def add(self, key, value, *args, **kwargs):
        """Set what is not there yet; of several at once, one is told that it did."""
        with self._locked():
            return super().add(key, value, *args, **kwargs)

    def incr(self, key, delta=1, version=None):
        """Add ``delta``; returns the sum. Raises ValueError where the key is not there or has expired."""
        with self._locked():
            value = self.get(key, version=version)
            if value is None:
                raise ValueError(f"Key '{key}' not found")
            path = Path(self._key_to_file(key, version))
            with path.open("rb") as file:
                expiry = pickle.load(file)  # noqa: S301 - our own file, as Django reads it
            # Written beside and renamed, as Django does: whoever reads meanwhile reads the old count.
            with tempfile.NamedTemporaryFile(dir=self._dir, delete=False) as new:
                new.write(pickle.dumps(expiry, self.pickle_protocol))
                new.write(zlib.compress(pickle.dumps(value + delta, self.pickle_protocol)))
            os.replace(new.name, path)
            return value + delta

    def _cull(self):
        """What has expired goes first; only then, as Django does, some of the rest.

        Looked at every so often, and not at each writing as Django does: to list thousands of files takes longer
        than to write one, and just then, in a flood, there is no time.
        """
        if next(self._written) % max(1, self._max_entries // 200):
            return
        paths = self._list_cache_files()
        if len(paths) < self._max_entries:
            return
        for path in paths:
            with contextlib.suppress(FileNotFoundError), open(path, "rb") as file:
                self._is_expired(file)
        super()._cull()


def with_counts(found: dict) -> dict:
    """The setting CACHES: ``found`` as the default, and “counts” beside it on the same server or disk."""
    if found["BACKEND"].endswith("FileBasedCache"):
        counts = {
            "BACKEND": "config.cache.CountingFileCache",
            "LOCATION": str(Path(found["LOCATION"]) / "counts"),
            "OPTIONS": {"MAX_ENTRIES": MOST_COUNTS},
        }
    else:
        counts = {**found, "KEY_PREFIX": "counts"}
    return {"default": found, "counts": counts}
