"""Text as somebody receives it: the file, what a reader gets, and what is left of a disguise.

Every text has three views, each with the place in the file of each of its characters:

- `raw`: the file, character for character (`markup` for HTML, whose tags are not words);
- `reader`: what reaches a reader, a screen reader or a search engine: markup, comments,
  attributes, link targets, character codes, percent codes and soft line breaks undone;
- `folded`: the reader's text with look-alikes, invisible characters, accents, spelled-out digits,
  spaced-out letters and the like undone.

What no rule may lose: a later view holds every block (a paragraph, list or table, between blank
lines) that it shows differently from the view before it, whole, and leaves out only blocks that
are the same character for character. A rule that sees all three views therefore sees every block
in each of its forms, and no match of a rule may cross `BREAK`, which stands between blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import overload

from hub.model import View
from hub.reading import disguises, markup
from hub.reading.pieces import Piece

MARKDOWN, DATA, HTML = "markdown", "data", "html"
KINDS = (MARKDOWN, DATA, HTML)
LARGEST = 2_000_000
MARKUP = "markup"  # the raw view of HTML
BREAK = "\n\n\x1e\n\n"
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
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
    if kind == HTML:
        return _html_views(text)
    read: list[Piece] = []
    folded: list[Piece] = []
    whole = disguises.suspected(text)
    for start, end in _blocks(text):
        piece = Piece(text[start:end], range(start, end))
        shown = markup.as_read(piece, plain=kind == DATA)
        changed = shown.text != piece.text
        if changed:
            read.append(shown)
        # What markup hid is suspected afresh: a character code may be any character.
        bare = disguises.undone(shown, None if changed else whole)
        if bare.text != shown.text:
            folded.append(bare)
    return (
        View("raw", text, range(len(text))),
        _joined("reader", read),
        _joined("folded", folded),
    )


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


def _html_views(text: str) -> tuple[View, ...]:
    read = list(markup.html_as_read(Piece(text, range(len(text)))))
    folded = [bare for shown in read if (bare := disguises.undone(shown)).text != shown.text]
    return (
        View(MARKUP, text, range(len(text))),
        _joined("reader", read),
        _joined("folded", folded),
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The blocks of a text: where each starts and ends, blank lines between them left out."""
    start = 0
    for gap in _BLANK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _joined(name: str, pieces: Sequence[Piece]) -> View:
    """Pieces as one view, with a break between them that no rule's match may cross."""
    origin: list[int] = []
    for number, piece in enumerate(pieces):
        if number:
            origin.extend([origin[-1] if origin else 0] * len(BREAK))
        origin.extend(piece.origin)
    return View(name, BREAK.join(piece.text for piece in pieces), origin)
