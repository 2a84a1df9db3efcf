"""What the hub itself says of the partnership, from one data file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.reading.lines import Problem, listed, mapping, words

PATH = "docs/partnership.yml"
# What is true of any partnership, where the file does not say.
STATUS = {
    "draft": "Draft, not approved. If it differs from your invitation, follow the invitation.",
    "approved": "Approved by a lead of the partnership.",
}
_KEYS = ("place", "status", "senders")
_ID = re.compile(r"[a-z][a-z-]*")


@dataclass(frozen=True)
class Sender:
    """Who may have sent an invitation; `instead` says why no day is counted for it, `also` what to
    think of beside the day."""

    id: str
    name: str
    instead: str = ""
    also: str = ""


def place(data: Mapping[str, Any]) -> str:
    """Where the partnership is, or an empty string."""
    return words(mapping(data.get(PATH)).get("place"))


def status(data: Mapping[str, Any], approved: bool) -> str:
    """A page's status in words."""
    name = "approved" if approved else "draft"
    return words(mapping(mapping(data.get(PATH)).get("status")).get(name)) or STATUS[name]


def senders(data: Mapping[str, Any]) -> tuple[Sender, ...]:
    """Who may have sent an invitation; nobody where there is no choice."""
    found = tuple(
        Sender(*(words(mapping(entry).get(key)) for key in ("id", "name", "instead", "also")))
        for entry in listed(mapping(data.get(PATH)).get("senders"))
    )
    return found if len(found) > 1 else ()


def problems(data: Mapping[str, Any]) -> list[Problem]:
    """One sentence for each thing wrong with the file; none without it."""
    said = data.get(PATH)
    if said is None:
        return []
    if not isinstance(said, Mapping) or not set(said) <= set(_KEYS):
        return [(PATH, 1, f"Write these keys and no other: {', '.join(_KEYS)}.")]
    found = []
    if not words(said.get("place")):
        found.append("Say after 'place:' where the partnership is, in words.")
    if not all(words(mapping(said.get("status")).get(name)) for name in STATUS):
        found.append("Say under 'status:' what stands on a draft, and what on an approved page.")
    entries = said.get("senders")
    if entries is not None and not isinstance(entries, list):
        found.append("Write 'senders:' as a list: each on a line of its own, after '- id:'.")
    ids = [words(mapping(entry).get("id")) for entry in listed(entries)]
    if not all(map(_ID.fullmatch, ids)) or len(set(ids)) < len(ids):
        found.append("Give each sender an id of its own, in small letters: 'id: council'.")
    if not all(words(mapping(entry).get("name")) for entry in listed(entries)):
        found.append("Give each sender a name, as a reader would say it.")
    return [(PATH, 1, what) for what in found]
