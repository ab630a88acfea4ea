"""Private files for an editor's browser: photos to look at, all else to be opened by hand."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stories.submissions.inbox.addresses import may_see_addresses
from stories.submissions.models import Enclosure, ReceivedMail

#: Nobody else's cache keeps it, no browser guesses what it is, and whatever it holds runs nothing.
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: What we made of a photo ourselves; nothing that a sender made is ever shown in place.
SHOWN = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


@require_safe
def enclosure(request: HttpRequest, pk: int, number: int, which: str) -> FileResponse:
    """A file of submission ``pk``: `small` and `clean` to look at, `original` as it came, to be downloaded.

    The untouched one may say where a photo was taken, and a letter whose address it is.
    """
    if not request.user.has_perm("submissions.view_submission"):
        raise Http404
    if which == "original" and not may_see_addresses(request.user):
        raise Http404
    found = get_object_or_404(
        Enclosure.objects.exclude(submission__state="unfinished").filter(submission=pk), pk=number
    )
    file = {"small": found.small, "clean": found.cleaned, "original": found.original}[which]
    if not file:
        raise Http404
    name = found.filename or (_("photo %d") if found.is_photo else _("file %d")) % (found.position + 1)
    if which == "original":
        return _sent(file, name, is_download=True)
    extension = str(file.name).rpartition(".")[2]
    return _sent(
        file,
        f"{name.rpartition('.')[0] or name}.{extension}",
        content_type=SHOWN[extension],
        is_download="download" in request.GET,
    )


@require_safe
def raw_mail(request: HttpRequest, pk: int) -> FileResponse:
    """A mail as it came, to be opened in a mail program."""
    if not request.user.has_perm("submissions.view_receivedmail") or not may_see_addresses(request.user):
        raise Http404
    mail = get_object_or_404(ReceivedMail.objects.whole(), pk=pk)
    return _sent(mail.raw, f"mail-{mail.pk}.eml", is_download=True)


def _sent(
    file: FieldFile, name: str, *, is_download: bool, content_type: str = "application/octet-stream"
) -> FileResponse:
    try:
        opened = file.storage.open(str(file.name), "rb")
    except FileNotFoundError as missing:
        raise Http404("The file is gone from the storage.") from missing
    return FileResponse(opened, as_attachment=is_download, filename=name, content_type=content_type, headers=HEADERS)
