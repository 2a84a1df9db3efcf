"""Links to pages and files that are not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from hub.model import ContentRule, Site, Source
from hub.reading import links

_SLIPS = (
    (re.compile(r"\][ \t]+\([^\s()]+\.md[^()\n]*\)"), "Close the gap between ']' and '('."),
    (
        re.compile(r"\]\([^\s()]+\.md(?:#[\w-]*)?(?![\w#)\u201d\u2019-]| *\"[^\"\n]*\" *\))"),
        "This link is not closed. Put ')' after its address.",
    ),
)
_CURLY = re.compile("[\u201c\u201d\u2018\u2019]")


def _mend(site: Site, target: str) -> str:
    if _CURLY.search(target):
        return "Take the curly quotation marks out of the link's address."
    name = posixpath.basename(target)
    same = [s.path for s in site.sources if not s.named and posixpath.basename(s.path) == name]
    if len(same) == 1 and name != "index.md":
        return f"This page moved: it is {same[0]} now. Correct the link's path."
    return "This link leads nowhere. Correct its path, or remove it."


def _mistyped(source: Source) -> Iterator[tuple[int, str]]:
    """The lines of what was meant as a link, and would be printed with its brackets."""
    body = links.without_code(source.body)
    for pattern, mend in _SLIPS:
        for match in pattern.finditer(body):
            yield source.body_line + body.count("\n", 0, match.start()), mend


def _parts(site: Site, source: Source) -> Iterator[tuple[str, int, str]]:
    """Links to a heading that the page they lead to does not have."""
    for line, path, part in links.parts(source):
        page = site.page(path)
        there = links.places(page) if page and path.startswith("docs/") else None
        if there is not None and part not in there:
            yield (
                source.path,
                line,
                "The page is there, but not this heading. Copy the link from the sign beside the"
                " heading, or leave out '#' and what follows.",
            )


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each relative link whose target is neither a page, a file, nor made by the hub."""
    known = links.known(site)
    for source in site.sources:
        if source.named or not source.path.startswith(("docs/", "exemplars/")):
            continue
        if source.path.endswith(".md"):
            for line, target in links.targets(source):
                if not known(target):
                    yield source.path, line, _mend(site, target)
            yield from _parts(site, source)
            for line, mend in _mistyped(source):
                yield source.path, line, mend
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
