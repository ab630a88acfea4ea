"""What came along with a mail, sorted: photos to show, and files that are kept as they are."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.submissions.mailbox.body import Body
from stories.submissions.mailbox.letter import File, Photo
from stories.submissions.mailbox.parts import Part
from stories.submissions.mailbox.photos import Seen, Unreadable, is_picture, look_at

_DOCUMENTS = re.compile(
    r"docx?|docm|dotx?|odt|ott|fodt|rtf|pages|pdf|txt|md|tex|wpd|wps|abw|xps|epub|msg|html?|mht|pptx?|odp|key|xlsx?|ods"
    r"|numbers|csv"
)
_DOCUMENT_TYPES = (
    "application/msword",
    "application/vnd.",
    "application/pdf",
    "application/rtf",
    "text/rtf",
    "application/x-iwork",
)
_WHY = {
    "application/ms-tnef": "winmail",
    "application/vnd.ms-tnef": "winmail",
    "text/calendar": "calendar",
    "application/ics": "calendar",
    "application/pgp-signature": "signature",
    "application/pkcs7-signature": "signature",
    "application/x-pkcs7-signature": "signature",
    "application/pkcs7-mime": "encrypted",
    "application/x-pkcs7-mime": "encrypted",
    "application/pgp-encrypted": "encrypted",
    "message/rfc822": "message",
    "message/global": "message",
}


@dataclass
class Place:
    """Where in the text a picture stands."""

    after: int | None = None
    #: The how-manieth picture in the text it is.
    order: int = 0
    #: "": in the story or attached. "signature", "quote": folded away with those.
    fold: str = ""


@dataclass
class Enclosed:
    """Photos and files of a mail, and what a person should know of them."""

    photos: list[Photo] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Places:
    """Where pictures stand, by what the text calls them: a Content-ID, a name, or the number of a part."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}

    def add(self, name: str, place: Place) -> None:
        """A picture called ``name`` stands at ``place``."""
        self._places.setdefault(_key(name), place)

    def named(self, name: str) -> Place | None:
        """Where the picture called ``name`` stands."""
        return self._places.get(_key(name)) if name else None

    def of(self, part: Part) -> Place | None:
        """Where the picture in ``part`` stands, or None where the text doesn't mention it."""
        location = part.headers.text("content-location")
        for name in (f"part {part.number}", part.content_id, part.filename, location.rpartition("/")[2]):
            if place := self.named(name):
                return place
        return None


def _key(name):
    return name.strip(" <>").casefold()


def sort_enclosures(body: Body, places: Places) -> Enclosed:
    """All that stands beside the text of ``body``."""
    sorter = _Sorter(places)
    for part in body.beside:
        sorter.part(part)
    for loose in body.loose:
        place = places.named(loose.picture)
        sorter.content(loose.filename, loose.content, "application/octet-stream", place, is_inside=bool(place))
    for part in body.messages:
        sorter.files.append(File(part.filename, part.data[part.start : part.end], "message/rfc822", "message"))
    return sorter.enclosed()


class _Sorter:
    def __init__(self, places):
        self.places = places
        self.photos: list[Photo] = []
        #: For each photo the place that it has in the text; attached ones come last.
        self.order: list[float] = []
        self.files: list[File] = []
        self.small = 0
        self.notes: list[str] = []
        self.seen: dict[int, int] = {}

    def part(self, part):
        place = self.places.of(part) if part.kind == "image" or part.content_id else None
        content = part.content()
        if part.content_type in ("application/smil", "application/applefile"):
            self.files.append(File(part.filename, content, part.content_type, "other"))
            return
        self.content(part.filename, content, part.content_type, place, is_inside=bool(place))

    def content(self, name, content, content_type, place, *, is_inside=False):
        if not is_picture(content):
            self._file(name, content, content_type)
            return
        if self._is_twice(content, place):
            return
        try:
            seen = look_at(content)
        except Unreadable as error:
            self.files.append(File(name, content, content_type, "unreadable picture"))
            self.notes.append(_not_shown(name, str(error)))
            return
        if why := _why_set_aside(seen, place, is_inside=is_inside):
            self.small += why == "small picture"
            self.files.append(File(name, content, content_type, why))
        else:
            after = place.after if place else None
            self.order.append(place.order if place and place.after is not None else math.inf)
            self.photos.append(Photo(name, content, seen.format, seen.width, seen.height, seen.had_gps, after))

    def _is_twice(self, content, place):
        """Whether these bytes came already. The one that has a place in the text stays."""
        key = hash(content)
        if key not in self.seen:
            self.seen[key] = len(self.photos)
            return False
        number = self.seen[key]
        if number < len(self.photos) and self.photos[number].content == content:
            photo = self.photos[number]
            if photo.after is None and place and place.after is not None:
                self.photos[number] = Photo(
                    photo.filename, content, photo.format, photo.width, photo.height, photo.had_gps, place.after
                )
                self.order[number] = place.order
            return True
        return any(file.content == content for file in self.files)

    def _file(self, name, content, content_type):
        extension = name.rpartition(".")[2].casefold() if "." in name else ""
        why = _WHY.get(content_type, "other")
        if name.casefold() == "winmail.dat":
            why = "winmail"
        elif content_type.startswith("image/") or extension in ("jpg", "jpeg", "png", "heic"):
            why = "unreadable picture"
            self.notes.append(_not_shown(name, "damaged"))
        elif why == "other" and (_DOCUMENTS.fullmatch(extension) or content_type.startswith(_DOCUMENT_TYPES)):
            why = "document"
        if why == "winmail" or why == "document":
            self.notes.append(_("%(name)s could not be opened here. Open it by hand.") % {"name": name or content_type})
        self.files.append(File(name, content, content_type, why))

    def enclosed(self):
        if self.small:
            said = ngettext(
                "%(count)d very small picture was set aside. It is among the files.",
                "%(count)d very small pictures were set aside. They are among the files.",
                self.small,
            )
            self.notes.append(said % {"count": self.small})
        ordered = sorted(zip(self.order, self.photos, strict=True), key=lambda pair: pair[0])
        return Enclosed([photo for _order, photo in ordered], self.files, self.notes)


def _why_set_aside(seen: Seen, place: Place | None, *, is_inside: bool) -> str:
    if seen.is_small:
        return "small picture"
    if place and place.fold == "quote":
        return "quoted picture"
    # Logos: wide and low, or small; a photo below somebody's name is as large as any.
    if place and place.fold == "signature" and min(seen.width, seen.height) < 400:
        return "small picture"
    return "small picture" if is_inside and seen.format == "GIF" and seen.width * seen.height < 20_000 else ""


def _not_shown(name, why):
    name = name or _("A picture")
    if why == "large":
        return _("%(name)s is larger than the pictures we take. It is kept, and can be opened by hand.") % {
            "name": name
        }
    if why == "bomb":
        return _("%(name)s needs far more work to open than a photo does. It is kept, and was not opened.") % {
            "name": name
        }
    return _("%(name)s is damaged and could not be shown. Ask for it once more.") % {"name": name}


def names_of(files: Iterable[File], *why: str) -> list[str]:
    """Names of those files that are kept for one of these reasons."""
    return [file.filename or file.content_type for file in files if file.why in why]
