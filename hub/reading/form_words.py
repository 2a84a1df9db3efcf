"""The words that forms, checklist and printed reports carry beside the sections' own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.model import FORMS
from hub.reading.lines import Problem

WORDS = "docs/report/forms.yml"
STATUSES = ("draft", "approved")
NEEDED = (
    ("confidential",),
    ("occasion",),
    *(("status", status) for status in STATUSES),
    *(("forms", form, word) for form in FORMS for word in ("title", "about")),
    ("before", "title"),
    ("before", "lines"),
    ("checklist", "title"),
    ("checklist", "about"),
    *(("send", word) for word in (*FORMS, "own", "draft", "own_draft", "to", "by")),
)


def problems(data: Mapping[str, Any]) -> list[Problem]:
    """One sentence for each word the forms need and do not find; none without the file."""
    if WORDS not in data:
        return []
    return [
        (WORDS, 1, f"Give the forms their words for {': '.join(path)}.")
        for path in NEEDED
        if not _said(data[WORDS], path)
    ]


def _said(at: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        at = at.get(key) if isinstance(at, Mapping) else None
    return at
