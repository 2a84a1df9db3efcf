"""A deadline changes in one file, and with it the month since when it holds."""

from __future__ import annotations

import re

import pytest
from conftest import DEADLINES, HERE, Repository

from hub.making import forms
from hub.reading import read
from hub.rules.content import dated_deadline

RULE = "dated-deadline: Write {{deadline.as_of}}"


def _told(repository: Repository) -> str:
    dated = DEADLINES.replace("  source:", "  as_of: June 2026\n  source:")
    repository.write("docs/report/deadlines.yml", dated)
    return repository.check("--only", "content").stdout


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("In April 2021 that was {{deadline.initial}}.", 11),
        ("It was {{deadline.review}}, by the\ntemplate of june\n2026.", 12),
        ("Words.\n\n> It is {{ deadline.initial }}: the template of\n> April 2021.", 14),
        ("- One\n- It is {{deadline.initial}} as of April 2021.", 12),
    ],
)
def test_a_month_typed_beside_a_deadline_is_told(
    repository: Repository, body: str, line: int
) -> None:
    repository.page("docs/more.md", body, title="More")
    assert f"docs/more.md:{line}:1: {RULE}" in _told(repository)


@pytest.mark.parametrize(
    "body",
    [
        "It is {{deadline.initial}} as of {{deadline.as_of}}.",
        "The audit is of April 2021.\n\nSend it {{deadline.initial}} before.",
        "- The audit is of April 2021.\n- Send it {{deadline.initial}} before.",
        "The template of {{deadline.as_of}} came after the audit of April 2021.",
        "You may march {{deadline.initial}} before 2026.",
    ],
)
def test_any_other_month_goes_out(repository: Repository, body: str) -> None:
    repository.page("docs/more.md", body, title="More")
    assert "dated-deadline" not in _told(repository)


def test_a_month_beside_a_deadline_in_the_words_of_the_forms_is_told(
    repository: Repository,
) -> None:
    words = (HERE / "docs/report/forms.yml").read_text(encoding="utf-8")
    repository.write("docs/report/forms.yml", words)
    assert "dated-deadline" not in _told(repository)
    repository.write(
        "docs/report/forms.yml", words.replace("{{deadline.as_of}} that", "May 2021 that")
    )
    assert RULE in _told(repository)


def test_forms_say_the_month_of_the_data(repository: Repository) -> None:
    words = (HERE / "docs/report/forms.yml").read_text(encoding="utf-8")
    repository.write("docs/report/forms.yml", words)
    _told(repository)
    said = " ".join(forms.wording(read(repository.root), "child", "draft").lines)
    assert "As of June 2026 that was 3 working days" in said


def test_a_field_that_nothing_fills_in_the_words_of_the_forms_is_told(
    repository: Repository,
) -> None:
    """A repository whose deadlines do not say since when they hold."""
    repository.write("docs/report/forms.yml", (HERE / "docs/report/forms.yml").read_bytes())
    told = repository.check("--only", "content").stdout
    assert "docs/report/deadlines.yml:1:1: unknown-field: Say after 'as_of:' since when" in told
    assert told.count("unknown-field") == 1, "once, where it can be mended"
    words = repository.read("docs/report/forms.yml").replace(
        "{{deadline.as_of}}", "{{deadline.as}}"
    )
    repository.write("docs/report/forms.yml", words)
    told = repository.check("--only", "content").stdout
    assert re.search(r"docs/report/forms.yml:\d+:1: unknown-field: Nothing fills this", told)


def test_what_the_film_says_is_the_films_own() -> None:
    site = read(HERE)
    page = site.page("docs/film/index.md")
    assert page
    assert list(dated_deadline.dated(page)) == []


def test_the_tool_for_the_day_never_vanishes_unsaid(repository: Repository) -> None:
    repository.page("docs/due.md", "{{deadline.helper}}\n")
    for name in ("bank-holidays.yml", "deadlines.yml", "school-holidays.yml"):
        (repository.root / "docs/report" / name).unlink(missing_ok=True)
    told = repository.check()
    assert told.returncode == 1
    for name in ("bank-holidays.yml", "deadlines.yml", "school-holidays.yml"):
        assert f"docs/report/{name}:1:1: missing-file:" in told.stdout
    assert "unknown-field" not in told.stdout, "once, where it can be mended"
