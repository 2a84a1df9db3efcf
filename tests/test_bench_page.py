"""The page of figures is made from the figures that are kept, and from nothing else."""

import json

import pytest

from bench import page
from bench.__main__ import main


def test_the_page_is_what_the_kept_figures_say() -> None:
    assert page.PATH.read_text(encoding="utf-8") == page.text(), (
        "Run python -m bench.page and commit the page."
    )


def test_every_part_says_when_and_on_what_machine_it_was_measured() -> None:
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in page.FIGURES.glob("*.json")]
    assert kept
    for part in kept:
        assert part["day"] >= "2026-01-01"
        assert part["machine"]
        assert part["lines"]
    assert page.text().count("\nMeasured in ") == len(kept)


def test_a_long_table_is_closed_under_its_own_name_and_a_short_one_is_open() -> None:
    short, row = "| One | Two |\n|---|---|\n", "| a | 1 |\n"
    whole = page.folded(
        f"## Short (goal: 0)\n\n{short}{row}\n## Long (goal: 0)\n\n{short}{row * 9}"
    )
    assert whole.startswith(f"## Short (goal: 0)\n\n{short}{row}\n## Long")
    assert "<summary>Long: 9 rows</summary>" in whole
    assert whole.count("<details") == 1


def test_a_part_that_is_none_is_told_before_anything_is_measured(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["gate", "nothing"]) == 2
    assert "---" not in capsys.readouterr().out
    assert main(["--help"]) == 0
