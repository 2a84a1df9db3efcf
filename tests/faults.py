"""Faults at each file operation of a run: the disk fills, a right is denied, a key, a kill.

A run happens in a fork of this process, so that each costs no start-up. What Python does to files
is heard by an audit hook, before it is done: at the chosen operation the fault happens instead.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

OPERATIONS = frozenset(
    [
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.chmod",
        "os.utime",
        "os.truncate",
        "shutil.copyfile",
        "shutil.rmtree",
        "shutil.copytree",
        "shutil.move",
        "ctypes.dlsym",
    ]
)
FULL, DENIED, KEY, KILL = "the disk is full", "a right is denied", "Ctrl+C", "a kill"
FAULTS = (FULL, DENIED, KEY, KILL)
KILLED = 137


def _writes(event: str, arguments: tuple[Any, ...], place: str) -> bool:
    """Whether an event is about to change a file under a place (or exchange two folders)."""
    if event == "ctypes.dlsym":
        return arguments[1] in ("renameat2", "renamex_np")
    if event == "open":
        path, _, flags = arguments
        changes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return bool(changes) and str(path).startswith(place)
    if event not in OPERATIONS:
        return False
    # Inside a tree that is being removed, names stand alone: the folder is open.
    return any(
        isinstance(a, str | os.PathLike) and (str(a).startswith(place) or "/" not in str(a))
        for a in arguments[:2]
    )


def run(
    place: Path, work: Callable[[], int], at: int = 0, fault: str = ""
) -> tuple[int, list[str]]:
    """Does the work in a fork with a fault at one operation (from 1); 0 for none.

    Returns how it ended (137 for a kill) and which operations were begun.
    """
    inward, outward = os.pipe()
    child = os.fork()
    if not child:
        os.close(inward)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.chdir(place)
        _listen(str(place), at, fault, outward)
        code = 1
        try:
            code = work()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
        except BaseException:  # noqa: BLE001 - whatever ends a run, its code says that it failed
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(outward)
    told = b""
    while chunk := os.read(inward, 65536):
        told += chunk
    os.close(inward)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), told.decode().split()


def _listen(place: str, at: int, fault: str, outward: int) -> None:
    begun = 0

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal begun
        if not _writes(event, arguments, place):
            return
        begun += 1
        os.write(outward, f"{event}\n".encode())
        # A full disk and a denied right last; a key and a kill come once.
        if not at or begun < at or (begun > at and fault in (KEY, KILL)):
            return
        if fault == KILL:
            os._exit(KILLED)
        if fault == KEY:
            raise KeyboardInterrupt
        if fault == FULL and event in ("os.remove", "os.rmdir", "shutil.rmtree"):
            return  # one can always delete from a full disk
        code = errno.ENOSPC if fault == FULL else errno.EACCES
        raise OSError(code, os.strerror(code))

    sys.addaudithook(heard)


def build() -> int:
    """The strict build, as `make build` runs it."""
    from mkdocs.__main__ import cli

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    return cli.main(["build", "--strict", "--quiet"], standalone_mode=True) or 0


def withdraw(path: str) -> Callable[[], int]:
    """`hub withdraw` of one page."""
    from hub.cli import main

    return lambda: main(["withdraw", path])


def warm() -> None:
    """Loads what a run needs before it forks."""
    import mkdocs.__main__  # noqa: F401
    import ready

    ready.load()


def points(operations: list[str], spread: int) -> list[int]:
    """Each operation around the exchange of the two folders, and some spread over the rest."""
    exchange = operations.index("ctypes.dlsym") + 1
    near = range(exchange - 2, min(exchange + 4, len(operations)) + 1)
    return sorted({*near, len(operations), *range(1, len(operations), len(operations) // spread)})
