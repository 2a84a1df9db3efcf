"""The palette of a PNG: its colours in a row may be words, and those that no pixel has are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import accumulate

from hub.reading.files.contents import Broken, readable_run

ENTRY = {b"PLTE": 3, b"tRNS": 1}  # bytes for each colour
_SLOW = 2_000_000  # bytes of rows that are told from their neighbours: each takes its time
_RARE = "This picture is of a rare kind of PNG. Save it again from the program it came from."


def without_words(body: bytes, size: int, used: frozenset[int]) -> bytes:
    """The same palette, but black where it would read as words in colours that no pixel has."""
    entries = [body[at : at + size] for at in range(0, len(body), size)]
    black = [bytes(len(entry)) for entry in entries]
    unused = [b if n in used else e for n, (e, b) in enumerate(zip(entries, black, strict=True))]
    # A scale of greys says nothing, though AAABBBCCC are letters.
    telling = [b if len(set(e)) < size else e for e, b in zip(unused, black, strict=True)]
    if not readable_run(b"".join(telling)):
        return body
    kept = [e if n in used else b for n, (e, b) in enumerate(zip(entries, black, strict=True))]
    return b"".join(kept)


def colours(packed: bytes, depth: int, passes: list[tuple[int, int]]) -> frozenset[int]:
    """The colours that some pixel has; `passes` says how many rows of how many bytes there are."""
    try:
        rows = zlib.decompressobj().decompress(packed, sum(n * (1 + size) for n, size in passes))
    except zlib.error:
        return frozenset()  # told as damaged by whoever counts the pixels
    seen: set[int] = set()
    for row in _plain(rows, passes):
        seen.update(row)
    each = range(0, 8, depth)
    return frozenset(byte >> shift & (1 << depth) - 1 for byte in seen for shift in each)


def _plain(rows: bytes, passes: list[tuple[int, int]]) -> Iterator[bytes]:
    """Each row as it is meant, where it was written as its difference from its neighbours."""
    at, slow = 0, 0
    for count, size in passes:
        above = bytes(size)
        for _ in range(count):
            way, row = rows[at : at + 1], rows[at + 1 : at + 1 + size]
            at += 1 + size
            if way != b"\0":
                slow += size
                if slow > _SLOW:
                    raise Broken(_RARE)
                row = _added(way, row, above)
            yield row
            above = row


def _added(way: bytes, row: bytes, above: bytes) -> bytes:
    if way == b"\1":
        values: list[int] = list(row)
        sums: list[int] = list(accumulate(values, _sum))
        return bytes(sums)
    if way == b"\2":
        return bytes((one + up) & 255 for one, up in zip(row, above, strict=False))
    made, left, corner = bytearray(), 0, 0
    for one, up in zip(row, above, strict=False):
        near = (left + up) // 2 if way == b"\3" else _nearest(left, up, corner)
        left, corner = (one + near) & 255, up
        made.append(left)
    return bytes(made)


def _sum(left: int, one: int) -> int:
    return (left + one) & 255


def _nearest(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
