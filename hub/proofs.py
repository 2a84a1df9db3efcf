"""Files exempt by proof, never by folder: their maker made exactly these bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from hub import draft_bundle, making
from hub.making import script
from hub.model import CouldNotCheck, Proved, Site
from hub.reading import built


def generated(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every document the hub makes for the site: its path in the site, and its bytes."""
    making.prepare(site)
    for path, make, _ in making.documents(site):
        yield path, make()


def digests(files: Iterator[bytes]) -> frozenset[str]:
    """The sha256 of each of some files."""
    return frozenset(sha256(data).hexdigest() for data in files)


def code(root: Path, own: frozenset[str], lacking: list[str] | None = None) -> frozenset[str]:
    """The sha256 of the site's own style, scripts and icons, of which `own` are those that passed
    the gate, and of the search library's parts.

    Where a library is not installed, its part is left out and what it lacks is added to `lacking`;
    where nobody asks for that, it raises CouldNotCheck.
    """

    def bundled() -> Iterator[bytes]:
        made = script.bundle(root)
        passed = built.digest(root / script.SEARCH) in own  # it is part of what is made
        return (text.encode() for text in made.values() if passed)

    def check() -> Iterator[bytes]:
        return iter(draft_bundle.bundle(root).values())

    return own.union(*(_digests(files, lacking) for files in (bundled, check)))


def of_site(site: Site, own: frozenset[str], lacking: list[str] | None = None) -> Proved:
    """What is proved for a site as it is read now; `own` and `lacking` as for its code."""

    def made() -> Iterator[bytes]:
        return (data for _, data in generated(site))

    return Proved(_digests(made, lacking), code(site.root, own, lacking))


def _digests(files: Callable[[], Iterator[bytes]], lacking: list[str] | None) -> frozenset[str]:
    try:
        return digests(files())
    except CouldNotCheck as error:
        if lacking is None:
            raise
        lacking.append(str(error))
        return frozenset()
