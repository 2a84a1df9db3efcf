"""The data that goes along with the code: lists, figures, fonts and voices, opened to their words.

Such a file is known by name. It must also be what its name says, to its end.
"""

from __future__ import annotations

import operator
import re
import struct
from collections.abc import Iterator

from hub.reading.code import blank
from hub.reading.files import web
from hub.reading.files.contents import Broken, readable_run
from hub.reading.text import decode

_HASH = re.compile(
    r"\bsha(?:256|384|512)[:-][A-Za-z0-9+/=]{40,100}"
    r"|(?<![\w-])(?=\d*[a-f])(?:[0-9a-f]{16}|[0-9a-f]{40,64})(?!\w)"
)
_BETWEEN = "\n'-"  # between words, and between the parts of one
_SIGNS = re.compile(rb"[ -~]{3,}")
_OUTLINES = (b"glyf", b"GPOS", b"hmtx", b"loca")  # numbers that draw, some of which look like words
# The blocks of a FLAC file that hold no picture and no data of a program.
_ABOUT, _EMPTY, _SEEKS, _REMARKS = 0, 1, 3, 4
_NO_SOUND = "This is no FLAC sound, or more than that. Make it again."
_NO_FONT = "This is no TrueType font, or more than that. Fetch it again."
_NO_LIST = "This is no list of words in order, packed alone. Make it again."


def said(path: str, data: bytes) -> str:
    """The words in one data file of the code; hashes are blank. Raises Broken where it is not what
    its name says, and Unreadable where it is no text."""
    if path.endswith((".flac", ".ttf")):
        sound = path.endswith(".flac")
        try:
            return "\n".join(_of_sound(data) if sound else _of_font(data))
        except struct.error:
            raise Broken(_NO_SOUND if sound else _NO_FONT) from None
    if path.endswith(".gz"):
        return _of_list(data)
    return _HASH.sub(lambda found: blank(found[0]), decode(data))


def _of_list(data: bytes) -> str:
    """A list of single words in order tells nothing: not even which of them belong together."""
    if any(data[3:8]):  # a name, a remark, a day
        raise Broken(_NO_LIST)
    text = web.unzipped(data).decode("utf-8", "replace")
    words = text.split("\n")
    letters = set(text) - set(_BETWEEN) - {"\u0307"}
    ends = f"\n{text}\n"
    gaps = (a + b in ends for a in _BETWEEN for b in _BETWEEN)
    in_order = all(map(operator.lt, words, words[1:]))
    if not "".join(letters).isalpha() or any(gaps) or not in_order:
        raise Broken(_NO_LIST)
    return ""


def _of_sound(data: bytes) -> Iterator[str]:
    """The remarks in a FLAC file."""
    at, last = 4, data[:4] != b"fLaC"
    if last:
        raise Broken(_NO_SOUND)
    while not last:
        head = data[at : at + 4]
        block = data[at + 4 : at + 4 + int.from_bytes(head[1:], "big")]
        at += 4 + int.from_bytes(head[1:], "big")
        if len(head) < 4 or at > len(data):
            raise Broken(_NO_SOUND)
        last, kind = bool(head[0] & 0x80), head[0] & 0x7F
        if kind == _REMARKS:
            yield from _remarks(block)
        elif kind not in (_ABOUT, _EMPTY, _SEEKS) or (kind == _EMPTY and any(block)):
            raise Broken(_NO_SOUND)
    if readable_run(data[at:]):
        raise Broken(_NO_SOUND)


def _remarks(block: bytes) -> Iterator[str]:
    at, left = 0, 1
    while left:
        (length,) = struct.unpack_from("<I", block.ljust(at + 4, b"\0"), at)
        yield block[at + 4 : at + 4 + length].decode("utf-8", "replace")
        at += 4 + length
        left -= 1
        if at == 4 + length and left == 0:  # behind the maker's name stands how many there are
            (left,) = struct.unpack_from("<I", block.ljust(at + 4, b"\0"), at)
            at += 4
        if at > len(block):
            raise Broken(_NO_SOUND)
    if any(block[at:]):
        raise Broken(_NO_SOUND)


def _of_font(data: bytes) -> Iterator[str]:
    """The names and notes in a TrueType font, and what its signs are called."""
    if data[:4] != b"\0\1\0\0" or len(data) < 12:
        raise Broken(_NO_FONT)
    (count,) = struct.unpack_from(">H", data, 4)
    end = 12 + 16 * count
    tables = sorted(
        (start, length, tag) for tag, _, start, length in struct.iter_unpack(">4sIII", data[12:end])
    )
    for start, length, tag in tables:
        if not end <= start <= len(data) - length or any(data[end:start]) or start - end > 3:
            raise Broken(_NO_FONT)
        end = start + length
        table = data[start:end]
        if tag == b"name":
            yield from _names(table)
        elif tag == b"post":
            yield from (found[0].decode() for found in _SIGNS.finditer(table))
        elif tag not in _OUTLINES and readable_run(table):
            raise Broken(_NO_FONT)
    if any(data[end:]) or len(data) - end > 3:
        raise Broken(_NO_FONT)


def _names(table: bytes) -> Iterator[str]:
    _, count, texts = struct.unpack_from(">HHH", table)
    used = bytearray(len(table))
    used[: 6 + 12 * count] = b"\1" * (6 + 12 * count)
    for maker, *_, length, offset in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
        start, end = texts + offset, texts + offset + length
        yield table[start:end].decode("mac-roman" if maker == 1 else "utf-16-be", "replace")
        used[start:end] = b"\1" * length
    if any(byte for byte, known in zip(table, used, strict=False) if not known):
        raise Broken(_NO_FONT)
