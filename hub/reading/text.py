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
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

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
# attributes. Marks of emphasis and links hold none. And short lines, which somebody ended on
# purpose: what begins the next one stands first.
_HOLDING = re.compile(
    r"[<&%\\{]|\[\^|^[^\n]{1,40}\n(?=[ \t]*[A-Za-z(])(?!\s*[A-Za-z_-]{1,30}:)", re.MULTILINE
)
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
    reader, folded = _read(text, kind, followed=False)
    return (
        View(MARKUP if kind == HTML else "raw", text, range(len(text)), text),
        View("reader", reader.text, _Places(text, kind, 0), text),
        View("folded", folded.text, _Places(text, kind, 1), text),
    )


class _Places(Sequence[int]):
    """Where in the file each character of a view stands, worked out when somebody first asks."""

    def __init__(self, text: str, kind: str, which: int) -> None:
        self._text, self._kind, self._which = text, kind, which

    @cached_property
    def _known(self) -> Sequence[int]:
        return _read(self._text, self._kind, followed=True)[self._which].origin or ()

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        return self._known[index]


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


def _read(text: str, kind: str, *, followed: bool) -> tuple[Piece, Piece]:
    """A text as a reader gets it, and what of it differs once its disguises are off; `followed`
    says whether the place of each character is wanted."""
    whole = Piece(text, range(len(text)) if followed else None)
    if kind == HTML:
        blocks = list(markup.html_as_read(whole))
        reader = joined(blocks, BREAK)
    else:
        blocks = []
        parts: list[Piece] = []
        written: list[Piece] = []
        done = 0  # up to here, the reader's view is made
        for start, end in _blocks(text):
            block = whole.part(start, end)
            shown = markup.as_read(block, plain=kind == DATA)
            blocks.append(shown)
            if shown.text != block.text:
                parts += whole.part(done, start), shown
                done = end
                if _HOLDING.search(block.text):
                    written.append(block)
        reader = joined([joined([*parts, whole.part(done, len(text))], ""), *written], BREAK)
    suspected = disguises.suspected(reader.text)
    if not suspected:
        return reader, whole.part(0, 0)
    bare = ((block, disguises.undone(block, suspected)) for block in blocks)
    return reader, joined([b for a, b in bare if a.text != b.text], BREAK)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The blocks of a text: where each starts and ends, blank lines between them left out."""
    start = 0
    for gap in _BLANK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)
