"""Blocks: a merge field alone on its line that stands for a list, a table or a tool."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any

from hub.making import offline
from hub.model import MANY, Exemplar, Site, Source
from hub.pages import (
    checklist,
    comparison,
    crosswalk,
    draft_check,
    due_date,
    emails,
    evidence,
    form_list,
    kit_files,
    steps,
)
from hub.pages.model_report import agency_title
from hub.pages.report_section import MEETING_NAMES, asked
from hub.reading import links
from hub.reading.fields import FIELD
from hub.rules.content import one_sided_set
from hub.rules.words import also_names

STORY = "one-conference"
STORY_TITLE = "One conference, whole"
SHOWS = "docs/reports/shows.yml"


def exemplars(site: Site, source: Source) -> str:
    """Model reports by agency, with meeting; on an agency's page, that agency's alone."""
    own = next((a.id for a in site.agencies if a.source.path == source.path), None)
    shown = [e for e in site.exemplars if not e.withdrawn and own in (None, e.agency)]
    if not shown:
        return "No model report is published yet."
    if own is None and len(shown) > MANY:
        return _by_agency(site, source)
    groups: dict[str, list[Exemplar]] = {}
    for exemplar in sorted(shown, key=lambda e: (agency_title(site, e), e.order, e.path)):
        story = exemplar.source.meta.get("story") == STORY and own is None
        groups.setdefault(STORY_TITLE if story else agency_title(site, exemplar), []).append(
            exemplar
        )
    if STORY_TITLE in groups:
        groups[STORY_TITLE] = groups.pop(STORY_TITLE)  # the one conference stands last, together
    if own is None:
        return "\n\n".join(
            _folded(agency, [f"{_link(one, source)}: {one.summary}" for one in found])
            for agency, found in groups.items()
        )
    rows = "\n".join(_row(one, source) for found in groups.values() for one in found)
    return f"| Model report | Meeting | What it shows |\n|---|---|---|\n{rows}"


def _by_agency(site: Site, source: Source) -> str:
    """How many model reports stand on the page of each agency: a list of all would be too long."""
    return "| Agency | Model reports |\n|---|---|\n" + "\n".join(
        f"| {agency} | {count} |" for agency, count in _counted(site, source, site.exemplars)
    )


def _counted(site: Site, source: Source, shown: Iterable[Exemplar]) -> Iterator[tuple[str, int]]:
    """Each agency as a link to its page, which lists its reports, and how many are shown."""
    counts = Counter(e.agency for e in shown if not e.withdrawn)
    for agency in site.agencies:
        if counts[agency.id]:
            to = links.relative(agency.source.path, source.path)
            yield f"[{agency.title}]({to})", counts[agency.id]


def _listed(site: Site, source: Source, found: Sequence[Exemplar]) -> list[str]:
    """Links to model reports; to the agencies that have them, where there are very many."""
    if len(site.exemplars) > MANY:
        return [f"{agency}: {count}" for agency, count in _counted(site, source, found)]
    return [_link(exemplar, source) for exemplar in found]


def meetings(site: Site, source: Source) -> str:
    """Model reports by the meeting they were written for."""
    groups: dict[str, list[Exemplar]] = {name: [] for name in MEETING_NAMES}
    for exemplar in site.exemplars:
        if not exemplar.withdrawn:
            groups.setdefault(exemplar.meeting, []).append(exemplar)
    return "\n\n".join(
        _folded(MEETING_NAMES.get(meeting, meeting).capitalize(), _listed(site, source, found))
        for meeting, found in groups.items()
        if found
    )


def _folded(title: str, rows: Sequence[str]) -> str:
    """A list that opens at its title: together such lists are longer than anybody scrolls."""
    listed = "\n".join(f"- {row}" for row in rows)
    return f'<details markdown="1">\n<summary>{escape(title)}</summary>\n\n{listed}\n\n</details>'


def shows(site: Site, source: Source) -> str:
    """Model reports by what they show, each thing shown by two or more, in readers' words."""
    groups: dict[str, list[Exemplar]] = {}
    for exemplar in site.exemplars:
        listed = exemplar.source.meta.get("shows")
        for thing in listed if isinstance(listed, list) and not exemplar.withdrawn else []:
            groups.setdefault(str(thing).strip(), []).append(exemplar)
    shown = {thing: found for thing, found in groups.items() if len(found) > 1}
    parts = []
    for group, names in _named(site.data.get(SHOWS)):
        rows = [
            _folded(name, _listed(site, source, shown.pop(thing)))
            for thing, name in names.items()
            if thing in shown
        ]
        parts += [f"### {group}", *rows] if rows else []
    rest = sorted(shown.items(), key=lambda row: row[0].casefold())
    parts += ["### Also"] if parts and rest else []
    parts += [_folded(_headed(thing), _listed(site, source, found)) for thing, found in rest]
    return "\n\n".join(parts)


def _named(given: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """What readers call the things that reports show, group by group, as the data file says it."""
    for group, names in given.items() if isinstance(given, dict) else ():
        if isinstance(names, dict):
            yield str(group), {str(thing): str(name) for thing, name in names.items()}


def _headed(thing: str) -> str:
    """A thing at the head of its row. A word that is also a name keeps its small letter: alone and
    with a capital it would read as the name."""
    return thing if thing.lower() in also_names() else thing[:1].upper() + thing[1:]


def compare(site: Site, source: Source) -> str:
    """Links to the pages that set one section of all model reports side by side."""
    rows = [
        f"- [{page.title.removeprefix(comparison.LEAD)}]"
        f"({links.relative('docs/' + page.path, source.path)})"
        for page in comparison.pages(site)
        if page.search  # the first of several parts leads to the others
    ]
    return "\n".join(rows)


def balance(site: Site, source: Source) -> str:
    """The table of balance: who is in each model report, and what it worries about; how often each
    is said, where there are very many."""
    shown = [(e, one_sided_set.balance(e)) for e in site.exemplars if not e.withdrawn]
    keys = one_sided_set.KEYS
    names = [k.replace("_", " ").capitalize().replace("Faith", "Faith or belief") for k in keys]
    if len(shown) > MANY:
        counts = [Counter(str(said.get(key, "")) for _, said in shown if said) for key in keys]
        rows = [
            f"| {name} | {what} | {count} |"
            for name, counted in zip(names, counts, strict=True)
            for what, count in sorted(counted.items())
        ]
        return "\n".join(["| About | Said | Model reports |", "|---|---|---|", *rows])
    # Two things to a column: eight columns beside the reports are wider than a page.
    heads = [_paired(names[at : at + 2]) for at in range(0, len(names), 2)]
    rows = [
        f"| {_link(e, source)} | "
        + " | ".join(
            _paired([str(said.get(key, "")) for key in keys[at : at + 2]])
            for at in range(0, len(keys), 2)
        )
        + " |"
        for e, said in shown
        if said
    ]
    lines = [f"| Model report | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    return "\n".join([*lines, *rows])


def _paired(words: Sequence[str]) -> str:
    return "; ".join(word for word in words if word)


def _link(exemplar: Exemplar, source: Source) -> str:
    return f"[{exemplar.title}]({links.relative(exemplar.path, source.path)})"


def _row(exemplar: Exemplar, source: Source) -> str:
    to = links.relative(exemplar.path, source.path)
    meeting = MEETING_NAMES.get(exemplar.meeting, exemplar.meeting).capitalize()
    return f"| [{exemplar.title}]({to}) | {meeting} | {exemplar.summary} |"


def sections(site: Site, source: Source) -> str:
    """The sections of the report in order, each with its question; who is asked stands once for
    all, and beside those alone for which it differs."""
    said = [asked(section) for section in site.sections]
    usual = next((who for who, count in Counter(said).most_common(1) if count > 1), "")
    rows = []
    if usual:
        rows.append(f"Unless a section says otherwise: {usual[:1].lower()}{usual[1:]}\n")
    for number, (section, who) in enumerate(zip(site.sections, said, strict=True), start=1):
        to = links.relative(section.source.path, source.path)
        differs = f" *{who}*" if who != usual else ""
        rows.append(f"{number}. [{section.title}]({to})\n\n    {section.question}{differs}\n")
    return "\n".join(rows)


def agencies(site: Site, source: Source) -> str:
    """Every agency: in its chapter with the form that it uses, elsewhere as ways in alone."""
    forms = {
        "child": "child agency report",
        "adult": "adult agency report",
        "own": "its own report",
    }
    named = {
        f"[{agency.title}]({links.relative(agency.source.path, source.path)})": agency
        for agency in site.agencies
    }
    if not source.path.startswith("docs/agencies/"):
        listed = "\n".join(f"- {way}" for way in named)
        return f'<div class="agencies" markdown="1">\n\n{listed}\n\n</div>'
    rows = [f"| {way} | {forms.get(one.form, one.form)} |" for way, one in named.items()]
    return "| Agency | Form |\n|---|---|\n" + "\n".join(rows)


Block = Callable[[Site, Source], str]

BLOCKS: dict[str, Block] = {
    "list.exemplars": exemplars,
    "list.meetings": meetings,
    "list.balance": balance,
    "list.shows": shows,
    "list.comparisons": compare,
    "list.sections": sections,
    "list.agencies": agencies,
    "list.checklist": checklist.block,
    "list.crosswalk": crosswalk.block,
    "list.emails": emails.block,
    "list.forms": form_list.block,
    "agency.send": form_list.to_send,
    "list.register": kit_files.register,
    "list.review": kit_files.review,
    "audit.figures": evidence.figures,
    "audit.themes": evidence.themes,
    "audit.remarks": evidence.remarks,
    "audit.questions": evidence.questions,
    "audit.recommendations": evidence.recommendations,
    "draft.check": draft_check.block,
    "draft.steps": steps.block,
    "site.copy": lambda _site, _source: offline.OFFER,
    "deadline.helper": due_date.helper_block,
    "deadline.table": due_date.table_block,
    "deadline.example": due_date.example_block,
}


def filled(site: Site, source: Source) -> str:
    """A page's body with its blocks filled; an unknown one stays (its line is a finding)."""

    def fill(line: str) -> str:
        # Further in, it stands in an example for editors.
        match = re.fullmatch(rf" {{0,3}}{FIELD.pattern}\s*", line)
        block = BLOCKS.get(match[1]) if match else None
        return block(site, source) if block else line

    return "\n".join(fill(line) for line in source.body.split("\n"))
