"""A built site as a stranger would fetch it: every file, cut into the pieces rules look at."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.model import BUILT, Source
from hub.reading.code import blank, words_of
from hub.reading.text import decode, views

MARKUP = (".html", ".htm", ".xml", ".xhtml")
TEXT = (*MARKUP, ".json", ".txt", ".webmanifest")

# HTML is judged block by block, so that a menu that stands on every page is judged once. A piece
# ends where a block element opens or closes: no rule needs to see across blocks.
_BLOCK = re.compile(
    r"(?i)<(?=/?(?:address|article|aside|blockquote|body|dd|details|dialog|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|link|main|meta|nav|ol"
    r"|option|p|pre|script|section|select|style|summary|table|tbody|td|tfoot|th|thead|title|tr"
    r"|ul|url|loc|lastmod)\b)"
)
# Numbers that draw a line, and the names of vocabularies: read by no one. Spaces keep the places.
_DRAWING = re.compile(
    r"""(?<=\s)(?:d|points|transform|viewBox)=(["'])[MmLlHhVvCcSsQqTtAaZzeE0-9 ,.+()\n-]*\1"""
    r"""|(?<=\s)xmlns(?::\w+)?=(["'])http://www\.(?:w3|sitemaps)\.org/[\w/#.-]*\2"""
    r"""|(?<=')sha(?:256|384|512)-[A-Za-z0-9+/=]{20,100}(?=')"""
)
# Style and script in a page: their remarks and quoted words are text, the rest is code.
_CODE = re.compile(
    r"(?is)(<(style|script)\b(?![^>]*\btype=[\"']?application/(?:ld\+)?json)[^>]*>)(.*?)(</\2\s*>)"
)
_PIECE = 4_000  # characters; JSON and text are cut at the next end of a line or string
_END = re.compile(r'\n|(?<!\\)",')


@dataclass(frozen=True)
class Piece:
    """A part of a built text: where it starts in the file, and on which line and column."""

    text: str
    kind: str
    offset: int
    line: int
    column: int

    def position(self, at: int) -> tuple[int, int]:
        """Line and column in the file, from 1, of an offset in this piece."""
        newlines = self.text.count("\n", 0, at)
        if not newlines:
            return self.line, self.column + at
        return self.line + newlines, at - self.text.rfind("\n", 0, at)


def walk(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder, and what is wrong with it as a file, if anything."""
    for directory, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted([*names, *(f for f in folders if (Path(directory) / f).is_symlink())]):
            path = Path(directory) / name
            regular = stat.S_ISREG(path.lstat().st_mode)
            trouble = "" if regular else "This is not an ordinary file. Delete it and build again."
            yield path.relative_to(folder).as_posix(), trouble


def digest(path: Path) -> str:
    """The sha256 of a file; empty where it cannot be read (then it is judged, and blocks)."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def name(path: str) -> Source:
    """The address of a built file as a text to judge."""
    plain = re.sub(
        r"(?:\.(?:[0-9a-f]{8}|min|[a-z0-9]{1,11}))+$", "", path.removesuffix("index.html")
    )
    words = " ".join(re.split(r"[/_.-]+", plain))
    return Source(path, BUILT, words, views(words, "data"), named=True)


def pieces(path: str, data: bytes) -> Iterator[Piece]:
    """A built file in pieces, in order. Raises Unreadable where it is no text."""
    text = _readable(decode(data))
    kind = "html" if path.endswith(MARKUP) else "data"
    cuts = [m.start() for m in _BLOCK.finditer(text)] if kind == "html" else list(_cuts(text))
    line = column = 1
    start = 0
    for end in [*cuts, len(text)]:
        if end <= start:
            continue
        part = text[start:end]
        yield Piece(part, kind, start, line, column)
        newlines = part.count("\n")
        line += newlines
        column = end - start - part.rfind("\n") if newlines else column + end - start
        start = end


def _readable(text: str) -> str:
    """A built text of the same length in which what nobody reads is blank."""
    text = _DRAWING.sub(lambda found: blank(found[0]), text)
    return _CODE.sub(lambda found: found[1] + words_of(found[3]) + found[4], text)


def _cuts(text: str) -> Iterator[int]:
    """Where data may be cut: after a line or a closed string, never inside one."""
    found = _END.search(text, _PIECE)
    while found:
        yield found.end()
        found = _END.search(text, found.end() + _PIECE)
