"""Links to pages and files that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import ContentRule, Site
from hub.reading import links


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each relative link whose target is neither a page, a file, nor made by the hub."""
    known = links.known(site)
    for source in site.sources:
        if source.named or not source.path.startswith(("docs/", "exemplars/")):
            continue
        if source.path.endswith(".md"):
            for line, target in links.targets(source):
                if not known(target):
                    yield (
                        source.path,
                        line,
                        "This link leads nowhere. Correct its path, or remove it.",
                    )
            related = source.meta.get("related")
            for path in related if isinstance(related, list) else []:
                full = path if str(path).startswith(("docs/", "exemplars/")) else f"docs/{path}"
                if not known(full):
                    line = next(
                        (n for n, t in enumerate(source.text.splitlines(), 1) if str(path) in t), 1
                    )
                    yield source.path, line, "This related page is not there. Correct its path."


RULE = ContentRule(
    title="Broken link",
    why="A reader with ten minutes must not meet a page that is not there.",
    instead="Correct the link's path, or remove the link.",
    look=look,
)
