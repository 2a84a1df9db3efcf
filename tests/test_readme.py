"""What the README says was measured is what was measured, and its commands are there."""

from __future__ import annotations

import re
from pathlib import Path

from bench import summary

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_what_was_measured_is_made_from_the_figures() -> None:
    assert summary.table() in README, "Run python -m bench.page and commit the README."
    typed = re.sub(r"(?m)^(\|.*\|.*)\d(.*\|.*\|)$", r"\g<1>7\2", README)
    assert typed != README
    assert summary.whole(typed) == README


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
