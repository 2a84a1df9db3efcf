"""A second process for the heavy parsers, with bounded time and memory.

Whatever a file does to it - fill the memory, never come to an end, bring a library down - this
process goes on and the file is kept back with a sentence. It is started when first needed and
used again for the next file.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from hub.reading.files.contents import Broken, Contents

SECONDS = 0.7  # of the processor's time, for one file
SECONDS_FOR_OURS = 10.0  # a slow machine must not stop the hub's own documents
_PATIENCE = 8  # times as long by the clock, for a machine busy with other things
_MEMORY = 240 * 1024 * 1024
_TOO_MUCH = (
    "Opening this file takes more time or memory than any ordinary one."
    " Save it again from the program it came from, smaller or simpler."
)


class Worker:
    """One process and the thread that listens to it. State, so a class."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        self.command = [*command] or [sys.executable, "-m", "hub.reading.files.worker"]
        self.process: subprocess.Popen[bytes] | None = None
        self.answers: queue.Queue[bytes] = queue.Queue()
        self.listener = threading.Thread()

    def ask(self, task: str, data: bytes, into: Contents) -> bytes:
        """Have a file opened; what it carries lands in `into`. Returns what the task gives."""
        process = self._started()
        seconds = SECONDS_FOR_OURS if into.ours else SECONDS
        if process.stdin is None:
            raise Broken(_TOO_MUCH)
        try:
            process.stdin.write(struct.pack(">16sfI", task.encode("ascii"), seconds, len(data)))
            process.stdin.write(data)
            process.stdin.flush()
            answer = self.answers.get(timeout=_PATIENCE * seconds)
        except (OSError, queue.Empty):
            answer = b""
        if not answer:
            self.stop()
            raise Broken(_TOO_MUCH)
        return _taken_in(json.loads(answer), into)

    def stop(self) -> None:
        """End the process that this object started, and no other."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        self.listener.join()  # no process with a second thread may be copied
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is not None and self.process.poll() is None:
            return self.process
        self.stop()
        home = str(Path(__file__).resolve().parents[3])
        self.process = subprocess.Popen(  # noqa: S603 - our own program, no words from a file
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": home},
        )
        self.answers = queue.Queue()
        self.listener = threading.Thread(
            target=_listen, args=(self.process.stdout, self.answers), daemon=True
        )
        self.listener.start()
        return self.process


def _listen(pipe: IO[bytes], answers: queue.Queue[bytes]) -> None:
    """Pass on each line; an empty one says that the process is gone."""
    with contextlib.suppress(OSError, ValueError):
        for line in pipe:
            answers.put(line)
    answers.put(b"")


def _taken_in(answer: dict[str, Any], into: Contents) -> bytes:
    if answer["trouble"]:
        raise Broken(answer["trouble"])
    into.carries(*answer["traits"])
    for place, words in answer["texts"]:
        into.says(place, words)
    return base64.b64decode(answer["given"])


_WORKER = Worker()
atexit.register(_WORKER.stop)


def ask(task: str, data: bytes, into: Contents) -> bool:
    """Have the worker open a file: `pdf`, or `clear-png` and `clear-webp`. Whether it said yes."""
    return bool(_WORKER.ask(task, data, into))


def fetch(task: str, data: bytes, into: Contents) -> bytes:
    """Have the worker make a file again: `uncolour-png`."""
    return _WORKER.ask(task, data, into)


def stop() -> None:
    """End the worker; the next file starts another."""
    _WORKER.stop()


def _work(task: str, data: bytes, into: Contents) -> bytes:
    """Runs in the worker. Imports wait until here: text is checked without these libraries."""
    if task == "pdf":
        from hub.reading.files import pdf

        pdf.look(data, into)
        return b""
    from hub.reading.files import clear

    if task == "uncolour-png":
        return clear.cleared(data)
    return b"yes" if clear.hides_colours(data, task.removeprefix("clear-")) else b""


def _answer(task: str, data: bytes) -> bytes:
    into, trouble, given = Contents(), "", b""
    try:
        given = _work(task, data, into)
    except Broken as error:
        trouble = str(error)
    except ImportError:
        trouble = (
            "It could not be looked into, because a part of the hub is not installed here."
            " Install the hub with its lock file, then check again."
        )
    except MemoryError:
        trouble = _TOO_MUCH
    except Exception:  # noqa: BLE001 - any failure of a parser keeps the file back
        trouble = "This file is damaged, so nobody can check it. Save it again from its program."
    return json.dumps(
        {
            "traits": list(into.traits),
            "texts": into.texts,
            "trouble": trouble,
            "given": base64.b64encode(given).decode("ascii"),
        }
    ).encode("ascii")


def _bound(seconds: float, *, start: bool) -> None:
    """Bound the memory for good and the time for one file; where the system can do neither,
    the patience of the process that asked is the bound."""
    if sys.platform == "win32":
        return
    import resource
    import signal

    if start:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # The system ends the process by itself, even in the middle of a library's work.
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def main() -> None:
    """Answer one file after another until the asking process is gone."""
    inward, outward = sys.stdin.buffer, sys.stdout.buffer
    # A library that prints must not be taken for an answer.
    sys.stdout = sys.stderr
    first = True
    while len(head := inward.read(24)) == 24:
        name, seconds, size = struct.unpack(">16sfI", head)
        data = inward.read(size)
        _bound(seconds, start=first)
        first = False
        outward.write(_answer(name.rstrip(b"\0").decode("ascii"), data) + b"\n")
        outward.flush()
        _rest()


def _rest() -> None:
    """Time spent waiting for the next file is nobody's."""
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    main()
