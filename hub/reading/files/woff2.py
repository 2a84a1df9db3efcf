"""WOFF2 fonts: the tables and nothing beside them."""

from __future__ import annotations

import struct

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents

_DAMAGED = "This font is damaged or cut short. Take it again from the package it came from."
_KNOWN_TAGS = 63
_TRANSFORMED = {10, 11}  # glyf and loca, whose usual form carries a second length


def look(data: bytes, into: Contents) -> None:
    """Metadata and private data are named, and so is any byte that no table uses."""
    if len(data) < 48:
        raise Broken(_DAMAGED)
    length, tables = struct.unpack_from(">IH", data, 8)
    (packed,) = struct.unpack_from(">I", data, 20)
    metadata = struct.unpack_from(">III", data, 28)
    private = struct.unpack_from(">II", data, 40)
    if length > len(data) or data[4:8] == b"ttcf":
        raise Broken(_DAMAGED)
    if any(metadata):
        into.carries(traits.NOTES)
    if any(private):
        into.carries(traits.PRIVATE)
    end = _directory_end(data, tables) + packed
    if end > len(data):
        raise Broken(_DAMAGED)
    rest = data[end:]
    if any(metadata) or any(private):
        return
    if any(rest) or len(rest) > 3:
        into.carries(traits.TRAILING)


def mend(data: bytes) -> bytes:
    """The same font without what stands behind its tables."""
    look(data, Contents())
    (tables,) = struct.unpack_from(">H", data, 12)
    (packed,) = struct.unpack_from(">I", data, 20)
    end = _directory_end(data, tables) + packed
    whole = bytearray(data[:end] + bytes(-end % 4))
    struct.pack_into(">I", whole, 8, len(whole))
    whole[28:48] = bytes(20)
    return bytes(whole)


def _directory_end(data: bytes, tables: int) -> int:
    """Where the list of tables ends and their packed data begins."""
    at = 48
    for _ in range(tables):
        if at >= len(data):
            raise Broken(_DAMAGED)
        flags = data[at]
        at += 1 if flags & _KNOWN_TAGS != _KNOWN_TAGS else 5
        at = _after_number(data, at)
        version = flags >> 6
        plain = version == 3 if flags & _KNOWN_TAGS in _TRANSFORMED else version == 0
        if not plain:
            at = _after_number(data, at)
    return at


def _after_number(data: bytes, at: int) -> int:
    """The end of one number of the format's own kind (five bytes at most)."""
    for width in range(5):
        if at + width >= len(data):
            raise Broken(_DAMAGED)
        if not data[at + width] & 0x80:
            return at + width + 1
    raise Broken(_DAMAGED)
