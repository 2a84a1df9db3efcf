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


@pytest.mark.skipif(sys.platform != "linux", reason="a process is forked")
@pytest.mark.parametrize("ends", ["shared.answers()", "raise KeyError"])
def test_whatever_this_process_raises_the_second_one_ends_and_leaves_nothing(ends: str) -> None:
    lines = TRIED.format(deed="import time; time.sleep(600)")
    lines = lines.replace("return (thing", "raise KeyError(thing)\n    return (thing")
    head, _, _ = lines.partition("shared = ")
    lines = head + (
        "open_before = os.listdir('/proc/self/fd')\n"
        "def both():\n"
        "    shared = second_process.Shared(work, things, [10_000] * 40)\n"
        f"    {ends}\n"
        "try:\n    both()\nexcept KeyError:\n    pass\n"
        "assert os.listdir('/proc/self/fd') == open_before\n"
        "try:\n    os.waitpid(-1, 0)\nexcept ChildProcessError:\n    print('none')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.stdout.strip() == "none", done.stderr


def test_little_work_is_not_shared() -> None:
    lines = TRIED.format(deed="pass").replace("10_000", "10")
    done = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.stdout.strip() == "alone"
