"""The partners' workbooks to download."""

from __future__ import annotations

from hub.making import REGISTER_FILE, REVIEW_FORM_FILE, REVIEW_WORKBOOK_FILE
from hub.model import Site, Source
from hub.reading import links
from hub.reading.review_kit import KIT, REGISTER


def review(site: Site, source: Source) -> str:
    """The single-agency review as a workbook to fill in and as a form to print."""
    if KIT not in site.data:
        return ""
    book = links.relative(f"docs/{REVIEW_WORKBOOK_FILE}", source.path)
    form = links.relative(f"docs/{REVIEW_FORM_FILE}", source.path)
    return (
        f"- [The review workbook, to fill in (.xlsx)]({book})\n"
        f"- [The same on paper, one form for each conference (PDF)]({form})"
    )


def register(site: Site, source: Source) -> str:
    """The register as a workbook."""
    if REGISTER not in site.data:
        return ""
    book = links.relative(f"docs/{REGISTER_FILE}", source.path)
    return f"[The register, ready to use (.xlsx)]({book})"
