"""Two pages with one title."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import ContentRule, Site
from hub.reading.front_matter import line_of


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Two pages of one chapter may not share a title: a reader could not tell them apart."""
    seen: dict[tuple[str, str, str], str] = {}
    for source in site.sources:
        title = source.meta.get("title")
        if source.named or not isinstance(title, str) or not source.path.endswith(".md"):
            continue
        folder = source.path.rsplit("/", 1)[0]
        key = (folder, title.strip().casefold(), str(source.meta.get("version", "")))
        if key in seen:
            line = line_of(source.text, "title")
            yield source.path, line, f"{seen[key]} has the same title. Change one of the two."
        seen.setdefault(key, source.path)


RULE = ContentRule(
    title="Two pages with one title",
    why="In a list, in search and on a browser tab a reader sees only the title.",
    instead="Change one of the two titles, or give each report its version.",
    look=look,
)
