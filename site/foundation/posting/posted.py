"""What came with a post of a form without files, before anything is judged."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError

#: The last field of a form: where it is missing, the sending ended half-way.
WHOLE = "whole"


class ReadPast(FileUploadHandler):
    """Lets no file in: such a form has none, and Django would write whatever comes to the disk."""

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
