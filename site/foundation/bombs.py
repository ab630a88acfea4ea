"""Small files that cost a decoder much more than their size in pixels tells."""

import re
import struct

#: A progressive JPEG has about ten scans. Each makes the decoder go over all pixels again.
MOST_SCANS = 100
LARGEST_ICON = 1024

_JPEG, _ICON, _PNG = b"\xff\xd8\xff", b"\0\0\1\0", b"\x89PNG"
#: A byte after 0xFF that is neither stuffing, nor a restart, nor filling.
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd8\xff])", re.DOTALL)
_END, _SCAN = b"\xd9", b"\xda"


def is_bomb(data: bytes) -> bool:
    """True where ``data`` is a JPEG of hundreds of scans, or an icon much larger than icons are.

    Both pass every check of width times height: the first says it nowhere, and Pillow decodes an icon
    in order to open it.
    """
    if data.startswith(_JPEG):
        return _has_too_many_scans(data)
    return data.startswith(_ICON) and max(_sides_of_icons(data), default=0) > LARGEST_ICON


def _has_too_many_scans(data):
    # Counting the two bytes alone would refuse phones' JPEGs with a film behind: only up to the end marker.
    scans, at = 0, 2
    while scans <= MOST_SCANS and (marker := _MARKER.search(data, at)) and marker[1] != _END:
        scans += marker[1] == _SCAN
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2])
    return scans > MOST_SCANS


def _sides_of_icons(data):
    for number in range(int.from_bytes(data[4:6], "little")):
        try:
            (start,) = struct.unpack_from("<I", data, 6 + 16 * number + 12)
            if data.startswith(_PNG, start):
                yield from struct.unpack_from(">II", data, start + 16)
            else:
                width, height = struct.unpack_from("<ii", data, start + 4)
                # Of a bitmap in an icon the height counts picture and mask.
                yield from (abs(width), abs(height) // 2)
        except struct.error:
            return
