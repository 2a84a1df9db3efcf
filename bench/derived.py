"""Strings that a pattern matches, so many that each of its choices is taken by one: each
alternative, what may be left out there and not there, both ends of what may be repeated, each
member of a small class. Letters and digits that are nobody's: z and 0.

What a pattern asks of the text around a match is left to whoever tries the strings.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from re import _constants as told  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_FEW = 9  # members of a class that are each taken
_OFTEN = 12  # what may be repeated more often is repeated so often
_PLAIN_SEEDS = 2  # the first ways take the first alternative and the plainest characters
_USUAL = 0.8  # how often the other ways take a plain character
_CATEGORIES = {
    told.CATEGORY_DIGIT: "0",
    told.CATEGORY_WORD: "z",
    told.CATEGORY_SPACE: " ",
    told.CATEGORY_NOT_DIGIT: "z",
    told.CATEGORY_NOT_WORD: " ",
    told.CATEGORY_NOT_SPACE: "z",
}
_PLAIN = "zx0Z a-.,'\n_/1"


def strings(pattern: re.Pattern[str], seed: int) -> list[str]:
    """Strings of a pattern; another seed takes other ways where no choice is asked for."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    # A sample that anybody can draw again.
    made = _Made(random.Random(seed), plain=seed < _PLAIN_SEEDS, more=bool(seed % 2))  # noqa: S311
    base, others = made.sequence(list(tree))
    whole = list(dict.fromkeys([base, *others]))
    return [*whole, *dict.fromkeys(one.upper() for one in whole[:3])]


class _Made:
    """Each part gives one string and, beside it, those in which one choice is another."""

    def __init__(self, chance: random.Random, *, plain: bool, more: bool) -> None:
        self.chance, self.plain, self.more = chance, plain, more
        self.groups: dict[int, str] = {}

    def sequence(self, items: Sequence[Any]) -> tuple[str, list[str]]:
        parts = [
            self.part(op, value, first=n == 0, last=n == len(items) - 1)
            for n, (op, value) in enumerate(items)
        ]
        bases = [base for base, _ in parts]
        found = []
        for n, (_, others) in enumerate(parts):
            before, after = "".join(bases[:n]), "".join(bases[n + 1 :])
            found += [before + other + after for other in others]
        return "".join(bases), found

    def part(self, op: Any, value: Any, *, first: bool, last: bool) -> tuple[str, list[str]]:
        if op is told.LITERAL:
            return chr(value), []
        if op in (told.NOT_LITERAL, told.ANY):
            return ("z", []) if value != ord("z") else ("x", [])
        if op is told.IN:
            return self.member(value)
        if op is told.BRANCH:
            return self.branch([self.sequence(list(one)) for one in value[1]])
        if op is told.SUBPATTERN:
            number, _, _, items = value
            base, others = self.sequence(list(items))
            if number:
                self.groups[number] = base
            return base, others
        if op in (told.MAX_REPEAT, told.MIN_REPEAT, told.POSSESSIVE_REPEAT):
            return self.repeated(*value)
        if op is told.ATOMIC_GROUP:
            return self.sequence(list(value))
        if op is told.GROUPREF:
            return self.groups.get(value, ""), []
        if op is told.ASSERT:
            behind = value[0] < 0
            if (behind and first) or (not behind and last):
                return self.sequence(list(value[1]))
        return "", []

    def branch(self, ways: list[tuple[str, list[str]]]) -> tuple[str, list[str]]:
        chosen = 0 if self.plain else self.chance.randrange(len(ways))
        others = [base for n, (base, _) in enumerate(ways) if n != chosen]
        others += [one for _, more in ways for one in more]
        return ways[chosen][0], others

    def repeated(self, least: int, most: Any, items: Any) -> tuple[str, list[str]]:
        base, others = self.sequence(list(items))
        top = least + 2 if most is told.MAXREPEAT else min(int(most), max(_OFTEN, least))
        usual = max(least, 1) if self.more else least
        usual = min(usual, top)
        if top > least + 2 and self.more:
            usual = min(top, least + 3) if self.plain else self.chance.randint(least, top)
        again = [base * n for n in dict.fromkeys((least, least + 1, least + 2, top)) if n <= top]
        again = [one for one in again if one != base * usual]
        if top and not usual:
            return "", [*again, *others]
        return base * usual, [*again, *(one + base * (usual - 1) for one in others)]

    def member(self, items: Sequence[Any]) -> tuple[str, list[str]]:
        if items[0][0] is told.NEGATE:
            free = [c for c in _PLAIN if not _holds(items[1:], c)]
            if " " in free and (self.more if self.plain else self.chance.random() < 0.5):
                free = [" ", *(c for c in free if c != " ")]  # between words, for what asks so
            return (free[0] if free else "\u4e00"), free[1:4]
        found: list[str] = []
        for op, value in items:
            if op is told.LITERAL:
                found.append(chr(value))
            elif op is told.RANGE:
                found += _of_range(*value)
            elif op is told.CATEGORY:
                found.append(_CATEGORIES.get(value, "z"))
        found = list(dict.fromkeys(found))
        chosen = self.chance.choice(found)
        usual = [c for c in " 0Zz" if c in found]
        if usual and (self.plain or self.chance.random() < _USUAL):
            chosen = usual[0] if self.plain else self.chance.choice(usual)
        return chosen, [c for c in found if c != chosen][:_FEW]


def _of_range(first: int, last: int) -> Iterator[str]:
    """A usual member of a range, and both its ends where it is short."""
    inside = [c for c in "zZ0" if first <= ord(c) <= last]
    yield from inside or [chr(last)]
    if last - first < _FEW:
        yield from map(chr, range(first, last + 1))
    else:
        yield chr(first)


def _holds(items: Sequence[Any], character: str) -> bool:
    for op, value in items:
        if op is told.LITERAL and ord(character) == value:
            return True
        if op is told.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if op is told.CATEGORY and _of_category(value, character):
            return True
    return False


def _of_category(category: Any, character: str) -> bool:
    if category is told.CATEGORY_DIGIT:
        return character.isdigit()
    if category is told.CATEGORY_SPACE:
        return character.isspace()
    if category is told.CATEGORY_WORD:
        return character.isalnum() or character == "_"
    return False
