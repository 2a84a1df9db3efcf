"""Each rule finds every place that is marked in its pinned texts.

A line of tests/leaks/pinned/RULE.txt is one text; double brackets stand around what must be
found and a bent arrow for a line's end. A line may be added by hand; `python -m bench.pinning`
adds one where a small fault in a rule would be noticed by no other. A line goes only where its
marks no longer have to be found.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import test_rules
from test_rules import RULES, found_by, joined, marked

from hub.model import Rule, Span

PINNED = Path(__file__).parent / "leaks" / "pinned"


def lines(name: str) -> list[str]:
    """The pinned texts of a rule, in the order of its file."""
    path = PINNED / f"{name}.txt"
    kept = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
    return [line.replace("⏎", "\n") for line in kept]


def missed(rule: Rule, line: str) -> list[Span]:
    """The marked places of a line that a rule does not find from end to end."""
    text, expected = marked(line)
    with test_rules.WORDS:
        spans = joined(found_by(rule, text))
    return [(a, b) for a, b in expected if not any(c <= a and b <= d for c, d in spans)]


@pytest.mark.parametrize("name", RULES)
def test_a_pinned_text_is_found(name: str) -> None:
    rule = test_rules.RULES[name]
    assert not [number for number, line in enumerate(lines(name), 1) if missed(rule, line)]


def test_every_pinned_text_marks_something_and_belongs_to_a_rule() -> None:
    assert not {path.stem for path in PINNED.glob("*")} - set(RULES)
    assert all(marked(line)[1] for name in RULES for line in lines(name))
