"""What every tool is asked, each in a process of its own: find in these texts, and in what time.

Only the standard library: it runs in the environments of the peers too. From standard input comes
{begun, texts, samples}; to standard output goes {start, spans, rates, memory}.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Spans = dict[str, list[tuple[int, int]]]  # what is found in one text, by way of using the tool


def answer(find: Callable[[str], Spans], once: Callable[[str], Any] | None = None) -> None:
    """Runs a tool over the texts, then over the samples against the clock.

    `once` is the tool used in one way only, for tools that are used in several.
    """
    asked = json.load(sys.stdin)
    find("Start.")
    start = time.time() - asked["begun"]
    spans: dict[str, list[list[tuple[int, int]]]] = {}
    for text in asked["texts"]:
        for way, found in find(text).items():
            spans.setdefault(way, []).append(found)
    rates = []
    for sample in asked["samples"]:
        begun = time.perf_counter()
        for text in sample:
            (once or find)(text)
        size = sum(len(text.encode()) for text in sample)
        rates.append(size / (time.perf_counter() - begun) / 1000)
    told = {"start": start, "spans": spans, "rates": rates, "memory": _memory()}
    sys.stdout.write("\n" + json.dumps(told) + "\n")


def _memory() -> float | None:
    """The most memory this process ever held, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1_000_000 if sys.platform == "darwin" else 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
