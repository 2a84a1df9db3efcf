"""Controls to write in: each named by its question, none locked against a screen reader."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from hub.model import Field

LONGEST_NAME = 64  # Word refuses a control whose name or tag is longer
PLACEHOLDERS = {
    "text": "Click or tap to write",
    "paragraph": "Click or tap to write",
    "date": "Choose a date",
    "choice": "Choose one",
}
TICKED, EMPTY = "2612", "2610"
TICK_FONT = "MS Gothic"


def number(tag: str) -> int:
    """A control's number, from its tag alone: the same form has the same numbers every time."""
    return int.from_bytes(hashlib.sha256(tag.encode()).digest()[:4], "big") % 2_000_000_000 + 1


def named(*said: str) -> str:
    """A control's name as a screen reader says it, short enough for Word."""
    name = ", ".join(part.rstrip("?:. ") for part in said if part)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 3].rstrip()}..."


def inline(field: Field, name: str, tag: str) -> str:
    """A control within a line: text, a date or one of several choices."""
    return (
        f"<w:sdt>{_properties(name, tag, _kind(field))}"
        f"<w:sdtContent>{_placeholder(field)}</w:sdtContent></w:sdt>"
    )


def block(field: Field, name: str, tag: str) -> str:
    """A control of whole paragraphs, so that a long answer keeps its own paragraphs."""
    return (
        f"<w:sdt>{_properties(name, tag, '')}<w:sdtContent>"
        f'<w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr>{_placeholder(field)}</w:p>'
        "</w:sdtContent></w:sdt>"
    )


def tick(name: str, tag: str) -> str:
    """A box to tick."""
    states = (
        '<w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="{TICKED}" w14:font="{TICK_FONT}"/>'
        f'<w14:uncheckedState w14:val="{EMPTY}" w14:font="{TICK_FONT}"/></w14:checkbox>'
    )
    fonts = f'w:ascii="{TICK_FONT}" w:hAnsi="{TICK_FONT}" w:eastAsia="{TICK_FONT}"'
    return (
        f"<w:sdt>{_properties(name, tag, states, placeholder=False)}<w:sdtContent>"
        f'<w:r><w:rPr><w:rFonts {fonts} w:hint="eastAsia"/></w:rPr><w:t>&#x{EMPTY};</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def _properties(name: str, tag: str, kind: str, *, placeholder: bool = True) -> str:
    # sdtLocked keeps the control from being deleted; what stands in it stays free to change.
    return (
        f"<w:sdtPr><w:alias w:val={quoteattr(name)}/><w:tag w:val={quoteattr(_short(tag))}/>"
        f'<w:id w:val="{number(tag)}"/><w:lock w:val="sdtLocked"/>'
        + ("<w:showingPlcHdr/>" if placeholder else "")
        + f"{kind}</w:sdtPr>"
    )


def _short(tag: str) -> str:
    return tag if len(tag) <= LONGEST_NAME else f"control-{number(tag)}"


def _placeholder(field: Field) -> str:
    return (
        '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
        f"<w:t>{escape(PLACEHOLDERS[field.kind])}</w:t></w:r>"
    )


def _kind(field: Field) -> str:
    if field.kind == "date":
        return (
            '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    if field.kind == "choice":
        return f"<w:dropDownList>{_items(field.options)}</w:dropDownList>"
    return '<w:text w:multiLine="1"/>'  # the Enter key begins a new line in it


def _items(options: Sequence[str]) -> str:
    return "".join(
        f"<w:listItem w:displayText={quoteattr(option)} w:value={quoteattr(option)}/>"
        for option in options
    )
