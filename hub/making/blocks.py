"""A page's Markdown as plain nodes, so that a layout gets words as data and never as code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import markdown
from lxml import html

# A node is a text, or [kind, children] with further words after it.
Node = Any

LABELS = (
    "What the audit found",
    "Do this first",
    "Example",
    "Weak",
    "Strong",
    "Why it works",
    "Why it does not work",
    "Words to say",
    "Elsewhere, for example",
    "Check with the partnership",
    "What Mother hears",
    "What Father hears",
    "What the young person hears",
)
EXTENSIONS = ("tables", "def_list", "footnotes", "attr_list", "sane_lists", "md_in_html")
INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "br": "br", "sup": "sup"}
LEVELS = {"h2": 2, "h3": 3, "h4": 4}


def blocks(text: str) -> list[Node]:
    """The blocks of a page in order; a weak example directly before a strong one is a pair."""
    made = markdown.markdown(text, extensions=list(EXTENSIONS))
    root = html.fragment_fromstring(f"<div>{made}</div>")
    return list(_paired(list(_children(root))))


def callouts(children: Sequence[Node]) -> Iterator[Node]:
    """The notes of one quotation: a new one begins at each label.

    Markdown joins two quotations that follow each other into one, so a label has to part them.
    """
    held: list[Node] = []
    label = ""
    for child in children:
        found, rest = _label(child)
        if found:
            if held:
                yield ["callout", held, label]
            held, label = ([rest] if rest[1] else []), found
        else:
            held.append(child)
    if held or label:
        yield ["callout", held, label]


def _label(node: Node) -> tuple[str, Node]:
    """The label a paragraph opens with, and the paragraph without it."""
    if node[0] == "p" and node[1] and isinstance(node[1][0], str):
        first, *rest = node[1]
        for label in LABELS:
            if first.startswith(f"{label}:"):
                words = [first.removeprefix(f"{label}:").lstrip(), *rest]
                return label, ["p", [word for word in words if word != ""]]
    return "", node


def _paired(nodes: Sequence[Node]) -> Iterator[Node]:
    skip = False
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        if skip:
            skip = False
            continue
        if _labelled(node, "Weak") and _labelled(following, "Strong"):
            yield ["pair", [node, following]]
            skip = True
        else:
            yield node


def _labelled(node: Node, label: str) -> bool:
    return isinstance(node, list) and node[0] == "callout" and node[2] == label


def _children(element: Any) -> Iterator[Node]:
    for child in element:
        if isinstance(child.tag, str):
            yield from _block(child)


def _block(element: Any) -> Iterator[Node]:
    tag = element.tag
    if tag == "p":
        yield ["p", _inline(element)]
    elif tag in LEVELS:
        yield ["heading", _inline(element), LEVELS[tag]]
    elif tag in ("ul", "ol"):
        yield [tag, [_item(item) for item in element if item.tag == "li"]]
    elif tag == "blockquote":
        yield from callouts(list(_children(element)))
    elif tag == "table":
        yield [
            "table",
            [[_inline(cell) for cell in row] for row in element.iter("tr")],
        ]
    elif tag == "dl":
        yield ["dl", [[child.tag, _inline_or_blocks(child)] for child in element]]
    elif tag == "pre":
        yield ["p", [element.text_content()]]
    elif tag != "hr":
        yield from _children(element)


def _item(item: Any) -> list[Node]:
    """What stands in one item: a line, or whole blocks."""
    return _inline_or_blocks(item)


def _inline_or_blocks(element: Any) -> list[Node]:
    whole = {"p", "ul", "ol", "blockquote", "table", "dl"}
    if not any(child.tag in whole for child in element):
        return [["p", _inline(element)]]
    inner: list[Node] = []
    if element.text and element.text.strip():
        inner.append(["p", [_spaced(element.text)]])
    loose: list[Node] = []
    for child in element:
        if child.tag in whole:
            inner.extend(_block(child))
        else:
            loose.extend(_inline_of(child))
    return [*([["p", loose]] if loose else []), *inner]


def _inline(element: Any) -> list[Node]:
    nodes = [_spaced(element.text)] if element.text else []
    for child in element:
        nodes.extend(_inline_of(child))
        if child.tail:
            nodes.append(_spaced(child.tail))
    return [node for node in nodes if node != ""]


def _inline_of(child: Any) -> list[Node]:
    if not isinstance(child.tag, str):
        return []
    if child.tag in INLINE:
        return [[INLINE[child.tag], _inline(child)]]
    return _inline(child)  # a link's words stay; its address is of no use on paper


def _spaced(text: str) -> str:
    """Line ends of the source become spaces."""
    return " ".join(f"|{text}|".split()).removeprefix("|").removesuffix("|")
