"""`hub explain --at`: what to do about a refused word, shown on its user's own screen only."""

from pathlib import Path

import pytest

from hub import cli
from hub.rules import vocabulary

REPORT = "exemplars/a.md"
HEAD = "---\ntitle: A report\n---\n\n"
TEXT = "The pediatrician came. It was qzyxword, and a pediatrician told Zzyxa and Grace.\n"


@pytest.fixture
def told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> "Asked":
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / REPORT).write_text(HEAD + TEXT)
    return Asked(tmp_path, capsys)


class Asked:
    def __init__(self, root: Path, screen: pytest.CaptureFixture[str]) -> None:
        self.root, self._screen = root, screen
        self.code = 0

    def __call__(self, place: str) -> str:
        self.code = cli.main(["--root", str(self.root), "explain", "--at", place])
        said = self._screen.readouterr()
        return said.out + said.err


def _place(word: str) -> str:
    return f"{REPORT}:5:{TEXT.index(word) + 1}"


def test_one_word_gets_its_near_miss_and_the_line_to_add(told: Asked) -> None:
    said = told(_place("pediatrician"))
    assert told.code == 1
    assert "Did you mean paediatrician" in said
    assert "say: [pediatrician]" in said
    assert vocabulary.PATH in said
    assert "Zzyxa" not in said


def test_one_word_with_a_capital_is_asked_about(told: Asked) -> None:
    said = told(_place("Zzyxa"))
    assert "Is it somebody's name" in said
    assert "names: say what it is the name of, say: [Zzyxa]" in said


def test_a_word_that_people_are_called_by_is_never_offered(told: Asked) -> None:
    said = told(_place("Grace"))
    assert "It cannot be added" in said
    assert "say:" not in said
    assert "Did you mean" not in said


def test_a_whole_file_is_told_at_once_and_no_name_or_slip_is_to_be_pasted(told: Asked) -> None:
    said = told(REPORT)
    assert told.code == 1
    assert len([line for line in said.splitlines() if line.startswith(f"{REPORT}:5:")]) == 5
    assert said.count("Did you mean paediatrician") == 1
    assert "The same word as above." in said
    line = next(line for line in said.splitlines() if "say:" in line)
    assert line.endswith("say: [qzyxword]}")


def test_a_whole_file_says_where_to_ask_about_a_word_with_a_capital(told: Asked) -> None:
    assert f"for the line to add: hub explain --at {_place('Zzyxa')}" in told(REPORT)


def test_a_line_can_be_asked_about(told: Asked) -> None:
    (told.root / REPORT).write_text(f"{HEAD}The worker came.\n{TEXT}")
    assert "Nothing is found in this line" in told(f"{REPORT}:5")
    assert told(f"{REPORT}:6").count(f"{REPORT}:6:") >= 5


def test_a_rule_that_is_not_there_is_told_with_those_like_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["explain", "nhs-numbers"]) == 2
    assert "Did you mean nhs-number" in capsys.readouterr().err


def test_the_line_to_add_is_refused_until_it_is_filled_in(told: Asked) -> None:
    line = next(one for one in told(_place("pediatrician")).splitlines() if "say:" in one)
    (told.root / vocabulary.PATH).write_text(f"exemplars:\n{line}\n")
    said = told(REPORT)
    assert told.code == 2
    assert "Say in your own words why it is safe" in said


def test_a_word_with_a_capital_counts_only_once_it_is_said_what_it_names(told: Asked) -> None:
    line = next(one for one in told(_place("Zzyxa")).splitlines() if "say:" in one)
    reason, who, names = vocabulary.PLACEHOLDERS
    line = line.replace(reason, "A medicine").replace(who, "safeguarding lead")
    (told.root / vocabulary.PATH).write_text(f"exemplars:\n{line}\n")
    assert "what the words name: one of bodies," in told(REPORT)
    assert told.code == 2
    (told.root / vocabulary.PATH).write_text(f"exemplars:\n{line.replace(names, 'medicines')}\n")
    assert "Zzyxa" not in told(_place("Zzyxa"))


def test_what_is_found_no_more_is_said(told: Asked) -> None:
    assert "Nothing is found at this place" in told(f"{REPORT}:1:1")
    assert told.code == 0
    (told.root / REPORT).write_text(f"{HEAD}The worker came.\n")
    assert "Nothing is found in this file" in told(REPORT)
    assert told.code == 0


@pytest.mark.parametrize("place", ["exemplars/none.md", "exemplars/none.md:1:1", "x:y:z", ""])
def test_a_place_that_is_not_there_is_a_plain_sentence(told: Asked, place: str) -> None:
    said = told(place or ":")
    assert told.code == 2
    assert "PATH:LINE:COLUMN, or only PATH." in said


@pytest.mark.parametrize("name", ["CI", "GITHUB_ACTIONS", "GITLAB_CI"])
def test_nothing_is_shown_where_output_may_be_public(
    told: Asked, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "true")
    said = told(REPORT)
    assert told.code == 2
    assert "pediatrician" not in said
    assert "Zzyxa" not in said


def test_the_reviewed_phrases_that_hold_a_word_are_told(told: "Asked") -> None:
    about = "reason: r, date: 2026-01-01, who: w, names: faiths"
    (told.root / vocabulary.PATH).write_text(
        f"exemplars:\n  - {{{about}, say: [Christian family]}}\n"
    )
    (told.root / REPORT).write_text(f'{HEAD}The earlier assessment says "Christian" only.\n')
    assert "It may stand in: Christian family." in told(f"{REPORT}:5")


def test_what_a_report_tells_is_named_by_its_kinds_and_never_quoted(told: "Asked") -> None:
    (told.root / REPORT).write_text(
        f"{HEAD}He is a locksmith from Latvia with a prosthetic foot.\n"
    )
    said = told(REPORT)
    assert f"hub sign-off {REPORT}" in said
    assert "What this report tells, by kind: body, job, work. hub sign-off" in said
    (told.root / REPORT).write_text(f"{HEAD}He stammers and works nights in a bakery.\n")
    assert "What this report tells, by kind: health, job, place. hub sign-off" in told(REPORT)
    assert "locksmith" not in said
