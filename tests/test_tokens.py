"""What the rules share keeps its word: a look passes over a text only where nothing can match."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from hub.model import View
from hub.rules import tokens

PARSER: Any = re._parser
NAMES: Any = re._constants
RULES = Path(tokens.__file__).parent / "privacy"
DIGITS = range(ord("0"), ord("9") + 1)


def fewest_digits(parsed: Any) -> int:
    """How many digits every match of a pattern holds at least."""
    return sum(map(_fewest, parsed))


def _fewest(part: Any) -> int:
    kind, what = part
    match str(kind):
        case "LITERAL":
            return what in DIGITS
        case "IN":
            return all(_only_digits(*one) for one in what)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return what[0] * fewest_digits(what[2])
        case "SUBPATTERN":
            return fewest_digits(what[-1])
        case "BRANCH":
            return min(map(fewest_digits, what[1]))
    return 0


def _only_digits(kind: Any, what: Any) -> bool:
    match str(kind):
        case "LITERAL":
            return what in DIGITS
        case "RANGE":
            return what[0] in DIGITS and what[1] in DIGITS
        case "CATEGORY":
            return what is NAMES.CATEGORY_DIGIT
    return False


def looks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int]]:
    """Every look for figures that says how many digits a match holds: file, pattern, how many."""
    found: list[tuple[str, str, int]] = []
    made = tokens.in_digits

    def noted(pattern: str, **given: Any) -> tokens.Look:
        found.append((path.name, pattern, given.get("least", 1)))
        return made(pattern, **given)

    monkeypatch.setattr(tokens, "in_digits", noted)
    for path in sorted(RULES.glob("[a-z]*.py")):
        module = importlib.util.spec_from_file_location(f"again_{path.stem}", path)
        assert module
        assert module.loader
        module.loader.exec_module(importlib.util.module_from_spec(module))
    return [look for look in found if look[2] > 1]


def test_no_match_holds_fewer_digits_than_its_look_says(monkeypatch: pytest.MonkeyPatch) -> None:
    said = looks(monkeypatch)
    assert len(said) > 5
    flags = re.IGNORECASE | re.ASCII
    fewer = [
        name for name, pattern, least in said if fewest_digits(PARSER.parse(pattern, flags)) < least
    ]
    assert not fewer


def test_digits_are_counted_in_each_stretch_of_lines() -> None:
    text = "Two lines: 12\nand 34.\n\nNone here.\n\nRoom 5"
    assert [count for _, _, count in tokens.lines_with_digits(text)] == [4, 1]


def test_a_word_that_two_looks_are_for_is_found_for_both() -> None:
    one, other = tokens.Words(["zzyx", "okwu"]), tokens.Words(["zzyx"])
    text = "Okwu and zzyx, Zzyx's too."
    assert list(tokens.at(text, one)) == [0, 9, 15]
    assert list(tokens.at(text, other)) == [9, 15]
    assert list(tokens.at(text, tokens.Words(["zzy"]))) == []


def test_a_figure_is_looked_for_as_far_as_it_may_stand() -> None:
    look = tokens.near_words(r"zzyx[ \t]+(?P<what>\d)", "zzyx", figures=True)
    far = "zzyx" + " " * (tokens.SOON - 5) + "7"
    assert len(list(look(View("raw", far, range(len(far)))))) == 1
    assert not list(look(View("raw", "zzyx said", range(9))))
