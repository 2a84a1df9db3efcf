"""Public contacts that may be printed anywhere: one reviewed list, each with source and date."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hub.model import CouldNotCheck
from hub.reading.front_matter import entry_line, whole

PATH = "hub/rules/contacts.yml"
_KINDS = ("numbers", "mailboxes", "sites")


def _read(text: str) -> dict[str, list[Any]]:
    """The list; raises CouldNotCheck where it is not whole."""
    said = whole(text, PATH)
    if not isinstance(said, dict) or not all(isinstance(said.get(kind), list) for kind in _KINDS):
        raise CouldNotCheck(f"{PATH}:1: Write three lists: {', '.join(_KINDS)}.")
    for kind in _KINDS:
        for number, entry in enumerate(said[kind]):
            if not isinstance(entry, dict) or not str(entry.get("say") or "").strip():
                line = entry_line(text, kind, number)
                raise CouldNotCheck(
                    f"{PATH}:{line}: Say what may stand: '- {{say: example.org, ...'."
                )
    return said


def _from(file: Path) -> dict[str, list[Any]]:
    """The list in a file; raises CouldNotCheck where it cannot be read or is not whole."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CouldNotCheck(
            f"{PATH}: the reviewed contacts cannot be read. Restore the file, then check again."
        ) from None
    return _read(text)


try:
    _LIST, TROUBLE = _from(Path(__file__).with_name("contacts.yml")), ""
except CouldNotCheck as _slip:
    # Every command needs this file as it starts: the first one that judges tells what is wrong.
    _LIST, TROUBLE = {kind: [{"say": "0"}] for kind in _KINDS}, str(_slip)


def _spaced(number: str) -> str:
    """A pattern for a published number, however it is grouped."""
    return r"[ -]?".join(re.escape(digit) for digit in number if digit.isdigit())


NUMBERS = re.compile(
    r"(?<![\w+.-])(?:"
    + "|".join(_spaced(str(c["say"])) for c in _LIST["numbers"])
    + r")(?![\w-]|\.\d)",
    re.ASCII,
)
LINKS = re.compile(
    r"(?:https?://)?((?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,6})(?:/[^\s)>\]]{0,200})?", re.ASCII
)
MAILBOXES = frozenset(str(c["say"]).lower() for c in _LIST["mailboxes"])
SITES = tuple(str(c["say"]).lower() for c in _LIST["sites"])


def is_public_number(text: str) -> bool:
    """Whether a text is, whole, a published number."""
    return NUMBERS.fullmatch(text.strip()) is not None


def is_public_site(host: str, path: str = "") -> bool:
    """Whether a host is a reviewed public site or a part of one; a reviewed entry may name a host
    with the first part of its paths, where only that part is a public body's."""
    host = host.lower().rstrip(".")
    whole = host + path.lower()
    return any(
        (whole == site or whole.startswith(site + "/"))
        if "/" in site
        else (host == site or host.endswith("." + site))
        for site in SITES
    )
