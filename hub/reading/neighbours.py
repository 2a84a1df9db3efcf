"""Names that differ only in capitals: two files here, one file on another computer."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path


class Neighbours:
    """The names in each folder, listed once in a run however many files are asked about."""

    def __init__(self) -> None:
        self._listed: dict[Path, Counter[str]] = {}

    def doubled(self, root: Path, path: str) -> bool:
        """Whether a file below a root, or a folder it stands in, has such a twin.

        Raises OSError where a folder cannot be read.
        """
        folder, found = root, False
        for part in path.split("/"):
            if folder not in self._listed:
                self._listed[folder] = Counter(_same(one.name) for one in folder.iterdir())
            found = found or self._listed[folder][_same(part)] > 1
            folder = folder / part
        return found


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
