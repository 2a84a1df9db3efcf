"""For an agency that sends its own report: which of its headings answers which question."""

from __future__ import annotations

from hub.model import Agency, Section, Site, Source
from hub.reading import links

NOTHING = "Nothing in particular"


def block(site: Site, source: Source) -> str:
    """The crosswalk of the agency whose page this is; nothing for an agency that uses a form."""
    own = next((agency for agency in site.agencies if agency.source.path == source.path), None)
    if own is None or not own.layout:
        return ""
    known = {section.id: section for section in site.sections}
    rows = [
        f"| {heading} | {_answered(answers, known, source)} | {missing or NOTHING} |"
        for heading, answers, missing in own.layout
    ]
    table = "| Heading | What it answers | What is usually missing |\n|---|---|---|\n"
    return "\n\n".join([table + "\n".join(rows), *_left_out(own, site, source)])


def _answered(ids: tuple[str, ...], known: dict[str, Section], source: Source) -> str:
    said = [_link(known[name], source) for name in ids if name in known]
    return "; ".join(said) if said else "None of the form's questions"


def _left_out(own: Agency, site: Site, source: Source) -> list[str]:
    """The sections that no heading answers: what to add at the end of the report."""
    answered = {name for _, ids, _ in own.layout for name in ids}
    left = [section for section in site.sections if section.id not in answered]
    if not left:
        return ["Together the headings answer every question of the form."]
    items = "\n".join(f"- {_link(section, source)}" for section in left)
    return ["No heading answers these. Add a line on each at the end:", items]


def _link(section: Section, source: Source) -> str:
    return f"[{section.title}]({links.relative(section.source.path, source.path)})"
