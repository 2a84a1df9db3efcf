"""`hub stage` writes checked pages that another builder takes, and nothing that is withheld."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import EXEMPLAR, HERE, Repository
from lxml import html

from hub import staging
from hub.making.emails import emails
from hub.model import CouldNotCheck, Page, Site
from hub.reading import read

REPORT = "exemplars/health-visitor-initial.md"
LEAK = "Her NHS number is 999 555 4444."


pytestmark = pytest.mark.xdist_group("staged")


@pytest.fixture(scope="module")
def staged(make_repository: Callable[[], Repository]) -> Repository:
    """A repository with one page withdrawn, built by MkDocs and staged for others."""
    repository = make_repository()
    gone = EXEMPLAR.replace("order: 10", "order: 20\nwithdrawn: true") + f"\n{LEAK}\n"
    gone = gone.replace("an initial", "a review").replace("saw the child", "held the child")
    repository.write("exemplars/health-visitor-review.md", gone)
    assert repository.build().returncode == 0
    done = repository.run("hub", "stage", "staged")
    assert done.returncode == 0, done.stdout + done.stderr
    return repository


def _words(page: Path) -> str:
    article = html.fromstring(page.read_bytes()).find(".//article")
    assert article is not None, page
    for away in article.xpath(
        ".//*[contains(@class,'headerlink')] | .//a[@title='Edit this page']"
        " | .//details[@class='toc-short']"  # what the look adds to every page
    ):
        away.drop_tree()
    return re.sub(r"\s+", " ", article.text_content()).strip()


def _pages(site: Path) -> set[str]:
    """Every page; chapters on one page to print are the look's own and no builder's matter."""
    made = {p.relative_to(site).as_posix() for p in site.rglob("index.html")}
    return {path for path in made if not path.endswith("/print/index.html")}


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_another_builder_makes_the_same_pages(staged: Repository, builder: str) -> None:
    there = Repository(staged.root / "staged")
    done = there.run(builder, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = staged.root / "site", there.root / "site"
    assert _pages(ours) == _pages(theirs)
    for page in sorted(_pages(ours)):
        assert _words(ours / page) == _words(theirs / page), page
    for path in theirs.rglob("*"):
        assert path.is_dir() or b"999 555" not in path.read_bytes(), path
        assert path.is_dir() or b"held the child" not in path.read_bytes(), path


def test_what_is_staged_needs_no_hook_and_names_every_page(staged: Repository) -> None:
    settings = staged.read("staged/mkdocs.yml")
    assert "hooks" not in settings
    assert "exemplars/health-visitor-initial.md" in settings
    assert not list((staged.root / "staged").rglob("*.yml"))[1:]


def test_a_finding_writes_nothing(repository: Repository) -> None:
    repository.page("docs/index.md", LEAK, title="Home", order=1)
    done = repository.run("hub", "stage", "staged")
    assert done.returncode == 1
    assert "docs/index.md:" in done.stdout
    assert "999 555" not in done.stdout
    assert not (repository.root / "staged").exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs/report/sections/involvement.md", "question: "),
        ("docs/report/sections/involvement.md", "check: "),
        ("docs/agencies/health-visitor.md", "title: "),
    ],
)
def test_a_leak_above_the_words_of_a_page_taken_down_is_written_nowhere(
    repository: Repository, path: str, said: str
) -> None:
    page = repository.read(path)
    page = page.replace(f"\n{said}", f"\nwithdrawn: true\n{said}{LEAK} ", 1)
    repository.write(path, page + f"\n{LEAK}\n")
    done = repository.run("hub", "stage", "staged")
    assert done.returncode == 0, done.stdout + done.stderr
    for file in (repository.root / "staged").rglob("*"):
        assert file.is_dir() or b"999 555" not in file.read_bytes(), file


def test_a_covering_email_taken_down_is_written_nowhere(repository: Repository) -> None:
    email = (HERE / "docs/report/emails/review.md").read_text(encoding="utf-8")
    taken_down = email.replace("\ntitle:", "\nwithdrawn: true\ntitle:", 1) + f"\n{LEAK}\n"
    repository.write("docs/report/emails/review.md", taken_down)
    assert "withdrawn: true" in taken_down
    assert not [one for one in emails(read(repository.root)) if one.id == "review"]


def test_a_finding_leaves_what_was_staged_before(repository: Repository) -> None:
    assert repository.run("hub", "stage", "staged").returncode == 0
    before = repository.read("staged/docs/index.md")
    repository.page("docs/index.md", LEAK, title="Home", order=1)
    assert repository.run("hub", "stage", "staged").returncode == 1
    assert repository.read("staged/docs/index.md") == before


@pytest.mark.parametrize("path", ["overrides/assets/icon.svg", "overrides/assets/js/exit.js"])
def test_a_file_changed_since_it_was_judged_is_not_written(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    making = staging.pages

    def change(site: Site) -> Iterator[Page]:
        repository.write(path, f"<!-- {LEAK} -->")
        return making(site)

    monkeypatch.setattr(staging, "pages", change)
    with pytest.raises(CouldNotCheck, match=f"{path}: this file was changed"):
        staging.stage(repository.root, repository.root / "staged")
    assert not (repository.root / "staged").exists()


def test_a_folder_with_other_files_is_left_alone(repository: Repository) -> None:
    repository.write("other/letter.txt", "Keep me.")
    done = repository.run("hub", "stage", "other")
    assert done.returncode == 2
    assert "Name an empty or a new folder." in done.stderr
    assert repository.read("other/letter.txt") == "Keep me."


def test_the_builders_are_the_ones_named(staged: Repository) -> None:
    """So that a newer builder is a decision and no accident."""
    from importlib.metadata import version

    assert (version("zensical"), version("properdocs")) == ("0.0.73", "1.6.7"), sys.version
