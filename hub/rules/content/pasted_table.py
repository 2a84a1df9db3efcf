"""A table pasted from Word or a web page: its markup, or its cells parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.model import ContentRule, Site

_MARKUP = re.compile(r"(?i)<(?:table|tbody|tr|td|o:p)\b|\bclass=\"?Mso|\bmso-")
_ROW = re.compile(r"^(?![ \t]*```)[ \t]*\S[^\t]*\t+\S")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")
MEND = (
    "This looks like a table pasted from Word. Write each row as a line with upright strokes,"
    " | Who | When |, and under the first row | --- | --- |."
)


def _starts(body: str) -> Iterator[int]:
    """The line (from 0) on which each pasted table begins; code is left alone."""
    inside = fenced = False
    last = False
    for number, line in enumerate(body.splitlines()):
        if _FENCE.match(line):
            fenced = not fenced
        row = not fenced and bool(_ROW.match(line))
        found = not fenced and (bool(_MARKUP.search(line)) or (row and last))
        if found and not inside:
            yield number - (1 if row and last else 0)
        inside = found or (inside and bool(line.strip()))
        last = row


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """The first line of each pasted table of a page or model report."""
    for source in site.sources:
        if source.named or not source.path.endswith(".md"):
            continue
        if source.path.startswith(("docs/", "exemplars/")):
            for number in _starts(source.body):
                yield source.path, source.body_line + number, MEND


RULE = ContentRule(
    title="Pasted table",
    why="Markup from Word hides words and breaks on a phone; tabs fall together into one line.",
    instead="Write the table with upright strokes, one line for each row.",
    look=look,
)
