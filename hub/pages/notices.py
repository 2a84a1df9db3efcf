"""Short pages that stand in the place of another: taken down, or withheld from a preview."""

from __future__ import annotations

from collections.abc import Sequence

from hub.model import Finding, Page, Source
from hub.reading import links

GONE = "This page has been taken down"


def withdrawn(source: Source) -> Page:
    """The notice in place of a page taken down. It says nothing of what the page held."""
    return Page(
        path=links.address(source.path),
        title=GONE,
        markdown=f"# {GONE}\n\n{gone(source.path == 'docs/index.md')}\n",
        meta={"title": GONE, "robots": "noindex"},
        search=False,
    )


HOME, ALL = "home page", "list of all pages"


def gone(home: bool) -> str:
    """What stands in the place of a page taken down, and where to go instead."""
    return (
        "The partnership has taken this page down. It may come back once it has been mended."
        " If you were sent here for something you need today, start from the"
        f" {ALL if home else HOME}."
    )


def withheld(path: str, findings: Sequence[Finding]) -> Page:
    """The notice in a preview: where, which rule, what to do instead; never what was found."""
    rows = "\n".join(f"| {_place(f, path)} | `{f.rule}` | {f.message} |" for f in findings)
    return Page(
        path=links.address(path),
        title="Withheld",
        markdown=(
            "# Withheld\n\n"
            "This page is not shown, because a check found something that must not be published."
            f" Mend `{path}` and save it: the page comes back by itself.\n\n"
            f"| Where | Rule | What to do |\n|---|---|---|\n{rows}\n"
        ),
        meta={"title": "Withheld", "robots": "noindex"},
        edit=path,
        search=False,
    )


def _place(finding: Finding, path: str) -> str:
    if finding.path != path:
        return f"`{finding.path}`, line {finding.line}"
    return f"Line {finding.line}, column {finding.column}"
