"""Sound files: which one speaks a line, and how long it is to the sample."""

from __future__ import annotations

import functools
import importlib
import subprocess
from pathlib import Path
from typing import Any

from film import paths
from film.story import Unready

RATE = 24_000
HUMAN_KINDS = (".wav", ".flac", ".m4a")


@functools.cache
def ffmpeg() -> str:
    """The pinned ffmpeg that imageio-ffmpeg brings; no other may encode the film."""
    module: Any = importlib.import_module("imageio_ffmpeg")
    return str(module.get_ffmpeg_exe())


def synthetic(line: str) -> Path:
    """Where a line's made sound stands."""
    return paths.SYNTHETIC / f"{line}.flac"


def spoken_by(line: str) -> Path:
    """A person's recording when there is one, else the made voice."""
    for kind in HUMAN_KINDS:
        if (paths.HUMAN / f"{line}{kind}").exists():
            return paths.HUMAN / f"{line}{kind}"
    if not synthetic(line).exists():
        raise Unready(f"{line}: Record this line, or make it with `python -m film narrate`.")
    return synthetic(line)


def samples(path: Path) -> int:
    """How many samples a file holds at the film's rate."""
    if path.suffix == ".flac":
        head = path.read_bytes()[:42]
        rate = int.from_bytes(head[18:21], "big") >> 4
        if head[:4] == b"fLaC" and rate == RATE:
            return int.from_bytes(head[21:26], "big") & 0xFFFFFFFFF
    return len(decoded(path)) // 2


def decoded(path: Path) -> bytes:
    """A file's sound as 16-bit mono at the film's rate."""
    form = f"-f s16le -ar {RATE} -ac 1 -".split()
    try:
        return ask(["-v", "error", "-i", str(path), *form])[0]
    except Unready:
        raise Unready(
            f"{path.name}: Record this line again: the sound file cannot be read."
        ) from None


def ask(words: list[str], given: bytes = b"", may_fail: bool = False) -> tuple[bytes, str]:
    """Run the pinned ffmpeg on our own files; what it made, and what it said."""
    command = [ffmpeg(), *words]
    done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    if done.returncode and not may_fail:
        raise Unready(f"{Path(words[-1]).name}: Make the film again: ffmpeg could not finish.")
    return done.stdout, done.stderr.decode("utf-8", "replace")
