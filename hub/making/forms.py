"""What a form says: which sections it asks, in which words, and when one may be left empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.making import deadlines
from hub.model import MEETINGS, ONLY_IF, Section, Site

WORDS = "docs/report/forms.yml"
Fill = Callable[[str], str]


@dataclass(frozen=True)
class Wording:
    """The words a form carries beside its sections', every merge field filled."""

    title: str
    about: str
    occasion: str
    before: str
    lines: tuple[str, ...]
    confidential: str
    status: str


def wording(site: Site, form: str, status: str, fill: Fill) -> Wording:
    """The words of one form in one status."""
    said = _said(site)
    return Wording(
        title=said["forms"][form]["title"],
        about=fill(said["forms"][form]["about"]),
        occasion=said["occasion"],
        before=said["before"]["title"],
        lines=tuple(fill(line) for line in said["before"]["lines"]),
        confidential=said["confidential"],
        status=said["status"][status],
    )


def status_words(site: Site, status: str) -> str:
    """What a page, form or report in this status says of itself."""
    return str(_said(site)["status"][status])


def checklist_words(site: Site) -> Mapping[str, str]:
    """The words around the checklist: title and about."""
    return {key: str(value) for key, value in _said(site)["checklist"].items()}


def _said(site: Site) -> Mapping[str, Any]:
    said: Mapping[str, Any] = site.data[WORDS]
    return said


def problems(data: Mapping[str, Any]) -> list[tuple[str, int, str]]:
    """One sentence for each word the forms need and do not find."""
    needed = (
        ("confidential",),
        ("occasion",),
        ("status", "draft"),
        ("status", "approved"),
        ("forms", "child", "title"),
        ("forms", "child", "about"),
        ("forms", "adult", "title"),
        ("forms", "adult", "about"),
        ("before", "title"),
        ("before", "lines"),
        ("checklist", "title"),
        ("checklist", "about"),
    )
    found = []
    for path in needed:
        at: Any = data.get(WORDS)
        for key in path:
            at = at.get(key) if isinstance(at, Mapping) else None
        if not at:
            found.append((WORDS, 1, f"Give the forms their words for {': '.join(path)}."))
    return found


def asked_on(sections: Sequence[Section], form: str) -> tuple[Section, ...]:
    """The sections that a form asks, at one kind of conference or more, in their order."""
    return tuple(section for section in sections if section.asked.get(form))


def hints(section: Section, form: str) -> tuple[str, ...]:
    """The section's hints, in this form's own words where it has some (`hints_adult`)."""
    own = section.source.meta.get(f"hints_{form}")
    return tuple(str(hint) for hint in own) if isinstance(own, list) else section.hints


def condition(section: Section, form: str) -> str:
    """When to answer a section that is not always asked; empty for one that is."""
    asked = section.asked[form]
    if ONLY_IF in asked.values():
        return f"Only if {section.only_if.rstrip('.')}."
    if set(asked) < set(MEETINGS):
        named = [meeting for meeting in MEETINGS if meeting in asked]
        return f"Only for {_either(named)} conference."
    return ""


def _either(meetings: Sequence[str]) -> str:
    said = [f"{'an' if meeting[0] in 'aeiou' else 'a'} {meeting}" for meeting in meetings]
    return " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 2 else said)


def fill_deadlines(site: Site) -> Fill:
    """Fill `{{deadline.initial}}` and `{{deadline.review}}`; an unknown field is an error."""
    timetable, slips = deadlines.read(site.data)
    if timetable is None:
        raise ValueError(slips[0][2])

    def filled(text: str) -> str:
        return re.sub(
            r"\{\{deadline\.(\w+)\}\}", lambda found: timetable.words(found.group(1)), text
        )

    return filled
