"""What the audit found, as tables with bars: the number stays text, each with its group."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from html import escape
from typing import Any

from hub.model import Figure, Site, Source
from hub.reading import links
from hub.reading.fields import number

AUDIT = "docs/audit/audit.yml"
RECOMMENDATIONS = "docs/audit/recommendations.yml"


def when(site: Site) -> str:
    """The month of the audit in words, from its data; empty where it is not given."""
    data = site.data.get(AUDIT)
    said = str(data.get("date", "")) if isinstance(data, dict) else ""
    try:
        return f"{datetime.datetime.strptime(said, '%Y-%m'):%B %Y}"  # noqa: DTZ007 - a month only
    except ValueError:
        return ""


def _entries(site: Site, path: str, key: str) -> list[Mapping[str, Any]]:
    data = site.data.get(path)
    found = data.get(key) if isinstance(data, dict) else data if isinstance(data, list) else None
    return [entry for entry in found or [] if isinstance(entry, dict)]


def _answers(site: Site, source: Source, entry: Mapping[str, Any]) -> str:
    """Links to the pages that answer an entry; those that are not there are left out."""
    made = []
    for path in entry.get("answered_by") or []:
        full = path if str(path).startswith(("docs/", "exemplars/")) else f"docs/{path}"
        page = site.page(full)
        if page is not None and page.meta.get("withdrawn") is not True:
            to = links.relative(full, source.path)
            made.append(f"[{page.meta.get('title', full)}]({to})")
    return ", ".join(made)


def figures(site: Site, _: Source) -> str:
    """One table for each group of respondents: no table mixes groups."""
    groups: dict[str, list[Figure]] = {}
    for figure in site.figures:
        groups.setdefault(figure.of, []).append(figure)
    return "\n\n".join(_table(group, found) for group, found in groups.items())


def _table(group: str, found: list[Figure]) -> str:
    rows = "".join(
        f'<tr id="figure-{escape(f.id)}"><th scope="row">{escape(f.label)}</th>'
        f'<td class="number">{number(f.percent)}</td>'
        f'<td class="bar"><svg viewBox="0 0 100 8" width="100" height="8" aria-hidden="true"'
        f' preserveAspectRatio="none"><rect class="bar-all" width="100" height="8"></rect>'
        f'<rect class="bar-part" width="{f.percent:g}" height="8"></rect></svg></td>'
        f"<td>{escape(f.sentence)}</td></tr>"
        for f in found
    )
    return (
        f'<table class="figures"><caption>Share of {escape(group)}</caption><thead><tr>'
        '<th scope="col">What</th><th scope="col">Share</th>'
        '<th scope="col"><span class="visually-hidden">As a bar</span></th>'
        f'<th scope="col">In the audit\'s words</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def themes(site: Site, source: Source) -> str:
    """Each theme: what was found, what it asks of you, where it is answered."""
    parts = []
    for entry in _entries(site, AUDIT, "themes"):
        answers = _answers(site, source, entry)
        parts.append(
            f"### {entry.get('title', '')} {{#{entry.get('id', '')}}}\n\n"
            f"{entry.get('found', '')}\n\n"
            f"**What it asks of you:** {entry.get('asks', '')}"
            + (f"\n\n**Answered in:** {answers}" if answers else "")
        )
    return "\n\n".join(parts)


def remarks(site: Site, source: Source) -> str:
    """Each remark as the audit quotes it, and where it is answered."""
    rows = [
        f"| {_anchor(entry)}{_cell(entry.get('text'))} |"
        f" {_answers(site, source, entry) or 'in work'} |"
        for entry in _entries(site, AUDIT, "remarks")
    ]
    return "| Remark | Answered in |\n|---|---|\n" + "\n".join(rows)


def _anchor(entry: Mapping[str, Any]) -> str:
    return f'<span id="{escape(str(entry.get("id", "")))}"></span>'


def _cell(value: object) -> str:
    """Words fit for one cell of a Markdown table."""
    return " ".join(str(value or "").split()).replace("|", "\\|")


def questions(site: Site, source: Source) -> str:
    """The audit's twelve questions, in its words, and where each is answered."""
    rows = [
        f"| {_anchor(entry)}{str(entry.get('id', '')).removeprefix('q')} |"
        f" {_cell(entry.get('text'))} |"
        f" {_answers(site, source, entry) or 'in work'} |"
        for entry in _entries(site, AUDIT, "questions")
    ]
    return "| Question | In the audit's words | Answered in |\n|---|---|---|\n" + "\n".join(rows)


def recommendations(site: Site, source: Source) -> str:
    """The ten recommendations: to whom, what answers it, what is still asked, and of what role.
    Three columns, since six would leave each of them a word wide."""
    rows = []
    for entry in _entries(site, RECOMMENDATIONS, "recommendations"):
        state = _cell(entry.get("state", "in work"))
        answers = _answers(site, source, entry)
        cells = (
            f"{_anchor(entry)}**To {_cell(entry.get('to'))}:** {_cell(entry.get('text'))}",
            f"**{state[:1].upper()}{state[1:]}**" + (f": {answers}" if answers else ""),
            f"{_cell(entry.get('still_asked'))} **Owner:** "
            + _cell(entry.get("owner", "not yet given")),
        )
        rows.append("| " + " | ".join(cells) + " |")
    head = "| Recommendation | Where it stands | Still asked of the partnership |"
    return head + "\n|---|---|---|\n" + "\n".join(rows)
