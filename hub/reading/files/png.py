"""PNG: the chunks a browser needs, and exactly as many pixels as it says."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from hub.reading import traits
from hub.reading.files import colour, exif, palette
from hub.reading.files.contents import Broken, Contents, readable_run
from hub.reading.files.sizes import checked_size

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DAMAGED = "This picture is damaged or cut short. Save it again from the program it came from."

# Chunk -> the sizes it may have. A size that says nothing cannot hold a sentence.
_NEEDED: dict[bytes, tuple[int, ...]] = {
    b"IHDR": (13,),
    b"IEND": (0,),
    b"gAMA": (4,),
    b"cHRM": (32,),
    b"sRGB": (1,),
    b"pHYs": (9,),
    b"cICP": (4,),
}
# These by the kind of picture: grey, colour, palette, grey or colour with clear areas.
_BY_KIND: dict[bytes, dict[int, int]] = {
    b"tRNS": {0: 2, 2: 6},
    b"sBIT": {0: 1, 2: 3, 3: 3, 4: 2, 6: 4},
    b"bKGD": {0: 2, 2: 6, 3: 1, 4: 2, 6: 6},
}
_PALETTE = 3
_NAMED = {
    b"tEXt": traits.WORDS_BESIDE,
    b"zTXt": traits.WORDS_BESIDE,
    b"iTXt": traits.WORDS_BESIDE,
    b"tIME": traits.MADE_WHEN,
    b"acTL": traits.FRAMES,
    b"fcTL": traits.FRAMES,
    b"fdAT": traits.FRAMES,
}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_PROFILE_NAME = b"Colour profile\0\0"
_MOST_CHUNKS = 50_000

Chunk = tuple[bytes, bytes]


def look(data: bytes, into: Contents) -> bool:
    """Every chunk is one a browser needs, or is named. Returns whether it has clear areas."""
    chunks, end = _chunks(data)
    if end < len(data):
        into.carries(traits.TRAILING)
    names = {name for name, _ in chunks}
    plain = _without_words(chunks)
    if len([name for name, _ in chunks if name == b"PLTE"]) > 1:
        raise Broken(_DAMAGED)
    for number, (name, body) in enumerate(chunks):
        if name == b"iCCP":
            if not body.startswith(_PROFILE_NAME):
                into.carries(traits.COLOUR_WORDS)
            colour.look(_profile(body), into)
        elif name == b"eXIf":
            exif.look(body, into)
        elif name == b"iTXt" and body.startswith(b"XML:com.adobe.xmp"):
            into.carries(traits.HISTORY)
        elif not _needed(chunks, number):
            into.carries(_NAMED.get(name, traits.PRIVATE))
        elif body != plain[number][1]:
            into.carries(traits.SLACK)
    if not _pixels_fit(chunks):
        into.carries(traits.SLACK)
    kind = chunks[0][1][9]
    return kind in {4, 6} or (kind == 3 and b"tRNS" in names)


def mend(data: bytes) -> bytes:
    """The same pixels with only the chunks a browser needs."""
    whole = SIGNATURE
    chunks, _ = _chunks(data)
    chunks = _without_words(chunks)
    for number, (name, found) in enumerate(chunks):
        body = found
        if name == b"iCCP":
            plain = colour.plain(_profile(body))
            body = _PROFILE_NAME + zlib.compress(plain, 9)
            if not plain:
                continue
        elif name == b"eXIf":
            body = exif.mend(body)
            if not body:
                continue
        elif not _needed(chunks, number):
            continue
        whole += struct.pack(">I", len(body)) + name + body
        whole += struct.pack(">I", zlib.crc32(name + body))
    return whole


def _needed(chunks: list[Chunk], number: int) -> bool:
    """Whether a chunk is one a browser needs, once, in this kind of picture and at this size."""
    name, body = chunks[number]
    depth, kind = chunks[0][1][8:10]
    if name == b"IDAT":
        return True
    if any(earlier == name for earlier, _ in chunks[:number]):
        return False
    if kind == _PALETTE and name in palette.ENTRY:  # whether its colours are words, pixels tell
        each = palette.ENTRY[name]
        return 0 < len(body) <= each * 2**depth and len(body) % each == 0
    fits = len(body) in (*_NEEDED.get(name, ()), _BY_KIND.get(name, {}).get(kind, -1))
    return fits and not readable_run(body)


def _without_words(chunks: list[Chunk]) -> list[Chunk]:
    """The same chunks, but no palette has words in colours that no pixel has."""
    header = chunks[0][1]
    depth, kind = header[8:10]
    if kind != _PALETTE or not any(n in palette.ENTRY and readable_run(b) for n, b in chunks):
        return chunks
    packed = b"".join(body for name, body in chunks if name == b"IDAT")
    used = palette.colours(packed, depth, list(_rows(header)))
    return [
        (name, palette.without_words(body, palette.ENTRY[name], used))
        if name in palette.ENTRY
        else (name, body)
        for name, body in chunks
    ]


def _chunks(data: bytes) -> tuple[list[Chunk], int]:
    """The chunks in order and where the last one ends."""
    chunks: list[Chunk] = []
    at = len(SIGNATURE)
    while not chunks or chunks[-1][0] != b"IEND":
        if at + 12 > len(data) or len(chunks) > _MOST_CHUNKS:
            raise Broken(_DAMAGED)
        size, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        check = data[at + 8 + size : at + 12 + size]
        if len(check) < 4 or struct.unpack(">I", check)[0] != zlib.crc32(name + body):
            raise Broken(_DAMAGED)
        chunks.append((name, body))
        at += 12 + size
    if chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise Broken(_DAMAGED)
    return chunks, at


def _profile(body: bytes) -> bytes:
    """The colour profile in an iCCP chunk, never more than a profile may be."""
    start = body.find(b"\0") + 2
    try:
        return zlib.decompressobj().decompress(body[start:], 1_000_001)
    except zlib.error:
        raise Broken(_DAMAGED) from None


def _pixels_fit(chunks: list[Chunk]) -> bool:
    """Whether the pixel data is exactly as long as the size says, with nothing behind it.

    Inflated piece by piece and thrown away, so that a bomb costs neither memory nor time.
    """
    expected = sum(rows * (1 + size) for rows, size in _rows(chunks[0][1]))
    inflate = zlib.decompressobj()
    seen, pixels = 0, [body for name, body in chunks if name == b"IDAT"]
    try:
        for number, body in enumerate(pixels):
            rest = body
            while rest and not inflate.eof:
                seen += len(inflate.decompress(rest, 1 << 20))
                rest = inflate.unconsumed_tail
                if seen > expected:
                    return False
            if inflate.eof and (inflate.unused_data or any(pixels[number + 1 :])):
                return False
            if inflate.eof:
                break
    except zlib.error:
        raise Broken(_DAMAGED) from None
    if not inflate.eof or seen != expected:
        raise Broken(_DAMAGED)
    return True


def _rows(header: bytes) -> Iterator[tuple[int, int]]:
    """How many rows of pixels each pass must have, and of how many bytes."""
    width, height, depth, kind, method, filtering, woven = struct.unpack(">IIBBBBB", header)
    if depth not in _DEPTHS.get(kind, ()) or method or filtering or woven > 1:
        raise Broken(_DAMAGED)
    checked_size(width, height)
    bits = depth * _CHANNELS[kind]
    passes = _PASSES if woven else ((0, 0, 1, 1),)
    for left, top, across, down in passes:
        columns, rows = -((left - width) // across), -((top - height) // down)
        if columns > 0 and rows > 0:
            yield rows, (columns * bits + 7) // 8
