"""Take what nobody sees out of a picture, film, font or caption file, and lose nothing else.

The file is replaced whole or not at all: what is written beside it is checked with the rules that
found the fault, and takes its place in one step.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hub import rules
from hub.model import Asset
from hub.reading import traits
from hub.reading.files import (
    LARGEST_FILM,
    jpeg,
    mp4,
    open_bytes,
    plain,
    png,
    svg_mending,
    webm,
    webp,
    woff2,
    worker,
)
from hub.reading.files.contents import Broken, Contents
from hub.reading.files.kinds import REGISTERED

_MENDERS: dict[str, Callable[[bytes], bytes]] = {
    "jpeg": jpeg.mend,
    "png": png.mend,
    "webp": webp.mend,
    "svg": svg_mending.mend,
    "mp4": mp4.mend,
    "webm": webm.mend,
    "woff2": woff2.mend,
    "vtt": plain.mend_captions,
}
# Neither of these is in the file, so no cleaning of the file can change it.
_OUTSIDE_THE_FILE = frozenset(
    [traits.UNREGISTERED, traits.CHANGED, traits.MOVED, traits.NOT_LOOKED_AT]
)
_AGAIN = (
    traits.LOCK_FILE,
    traits.HIDDEN_NAME,
    traits.CAMERA_NAME,
    traits.UNPLAIN_NAME,
    traits.SAME_NAME,
)
_CANNOT = "Cleaning cannot take this out: save the file again from the program it came from."
# A second pass is enough for any file an ordinary program wrote.
_MOST_PASSES = 3
_CHUNK = 1 << 20


@dataclass(frozen=True)
class CleanResult:
    """What cleaning did: kinds taken out, and a sentence for each reason that is left.

    `changed` says whether the file was replaced; a second run never changes it again.
    """

    path: str
    changed: bool
    removed: tuple[str, ...]
    left: tuple[str, ...]
    kind: str
    sha256: str

    def sentences(self) -> list[str]:
        """What to print: kinds and never values."""
        said = [f"{self.path}: taken out: {kind}." for kind in self.removed]
        if not self.removed and not self.left:
            said.append(f"{self.path}: nothing to take out.")
        said.extend(f"{self.path}: {sentence}" for sentence in self.left)
        if self.kind in REGISTERED and not self.left:
            said.append(
                f"{self.path}: for its entry in exemplars/assets.yml: sha256: {self.sha256}"
            )
        return said


def clean(path: Path, shown: str | None = None) -> CleanResult:
    """Mend a file in place without changing what anybody sees, and check the result.

    `shown` is the path that sentences use. Never raises because of what a file holds; a file that
    cannot be mended is left exactly as it was.
    """
    name = shown or path.as_posix()
    try:
        before, mode = _read(path)
    except Broken as error:
        return CleanResult(name, False, (), (str(error),), "refused", "")
    opened = open_bytes(name, before)
    mended, trouble = _mended(opened, before)
    after = open_bytes(name, mended) if mended != before else opened
    if mended != before and set(after.traits) == set(opened.traits):
        mended, after = before, opened  # nothing gained: then nothing is touched
    if mended != before and _worse(opened, after):
        mended, after = before, opened
        trouble = "Cleaning would have damaged this file, so it was left as it was."
    if mended != before and not _replace(path, mended, mode):
        mended, after = before, opened
        trouble = "The cleaned file could not be written here. Check that you may write to it."
    left = tuple(_reasons(after))
    if trouble:
        left = (*left, trouble)
    removed = tuple(trait for trait in opened.traits if trait not in after.traits)
    return CleanResult(name, mended != before, removed, left, after.kind, after.sha256)


def _read(path: Path) -> tuple[bytes, int]:
    """The bytes of an ordinary file and its rights; never of what a link leads to."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError:
        raise Broken("It cannot be opened. Check that it is an ordinary file.") from None
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode):
        os.close(handle)
        raise Broken("It is not an ordinary file.")
    with os.fdopen(handle, "rb") as file:
        if facts.st_size > LARGEST_FILM:
            raise Broken("It is too large to publish. Make it smaller first.")
        return file.read(LARGEST_FILM + 1), stat.S_IMODE(facts.st_mode)


def _mended(opened: Asset, before: bytes) -> tuple[bytes, str]:
    """The file without what nobody sees, as far as that can be done, and what stood in the way."""
    mend = _MENDERS.get(opened.kind)
    if mend is None or opened.trouble or not _can_gain(opened):
        return before, ""
    try:
        now = before
        for _ in range(_MOST_PASSES):
            last, now = now, mend(now)
            if now == last:
                break
        if opened.kind == "png" and traits.UNDER_CLEAR in opened.traits:
            now = _uncoloured(now)
    except (Broken, ValueError):
        return before, "It is too unusual to clean. Save it again from the program it came from."
    return now, ""


def _can_gain(opened: Asset) -> bool:
    """Whether anything in the file itself is wrong: a file in order is never written again."""
    return not set(opened.traits) <= _OUTSIDE_THE_FILE | set(_AGAIN)


def _uncoloured(data: bytes) -> bytes:
    """A PNG without colours under its clear areas, where that loses nothing."""
    if data[24] == 16:  # bits a channel: the library that unpacks it would halve them
        raise Broken("")
    return png.mend(worker.fetch("uncolour-png", data, Contents()))


def _worse(before: Asset, after: Asset) -> bool:
    """Whether a file that could be opened no longer can be, or has something new in it."""
    return (
        bool(after.trouble)
        or after.kind != before.kind
        or bool(set(after.traits) - set(before.traits))
    )


def _reasons(asset: Asset) -> list[str]:
    """The sentences of every rule, but for the register, which cleaning cannot fill in."""
    plain_asset = Asset(
        asset.path,
        asset.kind,
        asset.sha256,
        asset.size,
        tuple(trait for trait in asset.traits if trait not in _OUTSIDE_THE_FILE),
        (),
        asset.trouble,
    )
    advice = f"Run `hub clean {asset.path}` and add it again."
    return [
        sentence.replace(advice, _CANNOT)
        for rule in rules.asset_rules().values()
        for sentence in rule.look(plain_asset)
    ]


def _replace(path: Path, data: bytes, mode: int) -> bool:
    """Write beside the file, make sure that it is on the disk, and exchange in one step."""
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".cleaning-", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            for at in range(0, len(data), _CHUNK):
                file.write(data[at : at + _CHUNK])
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    except OSError:
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink()
        return False
    _settle(path.parent)
    return True


def _settle(folder: Path) -> None:
    """Have the exchange itself on the disk, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
