"""A built site as a stranger would fetch it: every file, cut into the pieces rules look at."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from hub.model import BUILT, PAGE, Source, Span
from hub.reading.code import blank, words_of
from hub.reading.text import Views, decode

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
    # The folder of a page is named by whoever writes it; other files by programs.
    audience = PAGE if path.endswith("index.html") else BUILT
    return Source(path, audience, words, Views(words, "data"), named=True)


def readable(path: str, data: bytes) -> tuple[str, str]:
    """A built text of unchanged length in which what nobody reads is blank, and its kind.

    Raises Unreadable where it is no text.
    """
    text = _DRAWING.sub(lambda found: blank(found[0]), decode(data))
    text = _CODE.sub(lambda found: found[1] + _plain(found[3]) + found[4], text)
    return text, "html" if path.endswith(MARKUP) else "data"


def pieces(text: str, kind: str) -> Iterator[Span]:
    """Where each piece of a built text starts and ends: a piece that stands on every page (a menu)
    need be judged once only."""
    start = 0
    for end in (m.start() for m in _BLOCK.finditer(text)) if kind == "html" else _cuts(text):
        if end > start:
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


@lru_cache(maxsize=64)
def _plain(code: str) -> str:
    """The same style or script stands in every page."""
    return words_of(code)


def _cuts(text: str) -> Iterator[int]:
    """Where data may be cut: after a line or a closed string, never inside one."""
    found = _END.search(text, _PIECE)
    while found:
        yield found.end()
        found = _END.search(text, found.end() + _PIECE)
