"""Files exempt by proof, never by folder: their maker made exactly these bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hub import making
from hub.model import Site


def generated(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file the hub makes for the site: its path in the site, and its bytes."""
    for path, make, _ in making.documents(site):
        yield path, make()


def of_generated(site: Site) -> frozenset[str]:
    """The sha256 of every file that the hub makes, made or taken from the checked cache now."""
    return frozenset(hashlib.sha256(data).hexdigest() for _, data in generated(site))
