"""A calendar entry for the day a report is due. It never carries a name, a place or a link."""

from __future__ import annotations

LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
TITLE = "Report due for {kind} conference"
WORDS = "Send your written report today. Say when and how you shared it with the family."
ARTICLES = {"initial": "an initial", "review": "a review"}


def template() -> str:
    """An all-day entry that Outlook, Google and Apple calendars take (RFC 5545), with its slots
    open: the page's script fills them.

    No slot stands on a line that would need folding once it is filled. Its {uid} must differ for
    each child's conference: an entry with the same one replaces the first.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//conference-hub//due date//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:{uid}",
        "DTSTAMP:{stamp}",
        "DTSTART;VALUE=DATE:{due}",
        "DTEND;VALUE=DATE:{after}",
        f"SUMMARY:{_escaped(TITLE)}",
        f"DESCRIPTION:{_escaped(WORDS)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(TITLE)}",
        "TRIGGER:-PT15H",  # nine in the morning on the day before
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 octets, then lines that begin with a space; no character is split."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode()) > LONGEST_LINE:
            parts.append(part)
            part = " "
        part += character
    return "\r\n".join([*parts, part])
