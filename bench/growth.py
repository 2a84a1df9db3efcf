"""How a check grows with the number of model reports: `python -m bench.growth [NUMBER ...]`.

The reports of this repository stand in a copy of it again and again, each with a title of its own.
Seconds and memory are told for each report, so that a bend would show.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import page

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = (60, 600, 3000)
_TITLE = re.compile(r'(?m)^title: "?(.*?)"?$')


_HARM = re.compile(r"(?m)^  harm: .*$")
_KINDS = ("neglect", "emotional", "physical")
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def said(number: int) -> str:
    """A number under a thousand in words: figures in a file's name are refused."""
    words = [f"{_UNITS[number // 100 - 1]}-hundred"] if number >= 100 else []
    words += [_TENS[number // 10 % 10 - 1]] if number // 10 % 10 else []
    words += [_UNITS[number % 10 - 1]] if number % 10 else []
    return "-".join(words)


def grown(folder: Path, number: int) -> None:
    """A copy of this repository with so many model reports."""
    left_out = shutil.ignore_patterns(".*", "site", "node_modules", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=left_out)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    reports = sorted((ROOT / "exemplars").glob("*.md"))
    signed = folder / "exemplars" / "sign-off.yml"
    entries = [signed.read_text(encoding="utf-8")]
    from hub.rules import signing

    left, part = number - len(reports), 1
    while left > 0:
        part += 1
        for report in reports[:left]:
            text = report.read_text(encoding="utf-8")
            text = _TITLE.sub(rf'title: "\1, part {part}"', text, count=1)
            # So many alike would stand for one kind of harm, which the gate does not let pass.
            text = _HARM.sub(f"  harm: {_KINDS[part % len(_KINDS)]}", text, count=1)
            path = folder / "exemplars" / f"{report.stem}-{said(part)}.md"
            path.write_text(text, encoding="utf-8")
            entries.append(signing.entry_for(f"exemplars/{path.name}", text))
        left -= len(reports)
    signed.write_text("".join(entries), encoding="utf-8")


def run(folder: Path, *command: str) -> tuple[float, float, int]:
    """Seconds, most memory in MB, and the exit code of one command in a process of its own."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    begun = time.monotonic()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return time.monotonic() - begun, used.ru_maxrss / unit, process.returncode


def main(asked: Sequence[str]) -> int:
    """0: measured; 1: a copy did not pass."""
    begun = time.monotonic()
    lines = [
        "## How a check grows",
        "",
        "The model reports again and again, each under a title of its own. Each cell: seconds, and"
        " in brackets milliseconds for each report.",
        "",
        "| Model reports | Checked | Checked again | Most memory, MB |",
        "|---|---|---|---|",
    ]
    for number in [int(one) for one in asked] or NUMBERS:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "hub"
            grown(folder, number)
            first, again = run(folder, "hub", "check"), run(folder, "hub", "check")
            if first[2] or again[2]:
                print(f"With {number} reports a command did not pass.")
                return 1
            cells = [f"{one[0]:.1f} ({1000 * one[0] / number:.1f})" for one in (first, again)]
            memory = max(one[1] for one in (first, again))
            lines.append(f"| {number} | {' | '.join(cells)} | {memory:.0f} |")
            print(lines[-1], flush=True)
    page.put("growth", lines, order=41, seconds=time.monotonic() - begun)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
