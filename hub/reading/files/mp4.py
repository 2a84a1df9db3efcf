"""MP4: the boxes a player needs, and no byte that no picture or sound uses."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents, readable_run
from hub.reading.files.mp4_samples import Notes, notes_in, sample_spans
from hub.reading.files.sizes import checked_size

_DAMAGED = "This film is damaged or cut short. Save it again from the program it came from."

_HOLDERS = frozenset(b"moov trak mdia minf dinf stbl edts".split())
_PLAIN = frozenset(
    b"ftyp mvhd tkhd mdhd hdlr vmhd smhd nmhd dref stsd stts stss ctts cslg stsc stsz stco co64"
    b" elst sgpd sbgp sdtp mdat".split()
)
_IN_ENTRY = frozenset(b"avcC av1C vpcC pasp colr btrt esds dOps fiel clap chrm".split())
_SPARE = frozenset([b"free", b"skip", b"wide"])
_NAMED = {
    b"udta": traits.TAGS,
    b"meta": traits.TAGS,
    b"ilst": traits.TAGS,
    b"uuid": traits.HISTORY,
    b"XMP_": traits.HISTORY,
    b"loci": traits.PLACE,
}
_DATED = {b"mvhd", b"tkhd", b"mdhd"}
# What ffmpeg and most cameras call the two tracks; anything else is somebody's words.
_HANDLER_NAMES = frozenset([b"", b"VideoHandler", b"SoundHandler", b"VideoHandle", b"SoundHandle"])
_AT_THE_TOP = frozenset(b"ftyp moov mdat free skip wide udta meta uuid moof pdin sidx".split())
_DEEPEST = 10
_MOST_BOXES = 5_000
_MOST_FILMS = 16
_VIDEO_ENTRIES = frozenset([b"avc1", b"avc3", b"av01", b"vp09"])
_NEWER = frozenset([b"hvc1", b"hev1", b"dvh1", b"dvhe"])
_SOUND_ENTRIES = frozenset([b"mp4a", b"Opus", b"ac-3", b"fLaC"])


@dataclass(frozen=True)
class Box:
    """One box: its name, where it starts, where its body starts, where it ends."""

    name: bytes
    start: int
    body: int
    end: int
    inside: tuple[bytes, ...] = ()


@dataclass
class Mend:
    """Spans to overwrite with a filling of the same length, so that nothing moves."""

    spare: list[Box] = field(default_factory=list)  # boxes to turn into empty space
    zero: list[tuple[int, int]] = field(default_factory=list)
    notes: list[Notes] = field(default_factory=list)
    end: int | None = None  # where to cut off what belongs to no box


def look(data: bytes, into: Contents) -> None:
    """Every box is one a player needs, or is named."""
    _examine(data, into)


def mend(data: bytes) -> bytes:
    """The same film: what a player does not need becomes empty space of the same length."""
    todo = _examine(data, Contents())
    mended = bytearray(data[: todo.end])
    for box in todo.spare:
        mended[box.start + 4 : box.start + 8] = b"free"
        mended[box.body : box.end] = bytes(box.end - box.body)
    for start, end in todo.zero:
        mended[start:end] = bytes(end - start)
    for note in todo.notes:
        note.overwrite(mended)
    return bytes(mended)


def _examine(data: bytes, into: Contents) -> Mend:
    todo = Mend()
    tracks: list[list[Box]] = []
    films: list[Box] = []
    end = _last(data)
    if end < len(data):
        into.carries(traits.TRAILING)
        todo.end = end
    for count, box in enumerate(_boxes(data, 0, end, ())):
        if count > _MOST_BOXES:
            raise Broken(_DAMAGED)
        if box.name == b"trak":
            tracks.append([])
        elif box.name == b"mdat":
            films.append(box)
        if tracks and b"trak" in box.inside:
            tracks[-1].append(box)
        _look_at(data, box, into, todo)
    if not tracks or not films or len(films) > _MOST_FILMS:
        raise Broken(_DAMAGED)
    _look_at_film(data, tracks, films, into, todo)
    return todo


def _boxes(data: bytes, start: int, end: int, inside: tuple[bytes, ...]) -> Iterator[Box]:
    """Boxes in order, those inside a holder after it. Twelve levels are more than any film has."""
    at = start
    while at < end:
        if at + 8 > end or len(inside) > _DEEPEST:
            raise Broken(_DAMAGED)
        size, name = struct.unpack_from(">I4s", data, at)
        body = at + 8
        if size == 1 and at + 16 <= end:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            body = at + 16
        elif size == 0 and not inside:
            size = end - at
        if size < body - at or at + size > end:
            raise Broken(_DAMAGED)
        yield Box(name, at, body, at + size, inside)
        if name in _HOLDERS:
            yield from _boxes(data, body, at + size, (*inside, name))
        at += size


def _last(data: bytes) -> int:
    """Where the last whole box at the top ends, once the film and its tables have been seen."""
    at, seen, count = 0, set[bytes](), 0
    while at + 8 <= len(data):
        count += 1
        if count > _MOST_BOXES:
            raise Broken(_DAMAGED)
        size, name = struct.unpack_from(">I4s", data, at)
        if size == 1 and at + 16 <= len(data):
            (size,) = struct.unpack_from(">Q", data, at + 8)
        size = size or len(data) - at
        whole = size >= 8 and at + size <= len(data)
        if {b"moov", b"mdat"} <= seen and not (whole and name in _AT_THE_TOP):
            return at
        if not whole:
            raise Broken(_DAMAGED)
        seen.add(name)
        at += size
    return at if {b"moov", b"mdat"} <= seen else len(data)


def _look_at(data: bytes, box: Box, into: Contents, todo: Mend) -> None:
    body = data[box.body : min(box.end, box.body + 4096)]
    if box.name in _SPARE:
        if any(data[box.body : box.end].lstrip(b"\0")):
            into.carries(traits.SLACK)
            todo.spare.append(box)
    elif box.name == b"moof":
        raise Broken("This film is cut into fragments. Save it as one ordinary MP4 (H.264).")
    elif box.name in _NAMED:
        into.carries(_NAMED[box.name], *_named_inside(data[box.body : box.end]))
        todo.spare.append(box)
    elif box.name not in _HOLDERS and box.name not in _PLAIN:
        into.carries(traits.PRIVATE)
        todo.spare.append(box)
    elif box.name in _DATED:
        wide = 8 if body[:1] == b"\1" else 4
        if any(body[4 : 4 + 2 * wide]):
            into.carries(traits.MADE_WHEN)
            todo.zero.append((box.body + 4, box.body + 4 + 2 * wide))
    elif box.name == b"hdlr":
        _look_at_handler(body, box, into, todo)
    elif box.name == b"stsd":
        _look_at_entry(data, box, into, todo)
    elif box.name == b"dref" and (len(body) != 20 or body[12:16] != b"url " or body[19] != 1):
        into.carries(traits.OUTSIDE)
    elif box.name == b"ftyp" and len(body) > 64:
        into.carries(traits.PRIVATE)


def _named_inside(body: bytes) -> Iterator[str]:
    """Tags that have a kind of their own; looked for as bytes, since their nesting varies."""
    if any(mark in body for mark in (b"\xa9xyz", b"loci", b"location")):
        yield traits.PLACE
    if b"\xa9too" in body or b"\xa9swr" in body or b"encoder" in body:
        yield traits.MADE_WITH
    if b"\xa9day" in body or b"creation" in body:
        yield traits.MADE_WHEN


def _look_at_handler(body: bytes, box: Box, into: Contents, todo: Mend) -> None:
    if body[8:12] not in {b"vide", b"soun"}:
        if b"trak" in box.inside:
            into.carries(traits.PRIVATE)
        return
    if body[24:].strip(b"\0") not in _HANDLER_NAMES:
        into.carries(traits.NOTES)
        todo.zero.append((box.body + 24, box.end))


def _look_at_entry(data: bytes, box: Box, into: Contents, todo: Mend) -> None:
    """The one sample description of a track: its fixed fields, then boxes of known names."""
    if box.end - box.body < 16:
        raise Broken(_DAMAGED)
    count, size, name = struct.unpack_from(">II4s", data, box.body + 4)
    start = box.body + 8
    if count != 1 or start + size != box.end:
        into.carries(traits.PRIVATE)
        return
    if name in _NEWER:
        raise Broken("Many browsers cannot show H.265 film. Save it as MP4 with H.264.")
    if name in _VIDEO_ENTRIES and size >= 86:
        checked_size(*struct.unpack_from(">HH", data, start + 32))
        if any(data[start + 50 : start + 82]):  # the encoder's name, 32 bytes
            into.carries(traits.MADE_WITH)
            todo.zero.append((start + 50, start + 82))
        fixed = 86
    elif name in _SOUND_ENTRIES and size >= 36:
        fixed = 36
    else:
        into.carries(traits.PRIVATE)
        return
    for inner in _boxes(data, start + fixed, box.end, (b"stsd",)):
        if inner.name in _SPARE and not any(data[inner.body : inner.end]):
            continue
        if inner.name not in _IN_ENTRY:
            into.carries(traits.PRIVATE)
            todo.spare.append(inner)
        elif readable_run(data[inner.body : inner.end]):
            into.carries(traits.NOTES)


def _look_at_film(
    data: bytes, tracks: list[list[Box]], films: list[Box], into: Contents, todo: Mend
) -> None:
    """Every byte of the film belongs to a picture or a sound, and holds no note of its maker."""
    spans: list[tuple[int, int]] = []
    for boxes in tracks:
        track = sample_spans(data, {box.name: (box.body, box.end) for box in boxes})
        spans.extend(track.spans)
        for note in notes_in(data, track):
            into.carries(traits.MADE_WITH)
            todo.notes.append(note)
    spans.sort()
    if any(after[0] < before[1] for before, after in pairwise(spans)):
        raise Broken(_DAMAGED)
    for film in films:
        at = film.body
        for start, end in [span for span in spans if film.body <= span[0] < film.end]:
            if start > at:
                _unused(data, at, start, into, todo)
            at = max(at, end)
        if at < film.end:
            _unused(data, at, film.end, into, todo)
        elif at > film.end:
            raise Broken(_DAMAGED)
    noted = sorted((note.start, note.end) for note in todo.notes)
    for start, end in spans:
        if readable_run(data[start:end]) and not any(s >= start and e <= end for s, e in noted):
            into.carries(traits.SLACK)


def _unused(data: bytes, start: int, end: int, into: Contents, todo: Mend) -> None:
    if any(data[start:end].lstrip(b"\0")):
        into.carries(traits.SLACK)
        todo.zero.append((start, end))
