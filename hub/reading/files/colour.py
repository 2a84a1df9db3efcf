"""Colour profiles (ICC): the numbers may stay, the words may not."""

from __future__ import annotations

import struct

from hub.reading import traits
from hub.reading.files.contents import Contents

# What a browser needs to show the colours. Descriptions, copyright, maker and model are words.
_NUMBERS = frozenset(
    b"rXYZ gXYZ bXYZ wtpt bkpt lumi rTRC gTRC bTRC kTRC chad cicp"
    b" A2B0 A2B1 A2B2 B2A0 B2A1 B2A2".split()
)
_WORDS = {b"desc": "Colour profile", b"cprt": "No rights reserved"}
_NUMBER_TYPES = frozenset(
    [b"XYZ ", b"curv", b"para", b"sf32", b"cicp", b"mft1", b"mft2", b"mAB ", b"mBA "]
)
_LARGEST = 1_000_000
_MOST_TAGS = 64


def look(profile: bytes, into: Contents) -> None:
    """A profile is plain when cleaning it changes nothing."""
    if plain(profile) != profile:
        into.carries(traits.COLOUR_WORDS)


def plain(profile: bytes) -> bytes:
    """The same colours without a word of anyone's; empty where it is no profile.

    Canonical: the same profile always gives the same bytes, and cleaning twice changes nothing.
    """
    if not 132 <= len(profile) <= _LARGEST or profile[36:40] != b"acsp":
        return b""
    (count,) = struct.unpack_from(">I", profile, 128)
    if count > _MOST_TAGS or 132 + 12 * count > len(profile):
        return b""
    kept: dict[bytes, bytes] = {}
    for entry in range(132, 132 + 12 * count, 12):
        name, start, size = struct.unpack_from(">4sII", profile, entry)
        body = profile[start : start + size]
        if name in _NUMBERS and len(body) == size and body[:4] in _NUMBER_TYPES:
            exact = _exact(body)
            if exact is None:
                return b""
            kept[name] = exact
    version_four = profile[8] >= 4
    for name, words in _WORDS.items():
        kept[name] = _words(words, version_four, described=name == b"desc")
    header = bytearray(128)
    header[8:24] = profile[8:24]  # version, class, colour space, connection space
    header[36:40] = b"acsp"
    header[64:80] = profile[64:80]  # rendering intent, illuminant
    directory, bodies, places = b"", b"", dict[bytes, int]()
    for name in sorted(kept):
        body = kept[name]
        if body not in places:
            places[body] = 132 + 12 * len(kept) + len(bodies)
            bodies += body + bytes(-len(body) % 4)
        directory += struct.pack(">4sII", name, places[body], len(body))
    whole = bytes(header) + struct.pack(">I", len(kept)) + directory + bodies
    return struct.pack(">I", len(whole)) + whole[4:]


def _exact(body: bytes) -> bytes | None:
    """A numeric tag cut to the length its own count gives, so that nothing rides behind it."""
    kind = body[:4]
    if kind == b"curv" and len(body) >= 12:
        size = 12 + 2 * int(struct.unpack_from(">I", body, 8)[0])
    elif kind == b"XYZ ":
        size = 20
    elif kind == b"sf32":
        size = 44
    elif kind == b"para" and len(body) >= 10:
        shape = struct.unpack_from(">H", body, 8)[0]
        size = 12 + 4 * {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}.get(shape, 1000)
    elif kind == b"cicp":
        size = 12
    else:
        return body  # look-up tables: numbers throughout
    return body[:4] + bytes(4) + body[8:size] if len(body) >= size else None


def _words(words: str, version_four: bool, *, described: bool) -> bytes:
    """One of our two fixed texts, in the form that the profile's version asks for."""
    plain_words = words.encode("ascii")
    if version_four:
        wide = words.encode("utf-16-be")
        return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"GB", len(wide), 28) + wide
    if described:
        counted = struct.pack(">II", 0, len(plain_words) + 1) + plain_words + b"\0"
        return b"desc" + counted + bytes(4 + 4 + 2 + 1 + 67)
    return b"text" + bytes(4) + plain_words + b"\0"
