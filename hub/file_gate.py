"""Pictures, documents, sound and film at the gate: structure first, then their words.

Apart from the text gate because reading such files needs libraries that judging text does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from hub import rules
from hub.model import ASSETS, BUILT, CARRIER, Asset, CouldNotCheck, Finding, Source
from hub.reading.files import open_file
from hub.reading.register import Register, read_register, theme_files
from hub.reading.text import views

Words = Callable[[Source], list[Finding]]  # the text gate, ready to judge


@cache
def _theme() -> frozenset[str]:
    return theme_files()


def judge(root: Path, path: str, words: Words, proved: frozenset[str]) -> Iterator[Finding]:
    """Every finding in one file of the repository, its name and the words in it included."""
    register = read_register(root)
    opened = open_file(root, path, register=register, proved=proved)
    yield from _structure(opened, path)
    yield from _words(opened, path, words, CARRIER)


def judge_alone(folder: Path, name: str, shown: str, words: Words) -> Iterator[Finding]:
    """Every finding in one file that stands anywhere: nobody can have registered it."""
    opened = open_file(folder, name, register=Register())
    yield from _structure(opened, shown)
    yield from _words(opened, shown, words, CARRIER)


def judge_built(
    folder: Path, path: str, words: Words, register: Register, proved: frozenset[str]
) -> Iterator[Finding]:
    """Every finding in one file of a built site, as a stranger would fetch it."""
    opened = open_file(
        folder, path, built=True, register=register, proved=proved, theme=_theme()
    )
    yield from _structure(opened, path)
    yield from _words(opened, path, words, BUILT)


def _structure(opened: Asset, path: str) -> Iterator[Finding]:
    for name, rule in rules.asset_rules().items():
        try:
            sentences = list(rule.look(opened))
        except Exception as error:  # noqa: BLE001 - an error in a rule is never a pass
            raise CouldNotCheck(
                f"{path}: the rule '{name}' failed ({type(error).__name__})."
                " Nothing was published. Report the fault in the rule."
            ) from None
        for sentence in sentences:
            yield Finding(path, 1, 1, 0, 0, name, ASSETS, sentence)


def _words(opened: Asset, path: str, words: Words, audience: str) -> Iterator[Finding]:
    """Findings in the words of a file. Their place is the file: it has no lines to point at."""
    for _, text in opened.texts:
        for found in words(Source(path, audience, text, views(text, "data"))):
            yield Finding(path, 1, 1, 0, 0, found.rule, found.group, found.message)
