"""Tables for narrow screens: each cell carries the name of its column, so that rows may stack."""

from __future__ import annotations

import re
from html import escape, unescape

_TABLE = re.compile(r"(?s)<table\b[^>]*>.*?</table>")
_HEAD = re.compile(r"(?s)<th\b[^>]*>(.*?)</th>")
_ROW = re.compile(r"(?s)<tr\b[^>]*>.*?</tr>")
_CELL = re.compile(r"<(td|th)\b([^>]*)>")
_TAG = re.compile(r"<[^>]+>")


def labelled(page: str) -> str:
    """A page whose tables name the column in every cell.

    Roles are said as well: a table laid out as blocks is no table to some screen readers.
    """
    return _TABLE.sub(lambda match: _labelled(match[0]), page)


def _labelled(table: str) -> str:
    head, parted, body = table.partition("</thead>")
    if not parted or "<table" in body:
        return table
    names = [unescape(_TAG.sub("", name)).strip() for name in _HEAD.findall(head)]
    return _ruled(head) + parted + _ROW.sub(lambda match: _row(match[0], names), body)


def _ruled(head: str) -> str:
    head = head.replace("<table", '<table role="table"', 1).replace("<tr", '<tr role="row"')
    return re.sub(r"<th\b", '<th role="columnheader"', head)


def _row(row: str, names: list[str]) -> str:
    at = -1

    def cell(match: re.Match[str]) -> str:
        nonlocal at
        at += 1
        role = "cell" if match[1] == "td" else "rowheader"
        name = names[at] if at < len(names) else ""
        label = f' data-label="{escape(name)}"' if name else ""
        return f'<{match[1]} role="{role}"{label}{match[2]}>'

    return _CELL.sub(cell, row.replace("<tr", '<tr role="row"', 1))
