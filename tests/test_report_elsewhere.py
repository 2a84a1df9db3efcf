"""A model report that stands where it would be judged less strictly, or not at all."""

from __future__ import annotations

import subprocess

import pytest
from conftest import EXEMPLAR, PAGE, SECTION, Repository

MOVE = "report-elsewhere: This looks like a model report. Move it to exemplars/."
ANSWERS = """{0} Your involvement{1}

The health visitor saw the child and Mother at home.

> Why it works: It says what was seen.

{0} What is working well?{1}

Mother holds the baby and talks to the baby.

{0} The child's day{1}

The baby sleeps and is fed.
"""


@pytest.fixture
def asking(repository: Repository) -> Repository:
    """A repository whose form asks three questions."""
    repository.write(
        "docs/report/sections/day.md", SECTION.format(title="The child's day", order=3, id="day")
    )
    return repository


def _told(repository: Repository) -> str:
    return repository.check("--only", "content").stdout


@pytest.mark.parametrize(
    "path",
    ["docs/second.md", "docs/agencies/second.md", "docs/emails/second.md", "exemplars/sub/one.md"],
)
@pytest.mark.parametrize("title", ["Health visitor report for an initial conference", "A second"])
def test_a_copy_of_a_report_among_the_pages(repository: Repository, path: str, title: str) -> None:
    first = EXEMPLAR.splitlines()[1]
    repository.write(
        path, EXEMPLAR.replace(first, f"title: {title}").replace("invented", "composite", 1)
    )
    assert f"{path}:3:1: {MOVE}" in _told(repository)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("##", ""),
        ("#", " #"),
        ("###", " {#x}"),
        ("**", "**"),
        ("", ":"),
        ("", "\n-----"),
        ("## *", "*"),
    ],
)
def test_its_answers_tell_it_without_its_first_lines(
    asking: Repository, before: str, after: str
) -> None:
    asking.page("docs/second.md", ANSWERS.format(before, after))
    assert f"docs/second.md:10:1: {MOVE}" in _told(asking)


@pytest.mark.parametrize(
    "body",
    [
        "## Your involvement\n\n## What is working well?\n\n## The child's day\n",
        "- Your involvement\n- What is working well?\n- The child's day\n\nThat is the form.\n",
        "| Question | Why |\n|---|---|\n| Your involvement | The conference asks |\n",
        "## Your involvement\n\n> I saw the baby.\n\n## What is working well?\n\n> Mother sings.\n"
        "\n## The child's day\n\n> The baby sleeps.\n",
        ANSWERS.format("##", "")
        .replace("The health visitor saw", "Say when you saw")
        .replace("Mother holds", "Say how often you saw that Mother holds")
        .replace("The baby sleeps", "In your words: the baby sleeps"),
        "## Your involvement\n\nIt is asked first.\n\n## What is working well?\n\nIt comes next.\n",
    ],
)
def test_a_page_that_shows_the_form_goes_out(asking: Repository, body: str) -> None:
    asking.page("docs/second.md", body)
    assert "report-elsewhere" not in _told(asking)


def test_a_page_may_say_one_thing_that_a_report_says(repository: Repository) -> None:
    page = PAGE.format(title="A page", order=50, body="Some words.")
    repository.write("docs/second.md", page.replace("order:", "agency: health-visitor\norder:"))
    assert "report-elsewhere" not in _told(repository)


@pytest.mark.parametrize("name", ["second.md", "report.docx", "notes.txt", "scan.PDF"])
def test_a_report_beside_the_folders_is_told(repository: Repository, name: str) -> None:
    repository.write(name, EXEMPLAR)
    done = repository.check()
    assert done.returncode == 1
    assert f"{name}:1:1: unread-place: The gate does not read this place." in done.stdout


def test_what_git_leaves_out_and_what_belongs_there_is_not_told(repository: Repository) -> None:
    subprocess.run(["git", "init", "-q"], cwd=repository.root, check=True)
    repository.write(".gitignore", "notes.txt\n/site/\n")
    for name in ("notes.txt", "LICENCE", "Makefile", "package.json"):
        repository.write(name, "{}")
    assert repository.check().returncode == 0
