"""Back to the site that was published before this one, without what was taken down since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hub import built_gate, gate, proofs, publishing, withdrawal
from hub.making import DOWNLOADS, picture
from hub.model import CONTENT, CouldNotCheck, Finding, Proved, Source
from hub.reading import built, links, read

_WITHDRAWN = re.compile(r"(?m)^withdrawn:[ \t]*true[ \t]*\r?$")


@dataclass(frozen=True)
class Restored:
    """What a rollback did: the pages it left out, how many files it checked, and what stopped it,
    if anything."""

    left_out: tuple[str, ...]
    checked: int
    findings: tuple[Finding, ...]


def roll_back(root: Path, target: Path) -> Restored:
    """Puts the site published before in the place of the present one.

    A page that was removed or withdrawn since stays away: a rollback never brings a leak back.
    What is restored is judged again by today's rules; on a finding nothing is changed.
    """
    kept = publishing.kept_of(target)
    if not kept.is_dir():
        raise CouldNotCheck(
            "There is no earlier site to go back to: one is kept from the second build on, and"
            " taking a page down removes it. Undo the change in the sources and build again."
        )
    staging = publishing.copy_to_staging(target, kept)
    try:
        away, removed = _away(root, target, kept)
        withdrawal.take_down(root, staging, away, removed)
        # Documents and code were made or judged for that site. A picture, a film or a caption is
        # judged again: somebody may have taken it out, or their name off it, since.
        made = withdrawal.unchanged(kept, staging, DOWNLOADS)
        made |= withdrawal.unchanged(kept, staging, "assets", (Path(picture.FILE).name,))
        same = withdrawal.unchanged(kept, staging, "assets", built.PARTS)
        proved = Proved(made=made, taken=same | proofs.code(root, gate.look_passed(read(root)), []))
        found = [f for f in built_gate.check_built(staging, root, proved) if f.group != CONTENT]
        checked = built_gate.file_count(staging)
        if not found:
            publishing.exchange(staging, target, keep=True)
        return Restored(tuple(away), checked, tuple(found))
    finally:
        publishing.discard(staging)


def _away(root: Path, target: Path, kept: Path) -> tuple[list[str], frozenset[str]]:
    """The addresses of the kept site that may not come back, and those of them where nothing at
    all stands now."""
    there = {path.parent.relative_to(kept).as_posix() for path in kept.rglob("index.html")}
    here = {path.parent.relative_to(target).as_posix() for path in target.rglob("index.html")}
    removed = there - here
    gone = set(removed)
    for source in read(root).sources:
        if not source.named and source.path.endswith(".md") and _withdrawn(source):
            plain = links.address(source.path).removesuffix(".md").removesuffix("index")
            gone |= {plain.strip("/") or "."} & there
    return [f"{address}/" for address in sorted(gone)], frozenset(f"{one}/" for one in removed)


def _withdrawn(source: Source) -> bool:
    """Also where the rest of the front matter is broken and could not be read."""
    return source.meta.get("withdrawn") is True or bool(_WITHDRAWN.search(source.text))
