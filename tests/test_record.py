"""The record of what is on the web: taken down means gone, also from the record's own history."""

from __future__ import annotations

import hashlib
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import EXEMPLAR, HERE, Repository

CI = HERE / ".ci"
WORDS = b"Mother holds the baby"
ADDRESS = "exemplars/health-visitor-initial/"


def run(folder: Path, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a program of .ci as a workflow does."""
    env = {**os.environ, "PYTHONPATH": str(HERE), **more}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def record(folder: Path, *words: str) -> None:
    """One call of .ci/published that must succeed."""
    done = run(folder, CI / "published", *words)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with an empty public repository and a first record to put there."""
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "public"], check=True)
    (tmp_path / "first/site").mkdir(parents=True)
    (tmp_path / "first/site/index.html").write_text("The first words.")
    (tmp_path / "first/site/.gitignore").write_text("*")
    return tmp_path


def _branches(place: Path) -> str:
    return subprocess.run(
        ["git", "-C", place / "public", "branch", "--format=%(refname:short)"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def test_what_was_put_is_got_and_the_record_before_is_kept(place: Path) -> None:
    record(place, "get", "public", "nothing")
    assert not list((place / "nothing").iterdir())
    record(place, "put", "public", "first")
    (place / "first/site/index.html").write_text("The second words.")
    record(place, "put", "public", "first")
    record(place, "get", "public", "now")
    record(place, "get", "public", "before", "published-before")
    assert (place / "now/site/index.html").read_text() == "The second words."
    assert (place / "before/site/index.html").read_text() == "The first words."
    assert (place / "now/site/.gitignore").is_file()


def test_put_alone_leaves_no_earlier_record(place: Path) -> None:
    record(place, "put", "public", "first")
    record(place, "put", "public", "first")
    (place / "first/site/index.html").write_text("The second words.")
    record(place, "put-alone", "public", "first")
    assert _branches(place).split() == ["published"]
    log = subprocess.run(
        ["git", "-C", place / "public", "log", "--all", "-p"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "The second words." in log
    assert "The first words." not in log


def test_a_folder_without_a_site_is_not_recorded(place: Path) -> None:
    (place / "empty").mkdir()
    assert run(place, CI / "published", "put", "public", "empty").returncode == 2
    assert _branches(place) == ""


def test_a_page_taken_down_on_the_web_is_remembered_until_allowed_again(
    repository: Repository,
) -> None:
    assert repository.build().returncode == 0
    root = repository.root
    (root / "record").mkdir()
    (root / "site").rename(root / "record/site")
    repository.write("docs/index.md", "---\nbroken: [\n---\n")
    program = (sys.executable, CI / "stays-down", "record")
    done = run(root, *program, "take down", f"https://example.org/hub/{ADDRESS}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not [p for p in (root / "record").rglob("*") if p.is_file() and WORDS in p.read_bytes()]
    kept = (root / "record/withdrawn.txt").read_text()
    assert kept == f"{hashlib.sha256(ADDRESS.encode()).hexdigest()}\n", "it may hold a name"
    assert run(root, *program, "allow again", ADDRESS).returncode == 0
    assert (root / "record/withdrawn.txt").read_text() == ""
    done = run(root, *program, "take down", "no/such/page/")
    assert done.returncode == 1
    assert "no such page" in done.stderr


class Answers(http.server.BaseHTTPRequestHandler):
    """A list of weaknesses that knows one: in the first package asked about."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        results: list[dict[str, list[dict[str, str]]]] = [{} for _ in asked]
        results[0] = {"vulns": [{"id": "EXAMPLE-1"}]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": results}).encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    """The address of such a list on this machine."""
    server = http.server.HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_what_is_due_stands_in_one_text_and_stops_nothing(
    repository: Repository, service: str
) -> None:
    late = EXEMPLAR.replace("2099-05-31", "2020-05-31")
    repository.write("exemplars/health-visitor-initial.md", late)
    repository.write("docs/report/bank-holidays.yml", "covers:\n  last: 2026-12-31\n")
    repository.write("requirements.lock", "example==1.0 \\\n    --hash=sha256:00\n")
    done = run(repository.root, sys.executable, CI / "due", HUB_OSV=service)
    assert done.returncode == 0, done.stderr
    assert "`exemplars/health-visitor-initial.md`: its review is overdue." in done.stdout
    assert "`docs/report/bank-holidays.yml`: less than a year" in done.stdout
    assert "`example` 1.0: EXAMPLE-1." in done.stdout


def test_when_nothing_is_due_nothing_is_said(repository: Repository) -> None:
    done = run(repository.root, sys.executable, CI / "due", HUB_OSV="http://127.0.0.1:9/")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_list_that_does_not_answer_hides_nothing_else(repository: Repository) -> None:
    repository.write("requirements.lock", "example==1.0 \\\n    --hash=sha256:00\n")
    done = run(repository.root, sys.executable, CI / "due", HUB_OSV="http://127.0.0.1:9/")
    assert done.returncode == 0
    assert "could not be asked" in done.stdout
