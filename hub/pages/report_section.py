"""A section's page: the question it asks, of whom, above the guidance on answering it."""

from __future__ import annotations

from html import escape

from hub.model import FORMS, MEETINGS, ONLY_IF, Section, Site

FORM_NAMES = {
    "child": "Child agency report",
    "adult": "Adult agency report",
    "own": "Your agency's own report",
}
MEETING_NAMES = {
    "initial": "initial conference",
    "review": "review conference",
    "pre-birth": "pre-birth conference",
    "transfer-in": "transfer-in conference",
}


def above(section: Section) -> str:
    """The question as the form prints it, with its hints and who is asked."""
    hints = "".join(f"<li>{escape(hint)}</li>" for hint in section.hints)
    return (
        '<div class="question">'
        '<p class="question-label">The form asks</p>'
        f'<p class="question-text">{escape(section.question)}</p>'
        + (f"<ul>{hints}</ul>" if hints else "")
        + f'<p class="question-asked">{escape(asked(section))}</p></div>'
    )


def asked(section: Section) -> str:
    """Who is asked a section, in words."""
    needs = {(f, m): section.need(f, m) for f in FORMS for m in MEETINGS if section.need(f, m)}
    meetings = [m for m in MEETINGS if any(key[1] == m for key in needs)]
    forms = [f for f in FORMS if any(key[0] == f for key in needs)]
    on = " and ".join(FORM_NAMES[f].lower() for f in forms)
    when = "every conference" if len(meetings) == len(MEETINGS) else _list(meetings)
    if needs and all(need == ONLY_IF for need in needs.values()):
        return f"Answer it only if {section.only_if}. On the {on}, for {when}."
    return f"Always answered on the {on}, for {when}."


def _list(meetings: list[str]) -> str:
    return " and ".join(f"a {MEETING_NAMES[m]}" for m in meetings)


def related(site: Site) -> list[str]:
    """Model reports to read beside a section: the first of each form."""
    chosen: dict[str, str] = {}
    for exemplar in site.exemplars:
        if not exemplar.withdrawn and exemplar.teaches != "poor":
            chosen.setdefault(exemplar.form, exemplar.path)
    return list(chosen.values())
