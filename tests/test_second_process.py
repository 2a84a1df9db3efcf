"""Work shared with a second process: the same answers, in order, whatever becomes of it."""

import os
import subprocess
import sys

import pytest
from ready import PATIENCE

TRIED = """
import os, signal, sys
from hub import second_process
here = os.getpid()
def work(thing):
    if os.getpid() != here:
        {deed}
    return (thing, thing * 2)
things = list(range(40))
shared = second_process.Shared(work, things, [10_000] * 40)
answers = shared.answers()
assert answers == [(n, n * 2) for n in things], answers
print("second" if shared._cut < 40 else "alone")
"""
DEEDS = {
    "does its work": "pass",
    "is killed": "os.kill(os.getpid(), signal.SIGKILL)",
    "fails": "raise ValueError('no')",
    "ends early": "os._exit(0)",
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_every_thing_is_answered_whatever_becomes_of_the_second_process(deed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRIED.format(deed=deed)],
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shared = sys.platform == "linux" and (os.cpu_count() or 1) > 1
    assert done.stdout.strip() == ("second" if shared else "alone")


def test_an_error_in_the_work_is_raised_here() -> None:
    lines = TRIED.format(deed="pass").replace(
        "return (thing", "raise KeyError(thing)\n    return (thing"
    )
    done = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 1
    assert "KeyError" in done.stderr


def test_little_work_is_not_shared() -> None:
    lines = TRIED.format(deed="pass").replace("10_000", "10")
    done = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.stdout.strip() == "alone"
