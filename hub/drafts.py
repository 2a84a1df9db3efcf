"""The gate for a draft in the reader's browser: the same rules, told for a page."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hub import cleaning, gate, report, rules
from hub.model import EXEMPLAR, PAGE, ContentRule, CouldNotCheck, Finding, Rule
from hub.reading.files import open_bytes
from hub.reading.text import Unreadable, decode
from hub.rules.assets.hidden_data import CARRIES

NAME = "draft.md"


def judged(root: Path, text: str, kind: str) -> str:
    """Every place to mend in a draft as JSON: where (code points of it), which rule, what to write,
    which other rules found it too. A place is told once, as a terminal tells it.

    `kind` is `exemplar` or `page`. The answer holds none of the draft's words.
    """
    try:
        found = gate.check_text(root, NAME, text.encode(), PAGE if kind == PAGE else EXEMPLAR)
        shown = decode(text.encode())
    except (CouldNotCheck, Unreadable) as error:
        return json.dumps({"trouble": str(error), "findings": []})
    if shown != text:
        return json.dumps(
            {"trouble": "Save the text as plain text, then try again.", "findings": []}
        )
    known: dict[str, Rule | ContentRule] = {**rules.privacy_rules(), **rules.content_rules()}
    titles = {name: rule.title for name, rule in known.items()}
    places = [_place(titles, *place) for place in report.by_place(found)]
    return json.dumps({"trouble": "", "findings": places})


def _place(titles: Mapping[str, str], first: Finding, *others: Finding) -> dict[str, str | int]:
    also = sorted({titles.get(f.rule, f.rule) for f in others if f.rule != first.rule})
    return {
        "start": first.start,
        "end": first.end,
        "line": first.line,
        "column": first.column,
        "rule": first.rule,
        "title": titles.get(first.rule, first.rule),
        "instead": first.message + (f" (Also: {', '.join(also)}.)" if also else ""),
    }


def cleaned(name: str, data: bytes) -> bytes:
    """A picture that was drawn anew, without what the browser itself wrote into it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        cleaning.clean(path, name)
        return path.read_bytes()


def carried(name: str, data: bytes) -> str:
    """What a picture carries beside what it shows, by kind and never by value, as JSON."""
    opened = open_bytes(name, data)
    return json.dumps(
        {
            "kind": opened.kind,
            "trouble": opened.trouble,
            "carries": [CARRIES[trait] for trait in opened.traits if trait in CARRIES],
        }
    )
