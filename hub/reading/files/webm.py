"""WebM: the elements a player needs, and no tags, titles, dates or attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents, readable_run
from hub.reading.files.sizes import checked_size

_DAMAGED = "This film is damaged or cut short. Save it again from the program it came from."

_HOLDERS = {
    0x1A45DFA3, 0x18538067, 0x114D9B74, 0x4DBB, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0, 0xE1,
    0x55B0, 0x1F43B675, 0xA0, 0x1C53BB6B, 0xBB, 0xB7,
}  # fmt: skip
_PLAIN = {
    0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285,  # header
    0x53AB, 0x53AC, 0x2AD7B1, 0x4489,  # seek head, timing, length
    0xD7, 0x73C5, 0x9C, 0x88, 0x55AA, 0xB9, 0x23E383, 0x22B59C, 0x22B59D, 0x86, 0x63A2, 0x83,
    0x56AA, 0x56BB, 0xB0, 0xBA, 0x9A, 0x9D, 0x53B8, 0x53C0, 0x54B0, 0x54BA, 0x54B2, 0xB5, 0x9F,
    0x78B5, 0x6264, 0x6DE7, 0x6DF8, 0x55EE, 0xAA, 0x23314F,
    0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B5, 0x55B6, 0x55B7, 0x55B8, 0x55B9, 0x55BA, 0x55BB,
    0xE7, 0xA3, 0xA1, 0xA7, 0xAB, 0xFB, 0x9B, 0x75A2,  # clusters and blocks
    0xB3, 0xF7, 0xF1, 0xF0, 0x5378, 0xB2, 0xEA,  # cues
}  # fmt: skip
_VOID, _CHECKSUM, _CODEC_PRIVATE, _TRACK_TYPE, _BLOCKS = 0xEC, 0xBF, 0x63A2, 0x83, {0xA3, 0xA1}
_WIDTH, _HEIGHT = 0xB0, 0xBA
_CODEC = 0x86
_PROGRAMS = {0x4D80, 0x5741}  # obligatory fields, so they may stay when they say next to nothing
_PLAIN_PROGRAMS = {b"", b"Lavf"}
_NAMED = {
    0x1254C367: traits.TAGS,
    0x7BA9: traits.TAGS,
    0x536E: traits.TAGS,
    0x4461: traits.MADE_WHEN,
    0x1941A469: traits.ATTACHMENTS,
    0x7384: traits.NOTES,
    0x1043A770: traits.TAGS,
    0x75A1: traits.SLACK,
}
_DEEPEST = 8
_LONGEST_FIELD = 64
_MOST = 200_000


@dataclass(frozen=True)
class Element:
    """One element: its number, where it starts, where its body starts, where it ends."""

    number: int
    start: int
    body: int
    end: int


def look(data: bytes, into: Contents) -> None:
    """Every element is one a player needs, or is named."""
    _examine(data, into)


def mend(data: bytes) -> bytes:
    """The same film: what a player does not need becomes empty space of the same length."""
    mended = bytearray(data)
    empty, zero = _examine(data, Contents())
    for element in empty:
        mended[element.start : element.end] = _empty(element.end - element.start)
    for start, end in zero:
        mended[start:end] = bytes(end - start)
    return bytes(mended)


def _empty(size: int) -> bytes:
    """An empty-space element of exactly this length (two bytes at least)."""
    for width in range(1, 9):
        inside = size - 1 - width
        if 0 <= inside < (1 << 7 * width) - 1:
            return b"\xec" + ((1 << 7 * width) | inside).to_bytes(width, "big") + bytes(inside)
    raise Broken(_DAMAGED)


@dataclass
class _Seen:
    """What has been met so far, and what cleaning would empty or overwrite."""

    into: Contents
    empty: list[Element] = field(default_factory=list)
    zero: list[tuple[int, int]] = field(default_factory=list)

    def names(self, element: Element, trait: str) -> None:
        """Note a part that no player needs."""
        self.into.carries(trait)
        self.empty.append(element)


def _examine(data: bytes, into: Contents) -> tuple[list[Element], list[tuple[int, int]]]:
    seen = _Seen(into)
    checksums: list[Element] = []
    framed = False
    for count, element in enumerate(_elements(data, 0, len(data), 0)):
        if count > _MOST:
            raise Broken("This film has more parts than can be checked. Make it shorter.")
        framed |= element.number in _BLOCKS
        if element.number == _CHECKSUM:
            checksums.append(element)
        elif element.number not in _HOLDERS:
            _look_at(element, data[element.body : element.end], seen)
    if not framed:
        raise Broken(_DAMAGED)
    # A checksum of a part that changes would be wrong; a player does without it.
    return (seen.empty + checksums if seen.empty or seen.zero else []), seen.zero


def _look_at(element: Element, body: bytes, seen: _Seen) -> None:
    number = element.number
    if number == _VOID:
        if body.strip(b"\0"):
            seen.names(element, traits.SLACK)
    elif number in _PROGRAMS:
        if body.rstrip(b"\0") not in _PLAIN_PROGRAMS:
            seen.into.carries(traits.MADE_WITH)
            seen.zero.append((element.body, element.end))
    elif number not in _PLAIN:
        seen.names(element, _NAMED.get(number, traits.PRIVATE))
    elif number in _BLOCKS or number == _CODEC_PRIVATE:
        if readable_run(body):
            seen.into.carries(traits.SLACK if number in _BLOCKS else traits.MADE_WITH)
    elif len(body) > _LONGEST_FIELD:
        seen.names(element, traits.PRIVATE)
    else:
        _check_field(number, body, seen.into)


def _check_field(number: int, body: bytes, into: Contents) -> None:
    """One short field of a player's own: its value must be one that can be shown."""
    if number in {_WIDTH, _HEIGHT}:
        checked_size(int.from_bytes(body, "big"), 1)
    elif number == _CODEC and body == b"A_VORBIS":
        raise Broken("Its sound has a heading that holds notes. Save it with Opus sound.")
    elif number == _TRACK_TYPE and body not in {b"\1", b"\2"}:
        into.carries(traits.NOTES)


def _elements(data: bytes, start: int, end: int, depth: int) -> Iterator[Element]:
    at = start
    while at < end:
        number, body = _number(data, at, end, keep=True)
        size, body = _number(data, body, end, keep=False)
        unknown = size == (1 << 7 * (body - at - _width(data[at]))) - 1
        after = end if unknown and number in {0x18538067, 0x1F43B675} else body + size
        if after > end or depth > _DEEPEST:
            raise Broken(_DAMAGED)
        yield Element(number, at, body, after)
        if number in _HOLDERS:
            yield from _elements(data, body, after, depth + 1)
        at = after


def _width(first: int) -> int:
    return 9 - first.bit_length()


def _number(data: bytes, at: int, end: int, *, keep: bool) -> tuple[int, int]:
    """A number of the format's own kind and where it ends; `keep` keeps the length's mark."""
    if at >= end or not data[at]:
        raise Broken(_DAMAGED)
    width = _width(data[at])
    if at + width > end or width > 8:
        raise Broken(_DAMAGED)
    value = int.from_bytes(data[at : at + width], "big")
    return (value if keep else value & ((1 << 7 * width) - 1)), at + width
