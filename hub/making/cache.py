"""Files made once and kept: a warm build remakes nothing that has not changed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

FOLDER = ".cache/documents"
DIGEST = 32  # bytes of sha256 before the content


def kept(root: Path, key: str, make: Callable[[], bytes], folder: str = FOLDER) -> bytes:
    """The file for a key, made now if it is not kept or is kept damaged.

    A folder that cannot be written costs time, never a build.
    """
    path = root / folder / key
    found = _read(path)
    if found is not None:
        return found
    made = make()
    _write(path, made)
    return made


def is_kept(root: Path, key: str, folder: str = FOLDER) -> bool:
    """Whether there is a file for a key; `kept` tells whether it is whole."""
    return (root / folder / key).is_file()


def tidy(root: Path, keys: Iterable[str], folder: str = FOLDER) -> None:
    """Forget every kept file but these."""
    wanted = frozenset(keys)
    place = root / folder
    try:
        for path in place.iterdir() if place.is_dir() else ():
            if path.name not in wanted:
                path.unlink(missing_ok=True)
    except OSError:
        return


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as held:
            digest, content = held.read(DIGEST), held.read()
    except OSError:
        return None
    return content if hashlib.sha256(content).digest() == digest else None


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: written beside its place, then moved into it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
            beside.write(hashlib.sha256(content).digest())
            beside.write(content)
        Path(beside.name).replace(path)
    except OSError:
        return
