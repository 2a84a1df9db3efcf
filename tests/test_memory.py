"""A preview makes anew what has changed, and nothing that it made before is ever stale."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hub import memory

asked: list[tuple[str, str]] = []


@memory.remembered
def loud(text: str, path: str) -> str:
    """Notes that it was asked."""
    asked.append((text, path))
    return f"{path}: {text.upper()}"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No test remembers another."""
    asked.clear()
    yield
    memory.begin(keep=False)
    memory.begin(keep=False)


def test_the_same_words_are_worked_on_once_in_a_preview() -> None:
    for _ in range(3):
        memory.begin(keep=True)
        assert loud("words", "a.md") == "a.md: WORDS"
    assert len(asked) == 1


def test_other_words_or_the_same_words_elsewhere_are_worked_on_anew() -> None:
    memory.begin(keep=True)
    assert loud("words", "a.md") == "a.md: WORDS"
    memory.begin(keep=True)
    assert loud("other", "a.md") == "a.md: OTHER"
    assert loud("words", "b.md") == "b.md: WORDS"
    assert loud("word", "sa.md") == "sa.md: WORD"


def test_what_one_build_did_not_ask_for_is_forgotten() -> None:
    memory.begin(keep=True)
    loud("words", "a.md")
    memory.begin(keep=True)
    memory.begin(keep=True)
    loud("words", "a.md")
    assert len(asked) == 2


def test_a_single_build_keeps_nothing() -> None:
    memory.begin(keep=False)
    loud("words", "a.md")
    loud("words", "a.md")
    assert len(asked) == 2
