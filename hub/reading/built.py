"""A built site as a stranger would fetch it: every file, cut into the pieces rules look at."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hub.model import BUILT, CARRIER, PAGE, Source
from hub.reading import address, not_opened, tags
from hub.reading.code import blank, words_of, written
from hub.reading.text import DATA, HTML, Views, decode

PAGES = (".html", ".htm")  # read by the rules of HTML; the others by those of XML
MARKUP = (*PAGES, ".xml", ".xhtml")
TEXT = (*MARKUP, ".json", ".txt", ".webmanifest")
# What the programs of a site are made of.
PARTS = (".css", ".gz", ".js", ".json", ".map", ".mjs", ".wasm", ".webmanifest", ".zip")

# HTML is judged block by block, so that a menu that stands on every page is judged once. A piece
# ends where a block element opens or closes: no rule needs to see across blocks.
_BLOCKS = frozenset(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hr html legend li link main meta nav ol option p"
    " pre section select summary table tbody td tfoot th thead title tr ul url loc"
    " lastmod".split()
)
# Numbers that draw a line, and the names of vocabularies: read by no one. Spaces keep the places.
_LINE, _FRAME = re.compile(r"[Mm][MmLlHhVvCcSsQqTtAaZzEe0-9 ,.+\n-]*"), re.compile(r"[0-9 ,.-]*")
_DRAWING = {
    ("path", "d"): _LINE,
    **dict.fromkeys([("polygon", "points"), ("polyline", "points"), ("svg", "viewbox")], _FRAME),
    **dict.fromkeys([("symbol", "viewbox"), ("marker", "viewbox")], _FRAME),
}
_VOCABULARY = re.compile(
    r"http://www\.(?:w3\.org/(?!.*\d{5})[\w/#-]{5,40}|sitemaps\.org/schemas/sitemap/0\.9)", re.ASCII
)
_POLICY = re.compile(r"'sha(?:256|384|512)-[A-Za-z0-9+/=]{20,100}'")
_MARK = re.compile(r"[<>]")
CODE = "code"  # a program or style sheet in a page, beside the kinds of text
_PIECE = 4_000  # characters; JSON and text are cut at the next end of a line or string
_END = re.compile(r'\n|(?<!\\)",')


def walk(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder, and what is wrong with it as a file, if anything.

    Raises CouldNotCheck where a folder cannot be opened: what stands in it was not judged.
    """
    for directory, folders, names in os.walk(folder, onerror=not_opened):
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
    words = address.words(path.removesuffix("index.html"))
    # Programs name their parts; a page, a picture or a document is named by whoever writes it.
    audience = PAGE if path.endswith(MARKUP) else BUILT if path.endswith(PARTS) else CARRIER
    return Source(path, audience, words, Views(words, DATA), named=True)


class Piece(NamedTuple):
    """Some of a built text: where it stands, what kind of words it holds, and these. They are as
    long as what stands there; what nobody reads is blank."""

    start: int
    kind: str  # CODE, and the kinds of text
    words: str


def pieces(path: str, data: bytes) -> tuple[str, list[Piece]]:
    """A built text, and the pieces it is judged in: one that stands on every page (a menu) need be
    judged once only.

    Raises Unreadable where it is no text.
    """
    text = decode(data)
    if path.endswith(MARKUP):
        return text, list(_of_page(text, code=path.endswith(PAGES)))
    ends = [*_cuts(text), len(text)]
    starts = [0, *ends]
    return text, [Piece(s, DATA, text[s:e]) for s, e in zip(starts, ends, strict=False) if s < e]


def _of_page(text: str, *, code: bool) -> Iterator[Piece]:
    start = at = 0  # where the piece begins, and up to where `shown` holds it
    shown: list[str] = []
    end = len(text)
    for part in tags.parts(text, code=code):
        if part.kind == tags.TAG:
            if part.name.lstrip("/") in _BLOCKS and start < part.start:
                yield Piece(start, HTML, "".join([*shown, text[at : part.start]]))
                start, shown, at = part.start, [], part.start
            tag = text[part.start : part.end]
            instead = _without_drawing(part.name, tag)
            if instead == tag:
                continue
        elif part.kind == tags.UNSURE:
            end = part.start
            break
        else:
            yield from _apart(part, text)
            # As a reader gets it: nothing stands there.
            instead = f"<!--{blank(text[part.start + 4 : part.end - 3])}-->"
        shown += [text[at : part.start], instead]
        at = part.end
    if start < len(text):
        # Where tags end is in doubt, the rest is read with them, and again as if there were none.
        # This piece is the last, since it could take the words after it for its own.
        yield Piece(start, HTML, "".join([*shown, text[at:]]))
    if end < len(text):
        yield Piece(end, DATA, _MARK.sub(" ", text[end:]))


def _apart(part: tags.Part, text: str) -> Iterator[Piece]:
    """The pieces of what is no plain text and no tag."""
    start, end = part.inside
    words = text[start:end]
    if part.start < start and part.name:
        yield Piece(part.start, HTML, text[part.start : start])
    if part.kind == tags.CODE:
        yield Piece(start, CODE, _written(words))
        yield Piece(start, DATA, _said(words))
    else:
        # What is not whole could take the words after it for its own.
        yield Piece(start, HTML, words if tags.whole(words) else _MARK.sub(" ", words))


def _without_drawing(name: str, tag: str) -> str:
    """A tag whose drawing instructions and other marks for machines are blank."""
    if name not in _DRAWN and "xmlns" not in tag:
        return tag
    shown, at = [], 0
    policy = name == "meta" and "content-security-policy" in tag.lower()
    for key, start, end in tags.attributes(tag):
        value = tag[start:end] if start >= 0 else ""
        form = _VOCABULARY if key.startswith("xmlns") else _DRAWING.get((name, key))
        if form and form.fullmatch(value):
            shown += [tag[at:start], blank(value)]
            at = end
        elif policy and key == "content":
            shown += [tag[at:start], _POLICY.sub(lambda found: blank(found[0]), value)]
            at = end
    return "".join([*shown, tag[at:]])


_DRAWN = frozenset(["meta", *(name for name, _ in _DRAWING)])


# The same style or script stands in every page.
_written, _said = lru_cache(maxsize=64)(written), lru_cache(maxsize=64)(words_of)


def _cuts(text: str) -> Iterator[int]:
    """Where data may be cut: after a line or a closed string, never inside one."""
    found = _END.search(text, _PIECE)
    while found:
        yield found.end()
        found = _END.search(text, found.end() + _PIECE)
