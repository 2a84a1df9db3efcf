"""How we tell people: the only room that words a finding for a screen. It never holds the text."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from hub.model import Finding

FORMATS = ("text", "github", "json")
# Set by a workflow that knows its repository to be private: annotations may then name the line.
PRIVATE = "HUB_REPOSITORY_IS_PRIVATE"
# Set by the services that run workflows, whose logs others read.
_SERVICES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI")
_NO = ("", "0", "false", "no")


def is_public() -> bool:
    """Whether others may read what is printed: then no word of a page and no place in the history
    may be."""
    return any(os.environ.get(name, "").strip().lower() not in _NO for name in _SERVICES)


def formatted(findings: Sequence[Finding], checked: int, form: str) -> str:
    """All findings as text for a terminal, annotations for a pull request, or one JSON object."""
    if form == "json":
        found = [asdict(finding) for finding in findings]
        return json.dumps({"checked": checked, "findings": found}, indent=1, sort_keys=True)
    if form == "github":
        return _annotations(findings)
    return _text(findings, checked)


def _text(findings: Sequence[Finding], checked: int) -> str:
    files = "1 file" if checked == 1 else f"{checked} files"
    if not findings:
        return (
            f"Checked {files}: no finding."
            " That does not make a text anonymous; a second reader must still look."
        )
    places = by_place(findings)
    lines = [line(*place) for place in places]
    pages = len({f.path for f in findings})
    many = "1 finding" if len(places) == 1 else f"{len(places)} findings"
    where = "1 file" if pages == 1 else f"{pages} files"
    return "\n".join(
        [
            *lines,
            f"Withheld: {many} in {where}, of {files} checked. Nothing was published.",
            "What a rule means and what to write instead: hub explain RULE",
            "A word that is right, or misspelt: hub explain --at PATH:LINE:COLUMN or PATH",
        ]
    )


# These say only that a word or number is not known; a rule that knows what it is says more.
GENERAL = frozenset(
    (
        *("unknown-word", "unlisted-word", "capitalised-word", "unlisted-number"),
        *("unclear-word", "unknown-name", "long-number", "joined-word"),
    )
)


def by_place(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings by place: those that overlap in one file are one, the most telling first."""
    places: list[list[Finding]] = []
    end = 0
    for one in sorted(findings):
        last = places[-1][0] if places else None
        # What is said of a whole file or line has no stretch of text, and stands by itself.
        both = last and last.path == one.path and last.start < last.end and one.start < one.end
        if both and one.start < end:
            places[-1].append(one)
            end = max(end, one.end)
        else:
            places.append([one])
            end = one.end
    return [sorted(place, key=lambda f: (f.rule in GENERAL, f)) for place in places]


def line(first: Finding, *others: Finding) -> str:
    """One place for a screen: where, the rule, what to do, and which other rules found it."""
    also = sorted({f.rule for f in others} - {first.rule})
    told = f" (Also: {', '.join(also)}.)" if also else ""
    return f"{first.path}:{first.line}:{first.column}: {first.rule}: {first.message}{told}"


def _annotations(findings: Sequence[Finding]) -> str:
    if os.environ.get(PRIVATE, "").lower() in ("1", "true", "yes"):
        return "\n".join(
            f"::error file={_property(f.path)},line={f.line},col={f.column},"
            f"title={_property(f.rule)}::{_data(f.message)}"
            for f in findings
        )
    # A public log is a map for strangers: which file and how many, not the line and rule.
    return "\n".join(
        f"::error file={_property(path)}::"
        f"{count} finding{'' if count == 1 else 's'}. Run 'hub check' on your own machine, or the"
        " page 'Check a draft', to see where and what to do."
        for path, count in sorted(Counter(f.path for f in findings).items())
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
