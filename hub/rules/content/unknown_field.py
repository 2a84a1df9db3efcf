"""Merge fields that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import ContentRule, Site
from hub.reading import DOCS, EXEMPLARS, fields


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each line of a page with a `{{field}}` that no data answers."""
    for source in site.sources:
        if source.named or not source.path.startswith((f"{DOCS}/", f"{EXEMPLARS}/")):
            continue
        for line in fields.unknown(site, source):
            yield (
                source.path,
                line,
                "Nothing fills this {{field}}. Correct its name and its braces, two before and two"
                " after; a list stands alone on its line.",
            )


RULE = ContentRule(
    title="Unknown merge field",
    why="Deadlines and figures stand in one file. A field that nothing fills would show as it is.",
    instead="Correct the field's name between the double braces.",
    look=look,
)
