"""The page of figures is made from the figures that are kept, and from nothing else."""

import json
from pathlib import Path

import pytest

from bench import gate, page
from bench.__main__ import main
from hub.model import CouldNotCheck


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


def test_what_a_reader_reviewed_is_counted_and_a_name_added_is_refused(tmp_path: Path) -> None:
    group = "exemplars:\n  - {reason: A test, date: 2026-11-28, who: reader, say: [%s]}\n"
    texts = ["The zzyxing went well.", "He is aged 4.", "The school is near.", "A qzyx was seen."]
    clean = [{"text": text} for text in texts]
    assert not list(gate.reviewed(tmp_path, clean))
    listed = tmp_path / "reviewed.yml"
    listed.write_text(group % "zzyxing", encoding="utf-8")
    line = json.dumps({"text": texts[1], "reworded": "He is of school age."}) + "\n"
    (tmp_path / "reworded.jsonl").write_text(line, encoding="utf-8")
    said = next(iter(gate.reviewed(tmp_path, clean)))
    assert "Of 4 passages of reports, 3 were stopped" in said
    assert "added 1 words and phrases, none of them a name: that let 1 go" in said
    assert "**1 were still stopped.**" in said
    listed.write_text(group % "Grace", encoding="utf-8")
    with pytest.raises(CouldNotCheck):
        list(gate.reviewed(tmp_path, clean))
