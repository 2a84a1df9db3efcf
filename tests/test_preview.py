"""In the preview a bad page is withheld, the rest keeps working, and it heals when mended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import HERE, Repository
from ready import PATIENCE

from hooks.gate import on_serve
from hub import search

# One preview for all: it starts where its first test runs.
pytestmark = pytest.mark.xdist_group("preview")
Change = Callable[[str, str], None]


@dataclass(frozen=True)
class Preview:
    """A running preview of a small repository."""

    repository: Repository
    address: str
    output: str

    def get(self, path: str) -> str:
        """A page as a browser would get it."""
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return answer.read().decode()

    def until(self, path: str, words: str) -> str:
        """Asks for a page until it says something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                said = self.get(path)
            except OSError:
                said = ""
            if words in said:
                return said
            time.sleep(0.2)
        raise AssertionError(f"{path} never said what was expected")


@pytest.fixture(scope="module")
def preview(make_repository: Callable[[], Repository]) -> Iterator[Preview]:
    repository = make_repository()
    repository.write("film/storyboard.yml", "status: draft\n")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    log = repository.root / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "mkdocs",
                "serve",
                "--no-strict",
                "--livereload",
                "--dev-addr",
                f"127.0.0.1:{port}",
            ],
            cwd=repository.root,
            stdout=output,
            stderr=output,
            env={**os.environ, "PYTHONPATH": str(HERE)},
        )
        found = Preview(repository, f"http://127.0.0.1:{port}/", str(log))
        try:
            found.until("", "Home")
            yield found
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


@pytest.fixture
def change(preview: Preview) -> Iterator[Change]:
    """Writes a file of the preview's repository, which the other tests find as it was."""
    before: dict[str, str] = {}

    def write(path: str, text: str) -> None:
        before.setdefault(path, preview.repository.read(path))
        preview.repository.write(path, text)

    yield write
    for path, text in before.items():
        if preview.repository.read(path) != text:
            preview.repository.write(path, text)


def test_a_bad_page_is_replaced_by_a_notice_and_heals(preview: Preview, change: Change) -> None:
    path = "docs/report/index.md"
    whole = preview.repository.read(path)
    change(path, whole + "\nHer NHS number is 999 000 0018.\n")
    notice = preview.until("report/", "Withheld")
    assert "nhs-number" in notice
    assert "999 000" not in notice
    assert "Home" in preview.get("")
    assert "999 000" not in preview.get(search.INDEX)
    assert "999 000" not in Path(preview.output).read_text(encoding="utf-8")
    change(path, whole)
    preview.until("report/", "Your involvement")


@pytest.mark.browser
def test_a_change_shows_by_itself_in_a_browser(
    preview: Preview, change: Change, browser: Any
) -> None:
    path = "docs/audit/index.md"
    whole = preview.repository.read(path)
    page = browser.new_page()
    page.goto(preview.address + "audit/")
    change(path, whole + "\nA sentence that was not there.\n")
    page.get_by_text("A sentence that was not there.").wait_for(timeout=PATIENCE * 1000)
    page.close()
    change(path, whole)
    preview.until("audit/", "The audit")


def test_a_preview_follows_every_file_that_pages_are_made_from(tmp_path: Path) -> None:
    watched: list[str] = []
    server = SimpleNamespace(watch=watched.append)
    for root in (HERE, tmp_path):
        on_serve(server, config=SimpleNamespace(config_file_path=str(root / "mkdocs.yml")))
    asked = ("exemplars", "overrides", "hub/tokens.yml", "film/storyboard.yml")
    assert {str(HERE / path) for path in (*asked, "film/film.lock.json")} <= set(watched)
    assert all(Path(path).exists() for path in watched), "only what is there can be followed"


def test_what_is_withheld_for_a_file_beside_docs_heals_with_it(
    preview: Preview, change: Change
) -> None:
    path = "film/storyboard.yml"
    whole = preview.repository.read(path)
    change(path, whole + "said: Her NHS number is 999 000 0018.\n")
    preview.until("", "Withheld")
    change(path, whole)
    preview.until("", "Send your report")


def test_a_bad_report_leaves_every_list(preview: Preview, change: Change) -> None:
    path = "exemplars/health-visitor-initial.md"
    whole = preview.repository.read(path)
    preview.until("agencies/health-visitor/", "Health visitor report")
    change(path, whole.replace("title: Health", "title: 999 000 0018 Health"))
    preview.until("exemplars/health-visitor-initial/", "Withheld")
    assert "999 000" not in preview.get("agencies/health-visitor/")
    change(path, whole)
    preview.until("agencies/health-visitor/", "Health visitor report")


def test_a_changed_report_is_shown_wherever_it_is_told(preview: Preview, change: Change) -> None:
    path = "exemplars/health-visitor-initial.md"
    whole = preview.repository.read(path)
    preview.until("exemplars/health-visitor-initial/", "talks to the baby")
    change(path, whole.replace("A short report", "A plain and short report"))
    preview.until("agencies/health-visitor/", "A plain and short report")
    assert "A plain and short report" in preview.get(search.INDEX)
    change(path, whole)
    preview.until("agencies/health-visitor/", "A short report")
    assert "plain and short" not in preview.get(search.INDEX)


def test_a_bad_data_file_withholds_every_page(preview: Preview, change: Change) -> None:
    path = "docs/audit/audit.yml"
    whole = preview.repository.read(path)
    change(path, whole.replace("percent: 57", "percent: 140"))
    preview.until("", "Withheld")
    change(path, whole)
    preview.until("", "Send your report")


def test_broken_front_matter_is_told_on_the_page_itself(preview: Preview, change: Change) -> None:
    path = "docs/report/index.md"
    whole = preview.repository.read(path)
    change(path, whole.replace("title:", "title"))
    notice = preview.until("report/", "Withheld")
    assert "Traceback" not in notice
    change(path, whole)
    preview.until("report/", "Your involvement")
