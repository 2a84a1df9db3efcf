"""For an agency that sends its own report: which of its headings answers which question."""

from __future__ import annotations

from hub.model import Agency, Section, Site, Source
from hub.reading import links

NONE = "none of the form's questions"
NOTHING = "nothing in particular."


def block(site: Site, source: Source) -> str:
    """The crosswalk of the agency whose page this is; nothing for an agency that uses a form."""
    own = next((agency for agency in site.agencies if agency.source.path == source.path), None)
    if own is None or not own.layout:
        return ""
    known = {section.id: section for section in site.sections}
    rows = [
        f"- {_headed(heading, answers, known, source)}"
        f" Usually missing: {missing[:1].lower()}{missing[1:] or NOTHING}"
        for heading, answers, missing in own.layout
    ]
    lead = "Each link leads to the question of the form that the heading answers."
    return "\n\n".join([lead, "\n".join(rows), *_left_out(own, site, source)])


def _headed(heading: str, ids: tuple[str, ...], known: dict[str, Section], source: Source) -> str:
    """A heading and what it answers: as a link where that is one question alone."""
    answered = [known[name] for name in ids if name in known]
    if len(answered) == 1:
        return f"**[{heading}]({links.relative(answered[0].source.path, source.path)}).**"
    said = "; ".join(_link(section, source) for section in answered)
    return f"**{heading}** (answers {said or NONE})."


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
