"""The plain English words that the gate knows, and which of them are also people's names.

`english.txt.gz` is made by `python -m hub.rules.words.make` from the British word list of SCOWL
(licence: LICENCE.txt beside it). `struck.txt` names words left out because they are names first and
words second, `kept.txt` words that stay although they are also names or places, and
`also-names.txt` known words that people are called by, which the gate judges by where they stand;
`surnames-too.txt` adds rarer ones. `names.txt.gz`, made by `python -m hub.rules.words.make_names`,
holds names of many countries that may not be added to the reviewed words.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def listed(name: str) -> frozenset[str]:
    """The words of one list: lines of words, `#` starts a remark."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


@cache
def given() -> frozenset[str]:
    """Names of people, in lower case, that are no plain English word: never reviewed as safe."""
    return frozenset(gzip.decompress((HERE / "names.txt.gz").read_bytes()).decode().split("\n"))


@cache
def grouped(name: str) -> Mapping[str, frozenset[str]]:
    """The words of one list by group: a heading that ends in a colon, its words indented. Words of
    several groups stand under the names of all of them, with commas between."""
    found: dict[str, set[str]] = {}
    groups: list[set[str]] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            for group in groups:
                group.update(line.split())
        elif line.endswith(":") and not line.startswith("#"):
            groups = [found.setdefault(heading, set()) for heading in line[:-1].split(", ")]
    return {heading: frozenset(words) for heading, words in found.items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words. A longer one is not sought first: say where it ends."""
    return f"(?:{'|'.join(sorted(words))})"


@cache
def english() -> frozenset[str]:
    """Plain English words in lower case that are not names first."""
    return frozenset(gzip.decompress((HERE / "english.txt.gz").read_bytes()).decode().split("\n"))


@cache
def also_names() -> frozenset[str]:
    """Known words, in lower case, that are also given names or surnames."""
    return listed("also-names.txt")


@cache
def names_too() -> frozenset[str]:
    """Known words, in lower case, that are also anybody's name, common or rare, or a place's."""
    return also_names() | listed("surnames-too.txt")


@cache
def struck() -> frozenset[str]:
    """Dictionary words that are names first and therefore not known."""
    return listed("struck.txt")
