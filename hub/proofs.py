"""Files exempt by proof, never by folder: their maker made exactly these bytes."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hub import making
from hub.model import Site


def generated(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file the hub makes for the site: its path in the site, and its bytes."""
    for path, make, _ in making.documents(site):
        yield path, make()


def of_generated(site: Site) -> frozenset[str]:
    """The sha256 of every file that the hub makes, made or taken from the checked cache now."""
    return frozenset(hashlib.sha256(data).hexdigest() for _, data in generated(site))


@cache
def of_theme() -> frozenset[str]:
    """The sha256 of every static file of the installed theme."""
    found = importlib.util.find_spec("material")
    if found is None or found.origin is None:
        return frozenset()
    folder = Path(found.origin).parent / "templates" / "assets"
    return frozenset(
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )
