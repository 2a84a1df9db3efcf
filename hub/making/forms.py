"""What a form says: which sections it asks, in which words, and when one may be left empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.model import CORE, FORMS, MEETINGS, ONLY_IF, Agency, Field, Section, Site
from hub.reading import fields
from hub.reading.form_words import STATUSES, WORDS


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


def status_of(site: Site, path: str) -> str:
    """A page's status; a file without a page of its own is a draft."""
    page = site.page(path)
    said = page.meta.get("status") if page else None
    return said if said in STATUSES else STATUSES[0]


def checklist_words(site: Site) -> Mapping[str, str]:
    """The words around the checklist: title and about."""
    return {key: str(value) for key, value in _said(site)["checklist"].items()}


def send_words(site: Site) -> Mapping[str, str]:
    """The words of the three lines on an agency's page: what to send, to whom, by when."""
    return {key: fields.filled(site, str(said)) for key, said in _said(site)["send"].items()}


def _said(site: Site) -> Mapping[str, Any]:
    said: Mapping[str, Any] = site.data[WORDS]
    return said


def asked_on(sections: Sequence[Section], form: str) -> tuple[Section, ...]:
    """The sections that a form asks, at one kind of conference or more, in their order."""
    return tuple(section for section in sections if section.asked.get(form))


def drafted(site: Site) -> Iterator[Agency]:
    """The agencies that send their own report and may fill in a draft of it: forms.yml words it."""
    worded = _said(site)["forms"]
    for agency in site.agencies:
        away = agency.source.meta.get("withdrawn") is True or agency.source.path in site.withheld
        if agency.layout and agency.id in worded and agency.id not in FORMS and not away:
            yield agency


def from_layout(site: Site, agency: Agency) -> tuple[Section, ...]:
    """An agency's own headings as sections of a form: under each the questions it answers, what is
    usually missing, and one space to write in."""
    known = {section.id: section for section in site.sections}
    made = []
    for place, (heading, ids, missing) in enumerate(agency.layout, 1):
        answered = [known[name] for name in ids if name in known]
        needs = {(m, s.need(f, m)) for s in answered for f in FORMS for m in MEETINGS}
        asked = {m: ONLY_IF for m in MEETINGS if (m, ONLY_IF) in needs}
        asked |= {m: CORE for m in MEETINGS if (m, CORE) in needs}
        label = " ".join(section.question for section in answered) or "Your answer"
        often = missing and ONLY_IF not in asked.values()
        made.append(
            Section(
                id=f"heading-{place}",
                title=heading,
                question=heading,
                order=place,
                asked={agency.id: asked or dict.fromkeys(MEETINGS, CORE)},
                only_if=next((section.only_if for section in answered if section.only_if), ""),
                hints=(f"Usually missing: {missing[:1].lower()}{missing[1:]}",) if often else (),
                fields=(Field("answer", label, "paragraph"),),
                check="",
                why=(),
                source=agency.source,
            )
        )
    return tuple(made)


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
