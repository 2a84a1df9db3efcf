"""The page "How well does the gate work?": what each part measured, kept and put together.

`put(name, lines)` keeps the lines of one part, in Markdown, in `bench/figures/NAME.json` with the
day, the machine in general words and how long it took; `write()` makes the page and the README's
table from all that are kept. A part that was not measured this time stays as it was, with its own
day.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from bench import summary
from hub.reading import calendar

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "bench" / "figures"
PATH = ROOT / "docs" / "contribute" / "how-well-the-gate-works.md"
MOST_ROWS = 5  # of a table that stands open

_OPENING = """\
---
title: How well does the gate work?
summary: What the gate finds, what it stops by mistake and how fast it is, as measured.
order: 90
status: draft
owner: Editor of the site (role to be named)
reviewed: not yet
review_due: 2027-05-31
keywords: [gate, measure, figures, privacy]
---

<!-- Written by make bench: change bench/page.py and not this page. -->

> Do this first: Have somebody read every report who did not write it. "Nothing found" never
> means anonymous.

The gate knows words and forms. It does not know your families. It cannot tell that three
plain facts together fit one child. It can miss a name that is also a plain word, above all
in lower case. On guidance pages it is less strict than in model reports: never put a case
on one.

The rules may have changed since these figures were measured: the marks under each part say what
they were measured on.

## What it finds

Each text holds one identifier of an invented person. Other tools read the same texts.

"""


def put(
    name: str,
    lines: Sequence[str],
    *,
    order: int,
    seconds: float,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Keep what one part measured; its first heading, but for the first part, is of level 2.
    `more` is kept beside it and stands on no page."""
    FIGURES.mkdir(exist_ok=True)
    kept: dict[str, Any] = {
        "written by": "make bench",
        "order": order,
        "day": calendar.today().isoformat(),
        "machine": machine(),
        "seconds": round(seconds),
        "lines": [line.rstrip() for line in lines],
        **(more or {}),
    }
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    (FIGURES / f"{name}.json").write_text(text, encoding="utf-8")


def machine() -> str:
    """The machine in general words."""
    version = ".".join(platform.python_version_tuple()[:2])
    return f"{os.cpu_count()} cores, {platform.system()}, Python {version}"


def text() -> str:
    """The whole page."""
    parts = [json.loads(p.read_text(encoding="utf-8")) for p in FIGURES.glob("*.json")]
    whole = _OPENING
    for part in sorted(parts, key=lambda one: int(one["order"])):
        day = datetime.date.fromisoformat(part["day"])
        whole += "\n".join(part["lines"]).strip("\n")
        whole += f"\n\nMeasured in {day:%B %Y} on a machine with {part['machine']}.\n\n"
    return folded(whole).rstrip("\n") + "\n"


def folded(whole: str) -> str:
    """The page with each long table closed until it is asked for: on a phone it was 47 screens."""

    def closed(match: re.Match[str]) -> str:
        rows = match["table"].count("\n") - 2
        if rows <= MOST_ROWS:
            return match[0]
        head = escape(
            re.findall(r"(?m)^#+ ([^(\n]+)", whole[: match.start()])[-1].strip(), quote=False
        )
        opening = f'<details markdown="1">\n<summary>{head}: {rows} rows</summary>'
        return f"{opening}\n\n{match['table']}\n</details>\n"

    return re.sub(r"(?m)(?P<table>(?:^\|.*\n)+)", closed, whole)


def write() -> None:
    """Writes the page and the README's table, once the gate itself was measured."""
    if (FIGURES / "gate.json").exists():
        PATH.write_text(text(), encoding="utf-8")
        readme = summary.README.read_text(encoding="utf-8")
        summary.README.write_text(summary.whole(readme), encoding="utf-8")


if __name__ == "__main__":
    write()
