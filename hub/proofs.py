"""Files exempt by proof, never by folder: their maker made exactly these bytes."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from hub import making
from hub.making import browser, script
from hub.model import Proved, Site


def generated(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every document the hub makes for the site: its path in the site, and its bytes."""
    making.prepare(site)
    for path, make, _ in making.documents(site):
        yield path, make()


def digests(files: Iterator[bytes]) -> frozenset[str]:
    """The sha256 of each of some files."""
    return frozenset(sha256(data).hexdigest() for data in files)


def code(root: Path) -> frozenset[str]:
    """The sha256 of the site's own style, scripts and icons, and of the search library's parts."""
    look = root / "overrides" / "assets"
    own = (path.read_bytes() for path in sorted(look.rglob("*")) if path.is_file())
    bundled = (text.encode() for text in script.bundle(root).values())
    check = iter(browser.bundle(root).values())
    return digests(own) | digests(bundled) | digests(check)


def of_site(site: Site) -> Proved:
    """What is proved for a site as it is read now."""
    return Proved(digests(data for _, data in generated(site)), code(site.root))
