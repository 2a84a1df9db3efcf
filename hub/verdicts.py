"""What was judged clean before, so that the same bytes are not judged twice by the same rules.

Only clean verdicts are kept: whatever has a finding is judged again each time. A verdict counts
for one place, one content and one state of everything that judges: the code and word lists of the
hub, the reviewed lists of the repository, Python and every library installed. Whatever is odd
about the file of verdicts, it is passed over. A workflow (CI) never trusts it.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PATH = ".cache/verdicts"
# A sign-off counts for its own report alone: it is part of that text's key and not of these.
_LISTS = ("exemplars/vocabulary.yml", "exemplars/assets.yml", "docs/audit/recommendations.yml")
_MOST = 60_000  # beyond this, those go that were asked for longest ago
_LARGEST = 4_000_000  # bytes


class Verdicts:
    """The clean verdicts of a repository; `keep` writes down those that were added."""

    def __init__(self, root: Path, *, used: bool = True) -> None:
        self._path = root / PATH
        self._used = used and "CI" not in os.environ and (root / "docs").is_dir()
        self._marks = _marks(root) if self._used else ""
        self._known = dict.fromkeys(self._read()) if self._used else {}
        self._added = False

    def key(self, *parts: str | bytes) -> str:
        """The mark of one thing to judge: where it stands and what it holds."""
        digest = hashlib.sha256(self._marks.encode())
        for part in parts:
            data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.hexdigest()

    def clean(self, key: str) -> bool:
        """Whether this was judged before, by all that judges now, and nothing was found."""
        if key not in self._known:
            return False
        self._known[key] = self._known.pop(key)  # to the end: it was asked for last
        return True

    def note(self, key: str) -> None:
        """Write down that nothing was found."""
        if self._used and key not in self._known:
            self._known[key] = None
            self._added = True

    def keep(self) -> None:
        """Keep what was added for the next time; where that fails, nothing is lost but time."""
        if not self._added:
            return
        body = "\n".join([self._marks, *list(self._known)[-_MOST:]])
        mark = hashlib.sha256(body.encode()).hexdigest()
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            if self._path.parent.is_symlink():
                return
            self._path.parent.mkdir(exist_ok=True)
            new.write_text(f"{body}\n{mark}\n", encoding="ascii")
            new.replace(self._path)
        except OSError:
            new.unlink(missing_ok=True)
        self._added = False

    def _read(self) -> Iterator[str]:
        """The keys kept, if the file is whole and was made by what judges now."""
        try:
            if self._path.is_symlink() or self._path.stat().st_size > _LARGEST:
                return
            text = self._path.read_text(encoding="ascii")
        except (OSError, ValueError):
            return
        body, _, mark = text.removesuffix("\n").rpartition("\n")
        if hashlib.sha256(body.encode()).hexdigest() == mark:
            marks, _, keys = body.partition("\n")
            if marks == self._marks:
                yield from keys.split("\n")


def _marks(root: Path) -> str:
    """One hash of everything that judges in a repository."""
    digest = hashlib.sha256(_judges().encode())
    for path in _LISTS:
        try:
            data = (root / path).read_bytes()
        except OSError:
            data = b"none"
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


@cache
def _judges() -> str:
    """One hash of the hub's own code and lists, of Python and of the libraries installed."""
    digest = hashlib.sha256(sys.version.encode())
    here = Path(__file__).parent
    for path in sorted(here.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            name = path.relative_to(here).as_posix()
            digest.update(f"{name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    folders = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    for folder in sorted(folders):
        for path in sorted(Path(folder).glob("*.dist-info")):
            digest.update(f"{path.name}\n".encode())
    return digest.hexdigest()
