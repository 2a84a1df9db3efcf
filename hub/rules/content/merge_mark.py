"""Lines that git leaves where two people changed the same words."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import ContentRule, Site
from hub.reading.front_matter import MERGE, MERGE_MEND


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """The first line of each such place, in every text that is published or feeds a page."""
    for source in site.sources:
        if source.named:
            continue
        for number, line in enumerate(source.text.splitlines(), start=1):
            if line.startswith("<<<<<<<") and MERGE.match(line):
                yield source.path, number, MERGE_MEND


RULE = ContentRule(
    title="Merge mark",
    why="A reader would see two versions of one sentence and not know which is meant.",
    instead="Keep the right words and delete the other ones, with the marks around them.",
    look=look,
)
