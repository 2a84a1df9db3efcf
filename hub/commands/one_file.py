"""One file by itself, judged as the whole check or a publication would judge it where it stands."""

from __future__ import annotations

import os
from pathlib import Path

from hub import gate, prose_gate
from hub.model import CARRIER, EXEMPLAR, PAGE, PRIVACY, Finding
from hub.reading import EXEMPLARS, LARGEST_TEXT, YAML, read_bytes
from hub.reading.text import Unreadable


def place_in(root: Path, file: Path) -> str:
    """Where a file stands in the repository, with forward slashes; empty outside of it. A link is
    where it stands and not where it leads to."""
    place = Path(os.path.realpath(file.parent)) / file.name
    top = Path(os.path.realpath(root))
    return place.relative_to(top).as_posix() if place.is_relative_to(top) else ""


def audience_of(root: Path, file: Path) -> str:
    """Whom a file is for where nobody says: a model report, data, or a page."""
    if file.suffix in YAML:
        return CARRIER
    return EXEMPLAR if place_in(root, file).startswith(f"{EXEMPLARS}/") else PAGE


def judged(
    root: Path, file: Path, audience: str | None = None, only: str | None = None
) -> list[Finding]:
    """Every finding in one file. Of the repository's own programs, what they say to people is
    judged and not their code, as `hub publish` does; `audience` has all of it judged."""
    path = place_in(root, file)
    if audience is None and prose_gate.is_program(path) and not file.is_symlink():
        return _program(root, file, path) if only in (None, PRIVACY) else []
    return gate.check_file(root, file, audience or audience_of(root, file), only)


def _program(root: Path, file: Path, path: str) -> list[Finding]:
    judge = gate.Judge(root)
    try:
        data = read_bytes(file, LARGEST_TEXT)
    except Unreadable as error:
        return [Finding(path, 1, 1, 0, 0, "unreadable-file", PRIVACY, str(error))]
    found = [*prose_gate.name(judge, path), *prose_gate.judge(judge, path, data)]
    if prose_gate.is_template(path):
        found += prose_gate.template(judge, path, data)
    return sorted(set(found))
