"""A small repository of its own for each test: no edit of content can fail a test of code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from browsing import browser, built, served  # noqa: F401 - fixtures for tests in a browser
from ready import PATIENCE, READY

HERE = Path(__file__).resolve().parent.parent
# Whether each command starts Python anew and builds from nothing, as for somebody who runs it once:
# HUB_NEW_STARTS says so for a measure (`python -m bench.guides`), or to try whether it matters.
NEW_STARTS = "HUB_NEW_STARTS" in os.environ or not hasattr(os, "fork")
# Programs started by tests load what was compiled before, as at a desk.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

PAGE = """---
title: {title}
summary: What this page is for.
order: {order}
status: draft
owner: Safeguarding lead for the partnership (role to be named)
reviewed: not yet
review_due: 2099-05-31
---

{body}
"""

SECTION = """---
title: {title}
summary: What this section asks.
order: {order}
status: draft
owner: Safeguarding lead for the partnership (role to be named)
reviewed: not yet
review_due: 2099-05-31
id: {id}
question: What do you know about this?
asked:
  child: core
hints:
  - Say what you saw.
fields:
  - id: answer
    label: Your answer
    kind: paragraph
check: Say what you saw.
---

Say what you saw and what it means for the child.
"""

AGENCY = """---
title: Health visitor
summary: What the health visitor can tell the conference.
order: 10
status: draft
owner: Safeguarding lead for the partnership (role to be named)
reviewed: not yet
review_due: 2099-05-31
id: health-visitor
form: child
---

{{list.exemplars}}
"""

EXEMPLAR = """---
title: Health visitor report for an initial conference
agency: health-visitor
meeting: initial
form: child
origin: invented
status: draft
owner: Safeguarding lead for the partnership (role to be named)
reviewed: not yet read by a practitioner
review_due: 2099-05-31
order: 10
summary: A short report about a baby.
teaches: model
kept_apart: Invented from the start.
---

## Your involvement

The health visitor saw the child and Mother at home.

> Why it works: It says what was seen.

## What is working well?

Mother holds the baby and talks to the baby.
"""

AUDIT = """figures:
  - id: wrote-report
    percent: 57
    of: respondents
    label: Wrote a report
    sentence: 57% of respondents produced a written report.
    theme: theme-written-report
    question: q2
"""

DEADLINES = """initial:
  working_days: 3
  source: The audit of April 2021
  checked_on: not yet
review:
  working_days: 5
  source: The audit of April 2021
  checked_on: not yet
"""


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by path."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


# One long test that begins last leaves a core idle at the end.
LONG = ("test_workflow_steps", "test_faults", "test_rendering", "test_film")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first."""
    items.sort(key=lambda item: item.path.stem not in LONG)


@dataclass(frozen=True)
class Repository:
    """A small repository, and the doors people use.

    `kept` is what an earlier build of such a repository kept: the first build begins with it, as
    at a desk. What a build from nothing gives, its own test says.
    """

    root: Path
    kept: Path | None = None

    def write(self, path: str, text: str | bytes) -> Path:
        """Writes a file of the repository, as text or bytes."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def page(self, path: str, body: str, title: str = "Another page", order: int = 50) -> Path:
        """Writes a guidance page with whole front matter."""
        return self.write(path, PAGE.format(title=title, order=order, body=body))

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Runs a Python module in the repository: `run("hub", "check")`.

        As at a desk, wherever the tests run: a test of what a workflow does says CI itself.
        Where it says what Python itself reads as it starts, it gets a new start.
        """
        desk = {name: value for name, value in os.environ.items() if name != "CI"}
        env = {**desk, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(HERE), **more}
        at_start = any(name.startswith(("PYTHON", "LC_", "LANG", "TZ")) for name in more)
        if arguments[0] in ("hub", "mkdocs") and not at_start and not NEW_STARTS:
            return READY.run(arguments, self.root, env)
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def check(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs `hub check`."""
        return self.run("hub", "check", *arguments)

    def build(self, **more: str) -> subprocess.CompletedProcess[str]:
        """Runs the strict build that `make build` runs."""
        if self.kept and not NEW_STARTS and not (self.root / ".cache").exists():
            shutil.copytree(self.kept, self.root / ".cache")
        return self.run("mkdocs", "build", "--strict", **more)

    def site(self) -> dict[str, bytes]:
        """Every file of the published site, by path."""
        return files(self.root / "site")


def fill(root: Path, kept: Path | None = None) -> Repository:
    """A whole small repository in an empty folder."""
    repository = Repository(root, kept)
    for name in ("hooks", "overrides"):
        shutil.copytree(HERE / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    config = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = config.partition("\nnav:\n")
    rest = after[after.index("\n\n") :]
    nav = (
        "\nnav:\n  - Home: index.md\n  - Report: report/\n  - Agencies: agencies/\n"
        "  - Audit: audit/\n  - Model reports: [exemplars/]\n"
    )
    repository.write("mkdocs.yml", before + nav + rest)
    (root / "exemplars").mkdir()
    register = yaml.safe_load((HERE / "exemplars/assets.yml").read_text(encoding="utf-8"))
    kept = [entry for entry in register or [] if (root / entry["path"]).is_file()]
    repository.write("exemplars/assets.yml", yaml.safe_dump(kept))
    for name in ("vocabulary.yml", "sign-off.yml"):
        if (HERE / "exemplars" / name).is_file():
            shutil.copy(HERE / "exemplars" / name, root / "exemplars" / name)
    repository.page(
        "docs/index.md",
        "Send your report {{deadline.initial}} before the conference.",
        title="Home",
        order=1,
    )
    repository.page("docs/audit/index.md", "{{audit.figures}}", title="The audit", order=1)
    repository.write("docs/audit/audit.yml", AUDIT)
    repository.write("docs/report/deadlines.yml", DEADLINES)
    repository.page("docs/report/index.md", "{{list.sections}}", title="Your report", order=1)
    for order, (name, title) in enumerate(
        (("involvement", "Your involvement"), ("working-well", "What is working well?")), start=1
    ):
        repository.write(
            f"docs/report/sections/{name}.md", SECTION.format(title=title, order=order, id=name)
        )
    repository.write("docs/agencies/health-visitor.md", AGENCY)
    repository.write("exemplars/health-visitor-initial.md", EXEMPLAR)
    return repository


@pytest.fixture
def repository(built_once: Repository, tmp_path: Path) -> Repository:
    """A small repository that passes every check."""
    return fill(tmp_path, built_once.root / ".cache")


@pytest.fixture(scope="session")
def make_repository(
    built_once: Repository, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Repository]:
    """Makes a small repository for a fixture that several tests share."""
    return lambda: fill(tmp_path_factory.mktemp("repository"), built_once.root / ".cache")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A small repository with its site built, to be copied and not changed."""
    repository = fill(tmp_path_factory.mktemp("repository"))
    done = repository.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return repository


@pytest.fixture
def published(built_once: Repository, tmp_path: Path) -> Repository:
    """A small repository whose site was built before."""
    shutil.copytree(built_once.root, tmp_path, dirs_exist_ok=True)
    return Repository(tmp_path)
