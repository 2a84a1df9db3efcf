"""What the README says was measured stands on the page of figures."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIGURES = ROOT / "bench" / "figures"


def rows(part: str) -> list[list[str]]:
    """The rows of the README's table that a part of `make bench` measures."""
    table = README.partition("## What was measured")[2].partition("\n## ")[0]
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in table.splitlines()]
    return [row for row in cells if len(row) == 3 and row[2] == f"`{part}`"]


def test_every_figure_of_the_gate_in_the_readme_is_one_that_was_measured() -> None:
    lines = json.loads((FIGURES / "gate.json").read_text(encoding="utf-8"))["lines"]
    measured = "\n".join(lines)
    said = " ".join(row[1] for row in rows("gate"))
    shares = set(re.findall(r"[0-9.]+%", said))
    assert shares
    assert shares <= set(re.findall(r"[0-9.]+%", measured))
    faster = re.search(r"about ([0-9]+) and ([0-9]+) times", said)
    assert faster
    assert set(faster.groups()) <= set(re.findall(r"\| ([0-9]+) times \|", measured))


def test_every_part_that_the_readme_names_is_a_part_of_bench() -> None:
    table = README.partition("## What was measured")[2].partition("\n## ")[0]
    named = set(re.findall(r"\| `([a-z]+)` \|$", table, re.MULTILINE))
    from bench.__main__ import PARTS

    assert named
    assert named <= PARTS.keys()


def test_every_make_command_of_the_readme_is_there_and_make_passes_it_on() -> None:
    from hub import start

    named = set(re.findall(r"(?m)(?:^|`)make ([a-z-]+)", README))
    goals = re.search(r"(?m)^([a-z -]+):\n\t@", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert goals
    assert "setup-test" in named
    assert named <= set(goals[1].split()) == set(start.COMMANDS)
