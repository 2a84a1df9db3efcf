"""The steps of the workflows, run as GitHub runs them: publish, go back, take down, stay down.

Each job starts in a fresh checkout. What GitHub itself does between them (its `gh` command, which
hands over files from job to job) is played by a small script; everything else is the real thing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import HERE, Repository

WORKFLOWS = HERE / ".github/workflows"
ADDRESS = "exemplars/health-visitor-initial/"
OLD, NEW = "talks to the baby", "sings to the baby"
SERVER = "https://git.invalid"
# Hands over what a job kept, and lists no earlier artifacts.
GH = """#!/bin/sh
case "$1 $2" in
  "run download") cp "$KEPT" artifact.tar ;;
  "api --paginate") ;;
  *) exit 1 ;;
esac
"""


def _python(path: Path) -> None:
    """A command that is the Python these tests run in, with all that is installed for it."""
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    path.chmod(0o755)


class GitHub:
    """A public repository, and jobs that run in checkouts of it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.public = place / "server/owner/hub"
        self.kept = place / "artifact.tar"
        tools = place / "tools"
        tools.mkdir()
        (tools / "gh").write_text(GH)
        (tools / "gh").chmod(0o755)
        _python(tools / "python3")
        here = (place / "server").as_uri() + "/"
        self.env = {
            **os.environ,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(HERE),
            "NO_MKDOCS_2_WARNING": "1",
            "CI": "true",
            "KEPT": str(self.kept),
            "RUNNER_TEMP": str(place),
            "GITHUB_SERVER_URL": SERVER,
            "GITHUB_REPOSITORY": "owner/hub",
            "GITHUB_RUN_ID": "1",
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": f"url.{here}.insteadOf",
            "GIT_CONFIG_VALUE_0": f"{SERVER}/",
            "GIT_CONFIG_KEY_1": f"url.{here}.insteadOf",
            "GIT_CONFIG_VALUE_1": "https://x-access-token:token@git.invalid/",
            "GIT_AUTHOR_NAME": "Editor",
            "GIT_AUTHOR_EMAIL": "editor@example.org",
            "GIT_COMMITTER_NAME": "Editor",
            "GIT_COMMITTER_EMAIL": "editor@example.org",
        }
        self.jobs = 0

    def git(self, folder: Path, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=folder, env=self.env, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def job(self, workflow: str, name: str, **inputs: str) -> Path:
        """Runs every step of one job that is a script; gives the folder it ran in."""
        self.jobs += 1
        folder = self.place / f"job-{self.jobs}"
        self.git(self.place, "clone", "-q", "-b", "main", str(self.public), str(folder))
        (folder / ".venv/bin").mkdir(parents=True)
        _python(folder / ".venv/bin/python")
        env = {**self.env, "GITHUB_SHA": self.git(folder, "rev-parse", "HEAD")}
        said = yaml.safe_load((WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))
        values = {"github.token": "token", **{f"inputs.{k}": v for k, v in inputs.items()}}
        for step in said["jobs"][name]["steps"]:
            if "run" not in step:
                continue
            more = {}
            for key, value in step.get("env", {}).items():
                wanted = value.removeprefix("${{").removesuffix("}}").strip()
                more[key] = values[wanted]
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=folder, env={**env, **more}, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, f"{step['name']}: {done.stdout}{done.stderr}"
        if (folder / "artifact.tar").exists():
            shutil.copy(folder / "artifact.tar", self.kept)
        return folder

    def publish(self) -> None:
        self.job("pages", "build")
        self.job("pages", "record")

    def on_the_web(self, branch: str = "published") -> dict[str, bytes]:
        """Every file of a record, by path; nothing where there is none."""
        names = self.git(self.public, "branch", "--format=%(refname:short)").split()
        if branch not in names:
            return {}
        out = self.place / f"look-{branch}"
        shutil.rmtree(out, ignore_errors=True)
        self.git(self.place, "clone", "-q", "-b", branch, str(self.public), str(out))
        shutil.rmtree(out / ".git")
        return {
            p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()
        }


@pytest.fixture
def github(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> GitHub:
    """The small repository, pushed to a public one."""
    shutil.copytree(HERE / ".ci", repository.root / ".ci")
    one = GitHub(tmp_path_factory.mktemp("github"))
    one.git(repository.root, "init", "-q", "-b", "main")
    one.git(one.place, "init", "-q", "--bare", "-b", "main", str(one.public))
    _push(one, repository)
    return one


def _push(github: GitHub, repository: Repository) -> None:
    github.git(repository.root, "add", "--all")
    github.git(repository.root, "commit", "-q", "-m", "A change")
    github.git(repository.root, "push", "-q", str(github.public), "main")


def test_publish_go_back_take_down_and_stay_down(github: GitHub, repository: Repository) -> None:
    page = f"site/{ADDRESS}index.html"
    github.publish()
    assert OLD.encode() in github.on_the_web()[page]

    path = "exemplars/health-visitor-initial.md"
    repository.write(path, repository.read(path).replace(OLD, NEW))
    _push(github, repository)
    github.publish()
    assert NEW.encode() in github.on_the_web()[page]
    assert OLD.encode() in github.on_the_web("published-before")[page]

    github.job("rollback", "rollback")
    assert OLD.encode() in github.on_the_web()[page]

    github.job("withdraw", "withdraw", address=ADDRESS, does="take down")
    now = github.on_the_web()
    assert not [name for name, data in now.items() if OLD.encode() in data]
    assert not github.on_the_web("published-before"), "no earlier copy is kept"
    assert hashlib.sha256(ADDRESS.encode()).hexdigest().encode() in now["withdrawn.txt"]

    github.publish()
    later = github.on_the_web()
    assert not [name for name, data in later.items() if NEW.encode() in data]

    github.job("withdraw", "withdraw", address=ADDRESS, does="allow again")
    github.publish()
    assert NEW.encode() in github.on_the_web()[page]
