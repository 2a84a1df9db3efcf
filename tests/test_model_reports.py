"""Model reports: started with one command, compared section by section, and balanced as a set."""

from __future__ import annotations

import pytest
from conftest import EXEMPLAR, Repository

BALANCE = """balance:
  age_band: 1-4
  ethnicity: {ethnicity}
  faith: none
  language: English
  disability: none known
  family_form: {family}
  harm: {harm}
  threshold: met
"""


def _report(number: int, **said: str) -> str:
    text = EXEMPLAR.replace("order: 10", f"order: {number}")
    text = text.replace("initial conference\n", f"initial conference, number {number}\n", 1)
    return text.replace("kept_apart:", BALANCE.format(**said) + "kept_apart:")


def test_new_writes_the_forms_questions_and_no_answer(repository: Repository) -> None:
    done = repository.run(
        "hub",
        "new",
        "exemplar",
        "--agency",
        "health-visitor",
        "--meeting",
        "review",
        "--origin",
        "invented",
    )
    assert done.returncode == 0, done.stderr
    assert "hub sign-off exemplars/health-visitor-review.md" in done.stdout
    text = repository.read("exemplars/health-visitor-review.md")
    assert "## Your involvement" in text
    assert "> What do you know about this?" in text
    assert 'title: "Health visitor: report for a review conference"' in text
    told = repository.check("--only", "content").stdout
    assert told.count("unanswered-section") == 2
    assert "front-matter" not in told


@pytest.mark.parametrize("origin", ["invented", "composite", "deidentified"])
def test_how_a_report_was_kept_apart_is_a_persons_own_word(
    repository: Repository, origin: str
) -> None:
    asked = ("--agency", "health-visitor", "--meeting", "review", "--origin", origin)
    assert repository.run("hub", "new", "exemplar", *asked).returncode == 0
    assert "\nkept_apart:\n" in repository.read("exemplars/health-visitor-review.md")
    assert (
        "model-report: Say after 'kept_apart:' how this report was kept from resembling anyone"
        in repository.check("--only", "content").stdout
    )


def test_new_asks_an_adult_agency_in_its_own_hints(repository: Repository) -> None:
    agency = repository.read("docs/agencies/health-visitor.md")
    repository.write(
        "docs/agencies/probation.md",
        agency.replace("health-visitor", "probation")
        .replace("Health visitor", "Probation")
        .replace("form: child", "form: adult"),
    )
    path = "docs/report/sections/involvement.md"
    section = repository.read(path).replace("  child: core\n", "  child: core\n  adult: core\n")
    repository.write(path, section.replace("fields:", "hints_adult:\n  - Of the adult.\nfields:"))
    asked = ("--agency", "probation", "--meeting", "initial", "--origin", "invented")
    assert repository.run("hub", "new", "exemplar", *asked).returncode == 0
    assert "> - Of the adult." in repository.read("exemplars/probation-initial.md")


def test_new_never_writes_over_a_report(repository: Repository) -> None:
    for _ in range(2):
        repository.run(
            "hub",
            "new",
            "exemplar",
            "--agency",
            "health-visitor",
            "--meeting",
            "initial",
            "--origin",
            "invented",
        )
    assert repository.read("exemplars/health-visitor-initial.md") == EXEMPLAR
    assert (repository.root / "exemplars/health-visitor-initial-third.md").is_file()


def test_new_without_an_answer_says_what_to_say(repository: Repository) -> None:
    done = repository.run("hub", "new", "exemplar", "--agency", "nobody")
    assert done.returncode == 2
    assert "health-visitor" in done.stderr


def test_one_section_stands_side_by_side_without_margin_notes(repository: Repository) -> None:
    other = EXEMPLAR.replace("meeting: initial", "meeting: review")
    other = other.replace("an initial", "a review")
    repository.write("exemplars/health-visitor-review.md", other.replace("talks to", "sings to"))
    assert repository.build().returncode == 0
    page = repository.site()["reports/compare/working-well/index.html"].decode()
    assert "talks to the baby" in page
    assert "sings to the baby" in page
    beside = repository.site()["reports/compare/involvement/index.html"].decode()
    assert "It says what was seen" not in beside
    repository.run("hub", "withdraw", "exemplars/health-visitor-review.md")
    page = repository.site()["reports/compare/working-well/index.html"].decode()
    assert "talks to the baby" in page
    assert "sings to the baby" not in page


@pytest.mark.parametrize(
    ("harms", "fault"),
    [(("neglect", "neglect", "neglect"), True), (("neglect", "neglect", "emotional"), False)],
)
def test_no_group_stands_for_one_harm(
    repository: Repository, harms: tuple[str, ...], fault: bool
) -> None:
    for number, harm in enumerate(harms):
        text = _report(number, ethnicity="White British", family="two parents", harm=harm)
        repository.write(f"exemplars/health-visitor-{number}.md", text)
    assert ("one-sided-set" in repository.check("--only", "content").stdout) is fault


def test_a_report_says_who_is_in_it_whole(repository: Repository) -> None:
    text = _report(1, ethnicity="White British", family="two parents", harm="neglect")
    repository.write("exemplars/health-visitor-1.md", text.replace("  faith: none\n", ""))
    assert "Say under 'balance:' also: faith." in repository.check("--only", "content").stdout


def test_a_second_report_gets_a_name_that_the_gate_takes(repository: Repository) -> None:
    asked = ("--agency", "health-visitor", "--meeting", "review", "--origin", "invented")
    for name in ("health-visitor-review", "health-visitor-review-second"):
        done = repository.run("hub", "new", "exemplar", *asked)
        assert f"exemplars/{name}.md" in done.stdout, done.stderr
    assert "In the file's name" not in repository.check().stdout


def test_a_thing_shown_that_is_also_a_name_stops_no_build(repository: Repository) -> None:
    repository.page("docs/more.md", "{{list.shows}}", title="More")
    for number, path in enumerate(("", "-second")):
        text = EXEMPLAR.replace("order: 10", f"order: {10 + number}")
        text = text.replace("teaches:", "shows: [faith, sleep]\nteaches:")
        text = text.replace("initial conference\n", f"initial conference{', again' * number}\n", 1)
        repository.write(f"exemplars/health-visitor-initial{path}.md", text)
    done = repository.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert b">faith<" in repository.site()["more/index.html"]
    assert b">Sleep<" in repository.site()["more/index.html"]
