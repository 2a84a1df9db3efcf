"""WebP: the chunks a browser needs, in a wrapper exactly as long as it says."""

from __future__ import annotations

import struct

from hub.reading import traits
from hub.reading.files import colour, exif
from hub.reading.files.contents import Broken, Contents, readable_run
from hub.reading.files.sizes import checked_size

_DAMAGED = "This picture is damaged or cut short. Save it again from the program it came from."
_PICTURE = (b"VP8 ", b"VP8L", b"ALPH")
_NAMED = {
    b"XMP ": traits.HISTORY,
    b"ANIM": traits.FRAMES,
    b"ANMF": traits.FRAMES,
}
_HAS_PROFILE, _HAS_CLEAR, _HAS_EXIF = 0x20, 0x10, 0x08

Chunk = tuple[bytes, bytes]


def look(data: bytes, into: Contents) -> bool:
    """Every chunk is one a browser needs, or is named. Returns whether it has clear areas."""
    chunks, end = _chunks(data)
    if end < len(data):
        into.carries(traits.TRAILING)
    names = [name for name, _ in chunks]
    pictures = [name for name in names if name in {b"VP8 ", b"VP8L"}]
    if not pictures and b"ANMF" not in names:
        raise Broken(_DAMAGED)
    if len(pictures) > 1 or names.count(b"ALPH") > 1 or names.count(b"VP8X") > 1:
        into.carries(traits.FRAMES)
    clear = b"ALPH" in names
    for name, body in chunks:
        if name in _PICTURE:
            clear |= _check_size(name, body)
            if readable_run(body):
                into.carries(traits.SLACK)
        elif name == b"VP8X":
            _check_canvas(body, into)
        elif name == b"ICCP":
            colour.look(body, into)
        elif name == b"EXIF":
            exif.look(body.removeprefix(b"Exif\0\0"), into)
        else:
            into.carries(_NAMED.get(name, traits.PRIVATE))
    return clear


def mend(data: bytes) -> bytes:
    """The same picture with only the chunks a browser needs. A moving picture is left as it is."""
    chunks = _chunks(data)[0]
    if any(name in {b"ANIM", b"ANMF"} for name, _ in chunks):
        return data
    kept: list[Chunk] = []
    for name, found in chunks:
        body = found
        if name == b"ICCP":
            body = colour.plain(body)
        elif name == b"EXIF":
            body = exif.mend(body.removeprefix(b"Exif\0\0"))
        elif name != b"VP8X" and name not in _PICTURE:
            continue
        if body:
            kept.append((name, body))
    names = {name for name, _ in kept}
    whole = b"WEBP"
    for name, found in kept:
        body = found
        if name == b"VP8X":
            flags = body[0] & _HAS_CLEAR
            flags |= _HAS_PROFILE if b"ICCP" in names else 0
            flags |= _HAS_EXIF if b"EXIF" in names else 0
            body = bytes([flags, 0, 0, 0]) + body[4:10]
        whole += name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _chunks(data: bytes) -> tuple[list[Chunk], int]:
    (size,) = struct.unpack_from("<I", data, 4)
    end = 8 + size
    if end > len(data) or size < 4:
        raise Broken(_DAMAGED)
    chunks: list[Chunk] = []
    at = 12
    while at < end:
        if at + 8 > end:
            raise Broken(_DAMAGED)
        name, length = struct.unpack_from("<4sI", data, at)
        after = at + 8 + length
        if after > end or (length % 2 and data[after : after + 1] not in {b"\0", b""}):
            raise Broken(_DAMAGED)
        chunks.append((name, data[at + 8 : after]))
        at = after + length % 2
    return chunks, end


def _check_canvas(body: bytes, into: Contents) -> None:
    if len(body) != 10:
        raise Broken(_DAMAGED)
    if body[0] & ~(_HAS_PROFILE | _HAS_CLEAR | _HAS_EXIF) or any(body[1:4]):
        into.carries(traits.PRIVATE)
    width = int.from_bytes(body[4:7], "little") + 1
    checked_size(width, int.from_bytes(body[7:10], "little") + 1)


def _check_size(name: bytes, body: bytes) -> bool:
    """Refuse a picture too large to open; whether the picture data itself has clear areas."""
    if name == b"VP8 ":
        if len(body) < 10 or body[3:6] != b"\x9d\x01\x2a":
            raise Broken(_DAMAGED)
        width, height = struct.unpack_from("<HH", body, 6)
        checked_size(width & 0x3FFF, height & 0x3FFF)
    elif name == b"VP8L":
        if len(body) < 5 or body[0] != 0x2F:
            raise Broken(_DAMAGED)
        (bits,) = struct.unpack_from("<I", body, 1)
        checked_size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
        return bool(bits >> 28 & 1)
    return False
