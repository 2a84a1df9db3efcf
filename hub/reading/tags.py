"""A page of HTML as every browser cuts it: its tags, its code, and how far that is beyond doubt.

Code may be left out of what is judged as words, so nothing may be taken for code that any reader
could see. What is written as the standard wants it is cut by one pattern. From the first place
where two programs might cut differently (a comment, a quote or a tag left open or written oddly,
an element whose inside is read by rules of its own), nothing counts as code any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TAG, REMARK, CODE, DATA, UNSURE = "tag", "remark", "code", "data", "unsure"

_GAP = r"[ \t\n\r\f]"
_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^ \t\n\r\f\"'<>`]++"
_ATTRIBUTE = re.compile(
    rf"{_GAP}++([^ \t\n\r\f\"'<>/=]++)(?:{_GAP}*+={_GAP}*+({_VALUE}))?", re.ASCII
)
_NEXT = re.compile(
    r"<(?:(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9:-]*+)"
    rf"(?P<more>(?:{_GAP}++[^ \t\n\r\f\"'<>/=]++(?:{_GAP}*+={_GAP}*+(?:{_VALUE}))?+)*+)"
    rf"{_GAP}*+(?P<closed>/?)>"
    r"|(?P<remark>!--(?!-?>).*?-->)"
    r"|(?:![Dd][Oo][Cc][Tt][Yy][Pp][Ee]|\?)[^<>]*+>"
    r"|(?P<sign>(?![A-Za-z/!?])))"
    r"|(?P<odd><)",
    re.DOTALL,
)
_CODES = ("script", "style")
_WORDS_ONLY = ("iframe", "textarea", "title")
# Their inside is read by rules that depend on what stands round them, or on the reader.
_OWN_RULES = frozenset("frameset math noembed noframes plaintext template xmp".split())
_OPTIONS = frozenset("optgroup option select".split())
_DRAWN = frozenset(
    "a animate animatetransform circle clippath defs desc ellipse filter g image line"
    " lineargradient marker mask path pattern polygon polyline radialgradient rect stop style svg"
    " symbol text title tspan use".split()
)
_PROGRAMS = ("", "application/javascript", "module", "text/javascript")


class Part(NamedTuple):
    """A tag (its name in small letters; `/` before it where it closes), a remark, a script or
    style with its tags, or the rest of a page that is not cut beyond doubt; and where in it words
    stand that are neither tags nor plain text."""

    kind: str
    start: int
    end: int
    name: str = ""
    inside: tuple[int, int] = (0, 0)


def attributes(tag: str) -> Iterator[tuple[str, int, int]]:
    """The attributes of a tag as `parts` cuts them: the name in small letters, and where in the
    tag the value stands, without its quotes."""
    for found in _ATTRIBUTE.finditer(tag):
        start, end = found.span(2)
        quoted = tag[start : start + 1] in ("'", '"') if start >= 0 else False
        yield found[1].lower(), start + quoted, end - quoted


def whole(text: str) -> bool:
    """Whether each tag and remark in a text ends in it."""
    return all(part.kind != UNSURE for part in parts(text, code=False))


def parts(page: str, *, code: bool = True) -> Iterator[Part]:
    """The parts of a page in order; between them stands plain text. `code` says whether it may
    hold any."""
    at, stands = 0, _Standing(page)
    while found := _NEXT.search(page, at):
        start, at = found.span()
        name, closes = (found["name"] or "").lower(), found["end"]
        if _odd(found) or (code and stands.in_doubt(found, name)):
            break
        if found["remark"]:
            yield Part(REMARK, start, at, inside=(start + 4, at - 3))
        elif name and (not code or closes or name not in _ENDS or name == "noscript"):
            yield Part(TAG, start, at, f"/{name}" if closes else name)
        elif name:
            end = stands.end_of(found, name)
            if end < 0:
                break
            part = _element(page, found, name, end)
            yield part
            at = max(part.end, end)
    if found:
        yield Part(UNSURE, found.start(), len(page))


def _odd(found: re.Match[str]) -> bool:
    """Whether a tag or remark is not written as the standard wants it."""
    more = found["end"] and (found["more"] or found["closed"])
    return bool(found["odd"] or more or "--!>" in (found["remark"] or ""))


def _element(page: str, found: re.Match[str], name: str, end: int) -> Part:
    """A script or style that holds something, whole; of another element, the tag it begins with."""
    start, at = found.span()
    if name not in _CODES or at == end:
        return Part(TAG, start, at, name)
    kind = CODE if _runs(name, found["more"]) else DATA
    return Part(kind, start, page.index(">", end) + 1, name, (at, end))


class _Standing:
    """What the place stands in that a page is read at, as far as tags are read otherwise there."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._drawing = 0
        self._choosing = False
        self._unseen = -1  # the end of what is read as a page where no scripts run

    def in_doubt(self, found: re.Match[str], name: str) -> bool:
        """Whether two programs might go on from a tag or remark in two ways."""
        start, at = found.span()
        if start < self._unseen < at or name in _OWN_RULES:
            return True
        if not name:
            return False
        if (self._drawing and name not in _DRAWN) or (self._choosing and name not in _OPTIONS):
            return True
        closes = bool(found["end"])
        if name == "svg" and not found["closed"]:
            self._drawing += -1 if closes else 1
        elif name == "select":
            if self._choosing is not closes:
                return True
            self._choosing = not closes
        elif name == "noscript" and not closes:
            self._unseen = _find(self._page, name, at)
            return self._unseen < 0
        return self._drawing < 0

    def end_of(self, found: re.Match[str], name: str) -> int:
        """Where the inside of code, or of an element of plain text alone, ends beyond doubt; below
        nought where there is a doubt."""
        at, end = found.end(), _find(self._page, name, found.end())
        inside = self._page[at:end]
        marked = "<!--" if name in _CODES and not self._drawing else "<"
        shut = _NEXT.match(self._page, end) if end >= 0 else None
        sure = shut and not _odd(shut) and not found["closed"] and marked not in inside
        return end if sure and not at <= self._unseen < end else -1


def _find(page: str, name: str, at: int) -> int:
    """Where an element of this name is closed, as a browser looks for it inside code."""
    found = _ENDS[name].search(page, at)
    return found.start() if found else -1


_ENDS = {
    name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE | re.ASCII)
    for name in (*_CODES, *_WORDS_ONLY, "noscript")
}


def _runs(name: str, more: str) -> bool:
    """Whether what stands in a script or style is a program or a style sheet, and not data."""
    said: dict[str, str] = {}
    for key, start, end in attributes(more):
        said.setdefault(key, more[start:end] if start >= 0 else "")
    kind = said.get("type", "").strip(" \t\n\r\f").lower()
    if name == "style":
        return kind in ("", "text/css")
    return kind in _PROGRAMS and not {"src", "language"} & said.keys()
