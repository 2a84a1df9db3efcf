"""The only room that replaces the published folder: stage, check, exchange, go back."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from hub.model import CouldNotCheck

_AT_FDCWD = -100  # linux/fcntl.h: paths are relative to the working folder
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h


def staging_of(target: Path) -> Path:
    """The folder that is filled before it takes the target's place; beside it, so that the
    exchange stays within one file system."""
    return target.with_name(f".{target.name.lstrip('.')}.building")


def kept_of(target: Path) -> Path:
    """The folder that was published before the present one, kept to go back to."""
    return target.with_name(f".{target.name.lstrip('.')}.before")


def _previous_of(target: Path) -> Path:
    return target.with_name(f".{target.name.lstrip('.')}.previous")


@contextlib.contextmanager
def alone(target: Path) -> Iterator[None]:
    """Holds the right to replace a target; refuses where another build holds it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f".{target.name.lstrip('.')}.lock")
    try:
        opened = path.open("a+b")
    except OSError as error:
        raise CouldNotCheck(
            f"Nothing can be written beside {target.name}/ ({error.strerror}). Check that you may"
            " write in that folder, then try again."
        ) from None
    with opened as lock:
        try:
            _lock(lock.fileno())
        except OSError:
            raise CouldNotCheck(
                f"Another build of {target.name}/ is running. Wait until it ends, then try again."
            ) from None
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def recover(target: Path) -> None:
    """Puts right what a killed run left: a site moved aside comes back, half a build goes."""
    previous = _previous_of(target)
    try:
        if previous.exists():
            if target.exists():
                _remove(previous)
            else:
                previous.rename(target)
        _remove(staging_of(target))
    except OSError as error:
        raise CouldNotCheck(
            f"What an earlier build left beside {target.name}/ cannot be removed"
            f" ({error.strerror}). Check that you may write in that folder, then try again."
        ) from None


def exchange(staging: Path, target: Path, keep: bool = False) -> None:
    """Puts a whole, checked folder in the place of the published one, in one step.

    Where the system cannot exchange two folders at once, it takes two renames; a run killed
    between them is put right by `recover` at the next start. The old folder is removed after, or
    kept to go back to. Without `keep`, nothing older stays: what is taken down must not come back.
    """
    if not target.exists():
        staging.rename(target)
        return
    if _swap(staging, target):
        _lay_by(staging, target, keep)  # it holds the old site now
        return
    previous = _previous_of(target)
    _remove(previous)
    target.rename(previous)
    try:
        staging.rename(target)
    except BaseException:
        previous.rename(target)
        raise
    _lay_by(previous, target, keep)


def forget(target: Path) -> None:
    """Removes the site kept to go back to."""
    _remove(kept_of(target))


def _lay_by(old: Path, target: Path, keep: bool) -> None:
    kept = kept_of(target)
    _remove(kept)
    if keep:
        old.rename(kept)
    else:
        _remove(old)


def _swap(one: Path, other: Path) -> bool:
    """Exchanges two folders atomically; False where the system or file system cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform.startswith("linux"):
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            failed = library.renamex_np(first, second, _RENAME_SWAP)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    if failed and ctypes.get_errno() in (errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EIO):
        raise OSError(ctypes.get_errno(), "the published folder cannot be replaced")
    return not failed


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def copy_to_staging(target: Path, source: Path | None = None) -> Path:
    """A copy of the published folder, or of the one kept, to change before it is exchanged."""
    staging = staging_of(target)
    _remove(staging)
    shutil.copytree(source or target, staging, symlinks=True)
    return staging


def discard(staging: Path) -> None:
    """Removes a staged folder that may not be published."""
    with contextlib.suppress(OSError):
        _remove(staging)
