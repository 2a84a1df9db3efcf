"""A model report's page: what it is, that nobody in it is real, and how to read it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from hub import making
from hub.model import Exemplar, Site
from hub.pages.report_section import FORM_NAMES, MEETING_NAMES
from hub.reading import links
from hub.rules import signing

INVENTED = (
    "This family is invented. Nobody in this report is real, and no fact in it comes from a case"
    " its authors have worked on."
)
NOT_YOU = (
    "If it reads like your own life, that is chance: this is not about you."
    " You can still ask for it to be taken down, and you need not say why."
)
HEARS = (
    "Notes on what a parent or young person hears were written by the hub. They have not yet been"
    " read by parents."
)
NOT_SIGNED = (
    "No sign-off has been given yet: nobody from the partnership has read this report as a stranger"
    " would who tries to find a family."
)
SIGNED = (
    "Somebody has read this report as a stranger would who tries to find a family, and signed it"
    " off: {}."
)
VERSIONS = 5  # other versions that a report names
TAKE_DOWN = "docs/about/report-an-error.md"


def agency_title(site: Site, exemplar: Exemplar) -> str:
    """The agency's name in words; its id where the agency has no page."""
    found = next((a for a in site.agencies if a.id == exemplar.agency), None)
    return found.title if found else exemplar.agency


def above(site: Site, exemplar: Exemplar, documents: frozenset[str]) -> str:
    """Who writes, for which meeting, on which form; and that the family is invented."""
    rows = [
        ("Agency", agency_title(site, exemplar)),
        ("Meeting", MEETING_NAMES.get(exemplar.meeting, exemplar.meeting).capitalize()),
        ("Form", FORM_NAMES.get(exemplar.form, exemplar.form)),
    ]
    if exemplar.version:
        rows.append(("Version", exemplar.version))
    cells = "".join(f"<div><dt>{n}</dt> <dd>{escape(v)}</dd></div>\n" for n, v in rows)
    poor = (
        '<p class="poor">This is a poor report, shown to learn from. Do not copy it.</p>\n\n'
        if exemplar.teaches == "poor"
        else ""
    )
    parts = [f'{poor}<dl class="facts">\n{cells}</dl>', f'<p class="invented">{INVENTED}</p>']
    file = making.report_file(exemplar)
    if file in documents:
        to = links.relative(file, links.address(exemplar.path))
        parts.append(f"[This report as a PDF, to print]({to})\n{{: .on-screen }}")
    return "\n\n".join(parts)


def signed(exemplar: Exemplar, given: Mapping[str, signing.SignOff]) -> str:
    """Whether somebody has signed this text, in plain words: a role and a date, or not yet."""
    state = signing.state_of(exemplar.source.text, given)
    return NOT_SIGNED if state == signing.NOT_YET else SIGNED.format(escape(state))


def below(site: Site, exemplar: Exemplar, given: Mapping[str, signing.SignOff]) -> str:
    """How it was kept from resembling anyone, and kind words for whoever feels described."""
    kept = exemplar.source.meta.get("kept_apart")
    parts = ["## How this was kept from resembling anyone"]
    if re.search(
        r"(?m)^> *(?:\*\*)?What (?:Mother|Father|the young person) hears", exemplar.source.body
    ):
        parts.insert(0, HEARS)
    if isinstance(kept, str):
        parts.append(kept.strip())
    parts.append(signed(exemplar, given))
    ask = NOT_YOU
    if site.page(TAKE_DOWN) is not None:
        to = links.relative(links.address(TAKE_DOWN), links.address(exemplar.path))
        ask += f" [How to ask]({to})."
    parts.append(ask)
    twin = exemplar.source.meta.get("twin")
    other = next((e for e in site.exemplars if e.path == f"exemplars/{twin}"), None)
    if other is not None and not other.withdrawn:
        word = "improved" if exemplar.teaches == "poor" else "poor"
        to = links.relative(links.address(other.path), links.address(exemplar.path))
        parts.append(f"Read it beside its {word} twin: [{other.title}]({to}).")
    if exemplar.version:
        others = [e for e in site.alike(exemplar) if e.version and e.path != exemplar.path]
        for one in [e for e in others if not e.withdrawn][:VERSIONS]:
            to = links.relative(links.address(one.path), links.address(exemplar.path))
            parts.append(f"Read it beside its other version: [{one.title}, {one.version}]({to}).")
    return "\n\n".join(parts)
