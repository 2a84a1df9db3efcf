""".docx: every part, read where Word keeps it and not only where Word shows it."""

from __future__ import annotations

import re

from hub.reading import traits
from hub.reading.files.contents import Contents
from hub.reading.files.package import Package, look_at_links, look_at_properties
from hub.reading.files.xml import Node

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_KINDS = {
    "comments": traits.COMMENTS,
    "commentsExtended": traits.COMMENTS,
    "commentsIds": traits.COMMENTS,
    "commentsExtensible": traits.COMMENTS,
    "people": traits.PEOPLE,
    "customXml": traits.CUSTOM_DATA,
    "customXmlProps": traits.CUSTOM_DATA,
    "custom-properties": traits.PROPERTIES,
    "thumbnail": traits.THUMBNAIL,
    "attachedTemplate": traits.TEMPLATE_PATH,
    "image": traits.PICTURES_INSIDE,
    "oleObject": traits.EMBEDDED,
    "package": traits.EMBEDDED,
    "aFChunk": traits.EMBEDDED,
    "vbaProject": traits.SCRIPTS,
    "control": traits.SCRIPTS,
    "glossaryDocument": traits.CUSTOM_DATA,
    "mailMergeSource": traits.OUTSIDE,
    "keyMapCustomizations": traits.CUSTOM_DATA,
}
_KNOWN_PART = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|docProps/(?:core|app)\.xml"
    r"|word/(?:document|styles|settings|webSettings|fontTable|numbering|footnotes|endnotes"
    r"|header\d*|footer\d*|theme/theme\d*)\.xml"
)
_TRACKED = frozenset(
    [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "tblGridChange",
        "delText",
        "delInstrText",
    ]
)
_COMMENTED = frozenset(["commentRangeStart", "commentReference", "comment", "annotationRef"])
_ELEMENTS = {
    "docVar": traits.VARIABLES,
    "rsids": traits.SESSIONS,
    "attachedTemplate": traits.TEMPLATE_PATH,
    "altChunk": traits.EMBEDDED,
    "OLEObject": traits.EMBEDDED,
    "object": traits.EMBEDDED,
    "dataBinding": traits.CUSTOM_DATA,
    "trackRevisions": traits.TRACKED,
    "mailMerge": traits.OUTSIDE,
}
_HIDDEN = frozenset(["vanish", "webHidden", "specVanish"])
_OFF = frozenset(["0", "false", "off", "none"])
# Words in attributes that a reader, a screen reader or Word itself shows.
_SPOKEN = {
    "alias": "a form field's title",
    "tag": "a form field's tag",
    "docPart": "a form field's placeholder",
    "displayText": "a choice",
    "listItem": "a choice",
    "tblCaption": "a table's title",
    "tblDescription": "a table's description",
    "bookmarkStart": "a bookmark",
    "docPr": "alt text",
    "cNvPr": "alt text",
    "hyperlink": "a link's tip",
    "style": "a style's name",
    "name": "a style's name",
}
_BREAKS = frozenset(["p", "br", "tab", "cr", "tc"])
_SMALLEST = 4  # half points: two points and under is hiding


def look(package: Package, into: Contents) -> None:
    """Every word of every part goes to the text rules; what Word hides is named."""
    look_at_properties(package, into)
    look_at_links(package, into, _KINDS)
    for name in package.parts:
        if not _KNOWN_PART.fullmatch(name) and not name.startswith("word/media/"):
            into.carries(traits.CUSTOM_DATA)
    for name, tree in package.trees.items():
        if name.endswith(".rels") or name.startswith(("docProps/", "[")):
            continue
        for node in tree.every():
            _look_at(node, into)
        into.says(_place(name), _words(tree))


def _place(name: str) -> str:
    return "its words" if name == "word/document.xml" else "further words inside it"


def _look_at(node: Node, into: Contents) -> None:
    name = node.name
    if name in _TRACKED:
        into.carries(traits.TRACKED)
    elif name in _COMMENTED:
        into.carries(traits.COMMENTS)
    elif name in _ELEMENTS:
        into.carries(_ELEMENTS[name])
    elif any(" rsid" in key for key in node.attributes):
        into.carries(traits.SESSIONS)
    elif _is_hidden(node):
        into.carries(traits.HIDDEN_TEXT)
    if node.space == _W and name in {"ins", "del", "comment"}:
        into.says("a reviewer's name", node.attributes.get(f"{_W} author", ""))
    for key, value in node.attributes.items():
        local = key.rpartition(" ")[2]
        if local in {"descr", "title", "author", "initials", "tooltip", "string"} or (
            local in {"val", "name", "displayText", "value"} and name in _SPOKEN
        ):
            into.says(_SPOKEN.get(name, "words inside it"), value)


def _is_hidden(node: Node) -> bool:
    """Hidden by its marking, by a white colour, or by a size nobody can read."""
    value = node.attributes.get(f"{_W} val", "")
    if node.name in _HIDDEN:
        return value not in _OFF
    if node.name == "color" and node.space == _W:
        return value.upper() in {"FFFFFF", "FEFEFE"} and "themeColor" not in str(node.attributes)
    return node.name in {"sz", "szCs"} and value.isdigit() and int(value) <= _SMALLEST


def _words(tree: Node) -> str:
    """The part's text with paragraphs, cells and breaks kept apart, and nothing else between."""
    pieces: list[str] = []
    for node in tree.every():
        if node.name in _BREAKS:
            pieces.append("\n")
        if node.name in {"t", "delText", "instrText", "delInstrText", "docPart"} or (
            node.space != _W and node.words
        ):
            pieces.extend(words for _, words in node.words)
    return "".join(pieces)
