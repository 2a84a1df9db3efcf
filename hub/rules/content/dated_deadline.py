"""A month typed beside a deadline that changes without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.model import ContentRule, Site, Source
from hub.reading import DOCS, YAML

_DEADLINE = re.compile(r"\{\{\s*deadline\.(?!as_of\b)")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[\s>]+(?:of[\s>]+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# The film says what it says; its page hides what is behind the data.
_TRANSCRIPT = re.compile("<!-- transcript: begin -->.*?<!-- transcript: end -->", re.DOTALL)
_PARAGRAPH = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+] |\d+[.)] |\||#))")
_ENTRY = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:- |[\w-]+:(?:\s|$)))")


def dated(source: Source) -> Iterator[int]:
    """The lines of a text on which a paragraph with a deadline types a month."""
    text = _TRANSCRIPT.sub(lambda found: "\n" * found[0].count("\n"), source.text)
    between = _ENTRY if source.path.endswith(YAML) else _PARAGRAPH
    start = 0
    for end in [*(found.start() for found in between.finditer(text)), len(text)]:
        if _DEADLINE.search(text, start, end):
            for month in _MONTH.finditer(text, start, end):
                yield text.count("\n", 0, month.start()) + 1
        start = end


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """No page, form or e-mail says since when a deadline holds but by its field."""
    for source in site.sources:
        if not source.named and source.path.startswith(f"{DOCS}/"):
            for line in dated(source):
                yield source.path, line, RULE.instead


RULE = ContentRule(
    title="Month typed beside a deadline",
    why="When the deadline changes, its month stays, and the page says something that never was.",
    instead="Write {{deadline.as_of}} for the month since when the deadline holds, or give the date"
    " a paragraph of its own.",
    look=look,
)
