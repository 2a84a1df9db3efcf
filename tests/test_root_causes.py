"""A file that is missing or cannot be read is told once, and not by all that follows from it."""

from __future__ import annotations

import shutil

import pytest
from conftest import HERE, Repository

from hub import gate
from hub.reading import read


def told(repository: Repository) -> list[tuple[str, str]]:
    """The findings of a check: where, and which rule."""
    return [(one.path, one.rule) for one in gate.check(read(repository.root), "content")]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("docs/report/deadlines.yml", "{{deadline.review}}"),
        ("docs/report/forms.yml", "{{list.forms}}"),
        ("docs/audit/audit.yml", "{{figure.wrote-report}}"),
        ("docs/audit/recommendations.yml", "{{audit.recommendations}}"),
        ("docs/partners/review.yml", "{{list.review}}"),
        ("docs/partners/register.yml", "{{list.register}}"),
    ],
)
def test_a_data_file_that_a_page_needs_is_asked_for_once(
    repository: Repository, path: str, field: str
) -> None:
    (repository.root / path).unlink(missing_ok=True)
    assert (path, "missing-file") not in told(repository) or path.endswith(
        ("deadlines.yml", "audit.yml")
    ), "nobody asks for what no page needs"
    repository.page("docs/more.md", field, title="More")
    repository.page("docs/other.md", field, title="Other")
    assert told(repository) == [(path, "missing-file")]


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", "docs/index.md", "docs/partnership.yml", "exemplars/vocabulary.yml"]
)
def test_what_every_hub_needs_is_asked_for_where_its_code_stands(
    repository: Repository, path: str
) -> None:
    for each in ("docs/partnership.yml", "exemplars/vocabulary.yml"):
        shutil.copy(HERE / each, repository.root / each)
    repository.write("hub/__init__.py", "")
    assert told(repository) == []
    (repository.root / path).unlink()
    assert told(repository) == [(path, "missing-file")]


def test_what_readers_call_the_things_shown_is_asked_for_where_the_hubs_code_stands(
    repository: Repository,
) -> None:
    repository.page("docs/more.md", "{{list.shows}}", title="More")
    assert told(repository) == []
    repository.write("docs/partnership.yml", (HERE / "docs/partnership.yml").read_bytes())
    repository.write("hub/__init__.py", "")
    assert told(repository) == [("docs/reports/shows.yml", "missing-file")]


def test_without_the_reviewed_words_no_word_is_a_finding(repository: Repository) -> None:
    repository.page("docs/more.md", "Zzyxa Okwuzzle lives here.", title="More")
    repository.write("hub/__init__.py", "")
    repository.write("docs/partnership.yml", (HERE / "docs/partnership.yml").read_bytes())
    (repository.root / "exemplars/vocabulary.yml").unlink()
    for only in ((), ("--only", "privacy")):
        done = repository.check(*only)
        assert done.returncode == 1
        assert done.stdout.count("\nexemplars/") + done.stdout.startswith("exemplars/") == 1
        assert "exemplars/vocabulary.yml:1:1: missing-file:" in done.stdout
        assert "docs/more.md" not in done.stdout


def test_a_repository_without_a_home_page_is_withheld(repository: Repository) -> None:
    (repository.root / "docs/index.md").unlink()
    assert told(repository) == [("docs/index.md", "missing-file")]


@pytest.mark.parametrize(
    "path", ["docs/agencies/health-visitor.md", "docs/report/sections/involvement.md"]
)
@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8", b"no front matter"])
def test_a_page_that_cannot_be_read_is_told_once(
    repository: Repository, path: str, data: bytes
) -> None:
    repository.page("docs/more.md", f"[It]({path.removeprefix('docs/')})", title="More")
    assert told(repository) == []
    repository.write(path, data)
    assert [where for where, _ in told(repository)] == [path]


def test_of_an_agency_that_is_gone_its_report_tells_that_alone(repository: Repository) -> None:
    report = "exemplars/health-visitor-initial.md"
    repository.write(report, repository.read(report).replace("form: child", "form: own"))
    (repository.root / "docs/agencies/health-visitor.md").unlink()
    assert told(repository) == [(report, "model-report")]
