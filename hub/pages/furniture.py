"""What every page carries: its status at the top; owner, reviews and related pages at its foot."""

from __future__ import annotations

import datetime
from html import escape
from typing import Any

from hub.model import Site, Source
from hub.reading import links, partnership

UNREAD = "Not yet read by a practitioner."


def status(site: Site, source: Source) -> str:
    """The page's status in words, as the first thing under its title."""
    approved = source.meta.get("status") == "approved"
    words = partnership.status(site.data, approved)
    kind = "approved" if approved else "draft"
    return f'<p class="status status-{kind}">{escape(words)}</p>'


def title(source: Source) -> str:
    """A page's title; the file's name in words where it has none (its fault is a finding)."""
    found = source.meta.get("title")
    return found.strip() if isinstance(found, str) and found.strip() else source.path


def overdue(source: Source, today: datetime.date) -> bool:
    """True where the day by which a page should have been reviewed has passed."""
    due = source.meta.get("review_due")
    return isinstance(due, datetime.date) and due < today


def foot(site: Site, source: Source, related: list[str], today: datetime.date) -> str:
    """Related pages, then who owns the page, when it was and will be read again, against what."""
    parts = [_related(site, source, related), _review(source, today)]
    return "\n\n".join(part for part in parts if part)


def _related(site: Site, source: Source, more: list[str]) -> str:
    listed = source.meta.get("related")
    paths = [str(p) for p in listed] if isinstance(listed, list) else []
    rows = []
    for path in dict.fromkeys([*paths, *more]):
        full = path if path.startswith(("docs/", "exemplars/")) else f"docs/{path}"
        page = site.page(full)
        if page is None or page.meta.get("withdrawn") is True or full == source.path:
            continue
        to = links.relative(links.address(full), links.address(source.path))
        rows.append(f"- [{title(page)}]({to})")
    if not rows:
        return ""
    return (
        '<div class="related" markdown="1">\n\n## Related pages\n\n'
        + "\n".join(rows)
        + "\n\n</div>"
    )


def _review(source: Source, today: datetime.date) -> str:
    meta = source.meta
    rows = [("Owner", meta.get("owner", "not yet given"))]
    rows.append(("Last review", _day(meta.get("reviewed", "not yet"))))
    due = _day(meta.get("review_due", "not yet set"))
    rows.append(("Next review by", f"{due} (overdue)" if overdue(source, today) else due))
    if meta.get("checked_against"):
        rows.append(("Checked against", meta["checked_against"]))
    if source.path.startswith("exemplars/"):
        rows.append(("Read by", UNREAD.rstrip(".").lower()))
    items = "".join(
        f"<div><dt>{escape(name)}</dt> <dd>{escape(str(said))}</dd></div>\n" for name, said in rows
    )
    return f'<dl class="review">\n{items}</dl>'


def _day(value: Any) -> str:
    if isinstance(value, datetime.date):
        return f"{value.day} {value:%B %Y}"
    return str(value)
