"""Where in a file's front matter something is said, so that a sentence can point at it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from hub.model import Source

Problem = tuple[str, int, str]  # path, line from 1, what to do about it


def line_of(source: Source, key: str, value: object = None) -> int:
    """The line that says `key:` (or `key: value`), or the first line when none does."""
    said = rf"^[ \t-]*{re.escape(key)}:"
    if value is not None:
        said += rf"[ \t]*[\"']?{re.escape(str(value))}[\"']?[ \t]*$"
    found = re.search(said, source.text, re.MULTILINE)
    return source.position(found.start())[0] if found else 1


def words(said: Any) -> str:
    """A text as written, trimmed; an empty string for anything that is not text."""
    return said.strip() if isinstance(said, str) else ""


def listed(said: Any) -> Sequence[Any]:
    """A list as written; nothing for anything that is not a list."""
    return said if isinstance(said, list) else ()


def mapping(said: Any) -> Mapping[Any, Any]:
    """A mapping as written; an empty one for anything else."""
    return said if isinstance(said, Mapping) else {}
