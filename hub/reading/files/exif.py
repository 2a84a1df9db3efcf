"""Camera details (EXIF), as JPEG, PNG and WebP carry them."""

from __future__ import annotations

import struct

from hub.reading import traits
from hub.reading.files.contents import Contents

_ORIENTATION, _EXIF, _PLACE, _MAKER = 0x0112, 0x8769, 0x8825, 0x927C
_MOST_DIRECTORIES = 8


def turned(orientation: int) -> bytes:
    """The one camera detail that may stay, since without it a photo lies on its side."""
    return (
        b"MM\x00*\x00\x00\x00\x08\x00\x01"
        + struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
        + b"\x00\x00\x00\x00"
    )


_PLAIN = frozenset(turned(orientation) for orientation in range(1, 9))


def look(data: bytes, into: Contents) -> None:
    """Everything but a bare orientation is reported; a place and a thumbnail by name."""
    if data in _PLAIN:
        return
    into.carries(traits.CAMERA)
    tags, further = _tags(data)
    if _PLACE in tags:
        into.carries(traits.PLACE)
    if _MAKER in tags:
        into.carries(traits.MAKER)
    if further:
        into.carries(traits.THUMBNAIL)


def mend(data: bytes) -> bytes:
    """A bare orientation where the picture needs turning, and nothing otherwise."""
    orientation = _tags(data)[0].get(_ORIENTATION, 1)
    return turned(orientation) if 2 <= orientation <= 8 else b""


def _tags(data: bytes) -> tuple[dict[int, int], bool]:
    """The first and nested directories' tags, and whether a second directory follows."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        return {}, False
    tags: dict[int, int] = {}
    (start,) = struct.unpack_from(order + "I", data, 4)
    further = False
    queue, seen = [start], set[int]()
    while queue and len(seen) < _MOST_DIRECTORIES:
        at = queue.pop(0)
        if at in seen or at + 2 > len(data):
            continue
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", data, at)
        end = at + 2 + 12 * count
        if end > len(data):
            continue
        for entry in range(at + 2, end, 12):
            tag, kind = struct.unpack_from(order + "HH", data, entry)
            (value,) = struct.unpack_from(order + ("H" if kind == 3 else "I"), data, entry + 8)
            tags.setdefault(tag, value)
            if tag == _EXIF:
                queue.append(value)
        if at == start and end + 4 <= len(data):
            further = struct.unpack_from(order + "I", data, end)[0] != 0
    return tags, further
