"""One section across agencies, side by side: what each model report says to one question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.model import Exemplar, Page, Section, Site
from hub.pages.model_report import agency_title
from hub.pages.report_section import MEETING_NAMES
from hub.reading import links

FOLDER = "reports/compare"
_HEADING = re.compile(r"(?m)^## +(.+?)[ \t]*#*[ \t]*\r?$")
_QUOTE = re.compile(r"^ {0,3}>")


def answers(site: Site, exemplar: Exemplar) -> dict[str, str]:
    """What a report says to each section it answers, without its margin notes; by section id."""
    own = next((a for a in site.agencies if a.id == exemplar.agency), None)
    headings: dict[str, tuple[str, ...]] = {s.title: (s.id,) for s in site.sections}
    if exemplar.form == "own" and own is not None:
        headings = {heading: ids for heading, ids, _ in own.layout}
    body = exemplar.source.body
    found = list(_HEADING.finditer(body))
    said: dict[str, list[str]] = {}
    for here, after in zip(found, [*found[1:], None], strict=True):
        text = body[here.end() : after.start() if after else len(body)]
        plain = "\n".join(line for line in text.splitlines() if not _QUOTE.match(line)).strip()
        for section in headings.get(here[1], ()):
            if plain:
                said.setdefault(section, []).append(re.sub(r"\n{3,}", "\n\n", plain))
    return {section: "\n\n".join(parts) for section, parts in said.items()}


def pages(site: Site) -> Iterator[Page]:
    """A page for each section that two or more model reports answer."""
    shown = [e for e in site.exemplars if not e.withdrawn and e.teaches != "poor"]
    said = [(exemplar, answers(site, exemplar)) for exemplar in shown]
    for number, section in enumerate(site.sections):
        rows = [(exemplar, words[section.id]) for exemplar, words in said if section.id in words]
        if len(rows) > 1:
            yield _page(site, section, rows, number)


def _page(site: Site, section: Section, rows: list[tuple[Exemplar, str]], number: int) -> Page:
    path = f"{FOLDER}/{section.id}.md"
    guide = links.relative(links.address(section.source.path), path)
    parts = [
        f"# {section.title}: compare",
        '<p class="invented">Every family here is invented. Nobody in these reports is real.</p>',
        f"{section.question} [How to answer it]({guide}).",
    ]
    for exemplar, words in rows:
        to = links.relative(links.address(exemplar.path), path)
        address = links.address(exemplar.path).removesuffix(".md") + "/"
        meeting = MEETING_NAMES.get(exemplar.meeting, exemplar.meeting)
        title = f"{agency_title(site, exemplar)}, {meeting}"
        if exemplar.version:
            title += f", {exemplar.version}"
        parts.append(
            f'<div class="excerpt" data-from="{address}" markdown="1">\n\n'
            f"## {title}\n\n{words}\n\n[Read the whole report]({to})\n\n</div>"
        )
    title = f"{section.title}: compare"
    return Page(
        path=path,
        title=title,
        markdown="\n\n".join(parts) + "\n",
        meta={
            "title": title,
            "description": f"What each model report says: {section.title}",
            "robots": "noindex",
            "order": number,
        },
    )
