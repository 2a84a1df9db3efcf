"""Faults that reading met already, each told under the rule it falls under."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hub.model import Site


def by_reading(rule: str) -> Callable[[Site], Iterator[tuple[str, int, str]]]:
    """A look that yields what reading met under a rule's name."""

    def look(site: Site) -> Iterator[tuple[str, int, str]]:
        for problem in site.problems:
            if problem.rule == rule:
                yield problem.path, problem.line, problem.message

    return look
