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


def told(findings: Sequence[Finding], checked: int, form: str) -> str:
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
    lines = [f"{f.path}:{f.line}:{f.column}: {f.rule}: {f.message}" for f in findings]
    pages = len({f.path for f in findings})
    many = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    where = "1 file" if pages == 1 else f"{pages} files"
    return "\n".join(
        [
            *lines,
            f"Withheld: {many} in {where}, of {files} checked. Nothing was published.",
            "What a rule means and what to write instead: hub explain RULE",
            "A word that is right, or misspelt: hub explain --at PATH:LINE:COLUMN",
        ]
    )


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
