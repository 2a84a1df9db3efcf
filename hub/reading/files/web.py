"""What a built site is made of: pages, style sheets, scripts, the search index, the site map."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
import zlib
from html.parser import HTMLParser
from urllib.parse import unquote, unquote_to_bytes

from hub.reading import traits
from hub.reading.code import words, written
from hub.reading.files import svg
from hub.reading.files.contents import CODE, Broken, Contents
from hub.reading.files.plain import text
from hub.reading.files.xml import parse

_MOST_UNPACKED = 16_000_000
_DATA = re.compile(
    r"\"\s*data:(?P<double>[^\"]*)\"|'\s*data:(?P<single>[^']*)'"
    r"|\(\s*data:(?P<bare>[^)]*)\)|(?<![\w.-])data:(?P<loose>[a-z]+/[^\s\"'>]*)",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "button",
        "caption",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
        "audio",
        "source",
        "track",
        "img",
        "svg",
        "path",
        "script",
        "style",
        "body",
        "label",
        "input",
        "meta",
        "link",
    ]
)
# Drawing instructions and machine marks: when they keep to their grammar they hold no words.
_MACHINE = {
    "d": re.compile(r"[MmZzLlHhVvCcSsQqTtAa0-9eE+,.\s-]*"),
    "points": re.compile(r"[-0-9.,\s]*"),
    "viewbox": re.compile(r"[-0-9.\s]*"),
    "integrity": re.compile(r"sha\d{3}-[A-Za-z0-9+/=]+"),
    "transform": re.compile(r"[a-z]+\([-0-9.,\s]*\)"),
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"(?:\\.|[^\"\\\n]){0,5000}\"|'(?:\\.|[^'\\\n]){0,5000}'")


def look_at_page(data: bytes, into: Contents) -> None:
    """HTML: the words, the attributes, the comments, and what scripts and styles hold."""
    words = text(data)
    page = _Page()
    try:
        page.feed(words)
        page.close()
    except (AssertionError, ValueError):
        raise Broken("This page is damaged. Build the site again.") from None
    into.says("the page's words", "".join(page.words))
    into.says("an attribute", "\n".join(page.attributes))
    into.says("a comment", "\n".join(page.comments))
    for code in page.code:
        into.says("a script or style", _strings(code))
    _look_at_data(words, into)


def look_at_style(data: bytes, into: Contents) -> None:
    """CSS: its comments and strings, and the numbers and addresses anywhere in it; what it carries
    inside itself is opened."""
    words = text(data)
    into.says("a comment", "\n".join(_COMMENT.findall(words)))
    into.says("a string", "\n".join(_STRING.findall(_COMMENT.sub(" ", words))))
    into.says(CODE, written(words))
    _look_at_data(words, into)


def look_at_script(data: bytes, into: Contents) -> None:
    """A script: its remarks and its quoted words, and the numbers and addresses anywhere in it."""
    code = text(data)
    into.says("a script", words(code))
    into.says(CODE, written(code))
    _look_at_data(code, into)


def look_at_words(data: bytes, into: Contents) -> None:
    """A plain text file: all of it."""
    into.says("its words", text(data))


def look_at_json(data: bytes, into: Contents) -> None:
    """JSON: every key and every value; the search index holds pages, so markup is taken off."""
    try:
        waiting = [json.loads(text(data))]
    except (ValueError, RecursionError):
        raise Broken("This JSON file is damaged or nested too deeply. Build it again.") from None
    found: list[str] = []
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            found.extend(key for key in item if isinstance(key, str))
            waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))
        elif item is not None and not isinstance(item, bool):
            found.append(str(item))
    joined = "\n".join(found)
    if "<" in joined:
        page = _Page()
        page.feed(joined)
        page.close()
        into.says("an attribute", "\n".join(page.attributes))
        joined = "".join(page.words)
    into.says("its words", joined)


def look_at_xml(data: bytes, into: Contents) -> None:
    """XML such as the site map: words, attributes and comments."""
    tree = parse(data)
    into.says("a comment", "\n".join(tree.comments))
    found: list[str] = []
    for node in tree.root.every():
        found.extend(words for _, words in node.words)
        found.extend(node.attributes.values())
    into.says("its words", "\n".join(words.strip() for words in found if words.strip()))


def unzipped(data: bytes) -> bytes:
    """The one file inside a .gz, never more than can be checked; its own name must be empty."""
    inflate = zlib.decompressobj(31)
    try:
        body = inflate.decompress(data, _MOST_UNPACKED + 1)
    except zlib.error:
        raise Broken("This packed file is damaged. Build the site again.") from None
    if len(body) > _MOST_UNPACKED:
        raise Broken("This file unpacks to far more than it is. Build the site again.")
    if not inflate.eof or inflate.unused_data:
        raise Broken("This packed file is cut short or holds more than one. Build it again.")
    return body


def _strings(code: str) -> str:
    """The comments and strings of a script or style inside a page; all of a short one."""
    if code.lstrip().startswith(("{", "[")):
        into = Contents()
        try:
            look_at_json(code.encode("utf-8"), into)
        except Broken:
            return code
        return "\n".join(words for _, words in into.texts)
    return code


def _look_at_data(words: str, into: Contents) -> None:
    """Files written into the text as `data:` addresses: drawings are opened, the rest is named."""
    for found in _DATA.finditer(html.unescape(words)):
        head, _, body = next(part for part in found.groups() if part is not None).partition(",")
        kind, *options = head.lower().split(";")
        if kind.strip() != "image/svg+xml":
            into.carries(traits.PICTURES_INSIDE)
            continue
        try:
            packed = "base64" in options
            svg.look(base64.b64decode(unquote(body)) if packed else unquote_to_bytes(body), into)
        except (Broken, binascii.Error, ValueError):
            into.carries(traits.PICTURES_INSIDE)


class _Page(HTMLParser):
    """Words as a reader gets them: markup inside a word does not part it, blocks do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.attributes: dict[str, None] = {}  # each once: pages repeat them
        self.comments: list[str] = []
        self.code: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")
        if tag in {"script", "style"}:
            self.inside = tag
        for name, value in attrs:
            grammar = _MACHINE.get(name)
            if value and not (grammar and grammar.fullmatch(value)):
                self.attributes[unquote(value)] = None

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.code.append(data)
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.comments.append(decl)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)
