"""One section across agencies, side by side: what each model report says to one question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hub.model import MANY, Exemplar, Page, Section, Site
from hub.reading import links

FOLDER = "reports/compare"
LEAD = "Compare: "  # what each of these pages is called begins so
PART = 40  # answers on one page, where there are very many: as long as a phone can show at once
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
    """A page for each section that two or more model reports answer; where very many do, pages of
    a few answers each, every one with many agencies side by side."""
    shown = [e for e in site.exemplars if not e.withdrawn and e.teaches != "poor"]
    said = [(exemplar, answers(site, exemplar)) for exemplar in shown]
    for number, section in enumerate(site.sections):
        rows = [(exemplar, words[section.id]) for exemplar, words in said if section.id in words]
        if 1 < len(rows) <= MANY:
            yield _page(section, rows, number, f"{FOLDER}/{section.id}.md")
        elif rows[1:]:
            yield from _parts(section, _in_turn(rows), number)


def _in_turn(rows: list[tuple[Exemplar, str]]) -> list[tuple[Exemplar, str]]:
    """The first report of each agency, then the second of each, and so on."""
    before: Counter[str] = Counter()
    placed = []
    for row in rows:
        placed.append((before[row[0].agency], row))
        before[row[0].agency] += 1
    return [row for _, row in sorted(placed, key=lambda one: one[0])]


def _parts(section: Section, rows: list[tuple[Exemplar, str]], number: int) -> Iterator[Page]:
    """The first part stands where the one page would; each part leads to the next."""
    paths = [f"{FOLDER}/{section.id}/index.md"]
    paths += [f"{FOLDER}/{section.id}/{n}.md" for n in range(2, 1 + -(-len(rows) // PART))]
    for at, path in enumerate(paths):
        some = rows[at * PART : (at + 1) * PART]
        yield _page(section, some, number, path, (at + 1, len(paths)))


def _page(
    section: Section,
    rows: list[tuple[Exemplar, str]],
    number: int,
    path: str,
    part: tuple[int, int] = (1, 1),
) -> Page:
    guide = links.relative(links.address(section.source.path), path)
    title = f"{LEAD}{section.title}" + (f" (part {part[0]})" if part[0] > 1 else "")
    parts = [
        f"# {title}",
        '<p class="invented">Every family here is invented. Nobody in these reports is real.</p>',
        f"{section.question} [How to answer it]({guide}).",
    ]
    for exemplar, words in rows:
        to = links.relative(links.address(exemplar.path), path)
        address = links.address(exemplar.path).removesuffix(".md") + "/"
        parts.append(
            f'<div class="excerpt" data-from="{address}" markdown="1">\n\n'
            f"## {exemplar.title}\n\n{words}\n\n[Read the whole report]({to})\n\n</div>"
        )
    if part[0] < part[1]:
        following = f"{part[0] + 1}.md"
        parts.append(f"[Further answers: part {part[0] + 1} of {part[1]}]({following})")
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
        search=part[0] == 1,
    )
