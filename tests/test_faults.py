"""Whatever fails at whatever file operation, the site is the old or the new one, whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import faults
import pytest
from conftest import HERE, Repository
from ready import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs are forked")

OLD, NEW = "The first edition of this page.", "The second edition of this page."
REPORT = "exemplars/health-visitor-initial.md"


class Editions:
    """A site in two editions, each known to the byte, published in turn."""

    def __init__(self, repository: Repository) -> None:
        faults.warm()
        self.repository = repository
        self.sites = []
        for words in (NEW, OLD, NEW, OLD):
            self.write(words)
            code, self.operations = faults.run(repository.root, faults.build)
            assert code == 0
            self.sites.append(repository.site())
        assert self.sites[0] == self.sites[2]
        assert self.sites[1] == self.sites[3] != self.sites[0]
        self.now = 1

    def write(self, words: str) -> None:
        """An edition in the sources."""
        self.repository.page("docs/index.md", words, title="Home", order=1)

    def trouble(self, at: int, fault: str) -> list[str]:
        """What a fault at one operation of a build left that it should not have left."""
        old, new = self.sites[self.now], self.sites[1 - self.now]
        self.write(OLD if self.now == 0 else NEW)
        code, begun = faults.run(self.repository.root, faults.build, at, fault)
        place = f"{fault} at operation {at} ({begun[at - 1] if at <= len(begun) else 'none'})"
        left = self.repository.site() if (self.repository.root / "site").is_dir() else None
        said = []
        if left not in (old, new):
            said.append(f"{place}: the site is {'gone' if left is None else 'neither old nor new'}")
        if code == 0 and left != new:
            said.append(f"{place}: it said that it published, and did not")
        code, _ = faults.run(self.repository.root, faults.build)
        if code or self.repository.site() != new:
            said.append(f"{place}: the next build does not mend it")
        rest = {p.name for p in self.repository.root.glob(".site.*")} - {
            ".site.lock",
            ".site.before",
        }
        if rest:
            said.append(f"{place}: {', '.join(sorted(rest))} is left")
        self.now = 1 - self.now
        return said


def _alone(tried: str, root: Path) -> None:
    """Runs one of the trials in a process of its own: one that runs threads must not fork."""
    lines = f"import test_faults as t; t.{tried}(t.Repository(t.Path({str(root)!r})))"
    done = subprocess.run(
        [sys.executable, "-c", lines], cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE), str(HERE / "tests")))},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_fault_in_a_build_leaves_the_old_site_or_the_new_one(repository: Repository) -> None:
    _alone("try_builds", repository.root)


def test_a_fault_in_taking_down_leaves_the_old_site_or_the_new_one(repository: Repository) -> None:
    _alone("try_taking_down", repository.root)


def try_builds(repository: Repository) -> None:
    """Faults in builds; raises AssertionError where one left something wrong."""
    editions = Editions(repository)
    chosen = faults.points(editions.operations, 2)
    assert len(chosen) > 8
    said: list[str] = []
    for number, at in enumerate(chosen):
        said += editions.trouble(at, faults.FAULTS[number % len(faults.FAULTS)])
    assert not said


def try_taking_down(repository: Repository) -> None:
    """Faults in taking a page down; raises AssertionError where one left something wrong."""
    faults.warm()
    for _ in range(2):  # so that a site before it, with the page, is kept
        assert faults.run(repository.root, faults.build)[0] == 0
    old = repository.site()
    assert (repository.root / ".site.before").exists()
    whole = repository.root.parent / f"{repository.root.name}-whole"
    shutil.copytree(repository.root, whole)
    assert b"Mother holds the baby" in b"".join(old.values())
    code, operations = faults.run(repository.root, faults.withdraw(REPORT))
    assert code == 0
    new = repository.site()
    assert b"Mother holds the baby" not in b"".join(new.values())
    for number, at in enumerate(faults.points(operations, 1)):
        shutil.rmtree(repository.root)
        shutil.copytree(whole, repository.root)
        assert repository.site() == old
        fault = faults.FAULTS[number % len(faults.FAULTS)]
        code, _ = faults.run(repository.root, faults.withdraw(REPORT), at, fault)
        left = repository.site()
        assert left in (old, new), f"{fault} at {at}"
        assert code or left == new
        if left == new:
            # A rollback would bring back the page that was taken down.
            assert not (repository.root / ".site.before").exists(), f"{fault} at {at}"
        # Taking down again works, and keeps no earlier site that still holds the page.
        if left == old:
            assert faults.run(repository.root, faults.withdraw(REPORT))[0] == 0
            assert repository.site() == new
            assert not (repository.root / ".site.before").exists()
