"""Where the pictures and sounds of an MP4 lie, and the notes their encoders leave in them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hub.reading.files.contents import Broken

_DAMAGED = "This film is damaged or cut short. Save it again from the program it came from."
_MOST_SAMPLES = 100_000
_ENCODER = re.compile(rb"Lav[cf][0-9]{2}(?:\.[0-9]{1,3}){2}(?: ?[ -~]{0,20})?")

Places = Mapping[bytes, tuple[int, int]]


@dataclass(frozen=True)
class Track:
    """The spans of one track's samples, and how its pictures are cut into units."""

    spans: list[tuple[int, int]]
    unit_size: int  # bytes of a unit's length in H.264; 0 for other tracks


@dataclass(frozen=True)
class Notes:
    """One note inside a sample, and what to write over it without disturbing the picture."""

    start: int
    end: int
    head: bytes = b""
    filling: int = 0
    tail: bytes = b""

    def overwrite(self, data: bytearray) -> None:
        """Put a filling unit of the same length in its place."""
        size = self.end - self.start - len(self.head) - len(self.tail)
        data[self.start : self.end] = self.head + bytes([self.filling]) * size + self.tail


def sample_spans(data: bytes, boxes: Places) -> Track:
    """Each sample's place, from the track's own tables."""
    try:
        sizes = _sizes(data, boxes[b"stsz"])
        offsets = _offsets(data, boxes)
        runs = _table(data, boxes[b"stsc"], ">III")
    except (KeyError, struct.error):
        raise Broken(_DAMAGED) from None
    spans: list[tuple[int, int]] = []
    sample = 0
    for number, (first, each, _) in enumerate(runs):
        after = runs[number + 1][0] if number + 1 < len(runs) else len(offsets) + 1
        for chunk in range(first, min(after, len(offsets) + 1)):
            at = offsets[chunk - 1]
            for size in sizes[sample : sample + each]:
                if at + size > len(data):
                    raise Broken(_DAMAGED)
                spans.append((at, at + size))
                at += size
            sample += each
    if sample != len(sizes):
        raise Broken(_DAMAGED)
    return Track(spans, _unit_size(data, boxes))


def notes_in(data: bytes, track: Track) -> Iterator[Notes]:
    """Supplementary units of user data, and the encoder's name in the filling of sound."""
    for start, end in track.spans:
        if not track.unit_size:
            for found in _ENCODER.finditer(data, start, min(end, start + 4096)):
                yield Notes(found.start(), found.end())
            continue
        at = start
        while at + track.unit_size < end:
            size = int.from_bytes(data[at : at + track.unit_size], "big")
            unit, at = at + track.unit_size, at + track.unit_size + size
            if at > end or not size:
                break
            yield from _note(data, unit, at)


def _note(data: bytes, start: int, end: int) -> Iterator[Notes]:
    """A unit of free user data (payload 4 or 5) becomes a filling unit of the same length."""
    if data[start] & 0x1F == 6 and end - start > 2 and data[start + 1] in {4, 5}:
        yield Notes(start, end, b"\x0c", 0xFF, b"\x80")


def _unit_size(data: bytes, boxes: Places) -> int:
    start, end = boxes.get(b"stsd", (0, 0))
    entry = data[start:end]
    found = entry.find(b"avcC")
    return (entry[found + 8] & 3) + 1 if 0 < found < len(entry) - 8 else 0


def _sizes(data: bytes, place: tuple[int, int]) -> list[int]:
    fixed, count = struct.unpack_from(">II", data, place[0] + 4)
    if count > _MOST_SAMPLES:
        raise Broken("This film has more pictures than can be checked. Make it shorter.")
    if fixed:
        return [fixed] * count
    if place[0] + 12 + 4 * count > place[1]:
        raise Broken(_DAMAGED)
    return list(struct.unpack_from(f">{count}I", data, place[0] + 12))


def _offsets(data: bytes, boxes: Places) -> list[int]:
    wide = b"co64" in boxes
    form = ">Q" if wide else ">I"
    return [row[0] for row in _table(data, boxes[b"co64" if wide else b"stco"], form)]


def _table(data: bytes, place: tuple[int, int], form: str) -> list[tuple[int, ...]]:
    (count,) = struct.unpack_from(">I", data, place[0] + 4)
    size = struct.calcsize(form)
    if count > _MOST_SAMPLES or place[0] + 8 + count * size > place[1]:
        raise Broken(_DAMAGED)
    return list(struct.iter_unpack(form, data[place[0] + 8 : place[0] + 8 + count * size]))
