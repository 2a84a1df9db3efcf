"""A file or folder that bears a person's name made of plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from hub.model import ContentRule, Site
from hub.reading import DOCS, EXEMPLARS, LOOK
from hub.rules.standing import GROUPS
from hub.rules.words import also_names, names_too

_WORDS = re.compile(r"[a-z]+")


@cache
def _alone() -> frozenset[str]:
    """The names that no page is called after: neither felt, made nor on a calendar."""
    things = ("abstract", "alone", "calendar", "masses", "never bare", "acts", "qualities")
    return also_names() - {word for group in things for word in GROUPS[group]}


def names_somebody(part: str) -> bool:
    """Whether a part of an address is a name: alone, or beside a surname."""
    words = _WORDS.findall(part.lower())
    if len(words) == 1:
        return words[0] in _alone()
    return any(first in also_names() and last in names_too() for first, last in pairwise(words))


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """No file or folder of the site is called as a person may be called."""
    paths = {one.path for one in site.sources} | set(site.files)
    for path in sorted(paths):
        parts = Path(path).with_suffix("").parts
        if parts[0] in (DOCS, EXEMPLARS, LOOK) and any(map(names_somebody, parts[1:])):
            yield path, 1, f"In the address: {RULE.instead}"


RULE = ContentRule(
    title="Name in an address",
    why="The name of a file or folder is published as the address of a page. Two words that are"
    " people's names, side by side, are a person.",
    instead="Call the file after what it is about: `housing-initial.md`.",
    look=look,
)
