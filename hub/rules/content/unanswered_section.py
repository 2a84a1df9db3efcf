"""Model reports that leave a core section out, or use a heading their form does not have."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from hub.model import CORE, ContentRule, Exemplar, Site
from hub.reading import unexplained

_HEADING = re.compile(r"(?m)^## +(.+?)[ \t]*#*[ \t]*\r?$")

_NEARLY = re.compile(r"^ {0,3}#{1,6} *(.+?)[ \t]*#*[ \t]*\r?$")


def headings(exemplar: Exemplar) -> list[tuple[str, int, bool]]:
    """Each second-level heading of a report: its words, its line, whether it is answered."""
    body = exemplar.source.body
    found = list(_HEADING.finditer(body))
    rows = []
    for here, after in zip(found, [*found[1:], None], strict=False):
        under = body[here.end() : after.start() if after else len(body)]
        said = [
            line
            for line in under.splitlines()
            if line.strip() and not line.lstrip().startswith(">")
        ]
        line = exemplar.source.body_line + body.count("\n", 0, here.start())
        rows.append((here[1], line, bool(said)))
    return rows


def _allowed(site: Site, exemplar: Exemplar) -> dict[str, tuple[str, ...]]:
    """The headings a report may use, each with the ids of the sections it answers."""
    if exemplar.form == "own":
        agency = next((a for a in site.agencies if a.id == exemplar.agency), None)
        return {heading: ids for heading, ids, _ in agency.layout} if agency else {}
    return {s.title: (s.id,) for s in site.sections if s.need(exemplar.form, exemplar.meeting)}


def _slips(
    exemplar: Exemplar, allowed: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, int, str]]:
    """A question of the form that does not stand as a heading of the second level."""
    for number, line in enumerate(exemplar.source.body.splitlines()):
        found = _NEARLY.match(line)
        if found and found[1] in allowed and not _HEADING.match(line):
            yield (
                exemplar.path,
                exemplar.source.body_line + number,
                "Write this heading as '## ', two strokes and a space, then the question.",
            )


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Every core section must be answered, or say why it is not known."""
    told = unexplained(site.problems)
    known = {agency.id for agency in site.agencies}
    for exemplar in site.exemplars:
        # Which headings a report of no known agency may use, nobody can say: `model-report` tells.
        lost = exemplar.form == "own" and exemplar.agency not in known
        if lost or exemplar.withdrawn or not told("unanswered-section", exemplar.path):
            continue
        allowed = _allowed(site, exemplar)
        used = headings(exemplar)
        answered: set[str] = set()
        seen: set[str] = set()
        yield from _slips(exemplar, allowed)
        for heading, line, said in used:
            if heading in seen:
                yield exemplar.path, line, "This heading stands twice. Put both answers under one."
            seen.add(heading)
            if heading not in allowed:
                near = difflib.get_close_matches(heading, allowed, n=1)
                hint = f" Is it '{near[0]}'?" if near else ""
                yield exemplar.path, line, f"This form has no such heading.{hint}"
            elif not said and exemplar.teaches != "poor":
                core = any(
                    s.id in allowed[heading] and s.need(exemplar.form, exemplar.meeting) == CORE
                    for s in site.sections
                )
                way_out = "say why it is not known" if core else "take the heading out"
                yield exemplar.path, line, f'Answer "{heading}", or {way_out}.'
            else:
                answered.update(allowed[heading])
        if exemplar.teaches == "poor":
            continue
        form = "child" if exemplar.form == "own" else exemplar.form
        covered = {i for ids in allowed.values() for i in ids} if exemplar.form == "own" else None
        for section in site.sections:
            if section.need(form, exemplar.meeting) != CORE or section.id in answered:
                continue
            if covered is not None and section.id not in covered:
                continue  # the crosswalk on the agency's page says that this is usually missing
            if any(h in allowed and section.id in allowed[h] for h, _, _ in used):
                continue
            yield exemplar.path, 1, f'Answer "{section.title}", or say why it is not known.'


RULE = ContentRule(
    title="Unanswered section",
    why="A model that leaves a question out teaches to leave it out.",
    instead="Answer every core section of the report's form, or say why the answer is not known.",
    look=look,
)
