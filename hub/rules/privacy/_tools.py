"""What the rules on text share: ways of looking that cost nothing where there is nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from hub.model import Span, View

_DIGIT = re.compile("[0-9]")
# The front matter's own dates and numbers: about the page, never about a child.
PAGE_FACTS = re.compile(
    r"^(?:(?:reviewed|review_due|date):[ \t]*[\"']?(?:19|20)\d\d-\d\d-\d\d[\"']?[ \t]*$"
    r"|order:[ \t]*\d{1,4}[ \t]*$|version:[ \t]*[\"']?\d{1,2}(?:\.\d{1,2})?[\"']?[ \t]*$)",
    re.M,
)
_WORDS = re.compile(r"[a-z]+", re.A)


@lru_cache(maxsize=8)
def lines_with_digits(text: str) -> tuple[tuple[int, str], ...]:
    """The runs of lines of a text that hold a digit, and where each starts."""
    runs: list[tuple[int, int]] = []
    end = -1
    for digit in _DIGIT.finditer(text):
        if digit.start() < end:
            continue
        start = text.rfind("\n", 0, digit.start()) + 1
        stop = text.find("\n", digit.start())
        stop = len(text) if stop < 0 else stop
        if runs and start == end + 1:
            runs[-1] = (runs[-1][0], stop)
        else:
            runs.append((start, stop))
        end = stop
    return tuple((start, text[start:stop]) for start, stop in runs)


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """A text in lower case, each character at its own place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] or c for c in text)


@lru_cache(maxsize=8)
def words_of(text: str) -> frozenset[str]:
    """The distinct plain words of a text, in lower case."""
    return frozenset(_WORDS.findall(lowered(text)))


def in_digits(
    pattern: str, *, flags: int = re.IGNORECASE | re.ASCII, unless: str = ""
) -> Callable[[View], Iterator[Span]]:
    """A look for a pattern that holds a digit; a group named `what...` is what gets marked.

    `unless` is a pattern of which a match is let go.
    """
    compiled = re.compile(pattern, flags)
    excused = re.compile(unless, flags) if unless else None
    groups = _marks(compiled)

    def look(view: View) -> Iterator[Span]:
        for offset, run in lines_with_digits(view.text):
            for match in compiled.finditer(run):
                if excused and excused.search(match.group()):
                    continue
                start, end = _marked(match, groups)
                if not _about_the_page(run, start):
                    yield offset + start, offset + end

    return look


def near_words(
    pattern: str, *words: str, flags: int = re.IGNORECASE | re.ASCII
) -> Callable[[View], Iterator[Span]]:
    """A look for a pattern that can only match where one of some words stands."""
    compiled = re.compile(pattern, flags)
    needed = frozenset(words)
    groups = _marks(compiled)

    def look(view: View) -> Iterator[Span]:
        if needed.isdisjoint(words_of(view.text)):
            return
        for match in compiled.finditer(view.text):
            yield _marked(match, groups)

    return look


def _about_the_page(run: str, start: int) -> bool:
    line = run.rfind("\n", 0, start) + 1
    return run[line : line + 1] in ("r", "d", "o", "v") and bool(PAGE_FACTS.match(run, line))


def _marks(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """The groups of a pattern that mark what is found: `what`, `what2` ..."""
    return tuple(name for name in pattern.groupindex if name.startswith("what"))


def _marked(match: re.Match[str], groups: tuple[str, ...]) -> Span:
    return next((match.span(group) for group in groups if match[group] is not None), match.span())


def either(*looks: Callable[[View], Iterator[Span]]) -> Callable[[View], Iterator[Span]]:
    """A look that finds what any of some looks finds."""

    def look(view: View) -> Iterator[Span]:
        for one in looks:
            yield from one(view)

    return look
