"""Files through the gate: what they carry, what is written in them, and who looked at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from hub import rules
from hub.model import (
    ASSETS,
    BUILT,
    Asset,
    CouldNotCheck,
    FileRule,
    Finding,
    Source,
)
from hub.reading import built
from hub.reading.files import THEME, open_file
from hub.reading.files.contents import CODE
from hub.reading.neighbours import Neighbours
from hub.reading.register import Register, theme_files
from hub.reading.text import Views

_NOBODY: frozenset[str] = frozenset()


class Judge(Protocol):
    """Whoever judges texts: the gate's own judge."""

    def text(self, one: Source) -> list[Finding]:
        """Every finding in one text, which may be known to be clean."""

    def judged(self, one: Source) -> list[Finding]:
        """Every finding in one text, judged now."""

    def names(self, many: Sequence[Source]) -> list[Finding]:
        """Every finding in the names of files."""

    def code(self, path: str, code: str) -> list[Finding]:
        """Every finding in a program or style sheet as it is written."""


def judge(
    root: Path,
    path: str,
    judge_of_texts: Judge,
    audience: str,
    register: Register,
    shown: str | None = None,
    proved: frozenset[str] = _NOBODY,
    beside: Neighbours | None = None,
) -> list[Finding]:
    """Every finding in one file under `root`; `shown` is its path in the repository."""
    asset = open_file(root, path, shown=shown, register=register, proved=proved, beside=beside)
    return findings(asset, judge_of_texts, audience)


def judge_built(
    folder: Path,
    path: str,
    judge_of_texts: Judge,
    register: Register,
    proved: frozenset[str],
    beside: Neighbours | None = None,
) -> list[Finding]:
    """Every finding in one file of a built site. The register of the repository speaks for the
    pictures in it, whatever they are called there."""
    asset = open_file(
        folder, path, built=True, register=register, proved=proved, theme=theme_files(),
        beside=beside,
    )  # fmt: skip
    if asset.kind == THEME:
        return []
    # What we made of judged words is judged again at once, and text by text where that finds any.
    if asset.sha256 in proved and not judge_of_texts.judged(_together(asset)):
        asset = replace(asset, texts=())
    return [*findings(asset, judge_of_texts, BUILT), *judge_of_texts.judged(built.name(path))]


def _together(asset: Asset) -> Source:
    """All texts of a file as one, each a paragraph of its own."""
    words = "\n\n".join(words for _, words in asset.texts)
    return Source(asset.path, BUILT, words, Views(words, "data"))


def findings(asset: Asset, judge_of_texts: Judge, audience: str) -> list[Finding]:
    """Every finding in an opened file: by what it carries, and in the words it holds."""
    found = list(_by_rules(asset, rules.asset_rules()))
    for place, words in asset.texts:
        # The file's own verdict covers its texts: to keep one of each would fill the list.
        if place == CODE:
            here = judge_of_texts.code(asset.path, words)
        else:
            one = Source(asset.path, audience, words, Views(words, "data"))
            here = judge_of_texts.judged(one)
        found += [_in_file(finding, place) for finding in here]
    return sorted(set(found))


def _by_rules(asset: Asset, known: Mapping[str, FileRule]) -> Iterator[Finding]:
    for name, rule in known.items():
        try:
            sentences = list(rule.look(asset))
        except Exception as error:  # noqa: BLE001 - an error in a rule is never a pass
            raise CouldNotCheck(
                f"{asset.path}: the rule '{name}' failed ({type(error).__name__})."
                " Nothing was published. Report the fault in the rule."
            ) from None
        for sentence in sentences:
            yield Finding(asset.path, 1, 1, 0, 0, name, ASSETS, sentence)


def _in_file(finding: Finding, place: str) -> Finding:
    """A finding in the words of a file: it has no lines, so the place is said instead."""
    message = f"In the file, {place}: {finding.message}"
    return replace(finding, line=1, column=1, start=0, end=0, message=message)
