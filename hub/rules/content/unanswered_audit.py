"""Findings and recommendations of the audit that no page answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hub.model import ContentRule, Site

AUDIT = "docs/audit/audit.yml"
RECOMMENDATIONS = "docs/audit/recommendations.yml"
_LISTS = (
    (AUDIT, "figures"),
    (AUDIT, "themes"),
    (AUDIT, "questions"),
    (AUDIT, "remarks"),
    (RECOMMENDATIONS, "recommendations"),
)


def entries(site: Site, path: str, key: str) -> Iterator[Mapping[str, Any]]:
    """The entries of one list of a data file; nothing where it is not there."""
    data = site.data.get(path)
    found = data.get(key) if isinstance(data, dict) else None
    yield from (entry for entry in found or [] if isinstance(entry, dict))


def known(site: Site) -> set[str]:
    """Every id of the audit that a page may say it answers."""
    ids = (str(entry.get("id")) for path, key in _LISTS for entry in entries(site, path, key))
    return {identity for identity in ids if identity}


def _line(site: Site, path: str, identity: object) -> int:
    source = site.page(path)
    text = source.text if source else ""
    found = re.search(rf"(?m)^\s*(?:- )?id: *[\"']?{re.escape(str(identity))}[\"']?\s*$", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each entry of the audit must name a page that is there; each page an entry that is there."""
    if RECOMMENDATIONS not in site.data:
        return  # a hub without an audit of its own yet, or one whose file cannot be read
    if any(problem.path == path for problem in site.problems for path, _ in _LISTS):
        return  # what follows from a slip there is told there
    paths = {s.path for s in site.sources if not s.named}
    for path, key in _LISTS:
        for entry in entries(site, path, key):
            line = _line(site, path, entry.get("id"))
            if not entry.get("id"):
                yield path, line, f"Give every entry of '{key}' an id."
            answers = entry.get("answered_by")
            if not isinstance(answers, list) or not answers:
                yield path, line, "Name at least one page that answers this, under 'answered_by'."
                continue
            for answer in answers:
                full = (
                    answer if str(answer).startswith(("docs/", "exemplars/")) else f"docs/{answer}"
                )
                if full not in paths:
                    yield path, line, "A page named under 'answered_by' is not there. Correct it."
    ids = known(site)
    for source in site.sources:
        listed = source.meta.get("answers")
        for identity in listed if isinstance(listed, list) and not source.named else []:
            if str(identity) not in ids:
                line = next(
                    (n for n, t in enumerate(source.text.splitlines(), 1) if str(identity) in t), 1
                )
                yield source.path, line, "The audit has no entry of this id. Correct 'answers:'."


RULE = ContentRule(
    title="Unanswered audit finding",
    why="The hub exists to answer the audit: each figure, theme, question and recommendation.",
    instead="Name the page that answers it, under 'answered_by' in docs/audit/.",
    look=look,
)
