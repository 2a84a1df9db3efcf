"""The figures of the 2021 audit: each with its group in words and the audit's own sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from hub.model import Figure
from hub.reading.lines import Problem, listed, mapping, words

AUDIT = "docs/audit/audit.yml"


def figures(data: Any, text: str = "") -> tuple[tuple[Figure, ...], list[Problem]]:
    """Every figure in the order listed, and a sentence for each thing that stops a build.

    `text` is the file itself: with it, a sentence points at the figure's line.
    """
    entries = [mapping(entry) for entry in listed(mapping(data).get("figures"))]
    if not entries:
        return (), [(AUDIT, 1, "List the audit's figures under figures.")]
    twice = Counter(words(entry.get("id")) for entry in entries)
    problems = [
        (AUDIT, _line(text, entry), what)
        for entry in entries
        for what in _problems(entry, twice[words(entry.get("id"))] > 1)
    ]
    return tuple(_figure(entry) for entry in entries), sorted(problems)


def _figure(entry: Mapping[Any, Any]) -> Figure:
    percent = entry.get("percent")
    number = isinstance(percent, int | float) and not isinstance(percent, bool)
    return Figure(
        id=words(entry.get("id")),
        percent=float(percent) if number and percent is not None else 0.0,
        of=words(entry.get("of")),
        label=words(entry.get("label")),
        sentence=words(entry.get("sentence")),
        theme=words(entry.get("theme")),
        question=words(entry.get("question")),
    )


def _problems(entry: Mapping[Any, Any], twice: bool) -> Iterator[str]:
    if not words(entry.get("id")):
        yield "Give this figure an id."
    elif twice:
        yield "Two figures have this id: change one."
    percent = entry.get("percent")
    if not isinstance(percent, int | float) or isinstance(percent, bool) or not 0 <= percent <= 100:
        yield "Write percent as a number from 0 to 100."
    for key, what in (
        ("of", "Say under of, in words, which group this figure is a share of."),
        ("sentence", "Give the audit's own sentence for this figure."),
        ("label", "Give this figure a label for its chart."),
    ):
        if not words(entry.get(key)):
            yield what


def _line(text: str, entry: Mapping[Any, Any]) -> int:
    name = words(entry.get("id"))
    found = re.search(rf"^[ -]*id:[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*$", text, re.MULTILINE)
    return text[: found.start()].count("\n") + 1 if name and found else 1
