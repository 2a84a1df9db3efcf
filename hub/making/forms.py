"""What a form says: which sections it asks, in which words, and when one may be left empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.model import MEETINGS, ONLY_IF, Section, Site
from hub.reading import fields
from hub.reading.form_words import WORDS


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


def wording(site: Site, form: str, status: str) -> Wording:
    """The words of one form in one status."""
    said = _said(site)
    return Wording(
        title=said["forms"][form]["title"],
        about=fields.filled(site, said["forms"][form]["about"]),
        occasion=said["occasion"],
        before=said["before"]["title"],
        lines=tuple(fields.filled(site, line) for line in said["before"]["lines"]),
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
