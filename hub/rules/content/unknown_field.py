"""Merge fields that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import ContentRule, Site
from hub.reading import DOCS, EXEMPLARS, fields


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each line of a page with a `{{field}}` that no data answers."""
    dated = False
    for source in site.sources:
        if source.named or not source.path.startswith((f"{DOCS}/", f"{EXEMPLARS}/")):
            continue
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
