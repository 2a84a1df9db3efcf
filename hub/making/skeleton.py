"""A new model report to fill in: the form's questions and hints under its headings."""

from __future__ import annotations

from hub.making.forms import hints
from hub.model import CORE, Agency, CouldNotCheck, Site


def exemplar(site: Site, agency: Agency, meeting: str, origin: str) -> str:
    """The Markdown of a new model report. Its hints are quotes: a quote is no answer, so the check
    asks for each section until it is answered in words.

    Raises CouldNotCheck where the agency's form asks nothing for that meeting.
    """
    words = {"pre-birth": "a pre-birth", "transfer-in": "a transfer-in", "initial": "an initial"}
    # Agencies are called by what they are, one or many: a colon reads right after both.
    title = f"{agency.title}: report for {words.get(meeting, 'a ' + meeting)} conference"
    lines = [
        "---",
        f'title: "{title}"',
        f"agency: {agency.id}",
        f"meeting: {meeting}",
        f"form: {agency.form}",
        f"origin: {origin}",
        "status: draft",
        "owner: Safeguarding lead for the partnership (role to be named)",
        "reviewed: not yet read by a practitioner",
        "review_due: 2027-05-31",
        "order: 50",
        "summary:",
        "teaches: model",
        "kept_apart:",  # a person's own word, so the check asks for it until one has given it
        "---",
    ]
    body = _own(site, agency) if agency.form == "own" else _asked(site, agency.form, meeting)
    if not body:
        raise CouldNotCheck(f"No section of the {agency.form} form is asked for this meeting.")
    return "\n".join([*lines, "", *body])


def _asked(site: Site, form: str, meeting: str) -> list[str]:
    lines: list[str] = []
    for section in site.sections:
        need = section.need(form, meeting)
        if need:
            only = "" if need == CORE else f" Leave this section out unless {section.only_if}."
            lines += [f"## {section.title}", "", f"> {section.question}{only}", ">"]
            lines += [f"> - {hint}" for hint in hints(section, form)] + [""]
    return lines


def _own(site: Site, agency: Agency) -> list[str]:
    titles = {section.id: section.question for section in site.sections}
    lines: list[str] = []
    for heading, ids, _ in agency.layout:
        lines += [f"## {heading}", ""]
        lines += [f"> {titles[i]}" for i in ids if i in titles] + [""]
    return lines
