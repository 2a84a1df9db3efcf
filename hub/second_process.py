"""A share of the work done by a second process, so that both cores of a small machine are used.

The second process is a copy of this one that does its share, hands over the answers and ends. If
anything is odd about it, its share is done here instead: no answer is ever taken as given.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
import weakref
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")
WORTH = 150_000  # less work than this, in characters, is done sooner than shared


def can() -> bool:
    """Whether a copy of this process may be made: not where other threads run in it."""
    return (
        sys.platform == "linux"
        and "HUB_ALONE" not in os.environ
        and (os.cpu_count() or 1) > 1
        and threading.active_count() == 1
    )


def _end_with(parent: int) -> None:
    """Makes the kernel end this process when its parent ends, so that it holds no lock of it."""
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # 1: the signal to get at the parent's death
    if os.getppid() != parent:
        os._exit(0)


def _end(child: int, pipe: int, parent: int) -> None:
    """Ends the second process, which has handed over its share or is not to."""
    if os.getpid() != parent:
        return  # a later copy of this process: nothing of this is its own
    os.close(pipe)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


class Shared(Generic[Thing, Answer]):
    """`work` done on each thing; `costs` says how much work each is, and `own_work` how much this
    process does in that time beside it. The second process begins at once; `answers` gives one
    answer for each thing, in order."""

    def __init__(
        self,
        work: Callable[[Thing], Answer],
        things: Sequence[Thing],
        costs: Sequence[int],
        own_work: int = 0,
    ) -> None:
        self._work, self._things = work, things
        self._cut = len(things)  # from here on, the second process works
        self._pipe = 0
        # Whatever becomes of this process's own share, the second one ends and leaves nothing.
        self._over: weakref.finalize[..., Shared[Thing, Answer]] | None = None
        if sum(costs) + own_work < WORTH or not can():
            return
        half, left = (sum(costs) + own_work) / 2, 0
        while self._cut and left + costs[self._cut - 1] <= half:
            self._cut -= 1
            left += costs[self._cut]
        self._begin()

    def _begin(self) -> None:
        here, there = os.pipe()
        parent = os.getpid()
        child = os.fork()
        if child:
            os.close(there)
            self._pipe = here
            self._over = weakref.finalize(self, _end, child, here, parent)
            return
        try:
            _end_with(parent)
            done = [self._work(thing) for thing in self._things[self._cut :]]
            with os.fdopen(there, "wb") as pipe:
                pipe.write(pickle.dumps(done))
        finally:
            os._exit(0)

    def answers(self) -> list[Answer]:
        """One answer for each thing, in order; whatever `work` raises is raised here."""
        try:
            first = [self._work(thing) for thing in self._things[: self._cut]]
            rest = self.handed_over()
        finally:
            if self._over:
                self._over()
        if rest is None:
            rest = [self._work(thing) for thing in self._things[self._cut :]]
        return first + rest

    def handed_over(self) -> list[Answer] | None:
        """What the second process answered for its share, the last of the things; None where
        there is none or it did not end its work."""
        if not (self._over and self._over.alive):
            return None
        try:
            with os.fdopen(self._pipe, "rb", closefd=False) as pipe:
                data = pipe.read()
        finally:
            self._over()
        try:
            done: list[Answer] = pickle.loads(data)  # noqa: S301 - written by our own copy
        except (EOFError, pickle.UnpicklingError):
            return None
        return done if len(done) == len(self._things) - self._cut else None
