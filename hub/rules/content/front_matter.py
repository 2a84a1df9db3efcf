"""Front matter that is broken or leaves out what every page must say."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator, Mapping

from hub.model import ContentRule, Site, Source
from hub.reading import timetable
from hub.reading.front_matter import line_of

STATUS = ("draft", "approved")
# Whoever writes this below the front matter believes that the page is down.
_MISPLACED = re.compile(r"^withdrawn *:.*$", re.IGNORECASE | re.MULTILINE)
KEYS = frozenset(
    [
        "title",
        "summary",
        "order",
        "status",
        "owner",
        "reviewed",
        "review_due",
        "checked_against",
        "keywords",
        "answers",
        "related",
        "withdrawn",
        "scripts",
        "exit",
        "id",
        "question",
        "asked",
        "only_if",
        "hints",
        "hints_adult",
        "fields",
        "check",
        "why",
        "form",
        "layout",
        "agency",
        "meeting",
        "version",
        "origin",
        "shows",
        "teaches",
        "twin",
        "story",
        "traps",
        "balance",
        "kept_apart",
        "subject",
    ]
)


def _faults(source: Source) -> Iterator[tuple[str, str]]:
    """Each fault of one page: the key it stands at, and what to do."""
    meta = source.meta
    for key in ("title", "summary", "owner"):
        found = meta.get(key)
        if not isinstance(found, str) or not found.strip():
            yield key, f"Add '{key}: ...' to the front matter, in words."
    if meta.get("status") not in STATUS:
        yield "status", "Write 'status: draft', or 'status: approved' once a lead has approved it."
    if not timetable.is_day_or_not_yet(meta.get("reviewed", timetable.NOT_YET)):
        yield "reviewed", f"Write 'reviewed:' {timetable.A_DAY}"
    if not isinstance(meta.get("review_due"), datetime.date):
        yield "review_due", "Write 'review_due:' as a day, for example 2027-05-31."
    if "order" in meta and (not isinstance(meta["order"], int) or isinstance(meta["order"], bool)):
        yield (
            "order",
            "Write 'order:' as a whole number: it says where the page stands in its chapter.",
        )
    for key, where in (("withdrawn", ""), ("exit", " on a page for families")):
        if key in meta and not isinstance(meta[key], bool):
            yield key, f"Write '{key}: true'{where}, or leave the line out."
    for key in ("keywords", "answers", "related", "scripts"):
        if key in meta and not isinstance(meta[key], list):
            yield key, f"Write '{key}:' as a list: each entry on a line of its own, after '- '."
    yield from _unknown(meta)


def _unknown(meta: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key in meta:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, n=1)
            hint = f" Is it '{near[0]}'?" if near else ""
            yield str(key), f"This key is not one the hub knows.{hint} Correct it or delete it."


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Faults that reading met, and pages whose front matter is not whole."""
    for problem in site.problems:
        if problem.rule == "front-matter":
            yield problem.path, problem.line, problem.message
    broken = {problem.path for problem in site.problems}
    for source in site.sources:
        if source.named or source.path in broken or not source.path.endswith(".md"):
            continue
        if not source.path.startswith(("docs/", "exemplars/")) or "/emails/" in source.path:
            continue
        for key, message in _faults(source):
            yield source.path, line_of(source.text, key), message
        if misplaced := _MISPLACED.search(source.body):
            yield (
                source.path,
                source.body_line + source.body.count("\n", 0, misplaced.start()),
                "This line takes the page down only between the two '---' at the top of the file."
                " Move it there.",
            )


RULE = ContentRule(
    title="Front matter",
    why="Each page says what it is called, who owns it, whether it is a draft, when it is read.",
    instead="Complete the lines between the two '---' at the top of the file.",
    look=look,
)
