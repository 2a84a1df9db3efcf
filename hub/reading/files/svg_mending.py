"""An SVG written again without comments, private data and the marks of drawing programs."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hub.reading.files.svg import ATTRIBUTES
from hub.reading.files.xml import Node, parse

_SVG = "http://www.w3.org/2000/svg"
_PREFIXES = {
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def mend(data: bytes) -> bytes:
    """The same drawing. Hidden parts and scripts are left for the person who drew it to decide."""
    root = parse(data).root
    linked = any(
        name.startswith("http://www.w3.org/1999/xlink")
        for node in root.every()
        for name in node.attributes
    )
    declared = f' xmlns="{_SVG}"' + (
        ' xmlns:xlink="http://www.w3.org/1999/xlink"' if linked else ""
    )
    return (_written(root, declared) + "\n").encode("utf-8")


def _written(node: Node, declared: str = "") -> str:
    """One element and what is in it. Never deeper than the reader allows, so it may call itself."""
    attributes = "".join(
        f" {prefixed}={quoteattr(value)}"
        for name, value in node.attributes.items()
        if (prefixed := _prefixed(name))
    )
    said = dict(node.words)
    inside = ""
    for number in range(len(node.children) + 1):
        inside += escape(said.get(number, ""))
        if number < len(node.children):
            child = node.children[number]
            if child.space == _SVG and child.name != "metadata":
                inside += _written(child)
    if not inside:
        return f"<{node.name}{declared}{attributes}/>"
    return f"<{node.name}{declared}{attributes}>{inside}</{node.name}>"


def _prefixed(name: str) -> str:
    space, _, local = name.rpartition(" ")
    if not space:
        return local if local in ATTRIBUTES or local.lower().startswith("on") else ""
    return f"{_PREFIXES[space]}:{local}" if space in _PREFIXES else ""
