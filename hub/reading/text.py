"""Text as somebody receives it: the file, what a reader gets, and what is left of a disguise.

Every text has three views, each with the place in the file of each of its characters:

- `raw`: the file, character for character (`markup` for HTML, whose tags are not words);
- `reader`: what reaches a reader, a screen reader or a search engine: markup, comments,
  attributes, link targets, character codes, percent codes and soft line breaks undone;
- `folded`: the reader's text with look-alikes, invisible characters, accents, spelled-out digits,
  spaced-out letters and the like undone.

What no rule may lose: the reader's view is the whole text, each block (a paragraph, list or
table, between blank lines) as a reader gets it, and after that, as written, each block whose
markup can hold words that a reader does not get. The folded view holds every block that differs
once its disguises are off, whole. So a rule needs only these two, but for a rule on markup and any
that marks of emphasis, links and line ends may hide something from: these look at the file's own
characters too (`Rule.as_written`). No match of a rule may cross `BREAK`, which stands between
blocks taken out of their places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, overload

from hub.model import View
from hub.reading import disguises, markup
from hub.reading.pieces import Piece, joined

MARKDOWN, DATA, HTML = "markdown", "data", "html"
KINDS = (MARKDOWN, DATA, HTML)
LARGEST = 2_000_000
MARKUP = "markup"  # the raw view of HTML
BREAK = "\n\n\x1e\n\n"
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
# Markup that can hold words which no reader gets: tags, codes, escapes, notes, deletions, lists of
# attributes. Marks of emphasis and links hold none.
_HOLDING = re.compile(r"[<&%\\{]|\[\^")
# What begins a line afresh; after a short line, which somebody ended on purpose, it stands first.
_NEXT_LINE = re.compile(r"\n(?=[ \t]*[A-Za-z(])(?!\s*[A-Za-z_-]{1,30}:)")
_SHORT = 40
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Unreadable(Exception):
    """A file that cannot be read as text; its text is one plain sentence saying what to do."""


def decode(data: bytes) -> str:
    """The text of a file, newlines untouched and a byte order mark not counted.

    Raises Unreadable, saying what to do, for anything that is not text in UTF-8 of sensible size.
    """
    if len(data) > LARGEST:
        raise Unreadable(
            f"Split this file: it holds more than {LARGEST // 1_000_000} MB, more than any page"
            " needs."
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("Save this file as UTF-8: it is saved as UTF-16.")
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8", b"GIF8", b"\xd0\xcf\x11")):
        raise Unreadable(
            "Replace this file by plain text: it is a document or picture under a text file's name."
        )
    body = data.removeprefix(b"\xef\xbb\xbf")
    if _BINARY.search(body):
        raise Unreadable("Replace this file by plain text in UTF-8: it holds binary data.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise Unreadable(
            f"Save this file as UTF-8: line {line} holds a character in another encoding."
        ) from None


def views(text: str, kind: str) -> tuple[View, ...]:
    """The three views of a text of one kind: `markdown`, `data` (YAML, JSON, CSV, captions and
    plain text) or `html`."""
    if kind not in KINDS:
        raise ValueError(f"a kind of text is one of {', '.join(KINDS)}")
    reader, folded = _of_html(text) if kind == HTML else _of_blocks(text, plain=kind == DATA)
    return (
        View(MARKUP if kind == HTML else "raw", text, range(len(text)), text),
        View("reader", reader.text, _Places(text, reader), text),
        View("folded", folded.text, _Places(text, folded), text),
    )


class _Stretch(NamedTuple):
    """A part of a view: where in the view it begins, and what of the file it was made of, how."""

    begins: int
    start: int
    end: int
    made: Callable[[Piece], Piece] | None = None  # None: as the file has it


class _Made(NamedTuple):
    """The text of a view, and the stretches it consists of."""

    text: str
    stretches: Sequence[_Stretch]


class _Places(Sequence[int]):
    """Where in the file each character of a view stands, worked out for a stretch when somebody
    first asks for a place in it: to follow every character takes longer than to read a text."""

    def __init__(self, text: str, made: _Made) -> None:
        self._text, self._made = text, made
        self._followed: dict[_Stretch, Sequence[int]] = {}

    def __len__(self) -> int:
        return len(self._made.text)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self._place(at) for at in range(len(self))[index]]
        return self._place(range(len(self))[index])

    def _place(self, at: int) -> int:
        stretches = self._made.stretches
        one = stretches[bisect_right(stretches, at, key=_begins) - 1]
        if one.made is None:
            return min(one.start + at - one.begins, one.end - 1)
        if one not in self._followed:
            whole = Piece(self._text, range(len(self._text)))
            self._followed[one] = one.made(whole.part(one.start, one.end)).origin or (one.start,)
        origin = self._followed[one]
        # The gap after a stretch stands where its last character does.
        return origin[min(at - one.begins, len(origin) - 1)]


_begins = attrgetter("begins")


class Views(Sequence[View]):
    """The views of a text, made each time they are asked for: they take many times its room."""

    def __init__(self, text: str, kind: str) -> None:
        self._text, self._kind = text, kind

    def __iter__(self) -> Iterator[View]:
        return iter(views(self._text, self._kind))

    def __len__(self) -> int:
        return 3

    @overload
    def __getitem__(self, index: int) -> View: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[View, ...]: ...
    def __getitem__(self, index: int | slice) -> View | tuple[View, ...]:
        return views(self._text, self._kind)[index]


def _of_html(text: str) -> tuple[_Made, _Made]:
    """An HTML page as a reader gets it, and once its disguises are off where that differs."""

    def shown(page: Piece) -> Piece:
        return joined(list(markup.html_as_read(page)), BREAK)

    def bare(page: Piece) -> Piece:
        read = shown(page)
        return disguises.undone(read, disguises.suspected(read.text))

    reader, folded = shown(Piece(text)).text, bare(Piece(text)).text
    return (
        _Made(reader, [_Stretch(0, 0, len(text), shown)]),
        _Made(folded if folded != reader else "", [_Stretch(0, 0, len(text), bare)]),
    )


def _of_blocks(text: str, *, plain: bool) -> tuple[_Made, _Made]:
    """A text as a reader gets it, and the blocks of it that differ once their disguises are off."""

    def shown(block: Piece) -> Piece:
        return markup.as_read(block, plain=plain)

    blocks: list[tuple[int, int, int, int]] = []  # begins and ends in the view, and in the file
    stretches: list[_Stretch] = []
    parts: list[str] = []
    written: list[tuple[int, int]] = []
    done, ahead = 0, 0  # up to here the view is made; it is longer than the file by so much
    for start, end in _blocks(text):
        begins = start + ahead
        if markup.is_marked(text, start, end):
            block = text[start:end]
            read = shown(Piece(block)).text
            if read != block:
                stretches.append(_Stretch(done + ahead, done, start))
                stretches.append(_Stretch(begins, start, end, shown))
                parts += text[done:start], read
                done, ahead = end, ahead + len(read) - len(block)
                if _HOLDING.search(block) or _has_short_lines(block):
                    written.append((start, end))
        blocks.append((begins, end + ahead, start, end))
    stretches.append(_Stretch(done + ahead, done, len(text)))
    reader = "".join([*parts, text[done:]])
    for start, end in written:
        reader += BREAK
        stretches.append(_Stretch(len(reader), start, end))
        reader += text[start:end]
    return _Made(reader, stretches), _folded(reader, blocks, shown)


def _has_short_lines(block: str) -> bool:
    """Whether a block holds a short line, and after it one that begins afresh."""
    for line in _NEXT_LINE.finditer(block):
        end = line.start()
        if 0 < end - block.rfind("\n", 0, end) - 1 <= _SHORT:
            return True
    return False


def _folded(
    reader: str, blocks: Sequence[tuple[int, int, int, int]], shown: Callable[[Piece], Piece]
) -> _Made:
    """The blocks of a text as a reader gets it that differ once their disguises are off."""
    suspected = disguises.suspected(reader)

    def bare(block: Piece) -> Piece:
        return disguises.undone(shown(block), suspected)

    stretches: list[_Stretch] = []
    text = ""
    for begins, ends, start, end in _doubted(reader, suspected, blocks):
        read = Piece(reader[begins:ends])
        without = disguises.undone(read, suspected).text
        if without != read.text:
            text += BREAK if stretches else ""
            stretches.append(_Stretch(len(text), start, end, bare))
            text += without
    return _Made(text, stretches)


def _doubted(
    reader: str, suspected: frozenset[str], blocks: Sequence[tuple[int, int, int, int]]
) -> Iterable[tuple[int, int, int, int]]:
    """The blocks that may hold one of the disguises that are suspected."""
    if not suspected:
        return ()
    places = disguises.signs(reader, suspected)
    if places is None:
        return blocks
    begins = [block[0] for block in blocks]
    return [blocks[n - 1] for n in sorted({bisect_right(begins, at) for at in places}) if n]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The blocks of a text: where each starts and ends, blank lines between them left out."""
    start = 0
    for gap in _BLANK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)
