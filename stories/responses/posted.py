"""What came with a post of the form for responses, before anything is judged."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _

#: The last field of the form: where it is missing, the sending ended half-way.
WHOLE = "whole"


class ReadPast(FileUploadHandler):
    """Lets no file in: a response has none, and Django would write whatever comes to the disk."""

    def new_file(self, *args, **kwargs):
        """Read past it."""
        super().new_file(*args, **kwargs)
        raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        """Keep nothing."""

    def file_complete(self, file_size):
        """There is none."""


def words_of(request: HttpRequest) -> QueryDict | None:
    """What was typed; empty where the line broke off, None where it is more than is read at all."""
    request.upload_handlers = [ReadPast(request)]
    try:
        return request.POST
    except UnreadablePostError:
        return QueryDict()
    except RequestDataTooBig:
        return None


def far_too_long() -> str:
    """What is said where so much was sent that nothing of it was read."""
    return _(
        "This is longer than a book, so nothing of it was read. Go back one page: what you wrote is there. We take up "
        "to 5,000 letters; a story of your own can be longer."
    )
