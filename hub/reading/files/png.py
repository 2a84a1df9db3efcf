"""PNG: the chunks a browser needs, and exactly as many pixels as it says."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from hub.reading import traits
from hub.reading.files import colour, exif
from hub.reading.files.contents import Broken, Contents
from hub.reading.files.sizes import checked_size

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DAMAGED = "This picture is damaged or cut short. Save it again from the program it came from."

# Chunk -> the sizes it may have. A size that says nothing cannot hold a sentence.
_NEEDED: dict[bytes, range | tuple[int, ...]] = {
    b"IHDR": (13,),
    b"PLTE": range(3, 769, 3),
    b"IDAT": range(2**31),
    b"IEND": (0,),
    b"tRNS": range(257),
    b"gAMA": (4,),
    b"cHRM": (32,),
    b"sRGB": (1,),
    b"sBIT": range(1, 5),
    b"bKGD": range(1, 7),
    b"pHYs": (9,),
    b"cICP": (4,),
}
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
    if len([name for name, _ in chunks if name == b"PLTE"]) > 1:
        raise Broken(_DAMAGED)
    for name, body in chunks:
        if name == b"iCCP":
            if not body.startswith(_PROFILE_NAME):
                into.carries(traits.COLOUR_WORDS)
            colour.look(_profile(body), into)
        elif name == b"eXIf":
            exif.look(body, into)
        elif name == b"iTXt" and body.startswith(b"XML:com.adobe.xmp"):
            into.carries(traits.HISTORY)
        elif len(body) not in _NEEDED.get(name, ()):
            into.carries(_NAMED.get(name, traits.PRIVATE))
    if not _pixels_fit(chunks):
        into.carries(traits.SLACK)
    kind = chunks[0][1][9]
    return kind in {4, 6} or (kind == 3 and b"tRNS" in names)


def mend(data: bytes) -> bytes:
    """The same pixels with only the chunks a browser needs."""
    whole = SIGNATURE
    for name, found in _chunks(data)[0]:
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
        elif len(body) not in _NEEDED.get(name, ()):
            continue
        whole += struct.pack(">I", len(body)) + name + body
        whole += struct.pack(">I", zlib.crc32(name + body))
    return whole


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
    expected = sum(_rows(chunks[0][1]))
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


def _rows(header: bytes) -> Iterator[int]:
    """How many bytes of pixels each pass must have."""
    width, height, depth, kind, method, filtering, woven = struct.unpack(">IIBBBBB", header)
    if depth not in _DEPTHS.get(kind, ()) or method or filtering or woven > 1:
        raise Broken(_DAMAGED)
    checked_size(width, height)
    bits = depth * _CHANNELS[kind]
    passes = _PASSES if woven else ((0, 0, 1, 1),)
    for left, top, across, down in passes:
        columns, rows = -((left - width) // across), -((top - height) // down)
        if columns > 0 and rows > 0:
            yield rows * (1 + (columns * bits + 7) // 8)
