"""`Before you send it`: one thing to check for each section, in the section's own words."""

from __future__ import annotations

from collections.abc import Sequence

from hub.making.forms import condition
from hub.model import FORMS, Section

Item = tuple[str, str, str]  # the section's title, what to check, and when it applies


def items(sections: Sequence[Section]) -> tuple[Item, ...]:
    """Every section's check in the order it is asked, with the condition where there is one."""
    return tuple((section.title, section.check, _when(section)) for section in sections)


def _when(section: Section) -> str:
    """A section that some form asks at any time needs no condition here."""
    said = [condition(section, form) for form in FORMS if section.asked.get(form)]
    return said[0] if said and all(said) else ""
