"""JPEG: the segments a browser needs, and nothing else."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

from hub.reading import traits
from hub.reading.files import colour, exif
from hub.reading.files.contents import Broken, Contents, readable_run
from hub.reading.files.sizes import checked_size

_DAMAGED = "This photo is damaged or cut short. Save it again from the program it came from."
_RARE = "This photo is of a rare kind of JPEG. Save it again as an ordinary JPEG."
_FILL = re.compile(rb"\xff+")  # a marker may be filled up; the filling can say nothing
_MARKER = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")

_SOI, _EOI, _SOS, _DQT, _DHT, _DRI, _COM = 0xD8, 0xD9, 0xDA, 0xDB, 0xC4, 0xDD, 0xFE
_LATE = 0xC2  # a picture that comes into focus: its scans use one kind of codes each
_FRAMES = (0xC0, 0xC1, _LATE)
_OTHER_FRAMES = frozenset(range(0xC0, 0xD0)) - {*_FRAMES, _DHT}
_APP0, _APP1, _APP2, _APP13, _APP14 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE
_PROFILE = b"ICC_PROFILE\0"
_EXIF = b"Exif\0\0"
_JFIF_SIZE = 14
_MOST_SEGMENTS = 5_000

Segment = tuple[int, bytes, bytes]  # marker, body, the scan that follows it


def look(data: bytes, into: Contents) -> None:
    """Every segment is one a browser needs, or is named."""
    segments, end = _segments(data)
    if end < len(data):
        into.carries(traits.TRAILING)
    if _without_unused(segments) != segments:
        into.carries(traits.SLACK)
    profile = b""
    framed = scanned = False
    for marker, body, scan in segments:
        if marker in _FRAMES:
            _check_frame(body)
            framed = True
        elif marker == _SOS:
            scanned = True
            if readable_run(scan):
                into.carries(traits.SLACK)
        elif marker == _APP2 and body.startswith(_PROFILE):
            profile += body[14:]
        elif not _needed(marker, body):
            _name(marker, body, into)
    if not (framed and scanned):
        raise Broken(_DAMAGED)
    if profile:
        colour.look(profile, into)


def mend(data: bytes) -> bytes:
    """The same pixels, bit for bit, with only the segments a browser needs."""
    kept: list[bytes] = []
    profile = b""
    place_of_profile = 0
    for marker, found, scan in _without_unused(_segments(data)[0]):
        body = found
        if marker == _APP0 and body[:5] == b"JFIF\0" and len(body) >= _JFIF_SIZE:
            body = body[:12] + b"\0\0"
        elif marker == _APP1 and body.startswith(_EXIF):
            turn = exif.mend(body[6:])
            if not turn:
                continue
            body = _EXIF + turn
        elif marker == _APP2 and body.startswith(_PROFILE):
            profile += body[14:]
            continue
        if _needed(marker, body) or marker in (*_FRAMES, _SOS):
            kept.append(_segment(marker, body) + scan)
            if marker in (_APP0, _APP1):
                place_of_profile = len(kept)
    plain = colour.plain(profile) if profile else b""
    if plain:
        pieces = [plain[at : at + 65_000] for at in range(0, len(plain), 65_000)]
        kept[place_of_profile:place_of_profile] = [
            _segment(_APP2, _PROFILE + bytes([number, len(pieces)]) + piece)
            for number, piece in enumerate(pieces, 1)
        ]
    return b"\xff\xd8" + b"".join(kept) + b"\xff\xd9"


def _segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def _segments(data: bytes) -> tuple[list[Segment], int]:
    """Each segment up to the end of the picture, and where that end is."""
    segments: list[Segment] = []
    at = 2
    while True:
        fill = _FILL.match(data, at)
        if fill is None or fill.end() >= len(data):
            raise Broken(_DAMAGED)
        marker, at = data[fill.end()], fill.end() + 1
        if marker == _EOI:
            return segments, at
        if marker < 0xC0 or 0xD0 <= marker <= _SOI or at + 2 > len(data):
            raise Broken(_DAMAGED)
        (size,) = struct.unpack_from(">H", data, at)
        body, at = data[at + 2 : at + size], at + size
        if size < 2 or at > len(data) or len(segments) > _MOST_SEGMENTS:
            raise Broken(_DAMAGED)
        scan = b""
        if marker == _SOS:
            found = _MARKER.search(data, at)
            if found is None:
                raise Broken(_DAMAGED)
            scan, at = data[at : found.start()], found.start()
        segments.append((marker, body, scan))


def _check_frame(body: bytes) -> None:
    if len(body) < 6 or len(body) != 6 + 3 * body[5] or body[0] != 8:
        raise Broken(_RARE)
    height, width = struct.unpack_from(">HH", body, 1)
    checked_size(width, height)


def _needed(marker: int, body: bytes) -> bool:
    """Whether a segment is one that every viewer needs, and of exactly the size it should be."""
    if marker in _OTHER_FRAMES:
        raise Broken(_RARE)
    if marker == _APP0:
        return body[:5] == b"JFIF\0" and len(body) == _JFIF_SIZE and body[12:] == b"\0\0"
    if marker == _APP1:
        return body.startswith(_EXIF) and exif.mend(body[6:]) == body[6:]
    if marker == _APP14:
        return body[:5] == b"Adobe" and len(body) == 12
    if marker == _DRI:
        return len(body) == 2
    return marker in _TABLES


def _quantisers(body: bytes) -> Iterator[bytes]:
    """Each table of a segment, with its name."""
    at = 0
    while at < len(body):
        if body[at] & 0x0F > 3 or body[at] >> 4 > 1:
            raise Broken(_DAMAGED)
        size = 129 if body[at] >> 4 else 65
        yield body[at : at + size]
        at += size
    if at != len(body):
        raise Broken(_DAMAGED)


def _codes(body: bytes) -> Iterator[bytes]:
    """Each table of codes: as many symbols as counted, none twice, so that no sentence fits."""
    at = 0
    while at < len(body):
        counts = body[at + 1 : at + 17]
        symbols = body[at + 17 : at + 17 + sum(counts)]
        if len(counts) < 16 or len(symbols) != sum(counts) or len(set(symbols)) != len(symbols):
            raise Broken(_DAMAGED)
        yield body[at : at + 17 + len(symbols)]
        at += 17 + len(symbols)


_TABLES = {_DQT: _quantisers, _DHT: _codes}


def _without_unused(segments: list[Segment]) -> list[Segment]:
    """The same segments without the tables that no part of the picture uses."""
    now: dict[tuple[int, int], tuple[int, int]] = {}  # which table is in force: segment and place
    used: set[tuple[int, int]] = set()
    frame: dict[int, int] = {}  # the divisors of each colour
    late = False
    for number, (marker, body, _) in enumerate(segments):
        if marker in _TABLES:
            for place, table in enumerate(_TABLES[marker](body)):
                name = table[0] & 0x0F if marker == _DQT else table[0]
                now[marker, name] = number, place
        elif marker in _FRAMES:
            _check_frame(body)
            frame = {body[at]: body[at + 2] for at in range(6, len(body), 3)}
            late = marker == _LATE
        elif marker == _SOS:
            named = [*_asked(body, frame, late=late)]
            used |= {now[name] for name in named if name in now}
    kept: list[Segment] = []
    for number, (marker, body, scan) in enumerate(segments):
        left = body
        if marker in _TABLES:
            tables = enumerate(_TABLES[marker](body))
            left = b"".join(table for place, table in tables if (number, place) in used)
        if left or marker not in _TABLES:
            kept.append((marker, left, scan))
    return kept


def _asked(body: bytes, frame: Mapping[int, int], *, late: bool) -> Iterator[tuple[int, int]]:
    """The tables that one scan is read with."""
    if not body or len(body) != 4 + 2 * body[0]:
        raise Broken(_DAMAGED)
    first, _, turn = body[-3:]
    for at in range(1, len(body) - 3, 2):
        yield _DQT, frame.get(body[at], 0)
        if not late or (not first and not turn >> 4):
            yield _DHT, body[at + 1] >> 4
        if not late or first:
            yield _DHT, 0x10 | body[at + 1] & 0x0F


def _name(marker: int, body: bytes, into: Contents) -> None:
    """Say by kind what an unneeded segment is."""
    if marker == _APP1 and body.startswith(_EXIF):
        exif.look(body[6:], into)
    elif marker == _APP1 and b"ns.adobe.com" in body[:40]:
        into.carries(traits.HISTORY)
    elif marker == _APP13:
        into.carries(traits.CAPTION)
    elif marker == _APP0 or (marker == _APP2 and body[:3] == b"FPX"):
        into.carries(traits.THUMBNAIL)
    elif marker == _APP2 and body[:4] == b"MPF\0":
        into.carries(traits.FRAMES)
    elif marker == _COM:
        into.carries(traits.COMMENT)
    else:
        into.carries(traits.PRIVATE)
