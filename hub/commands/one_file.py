"""Whether one file may go out: as the whole check or a publication says of it where it stands."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from hub import gate, prose_gate
from hub.model import CARRIER, EXEMPLAR, PAGE, PRIVACY, Finding
from hub.reading import ALSO, DOCS, EXEMPLARS, LARGEST_TEXT, YAML, read, read_bytes
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


class Judged:
    """Answers for one file after the other. Of a file that the whole check reads, the answer is
    what the whole check finds in it: made once, and soon made where little has changed."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        self._root, self._only = root, only
        self._is_hub = all((root / name).is_dir() for name in (DOCS, EXEMPLARS))

    @cached_property
    def _whole(self) -> list[Finding]:
        return gate.check(read(self._root), self._only)

    def __call__(self, file: Path, audience: str | None = None) -> list[Finding]:
        """Every finding in one file; `audience` has it judged by itself, as that kind."""
        path = place_in(self._root, file)
        read_whole = path in ALSO or path.startswith((f"{DOCS}/", f"{EXEMPLARS}/", "overrides/"))
        if audience or not (self._is_hub and read_whole):
            return judged(self._root, file, audience, self._only)
        found = {one for one in self._whole if one.path == path}
        if prose_gate.is_program(path) and path.startswith("overrides/"):
            found |= {*judged(self._root, file, None, self._only)}
        return sorted(found)


def judged(
    root: Path, file: Path, audience: str | None = None, only: str | None = None
) -> list[Finding]:
    """Every finding in one file by itself. Of the repository's own programs, what they say to
    people is judged and not their code, as `hub publish` does; `audience` has all of it judged."""
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
    found = [*prose_gate.called(judge, [path]), *prose_gate.judge(judge, path, data)]
    if prose_gate.is_template(path):
        found += prose_gate.template(judge, path, data)
    return sorted(set(found))
