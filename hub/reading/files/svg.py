"""SVG: shapes, words and colours. Nothing hidden, nothing from elsewhere, nothing that runs."""

from __future__ import annotations

import re

from hub.reading import address, traits
from hub.reading.files.contents import Broken, Contents
from hub.reading.files.xml import Node, parse

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

_SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])
_GROUPS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "linearGradient",
        "radialGradient",
        "stop",
        "text",
        "tspan",
        "textPath",
        "title",
        "desc",
        "style",
        "switch",
    ]
)
_ACTIVE = frozenset(
    ["script", "set", "animate", "animateMotion", "animateTransform", "mpath", "handler"]
)
_FOREIGN = frozenset(["foreignObject", "image", "iframe", "audio", "video", "canvas", "feImage"])
_UNSEEN_UNTIL_USED = frozenset(["defs", "symbol", "clipPath", "mask", "pattern", "marker"])

_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:^|[;{\s])(?:fill-|stroke-)?opacity\s*:\s*0?\.?0*\s*(?:%|;|}|!|$)"
    r"|font-size\s*:\s*0?\.?0*\s*(?:[a-z%]|;|}|!|$)"
    r"|content-visibility\s*:|text-indent\s*:\s*-",
    re.IGNORECASE,
)
_REACHES_OUT = re.compile(
    r"@import|@font-face|src\s*:|url\s*\(\s*['\"]?\s*(?!#)[^)]|javascript:|expression\s*\(|\\",
    re.IGNORECASE,
)
_SIZES_THAT_HIDE = {"width", "height", "font-size", "textLength"}
_NOTHING = re.compile(r"0+(?:\.0*)?[a-z%]*|\.0+[a-z%]*")
_FAR_OUT = 10_000
# Grammar of drawing: an attribute that keeps to it can hold no sentence.
_DRAWING = re.compile(r"[MmZzLlHhVvCcSsQqTtAa0-9eE+,.\s%-]*")
_PLAIN_VALUE = re.compile(
    r"#[0-9a-fA-F]{3,8}|[-+]?\d{0,5}(?:\.\d{0,8})?(?:e-?\d{1,2})?(?:%|[a-z]{2,3})?"
    r"|currentColor|currentcolor|evenodd|miter|sans-serif|objectBoundingBox|userSpaceOnUse"
    r"|x(?:Min|Mid|Max)Y(?:Min|Mid|Max)(?: meet| slice)?",
    re.ASCII,
)
_NUMBERS = re.compile(r"[-+.0-9e%, ]+(?:[a-z]{2,3})?", re.ASCII)
_LISTS = frozenset(["dx", "dy", "rotate", "stroke-dasharray", "x", "y"])  # of numbers
_NAMED = re.compile(r"url\(#([^)]*)\)")
# The attributes of what may be drawn. Any other holds what no viewer shows.
ATTRIBUTES = frozenset(
    "alignment-baseline aria-describedby aria-hidden aria-label aria-labelledby baseProfile"
    " baseline-shift class clip-path clip-rule clipPathUnits color color-interpolation"
    " color-rendering cx cy d direction display dominant-baseline dx dy enable-background fill"
    " fill-opacity fill-rule focusable font-family font-size font-style font-variant font-weight fr"
    " fx fy gradientTransform gradientUnits height href id image-rendering lang lengthAdjust"
    " letter-spacing marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask"
    " maskContentUnits maskUnits media method offset opacity orient overflow paint-order"
    " patternContentUnits patternTransform patternUnits pathLength pointer-events points"
    " preserveAspectRatio r refX refY role rotate rx ry shape-rendering space spacing spreadMethod"
    " startOffset stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style systemLanguage tabindex"
    " text-anchor text-decoration text-rendering textLength transform transform-origin type"
    " unicode-bidi vector-effect version viewBox visibility width word-spacing writing-mode x x1 x2"
    " y y1 y2".split()
)
_DRAWN = frozenset(["d", "points", "viewBox", "transform", "gradientTransform", "patternTransform"])


def look(data: bytes, into: Contents) -> None:
    """Elements and attributes are allowed by name; every word goes to the text rules."""
    tree = parse(data)
    if (tree.root.space, tree.root.name) != (_SVG, "svg"):
        raise Broken("This drawing does not begin with an svg element. Save it again as SVG.")
    if tree.comments:
        into.carries(traits.COMMENT)
    if tree.instructions or not tree.spaces <= {_SVG, _XLINK, _XML}:
        into.carries(traits.PRIVATE)
    for comment in tree.comments:
        into.says("a comment", comment)
    for node in tree.root.every():
        _look_at(node, into)
    _look_for_unused(tree.root, into)


def _look_at(node: Node, into: Contents) -> None:
    if node.space != _SVG:
        into.carries(traits.FOREIGN)
        into.says("foreign content", " ".join(words for _, words in node.words))
        for words in node.attributes.values():
            into.says("foreign content", words)
        return
    if node.name in _ACTIVE or node.name == "a":
        into.carries(traits.SCRIPTS)
    elif node.name in _FOREIGN:
        into.carries(traits.FOREIGN)
    elif node.name == "metadata" or (node.name not in _SHAPES and node.name not in _GROUPS):
        into.carries(traits.PRIVATE)
    if node.name == "text":
        into.says("its words", node.text())
    elif node.name not in {"tspan", "textPath"}:
        own = " ".join(words for _, words in node.words).strip()
        into.says("a description" if node.name in {"title", "desc"} else "loose words", own)
        if own and node.name not in {"title", "desc", "style"}:
            into.carries(traits.HIDDEN_PARTS)
    if node.name == "style":
        _look_at_style(" ".join(words for _, words in node.words), into)
    for name, value in node.attributes.items():
        _look_at_attribute(node, name, value.strip(), into)


def _look_at_style(style: str, into: Contents) -> None:
    if "/*" in style:
        into.carries(traits.COMMENT)
    if _HIDES.search(style):
        into.carries(traits.HIDDEN_PARTS)
    if _REACHES_OUT.search(style):
        into.carries(traits.OUTSIDE)


def _look_at_attribute(node: Node, name: str, value: str, into: Contents) -> None:
    space, _, local = name.rpartition(" ")
    if space not in {"", _XLINK, _XML}:
        into.carries(traits.PRIVATE)
        into.says("a private attribute", value)
        return
    if local.lower().startswith("on") and not space:
        into.carries(traits.SCRIPTS)
    elif local not in ATTRIBUTES and not space:
        into.carries(traits.PRIVATE)
    if local == "href" or space == _XLINK:
        if local == "href" and not value.startswith("#"):
            into.carries(traits.OUTSIDE)
        into.says("a link", address.words(value))
        return
    if local == "style":
        _look_at_style(value, into)
        into.says("a style", value)
    elif _hides(node, local, value):
        into.carries(traits.HIDDEN_PARTS)
    elif _REACHES_OUT.search(value):
        into.carries(traits.OUTSIDE)
    known = _DRAWING if local in _DRAWN and "(" not in value else _PLAIN_VALUE
    if local in _LISTS and _NUMBERS.fullmatch(value):
        return
    if not known.fullmatch(value) and not (local in _DRAWN and _is_transform(value)):
        into.says("an attribute", address.words(_NAMED.sub(r"\1", value)))


def _is_transform(value: str) -> bool:
    return re.fullmatch(r"(?:[a-zA-Z]{4,10}\s*\([-+.0-9eE,\s]*\)[\s,]*)+", value) is not None


def _hides(node: Node, name: str, value: str) -> bool:
    if _HIDES.search(f"{name}:{value}") is not None:
        return True
    if node.name in {"text", "tspan"}:
        if name == "fill" and value in {"none", "transparent"}:
            return "stroke" not in node.attributes
        if name in {"x", "y"}:
            return any(abs(number) > _FAR_OUT for number in _numbers(value))
    return name in _SIZES_THAT_HIDE and _NOTHING.fullmatch(value) is not None


def _numbers(value: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d{1,12}(?:\.\d+)?", value)]


def _look_for_unused(root: Node, into: Contents) -> None:
    """Words in a definition that nothing uses are never shown to anybody."""
    used = {
        value.strip()[1:]
        for node in root.every()
        for name, value in node.attributes.items()
        if name.endswith("href")
    }
    waiting = [(root, False)]
    while waiting:
        node, unseen = waiting.pop()
        if node.attributes.get("id", "") in used:
            unseen = False
        elif node.name in _UNSEEN_UNTIL_USED:
            unseen = True
        if unseen and node.name == "text":
            into.carries(traits.HIDDEN_PARTS)
        waiting.extend((child, unseen) for child in node.children)
