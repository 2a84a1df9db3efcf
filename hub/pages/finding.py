"""The page to find pages: search results where scripts run, and every page from A to Z."""

from __future__ import annotations

from collections.abc import Iterable

from hub.model import Page
from hub.reading import links

PATH = "search/index.md"
_KINDS = {"exemplars": "model report", "agencies": "agency"}


def page(made: Iterable[Page]) -> Page:
    """All pages that search finds, by the first letter of their titles."""
    letters: dict[str, list[tuple[str, str]]] = {}
    for one in made:
        if not one.search or one.path.startswith("contribute/") or one.path == "index.md":
            continue
        folder = one.path.split("/", maxsplit=1)[0]
        kind = _KINDS.get(folder, "") if not one.path.endswith("/index.md") else ""
        row = f"[{one.title}]({links.relative(one.path, PATH)})" + (f", {kind}" if kind else "")
        letters.setdefault(one.title[:1].upper(), []).append((one.title.casefold(), row))
    parts = [
        "# Find a page",
        '<div id="results" class="results"></div>',
        "Use the field at the top of the page, or choose from the list.",
    ]
    for letter in sorted(letters):
        rows = "\n".join(f"- {row}" for _, row in sorted(letters[letter]))
        parts.append(f"## {letter}\n\n{rows}")
    return Page(
        path=PATH,
        title="Find a page",
        markdown="\n\n".join(parts) + "\n",
        meta={
            "title": "Find a page",
            "description": "Search, and every page of this site from A to Z.",
            "robots": "noindex",
            "scripts": ["search"],
        },
        search=False,
    )
