"""`hub explain`: what a rule means; and of refused words, what to do about each of them, on a
screen that only its user sees."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from hub import report, rules
from hub.commands import NOT_CHECKED, PUBLISH, WITHHELD, Commands, located, one_file
from hub.model import CouldNotCheck, Finding
from hub.reading import LARGEST_TEXT, read_bytes
from hub.reading.text import Unreadable, decode
from hub.rules import vocabulary
from hub.rules.privacy import sign_off_needed
from hub.rules.tokens import WORD

# The rules whose findings may end with a word being added to the vocabulary.
OF_WORDS = frozenset(
    ("unknown-word", "capitalised-word", "unlisted-word", "unknown-name", "joined-word")
)
# Those that end with the phrase being added in which a word is no name.
OF_NAMES = frozenset(("lower-case-name", "unclear-word", "word-name"))
SIGN_OFF = "sign-off-needed"
_NEAR = 0.82  # of two words: how like each other they are, as difflib counts


def add(commands: Commands) -> None:
    """Adds `hub explain`."""
    explain = commands.add_parser("explain", help="what a rule means, and what to write instead")
    explain.add_argument("rule", nargs="?", metavar="RULE")
    explain.add_argument(
        "--at",
        metavar="PATH[:LINE[:COLUMN]]",
        help="help with one finding, line or file, on your own screen only",
    )
    explain.set_defaults(run=_explain)


def _explain(options: argparse.Namespace, root: Path) -> int:
    if options.at is not None:
        if options.rule:
            raise CouldNotCheck("Ask about a rule or about a place: hub explain --at PATH.")
        return WITHHELD if _help_at(root, options.at) else PUBLISH
    if options.rule is not None:
        return _rule(options.rule)
    for name, one in rules.every_rule().items():
        print(f"{name}: {one.title}")
    print("\nKinds of identifier, and the rule that covers each:")
    for kind, names in rules.classes():
        print(f"  {kind}: {'no rule yet' if names == ('not-yet',) else ', '.join(names)}")
    return PUBLISH


def _rule(name: str) -> int:
    from hub.pages import manual

    known = rules.every_rule()
    if name in known:
        print(manual.plain(name, known[name]))
        return PUBLISH
    near = get_close_matches(name, known, n=3)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    print(
        f"There is no rule of that name. {meant}The rules are: {', '.join(known)}.",
        file=sys.stderr,
    )
    return NOT_CHECKED


def _help_at(root: Path, place: str) -> bool:
    """Prints what to do about what is found at a place (PATH:LINE:COLUMN, as `hub check` prints
    it), in a line or in a whole file: the near miss, and the line to add where a word is right.

    Returns whether anything is found. It shows the words: raises CouldNotCheck where the output
    may be public, and where there is no such place.
    """
    if report.is_public():
        raise CouldNotCheck("This shows the word itself: run it on your own computer only.")
    file, line, column = _parts(root, place)
    if not os.access(file, os.R_OK):
        raise CouldNotCheck("This file cannot be opened. Check that you may read it.")
    try:
        text = decode(read_bytes(file, LARGEST_TEXT))
    except Unreadable:
        text = ""  # what is found is that it is no text
    if text and line > text.count("\n") + 1:
        raise CouldNotCheck(f"This file has no line {line}: it ends before.")
    found = one_file.judged(root, file)
    if line:
        found = [f for f in found if f.line == line and f.end > f.start]
    if column:
        found = [f for f in found if f.column == column]
    if not found:
        where = "at this place" if column else "in this line" if line else "in this file"
        print(f"Nothing is found {where}.")
        return False
    _tell(root, text, found)
    return True


def _parts(root: Path, place: str) -> tuple[Path, int, int]:
    """The file of a place, its line and its column; 0 where none is given."""
    for figures in (2, 1, 0):
        path, *numbers = place.rsplit(":", figures)
        if len(numbers) == figures and all(one.isdecimal() for one in numbers):
            try:
                file = located(root, path)
            except CouldNotCheck:
                continue
            if not file.is_dir():
                line, column = [*map(int, numbers), 0, 0][:2]
                return file, line, column
    raise CouldNotCheck(
        "There is no such file. Give the place as hub check prints it: PATH:LINE:COLUMN, or only"
        " PATH."
    )


def _tell(root: Path, text: str, found: Sequence[Finding]) -> None:
    """Prints each place with what to do about its word, and the line that adds the right ones."""
    known = vocabulary.load(root)
    part = "exemplars" if found[0].path.startswith("exemplars/") else "pages"
    places = report.by_place(found)
    told: set[str] = set()
    right: list[str] = []
    for first, *others in places:
        print(report.line(first, *others))
        if SIGN_OFF in (f.rule for f in (first, *others)) and SIGN_OFF not in told:
            told.add(SIGN_OFF)
            kinds = ", ".join(sign_off_needed.kinds(text)) or "where it comes from"
            print(f"  What this report tells, by kind: {kinds}. hub sign-off {first.path}")
        word = text[first.start : first.end]
        by = {f.rule for f in (first, *others)}
        if by & OF_NAMES and not by & OF_WORDS and WORD.fullmatch(word):
            print(
                "  If it is no name here, the phrase that it stands in may be added, with"
                " also_names: true. The page 'Add a word' shows how."
            )
        if not by & OF_WORDS or not WORD.fullmatch(word):
            continue
        if word.lower() in told:
            print("  The same word as above.")
            continue
        told.add(word.lower())
        with_others = _phrases(word, known, part)
        if with_others:
            print(f"  It may stand in: {', '.join(with_others)}.")
        near = [] if known.knows(word) or with_others else near_misses(word, known)
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
        else:
            at = f"{first.path}:{first.line}:{first.column}"
            print(f"  If it is right and no name, for the line to add: hub explain --at {at}")
    if right:
        print(_to_add(part, right))


def _phrases(word: str, known: vocabulary.Vocabulary, part: str) -> list[str]:
    """Up to four reviewed phrases in which a word may stand, of model reports or also of pages."""
    every = (e.text for e in known.entries if part in ("pages", e.part))
    return sorted({text for text in every if text != word and word in WORD.findall(text)})[:4]


def _to_add(part: str, words: Sequence[str]) -> str:
    reason, who, names = vocabulary.PLACEHOLDERS
    named = f"names: {names}, " if any(map(vocabulary.proper, words)) else ""
    today = datetime.now().astimezone().date().isoformat()
    what = "the word is right and is no name" if len(words) == 1 else "these are right and no names"
    kinds = vocabulary.PAGE_KINDS if part == "pages" else vocabulary.KINDS
    which = f"After names: put one of {', '.join(kinds)}.\n" if named else ""
    return (
        f"If {what}, add under `{part}:` in {vocabulary.PATH}:\n{which}"
        f"  - {{reason: {reason}, date: {today}, who: {who}, {named}say: [{', '.join(words)}]}}"
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
