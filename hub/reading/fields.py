"""Merge fields: `{{deadline.initial}}` and its kind, so that a fact stands in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hub.model import Figure, Site, Source

FIELD = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")
_SAID = re.compile(rf"(?<!`){FIELD.pattern}(?!`)")
# What is left of a field that lost a brace: `{{deadline.initial}`.
_HALF = re.compile(r"\{\{|\}\}|\{\s*(?:deadline|figure|list|audit)\.[a-z.-]*\s*\}")
# Fields that stand alone on a line for a list, a table or a tool; hub/pages/blocks.py makes them.
BLOCKS = frozenset(
    {
        "list.exemplars",
        "list.meetings",
        "list.balance",
        "list.shows",
        "list.comparisons",
        "list.sections",
        "list.agencies",
        "list.checklist",
        "list.forms",
        "list.emails",
        "list.crosswalk",
        "agency.send",
        "list.register",
        "list.review",
        "audit.figures",
        "audit.themes",
        "audit.remarks",
        "audit.questions",
        "audit.recommendations",
        "draft.check",
        "draft.steps",
        "site.copy",
        "deadline.helper",
        "deadline.table",
        "deadline.example",
    }
)
DEADLINES = "docs/report/deadlines.yml"
AUDIT = "docs/audit/audit.yml"


def number(percent: float) -> str:
    """A percentage as the audit prints it: 57%, 17.6%."""
    return f"{percent:g}%"


def working_days(count: int) -> str:
    """A number of working days in words: 1 working day, 3 working days."""
    return "1 working day" if count == 1 else f"{count} working days"


def deadline(site: Site, meeting: str) -> int | None:
    """Working days before a kind of conference by which the report is due; None if not given."""
    data: Any = site.data.get(DEADLINES) or {}
    entry = data.get(meeting) if isinstance(data, dict) else None
    value = entry.get("working_days") if isinstance(entry, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def as_of(site: Site) -> str | None:
    """Since when the deadlines hold, in words; None if their file does not say."""
    data: Any = site.data.get(DEADLINES) or {}
    entry = data.get("initial") if isinstance(data, dict) else None
    said = entry.get("as_of") if isinstance(entry, dict) else None
    return said if isinstance(said, str) else None


def value(site: Site, name: str) -> str | None:
    """What a merge field says; None where there is no such field."""
    kind, _, rest = name.partition(".")
    if name == "deadline.as_of":
        return as_of(site)
    if kind == "deadline":
        days = deadline(site, rest)
        return None if days is None else working_days(days)
    if kind == "figure":
        key, _, part = rest.partition(".")
        figure = next((f for f in site.figures if f.id == key), None)
        return None if figure is None else _of(figure, part)
    return None


def _of(figure: Figure, part: str) -> str | None:
    if part == "":
        return f"{number(figure.percent)} of {figure.of}"
    return {"percent": number(figure.percent), "sentence": figure.sentence, "of": figure.of}.get(
        part
    )


def unknown(site: Site, source: Source) -> Iterator[tuple[int, str]]:
    """The lines (from 1) of a page or data file on which a merge field stands that nothing
    fills, with its name; without one where only half of it is there."""
    for count, line in enumerate(source.body.split("\n")):
        if line.lstrip().startswith("#") and source.path.endswith(".yml"):
            continue
        for match in FIELD.finditer(line):
            name = match[1]
            block = name in BLOCKS and line.strip() == match[0]
            if not block and value(site, name) is None and not _explained(site, name):
                yield source.body_line + count, name
        if _HALF.search(FIELD.sub("", line)):
            yield source.body_line + count, ""


def _explained(site: Site, name: str) -> bool:
    """Whether the file that fills a field cannot be read, which is told there."""
    path = {"deadline": DEADLINES, "figure": AUDIT}.get(name.partition(".")[0])
    return any(problem.path == path for problem in site.problems)


def filled(site: Site, markdown: str) -> str:
    """Markdown with its inline fields filled. One that nothing fills stays as it is, and so does
    one between marks of code: there a guide shows how it is written."""

    def fill(match: re.Match[str]) -> str:
        found = value(site, match[1])
        return match[0] if found is None else found

    return _SAID.sub(fill, markdown)
