"""Returned workbooks as plain rows: .xlsx as any program saves it, or .csv."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hub.reading.files.contents import Broken, Contents
from hub.reading.files.package import Package, unpack
from hub.reading.files.xml import Node
from hub.reading.text import Unreadable

LARGEST = 5_000_000  # bytes: a return of sixty rows has some twenty thousand
MOST_ROWS, MOST_COLUMNS = 2_000, 60
KINDS = (".xlsx", ".csv")
ONLY = ""  # the one sheet of a .csv has no name
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Row = Mapping[int, str]  # column from 0 -> what stands there
Sheet = Mapping[int, Row]  # row from 1


def sheets(path: Path) -> dict[str, Sheet]:
    """Each sheet by its name. Raises Unreadable with a plain sentence."""
    if path.suffix.casefold() not in KINDS:
        raise Unreadable("Send the workbook itself (.xlsx), or its sheet saved as .csv.")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise Unreadable("It cannot be opened. Check that you may read it.") from None
    if len(data) > LARGEST:
        raise Unreadable("It is far larger than a return. Check that it is the right file.")
    return _from_csv(data) if path.suffix.casefold() == ".csv" else _from_workbook(data)


def _from_csv(data: bytes) -> dict[str, Sheet]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.split("\n", 1)[0]
    between = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error:
        raise Unreadable("It is damaged. Save the sheet as .csv again.") from None
    if len(rows) > MOST_ROWS:
        raise Unreadable("It has far more rows than a return. Check that it is the right file.")
    return {ONLY: {place: _kept(enumerate(row)) for place, row in enumerate(rows, 1)}}


def _kept(cells: Iterator[tuple[int, str]] | enumerate[str]) -> Row:
    return {place: words.strip() for place, words in cells if words.strip()}


def _from_workbook(data: bytes) -> dict[str, Sheet]:
    try:
        package = unpack(data, Contents())
        return dict(_named_sheets(package))
    except (Broken, KeyError, ValueError, IndexError):
        raise Unreadable("It is damaged or locked. Save it as .xlsx again, unlocked.") from None


def _named_sheets(package: Package) -> Iterator[tuple[str, Sheet]]:
    shared = _shared(package.trees.get("xl/sharedStrings.xml"))
    targets = {
        node.attributes["Id"]: node.attributes["Target"]
        for node in package.trees["xl/_rels/workbook.xml.rels"].children
    }
    for node in package.trees["xl/workbook.xml"].every():
        if node.name == "sheet":
            identity = next(said for key, said in node.attributes.items() if key.endswith("id"))
            target = targets[identity].removeprefix("/xl/")
            yield node.attributes["name"], _sheet(package.trees[f"xl/{target}"], shared)


def _shared(tree: Node | None) -> list[str]:
    """The texts that cells point at; how a word is sounded (rPh) is no part of it."""
    if tree is None:
        return []
    return [
        "".join(
            part.text()
            for child in item.children
            if child.name in ("t", "r")
            for part in child.every()
            if part.name == "t"
        )
        for item in tree.children
        if item.name == "si"
    ]


def _sheet(tree: Node, shared: list[str]) -> Sheet:
    rows: dict[int, dict[int, str]] = {}
    for cell in tree.every():
        if cell.name != "c":
            continue
        where = _CELL.fullmatch(cell.attributes.get("r", ""))
        words = _words(cell, shared).strip()
        if where is None or not words:
            continue
        column, row = _column(where[1]), int(where[2])
        if row > MOST_ROWS or column >= MOST_COLUMNS:
            raise Unreadable("It holds far more than a return. Check that it is the right file.")
        rows.setdefault(row, {})[column] = words
    return rows


def _words(cell: Node, shared: list[str]) -> str:
    if cell.attributes.get("t") == "inlineStr":
        return "".join(part.text() for part in cell.every() if part.name == "t")
    value = next((child.text() for child in cell.children if child.name == "v"), "")
    return shared[int(value)] if cell.attributes.get("t") == "s" and value else value


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cell_name(row: int, column: int) -> str:
    """A cell as a workbook calls it: C7."""
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row}"
