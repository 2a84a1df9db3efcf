"""The wrapper of .docx and .xlsx: a ZIP read entry by entry, with every byte accounted for."""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents
from hub.reading.files.xml import MOST_NODES, Node, parse

_DAMAGED = "This document is damaged or cut short. Put the words in the page instead."
_BOMB = "This document unpacks to far more than it is. Put the words in the page instead."
_LOCKED = "This document is locked with a password, so nobody can check it."
_MOST_ENTRIES = 300
_MOST_BYTES = 20_000_000
_NAME = re.compile(r"[A-Za-z0-9_\[\]. /-]{1,120}")

_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"

_NOBODY = ("", "0")  # what a maker writes where nobody is named
# What the maker counts: a moment, a language, a number, a list of titles to print.
_ROUTINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|[a-z]{2}-[A-Z]{2}|[\d.]{1,8}"
    r"|'?[\w ]+'?!Print_(?:Titles|Area)"
)
_PERSONAL = frozenset(
    [
        "creator",
        "lastModifiedBy",
        "Manager",
        "Company",
        "HyperlinkBase",
        "lastPrinted",
        "category",
        "contentStatus",
        "identifier",
        "version",
        "TotalTime",
        "keywords",
    ]
)


@dataclass(frozen=True)
class Link:
    """One relationship: which part it starts from, of what kind, where to."""

    source: str
    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Package:
    """An opened document: its parts by name, its XML parts as trees, and who refers to whom."""

    parts: Mapping[str, bytes]
    trees: Mapping[str, Node]
    links: tuple[Link, ...]

    def main_type(self) -> str:
        """The content type of the main part, which says what kind of document this is."""
        mains = [link.target for link in self.links if link.kind == "officeDocument"]
        types = self.trees.get("[Content_Types].xml")
        if not mains or types is None:
            return ""
        for node in types.children:
            if node.attributes.get("PartName", "").lstrip("/") == mains[0]:
                return node.attributes.get("ContentType", "")
        return ""


def unpack(data: bytes, into: Contents) -> Package:
    """Every part, or Broken with a sentence; what lies between the entries is named."""
    parts = _entries(data, into)
    trees: dict[str, Node] = {}
    left = MOST_NODES  # for all parts together
    for name, body in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            tree = parse(body, left)
            left -= tree.nodes
            trees[name] = tree.root
            if tree.comments or tree.instructions:
                into.carries(traits.COMMENT)
    links = tuple(
        link
        for name, tree in trees.items()
        if name.endswith(".rels")
        for link in _links(name, tree)
    )
    package = Package(parts, trees, links)
    _look_for_unused(package, into)
    return package


def _entries(data: bytes, into: Contents) -> dict[str, bytes]:
    """The ZIP's entries, each checked against its own header, and no byte outside them."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 > len(data):
        raise Broken(_DAMAGED)
    count, size, start, comment = struct.unpack_from("<HIIH", data, end + 10)
    if count > _MOST_ENTRIES or start + size > end:
        raise Broken(_DAMAGED)
    if comment or end + 22 != len(data):
        into.carries(traits.TRAILING)
    if start + size != end:
        into.carries(traits.SLACK)
    parts: dict[str, bytes] = {}
    at, spans, total = start, list[tuple[int, int]](), 0
    for _ in range(count):
        name, body, span, at = _entry(data, at, into)
        total += len(body)
        if total > _MOST_BYTES:
            raise Broken(_BOMB)
        if name.casefold() in {known.casefold() for known in parts}:
            raise Broken(_DAMAGED)
        parts[name] = body
        spans.append(span)
    expected = 0
    for first, last in sorted(spans):
        if first != expected:
            into.carries(traits.SLACK)
        expected = last
    if expected != start:
        into.carries(traits.SLACK)
    return {name: body for name, body in parts.items() if not name.endswith("/")}


def _entry(data: bytes, at: int, into: Contents) -> tuple[str, bytes, tuple[int, int], int]:
    """One entry: its name, its bytes, the span it takes, and where the next one is listed."""
    if data[at : at + 4] != b"PK\x01\x02" or at + 46 > len(data):
        raise Broken(_DAMAGED)
    flags, method = struct.unpack_from("<HH", data, at + 8)
    crc, packed, size, named, extra, note = struct.unpack_from("<IIIHHH", data, at + 16)
    (where,) = struct.unpack_from("<I", data, at + 42)
    raw = data[at + 46 : at + 46 + named]
    if flags & 0x41:
        raise Broken(_LOCKED)
    if extra or note:
        into.carries(traits.SLACK)
    if size > _MOST_BYTES or packed > len(data):
        raise Broken(_BOMB)
    if data[where : where + 4] != b"PK\x03\x04" or where + 30 > len(data):
        raise Broken(_DAMAGED)
    named_here, extra_here = struct.unpack_from("<HH", data, where + 26)
    body = where + 30 + named_here + extra_here
    if data[where + 30 : where + 30 + named_here] != raw:
        raise Broken(_DAMAGED)
    if extra_here and any(data[where + 30 + named_here : body]):
        into.carries(traits.SLACK)
    after = body + packed
    if flags & 8:
        after += 16 if data[after : after + 4] == b"PK\x07\x08" else 12
    unpacked = _inflated(data[body : body + packed], method, size, into)
    if zlib.crc32(unpacked) != crc:
        raise Broken(_DAMAGED)
    return _part_name(raw), unpacked, (where, after), at + 46 + named + extra + note


def _part_name(raw: bytes) -> str:
    name = raw.decode("utf-8", "replace")
    if not _NAME.fullmatch(name) or name.startswith("/") or ".." in name.split("/"):
        raise Broken("This document holds a file with an unsafe name. Put the words in the page.")
    return name


def _inflated(packed: bytes, method: int, size: int, into: Contents) -> bytes:
    """The entry's bytes; never more than it says, whatever is packed in it."""
    if method == 0:
        if len(packed) != size:
            raise Broken(_DAMAGED)
        return packed
    if method != 8:
        raise Broken(_DAMAGED)
    inflate = zlib.decompressobj(-15)
    try:
        body = inflate.decompress(packed, size + 1)
    except zlib.error:
        raise Broken(_DAMAGED) from None
    if len(body) > size:
        raise Broken(_BOMB)
    if len(body) != size or not inflate.eof:
        # An empty tail is left when the last byte of output was just the limit.
        body += inflate.flush(1)
        if len(body) != size or not inflate.eof:
            raise Broken(_DAMAGED)
    if inflate.unused_data:
        into.carries(traits.SLACK)
    return body


def _links(name: str, tree: Node) -> list[Link]:
    """Relationships, with targets as names of parts."""
    if tree.space != _LINKS:
        raise Broken(_DAMAGED)
    folder, _, file = name.rpartition("_rels/")
    source = folder + file.removesuffix(".rels")
    found: list[Link] = []
    for node in tree.children:
        target = node.attributes.get("Target", "")
        outside = node.attributes.get("TargetMode") == "External"
        if not outside:
            target = unquote(target).partition("#")[0]
            base = "" if target.startswith("/") else posixpath.dirname(source)
            target = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
        kind = node.attributes.get("Type", "").rpartition("/")[2]
        found.append(Link(source, kind, target, outside))
    return found


def _look_for_unused(package: Package, into: Contents) -> None:
    """A part that cannot be reached from the front is shown to nobody."""
    reached, waiting = {"", "[Content_Types].xml"}, [""]
    targets: dict[str, list[str]] = {}
    for link in package.links:
        if not link.outside:
            targets.setdefault(link.source, []).append(link.target)
    while waiting:
        for target in targets.get(waiting.pop(), []):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    for name in package.parts:
        folder, rels, file = name.rpartition("_rels/")
        owner = folder + file.removesuffix(".rels") if rels else name
        if owner not in reached:
            into.carries(traits.UNUSED_PARTS)


def look_at_properties(package: Package, into: Contents) -> None:
    """Title, subject, language and revision-free dates may stay; authors and the rest may not."""
    for name, tree in package.trees.items():
        if not name.startswith("docProps/"):
            continue
        if name == "docProps/custom.xml":
            into.carries(traits.PROPERTIES)
        for node in tree.every():
            own = " ".join(words for _, words in node.words).strip()
            if own not in _NOBODY and node.name in _PERSONAL:
                into.carries(traits.PROPERTIES)
            if not _ROUTINE.fullmatch(own):
                into.says("a document property", own)


def look_at_links(package: Package, into: Contents, kinds: Mapping[str, str]) -> None:
    """Relationships by kind: those that carry something of their own are named."""
    for link in package.links:
        if link.kind in kinds:
            into.carries(kinds[link.kind])
        if link.outside:
            into.says("a link", unquote(link.target))
            if link.kind != "hyperlink":
                into.carries(traits.OUTSIDE)
