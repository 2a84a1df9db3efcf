"""Merge fields that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import ContentRule, Site
from hub.reading import DOCS, EXEMPLARS, fields, timetable

# Blocks that are empty where one of these files is not there.
_BY_DAYS = ("deadline.helper", "deadline.table", "deadline.example")
_DAYS = (timetable.DEADLINES, timetable.BANK_HOLIDAYS, timetable.SCHOOL_HOLIDAYS)


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each line of a page with a `{{field}}` that no data answers."""
    dated = False
    told = {problem.path for problem in site.problems}
    lacking = [path for path in _DAYS if path not in site.data and path not in told]
    for source in site.sources:
        if source.named or not source.path.startswith((f"{DOCS}/", f"{EXEMPLARS}/")):
            continue
        for match in fields.FIELD.finditer(source.body) if lacking else ():
            if match[1] in _BY_DAYS:
                line = source.body_line + source.body.count("\n", 0, match.start())
                yield source.path, line, f"This needs {lacking[0]}, which is not there. Restore it."
        for line, name in fields.unknown(site, source):
            if name == "deadline.as_of":
                dated = True
                continue
            yield (
                source.path,
                line,
                "Nothing fills this {{field}}. Correct its name and its braces, two before and two"
                " after; a list stands alone on its line.",
            )
    if dated:
        yield (
            fields.DEADLINES,
            1,
            "Say after 'as_of:' since when the deadlines hold: pages tell it.",
        )


RULE = ContentRule(
    title="Unknown merge field",
    why="Deadlines and figures stand in one file. A field that nothing fills would show as it is.",
    instead="Correct the field's name between the double braces.",
    look=look,
)
