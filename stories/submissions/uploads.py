"""How much of what somebody uploads is let in, before anything is made of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.http import HttpRequest

from foundation.cleaning import MOST_BYTES
from foundation.posting.crowding import POSTS, Crowd

#: Sixteen are read at once: a thread waits for as long as a phone on a bad line takes, and the others are for whoever
#: reads. (Eight slow uploads held up the whole site once.) Two at once are kept, at places of their own: thirty
#: megabytes on their way to a bucket keep no words waiting. Whoever has brought so much is waited for.
UPLOADS = Crowd(at_once=2, most=16, patience=timedelta(seconds=30), within=POSTS)
#: Up to this a post is words, and read without waiting for a turn.
WORDS = 256 * 1024
#: Twice as many as are kept, so that five photos are found among ten files; the rest is read past.
MOST_FILES = 10


@contextmanager
def turn(request: HttpRequest) -> Iterator[bool]:
    """Whether the body of ``request`` may be read now; until the block ends it is one of those that are."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and len(length) < 10 and int(length) <= WORDS:
        yield True
        return
    with UPLOADS.line() as may_be_read:
        yield may_be_read


class LimitedUploads(FileUploadHandler):
    """Lets a file pass up to one byte more than is taken, to be refused by its name, and reads past the rest.

    Django writes whatever comes to the disk; a form for everybody must not.
    """

    def __init__(self, request: HttpRequest):
        super().__init__(request)
        self.files = self.left = 0
        #: Names of the files that were read past.
        self.skipped: list[str] = []

    def new_file(self, field_name, file_name, *args, **kwargs):
        """Count it; of one too many nothing is let in. (Django's SkipFile would close the file before it.)"""
        super().new_file(field_name, file_name, *args, **kwargs)
        self.files += 1
        self.left = MOST_BYTES + 1 if self.files <= MOST_FILES else 0
        if not self.left:
            self.skipped.append(file_name)

    def receive_data_chunk(self, raw_data, start):
        """Hand on what is within the limit."""
        handed_on, self.left = raw_data[: self.left], max(0, self.left - len(raw_data))
        return handed_on or None

    def file_complete(self, file_size):
        """Nothing: the next handler has the file."""


def limit(request: HttpRequest) -> LimitedUploads:
    """Put the limits before Django's own handlers; to be called before anything of the post is read."""
    limited = LimitedUploads(request)
    request.upload_handlers = [limited, MemoryFileUploadHandler(request), TemporaryFileUploadHandler(request)]
    return limited
