""".xlsx: every sheet, cell and list, dates as a reader sees them, and what is not shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from hub.reading import traits
from hub.reading.files.contents import Contents
from hub.reading.files.package import Package, look_at_links, look_at_properties
from hub.reading.files.xml import Node

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

_KINDS = {
    "comments": traits.COMMENTS,
    "threadedComment": traits.COMMENTS,
    "person": traits.PEOPLE,
    "pivotCacheDefinition": traits.PIVOTS,
    "pivotCacheRecords": traits.PIVOTS,
    "pivotTable": traits.PIVOTS,
    "externalLink": traits.OUTSIDE,
    "externalLinkPath": traits.OUTSIDE,
    "connections": traits.OUTSIDE,
    "queryTable": traits.OUTSIDE,
    "customXml": traits.CUSTOM_DATA,
    "custom-properties": traits.PROPERTIES,
    "thumbnail": traits.THUMBNAIL,
    "printerSettings": traits.CUSTOM_DATA,
    "image": traits.PICTURES_INSIDE,
    "oleObject": traits.EMBEDDED,
    "package": traits.EMBEDDED,
    "vbaProject": traits.SCRIPTS,
    "revisionHeaders": traits.TRACKED,
    "usernames": traits.PEOPLE,
    "vmlDrawing": traits.COMMENTS,
}
_KNOWN_PART = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|docProps/(?:core|app)\.xml"
    r"|xl/(?:workbook|styles|sharedStrings|metadata|calcChain|theme/theme\d*|worksheets/sheet\d+"
    r"|tables/table\d+|charts/(?:chart|style|colors)\d+|drawings/drawing\d+)\.xml|xl/media/[^/]+"
)
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_DATE_FORMAT = re.compile(r"[dmyhs]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_NAMES_OF_ITS_OWN = ("_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase")
# A reference to cells; the name of their sheet is said where the sheet is.
_RANGE = r"(?:'[^'!]*'|\w+)!\$?[A-Z]{0,3}\$?\d{0,7}(?::\$?[A-Z]{0,3}\$?\d{0,7})?"
_CELLS = re.compile(rf"{_RANGE}(?:,{_RANGE})*")
_SAID_ELSEWHERE = ("docProps/", "[", "xl/theme/")
_SPOKEN = frozenset(
    [
        "promptTitle",
        "prompt",
        "errorTitle",
        "error",
        "displayName",
        "descr",
        "title",
        "tooltip",
        "display",
    ]
)


def look(package: Package, into: Contents) -> None:
    """Every cell and list goes to the text rules; what Excel hides is named."""
    look_at_properties(package, into)
    look_at_links(package, into, _KINDS)
    for name in package.parts:
        if not _KNOWN_PART.fullmatch(name):
            into.carries(traits.CUSTOM_DATA)
    dated = _dated_styles(package.trees.get("xl/styles.xml"))
    shared = _shared(package.trees.get("xl/sharedStrings.xml"))
    used: set[int] = set()
    for name, tree in package.trees.items():
        if name.startswith("xl/worksheets/sheet"):
            _look_at_sheet(tree, shared, dated, used, into)
        elif name == "xl/workbook.xml":
            _look_at_workbook(tree, into)
        elif not name.startswith(_SAID_ELSEWHERE) and not name.endswith(".rels"):
            _say_everything(tree, into)
    if set(range(len(shared))) - used:
        into.carries(traits.UNUSED_STRINGS)


def _own_range(name: str, meant: str) -> bool:
    """True for what a workbook needs itself, such as the rows repeated on each printed page, and
    that names nothing but a sheet and its cells. The sheet's name is judged as one."""
    return name.startswith(_NAMES_OF_ITS_OWN) and _CELLS.fullmatch(meant) is not None


def _look_at_workbook(tree: Node, into: Contents) -> None:
    for node in tree.every():
        if node.name == "sheet":
            into.says("a sheet's name", node.attributes.get("name", ""))
            if node.attributes.get("state", "visible") != "visible":
                into.carries(traits.HIDDEN_SHEETS)
        elif node.name == "definedName":
            name, meant = node.attributes.get("name", ""), node.text()
            if not _own_range(name, meant):
                into.says("a named range", f"{name} {meant}")
            if not name.startswith(_NAMES_OF_ITS_OWN) or "comment" in node.attributes:
                into.carries(traits.DEFINED_NAMES)
        elif node.name == "fileSharing" or "absPath" in node.name:
            into.carries(traits.PEOPLE)


def _look_at_sheet(
    tree: Node, shared: list[str], dated: set[str], used: set[int], into: Contents
) -> None:
    cells: list[str] = []
    for node in tree.every():
        if node.name in {"row", "col"} and node.attributes.get("hidden", "0") not in {"0", "false"}:
            into.carries(traits.HIDDEN_SHEETS)
        elif node.name == "c":
            cells.append(_cell(node, shared, dated, used))
        elif node.name in {"legacyDrawing", "oleObjects", "controls"}:
            into.carries(traits.EMBEDDED)
        elif node.name in {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader",
                           "firstFooter", "formula1", "formula2"}:  # fmt: skip
            words = node.text()
            if not _CELLS.fullmatch(words):
                into.says("a header, footer or list", words)
        for key, value in node.attributes.items():
            if key in _SPOKEN:
                into.says("a hint", value)
    into.says("its cells", "\n".join(cell for cell in cells if cell))


def _cell(node: Node, shared: list[str], dated: set[str], used: set[int]) -> str:
    """One cell as a reader sees it; a date's serial number as a date."""
    parts = {child.name: child for child in node.children}
    value = parts["v"].text().strip() if "v" in parts else ""
    kind = node.attributes.get("t", "n")
    if kind == "s" and value.isdigit() and int(value) < len(shared):
        used.add(int(value))
        value = shared[int(value)]
    elif kind == "inlineStr":
        value = node.text()
    elif kind == "n" and node.attributes.get("s", "0") in dated:
        value = _as_date(value)
    formula = parts["f"].text() if "f" in parts else ""
    return f"{value}\n{formula}".strip()


def _as_date(serial: str) -> str:
    """Day, month and year, in both usual orders of writing, from days since the end of 1899."""
    try:
        day = dt.date(1899, 12, 30) + dt.timedelta(days=int(float(serial)))
    except (ValueError, OverflowError):
        return serial
    return f"{day:%d/%m/%Y} {day:%Y-%m-%d}"


def _dated_styles(tree: Node | None) -> set[str]:
    """Which cell styles show a number as a date."""
    if tree is None:
        return set()
    formats: dict[str, str] = {}
    styles: list[Mapping[str, str]] = []
    for node in tree.children:
        if node.name == "numFmts":
            for child in node.children:
                formats[child.attributes.get("numFmtId", "")] = child.attributes.get(
                    "formatCode", ""
                )
        elif node.name == "cellXfs":
            styles = [child.attributes for child in node.children]
    dated: set[str] = set()
    for number, style in enumerate(styles):
        identity = style.get("numFmtId", "0")
        code = _QUOTED.sub("", formats.get(identity, ""))
        if (identity.isdigit() and int(identity) in _BUILT_IN_DATES) or _DATE_FORMAT.search(code):
            dated.add(str(number))
    return dated


def _shared(tree: Node | None) -> list[str]:
    if tree is None:
        return []
    return [node.text() for node in tree.children if node.name == "si"]


def _say_everything(tree: Node, into: Contents) -> None:
    """A part of another kind: every word in it, and every attribute a person could have typed."""
    for node in tree.every():
        into.says("further words inside it", " ".join(words for _, words in node.words))
        for key, value in node.attributes.items():
            if key in _SPOKEN or key in {"name", "ref", "author", "displayName", "caption"}:
                into.says("further words inside it", value)
