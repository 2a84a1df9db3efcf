"""How the hub grows with the number of model reports: `python -m bench.growth [NUMBER ...]`.

The reports of this repository stand in a copy of it again and again, each with a title of its own.
Each step is told in seconds and for each page, so that a bend would show.
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


STEPS = ("Checked", "Checked again", "Built", "Built again", "Built with one report changed")
CHECK, BUILD = ("hub", "check"), ("mkdocs", "build", "--strict")


class NotPassed(Exception):
    """A step that was to be timed did not pass: its time says nothing."""


def steps(folder: Path) -> tuple[list[float], float]:
    """Seconds of each step, in their order, and the most memory in MB that one of them took."""
    taken, most = [], 0.0
    for step, command in zip(STEPS, (CHECK, CHECK, BUILD, BUILD, BUILD), strict=True):
        if step == "Built":
            shutil.rmtree(folder / ".cache")  # from nothing: no check came before
        if step == STEPS[-1]:
            change(folder)
        seconds, memory, code = run(folder, *command)
        if code:
            raise NotPassed(step)
        taken.append(seconds)
        most = max(most, memory)
    return taken, most


def change(folder: Path) -> None:
    """One report says one of its sentences twice, and is signed for again."""
    from hub.rules import signing

    report = min((folder / "exemplars").glob("*.md"))
    text = report.read_text(encoding="utf-8")
    sentence = next(line for line in text.split("\n") if re.fullmatch(r"[A-Z][^|>]{20,}[.]", line))
    text = text.replace(sentence, f"{sentence} {sentence}", 1)
    report.write_text(text, encoding="utf-8")
    with (folder / signing.PATH).open("a", encoding="utf-8") as entries:
        entries.write(signing.entry_for(f"exemplars/{report.name}", text))


def main(asked: Sequence[str]) -> int:
    """0: measured; 1: a copy did not pass."""
    begun = time.monotonic()
    lines = [
        "## How it grows",
        "",
        "The model reports again and again, each under a title of its own. Each cell: seconds, and"
        " in brackets milliseconds for each page of the site. The first build starts from nothing;"
        " every build judges what it made.",
        "",
        f"| Model reports | Pages | {' | '.join(STEPS)} | Site, MB | Most memory, MB |",
        "|---" * (len(STEPS) + 4) + "|",
    ]
    for number in [int(one) for one in asked] or NUMBERS:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "hub"
            grown(folder, number)
            try:
                taken, memory = steps(folder)
            except NotPassed as step:
                print(f"With {number} reports this step did not pass: {step}.")
                return 1
            files = [path for path in (folder / "site").rglob("*") if path.is_file()]
            pages = sum(path.suffix == ".html" for path in files)
            size = sum(path.stat().st_size for path in files) / 1_000_000
            cells = [f"{one:.1f} ({1000 * one / pages:.1f})" for one in taken]
            row = [str(number), str(pages), *cells, f"{size:.0f}", f"{memory:.0f}"]
            lines.append(f"| {' | '.join(row)} |")
            print(lines[-1], flush=True)
    page.put("growth", lines, order=41, seconds=time.monotonic() - begun)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
