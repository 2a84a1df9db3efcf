"""The register of pictures, films, sounds and fonts: who looked at which, and for what.

What stands in pixels or in a voice no program can judge, so a person looks and says so. The
register is `exemplars/assets.yml`; its own first lines say how an entry is written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from hub.model import CouldNotCheck
from hub.reading import traits
from hub.reading.front_matter import entry_line, whole

REGISTER = "exemplars/assets.yml"
NOT_YET = "not yet looked at"
_FIELDS = frozenset(["path", "sha256", "alt", "looked_for", "looked_at_by", "date"])
_MAY_HAVE = _FIELDS | {"made_by"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Entry:
    """One file that a person has put on the register."""

    path: str
    sha256: str
    alt: str
    looked_for: str
    looked_at_by: str
    date: str
    made_by: str = ""

    def looked_at(self) -> bool:
        """Whether somebody has; or whether a program of this project drew it and nobody need."""
        return self.looked_at_by != NOT_YET or bool(self.made_by)


@dataclass(frozen=True)
class Register:
    """All entries, by the hash of the file they speak for."""

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def paths(self) -> frozenset[str]:
        """Every path that an entry speaks of."""
        return frozenset(entry.path for some in self.entries.values() for entry in some)

    def doubts(self, path: str, digest: str, *, built: bool) -> Iterator[str]:
        """Why a file may not go out yet, as traits; none where somebody has looked at it here.

        A built site keeps its files under other paths, so there the hash alone speaks.
        """
        found = self.entries.get(digest, ())
        here = [entry for entry in found if built or entry.path == path]
        if not found:
            yield traits.CHANGED if path in self.paths() else traits.UNREGISTERED
        elif not here:
            yield traits.MOVED
        elif not any(entry.looked_at() for entry in here):
            yield traits.NOT_LOOKED_AT


EMPTY = Register()


def read_register(root: Path) -> Register:
    """The register of a folder; an absent one is empty.

    Raises CouldNotCheck where it is unclear.
    """
    file = root / REGISTER
    if not file.exists():
        return EMPTY
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise _unclear("it cannot be read") from None
    said = whole(text, REGISTER)
    if said is None:
        return EMPTY
    if not isinstance(said, list):
        raise _unclear("it must be a list of entries", 1)
    entries: dict[str, tuple[Entry, ...]] = {}
    for number, item in enumerate(said, 1):
        try:
            entry = _entry(item, number, root)
        except _Slip as slip:
            raise _unclear(str(slip), entry_line(text, number - 1)) from None
        entries[entry.sha256] = (*entries.get(entry.sha256, ()), entry)
    return Register(entries)


def _entry(item: object, number: int, root: Path) -> Entry:
    if not isinstance(item, dict) or not set(item) <= _MAY_HAVE or not set(item) >= _FIELDS:
        raise _Slip(f"entry {number} needs exactly {', '.join(sorted(_FIELDS))} (and made_by)")
    said = {name: str(value).strip() for name, value in item.items() if value is not None}
    if set(said) != set(item) or not all(said.values()):
        raise _Slip(f"entry {number} has an empty field")
    entry = Entry(**said)
    if not _SHA256.fullmatch(entry.sha256):
        raise _Slip(f"entry {number} needs the file's sha256: 64 figures and letters a to f")
    if not _DATE.fullmatch(entry.date):
        raise _Slip(f"entry {number} needs a date such as 2027-05-31")
    if entry.made_by and not (root / entry.made_by).exists():
        raise _Slip(f"entry {number} says made_by, but that part of the project is not there")
    return entry


class _Slip(Exception):
    """What is wrong with an entry."""


def _unclear(what: str, line: int = 0) -> CouldNotCheck:
    place = f"{REGISTER}:{line}" if line else REGISTER
    return CouldNotCheck(f"{place}: {what}. Mend it, then check again.")


@cache
def theme_files() -> frozenset[str]:
    """The sha256 of every file that the installed theme and builder put into a site.

    Proof by equality: a file with these bytes is public already and holds nothing of ours. Found
    without importing them; where they are not installed, nothing is proved.
    """
    found: set[str] = set()
    for name in ("material", "mkdocs"):
        spec = find_spec(name)
        for folder in spec.submodule_search_locations or [] if spec else []:
            found.update(_hashes(Path(folder)))
    return frozenset(found)


def _hashes(folder: Path) -> Iterator[str]:
    for part in ("templates/assets", "themes", "contrib/search/templates"):
        for file in sorted((folder / part).rglob("*")):
            if file.is_file() and file.suffix in _SERVED:
                yield hashlib.sha256(file.read_bytes()).hexdigest()


_SERVED = frozenset(
    [
        ".css",
        ".js",
        ".map",
        ".png",
        ".svg",
        ".ico",
        ".woff",
        ".woff2",
        ".ttf",
        ".eot",
        ".json",
        ".txt",
        ".gif",
        ".jpg",
    ]
)
