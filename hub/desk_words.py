"""The front desk for refused words: `hub explain --at` says what to do about each of them, on a
screen that only its user sees."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from hub import gate, report
from hub.model import CARRIER, EXEMPLAR, PAGE, CouldNotCheck, Finding
from hub.reading import LARGEST_TEXT, read_bytes
from hub.reading.text import decode
from hub.rules import vocabulary
from hub.rules.tokens import WORD

# The rules whose findings may end with a word being added to the vocabulary.
OF_WORDS = frozenset(
    ("unknown-word", "capitalised-word", "unlisted-word", "unknown-name", "joined-word")
)
_NEAR = 0.82  # of two words: how like each other they are, as difflib counts


def kind_of(file: Path, root: Path) -> str:
    """How a file is judged where nobody says: as a model report, a page, or data."""
    inside = file.resolve().is_relative_to((root / "exemplars").resolve())
    if file.suffix in (".yml", ".yaml"):
        return CARRIER
    return EXEMPLAR if inside else PAGE


def help_at(root: Path, place: str) -> bool:
    """Print what to do about what is found at a place (PATH:LINE:COLUMN, as `hub check` prints it)
    or in a whole file (PATH): the near miss, and the line to add where a word is right.

    Returns whether anything is found. It shows the words: raises CouldNotCheck where the output
    may be public, and where there is no such place.
    """
    if any(os.environ.get(name) for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI")):
        raise CouldNotCheck("This shows the word itself: run it on your own computer only.")
    path, line, column = _parts(root, place)
    found = gate.check_file(root, root / path, kind_of(root / path, root))
    if line:
        found = [f for f in found if (f.line, f.column) == (line, column) and f.end > f.start]
    if not found:
        print(f"Nothing is found {'at this place' if line else 'in this file'}.")
        return False
    text = decode(read_bytes(root / path, LARGEST_TEXT))
    _tell(root, path, text, found)
    return True


def _parts(root: Path, place: str) -> tuple[str, int, int]:
    path, line, column = [*place.rsplit(":", 2), "", ""][:3]
    if line.isdigit() and column.isdigit() and (root / path).is_file():
        return path, int(line), int(column)
    if (root / place).is_file():
        return place, 0, 0
    raise CouldNotCheck("Give the place as hub check prints it: PATH:LINE:COLUMN, or only PATH.")


def _tell(root: Path, path: str, text: str, found: Sequence[Finding]) -> None:
    known = vocabulary.load(root)
    part = "exemplars" if path.startswith("exemplars/") else "pages"
    places = report.by_place(found)
    told: set[str] = set()
    right: list[str] = []
    for first, *others in places:
        print(report.line(first, *others))
        word = text[first.start : first.end]
        if not {f.rule for f in (first, *others)} & OF_WORDS or not WORD.fullmatch(word):
            continue
        if word.lower() in told:
            print("  The same word as above.")
            continue
        told.add(word.lower())
        near = [] if known.knows(word) else near_misses(word, known)
        if near:
            print(f"  Did you mean {' or '.join(near)}?")
        if vocabulary.refusal(word, part):
            print("  It cannot be added: people are called by this word. Write the role instead.")
            continue
        if vocabulary.proper(word):
            print("  Is it somebody's name, or a place's? Then write the role, or the sort of it.")
        # Of several, only what is hardly a name or a slip may be pasted in with the rest.
        if len(places) == 1 or (word.islower() and not near):
            right.append(word)
    if right:
        print(_to_add(part, right))


def _to_add(part: str, words: Sequence[str]) -> str:
    reason, who, names = vocabulary.PLACEHOLDERS
    named = f"names: {names}, " if any(map(vocabulary.proper, words)) else ""
    today = datetime.now().astimezone().date().isoformat()
    what = "the word is right and is no name" if len(words) == 1 else "these are right and no names"
    return (
        f"If {what}, add under `{part}:` in {vocabulary.PATH}:\n"
        f"  - {{reason: {reason}, date: {today}, who: {who}, {named}say:"
        f" [{', '.join(words)}]}}"
    )


def near_misses(word: str, known: vocabulary.Vocabulary) -> list[str]:
    """Up to three known words that a word may be misspelt for, the likest first."""
    low = word.lower()
    alike = [
        one
        for one in known.words
        if abs(len(one) - len(low)) <= 2 and (one[0] == low[0] or one[-2:] == low[-2:])
    ]
    return get_close_matches(low, alike, n=3, cutoff=_NEAR)
