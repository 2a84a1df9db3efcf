"""Markdown, data and HTML as they reach a reader: words, attributes, targets, comments."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from hub.reading.pieces import Piece, joined, replaced

# Anything of these may make a block read differently from how it is written.
_MARKED = re.compile(r"[*_`<>&%\[\]\\{}~^=\n]|\+\+")
_DOCTYPE = re.compile(r"<!doctype html>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--\s*-->|<!--|--!?>|<!\[CDATA\[|\]\]>")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:@][\w:.@-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.ASCII
)
_AUTOLINK = re.compile(r"<(?=[a-z][a-z0-9+.-]*:|[^\s<>@]+@)([^<>\s]*)>", re.IGNORECASE)
_CODE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ESCAPE = re.compile(
    r"\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})"
    r"|\\([nrt])(?![a-z])|\\([!-/:-@\[-`{-~])"
)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_LINK = re.compile(r"\]\(|\]\[|\]:|!?\[|\]")
_DELETED = re.compile(r"\{--[^{}]*--\}|\{>>[^{}]*<<\}")
_CRITIC = re.compile(r"\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}|~>")
_MARKS = re.compile(r"([*_~^=+`])\1*")
_BRACES = re.compile(r"\{:?(?=[ #.\w])|(?<=\S)\}")
# A line break inside a sentence: what follows starts no list, quote, heading, row or new key.
_WRAP = re.compile(
    r"(?:\n|\r\n)[ \t]*(?=.)(?![-*+>#|:=~\u2022\s\x1e]|(?:\d{1,3}|[A-Z])[.)][ \t]"
    r"|[A-Za-z_-]{1,30}:(?:\s|$))"
)
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hgroup hr html"
    " iframe input label legend li link main menu meta nav noscript ol optgroup option p "
    "picture pre"
    " section select source summary svg table tbody td template text textarea tfoot th thead time"
    " title tr track ul video audio url loc lastmod item entry description desc".split()
)
# Attributes whose values are made for machines and cannot hold words for a reader.
_MACHINE = frozenset(
    "class style d viewbox width height xmlns type rel role tabindex for points transform fill"
    " stroke x y x1 y1 x2 y2 cx cy r rx ry media integrity crossorigin charset as sizes dir lang"
    " hreflang".split()
)
_POLICY = re.compile(r"\bhttp-equiv=[\"']?content-security-policy\b", re.IGNORECASE)


def is_marked(text: str, start: int, end: int) -> bool:
    """True where a part of a text may read differently from how it is written."""
    return _MARKED.search(text, start, end) is not None


def as_read(piece: Piece, *, plain: bool = False) -> Piece:
    """A block of Markdown (or, `plain`, of data) as a reader and a search engine receive it."""
    if "<" in piece.text:
        piece = _without_tags(piece)
    piece = _decoded(piece)
    if not plain or "](" in piece.text:
        if "[" in piece.text or "]" in piece.text:
            if "[^" in piece.text:
                piece = replaced(piece, _NOTE, "")
            piece = replaced(piece, _LINK, lambda m: " " if m.group()[0] == "]" else "")
        if "{" in piece.text or "}" in piece.text:
            piece = replaced(piece, _DELETED, "")
            piece = replaced(piece, _CRITIC, "")
            piece = replaced(piece, _BRACES, " ")
        piece = replaced(piece, _MARKS, _mark)
    return replaced(piece, _WRAP, " ") if "\n" in piece.text else piece


def _mark(mark: re.Match[str]) -> str | None:
    """Marks of emphasis as nothing; bullets, rules, sums and lone signs as they are."""
    text, (start, end) = mark.string, mark.span()
    before = text[start - 1 : start] if start else "\n"
    after = text[end : end + 1] or "\n"
    sign = mark.group()[0]
    if sign == "_" and before.isalnum() and after.isalnum():
        return None
    if sign in "~^=+" and end - start != 2:
        return None
    if before.isspace() and after.isspace():
        return None
    # Round code the marks stay, so that a rule can tell a command from a word; not inside a word.
    return None if sign == "`" and not (before.isalnum() and after.isalnum()) else ""


def html_as_read(page: Piece) -> Iterator[Piece]:
    """The words of an HTML page: its text, block by block, and the values of its attributes."""
    bare = _without_tags(replaced(page, _DOCTYPE, ""))
    shown = replaced(_decoded(bare), re.compile(r"\n[ \t]+"), "\n")
    if shown.text.strip():
        yield shown


def _without_tags(piece: Piece) -> Piece:
    """Tags taken out, what they say in attributes and comments put after the text."""
    said: list[Piece] = []

    def shown(tag: re.Match[str]) -> str:
        for attribute in _ATTRIBUTE.finditer(piece.text, tag.start(3), tag.end(3)):
            group = next((n for n in (2, 3, 4) if attribute.group(n) is not None), 0)
            name, value = attribute.group(1).lower(), attribute.group(group) if group else ""
            if not value or name in _MACHINE or (name == "id" and len(value) == 1):
                continue
            if name == "content" and _POLICY.search(tag.group(3)):
                continue
            said.append(piece.part(*attribute.span(group)))
        if tag.group(2).lower() == "code":
            start, end = tag.span()
            if not (
                piece.text[start - 1 : start].isalnum() and piece.text[end : end + 1].isalnum()
            ):
                return " `" if tag.group(1) else "` "
        return "\n\n" if tag.group(2).lower() in _BLOCK_TAGS else ""

    bare = replaced(piece, _TAG, shown)
    bare = replaced(bare, _AUTOLINK, lambda m: m.group(1))
    bare = replaced(
        bare, _COMMENT, lambda m: "" if len(m.group()) > 5 and m.group()[-1] == ">" else " "
    )
    if not said:
        return bare
    return joined([bare, *said], "\n\n")


def _decoded(piece: Piece) -> Piece:
    """Character codes, percent codes and escapes as the characters they stand for, twice over."""
    for _ in range(2):
        before = piece.text
        if "&" in before:
            piece = replaced(piece, _CODE, _character)
        if "%" in piece.text:
            piece = replaced(piece, _PERCENT, lambda m: unquote(m.group(), errors="ignore"))
        if "\\" in piece.text:
            piece = replaced(piece, _ESCAPE, _escaped)
        if piece.text == before:
            break
    return piece


def _character(code: re.Match[str]) -> str | None:
    character = html.unescape(code.group())
    return None if character == code.group() else character.replace("\xa0", " ")


def _escaped(escape: re.Match[str]) -> str:
    number = next((escape.group(n) for n in (1, 2, 3, 4) if escape.group(n)), None)
    if number is not None:
        value = int(number, 16)
        return chr(value) if value <= 0x10FFFF and not 0xD800 <= value <= 0xDFFF else " "
    if escape.group(5):
        return "\t" if escape.group(5) == "t" else "\n"
    return escape.group(6)
