"""What runs on GitHub is linted, may do little, and is pinned."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import HERE

GITHUB = HERE / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")
TEMPLATES = [*(GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"), GITHUB / "pull_request_template.md"]


def _runs(*command: str | Path) -> None:
    done = subprocess.run(
        [str(part) for part in command], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _program(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    assert found, f"{name} is not installed"
    return found


def test_the_workflows_hold_no_known_mistake() -> None:
    _runs(_program("zizmor"), "--offline", "--quiet", "--persona", "pedantic", GITHUB / "workflows")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_a_workflow_follows_the_schema(path: Path) -> None:
    check = _program("check-jsonschema")
    _runs(check, "--builtin-schema", "vendor.github-workflows", path)
    _runs(check, "--builtin-schema", "custom.github-workflows-require-timeout", path)


@pytest.mark.parametrize("path", FORMS, ids=lambda p: p.stem)
def test_an_issue_form_follows_the_schema(path: Path) -> None:
    _runs(_program("check-jsonschema"), "--builtin-schema", "vendor.github-issue-forms", path)


def test_the_layout_of_the_yaml_is_even() -> None:
    _runs(sys.executable, "-m", "yamllint", "--strict", ".github", "mkdocs.yml", ".yamllint.yml")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_every_action_is_pinned_to_a_commit_and_says_which_version(path: Path) -> None:
    for line in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_a_workflow_starts_with_no_right_at_all(path: Path) -> None:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert said["permissions"] == {}
    assert all("permissions" in job for job in said["jobs"].values())


@pytest.mark.parametrize("name", ["check", "preview"])
def test_what_a_stranger_s_pull_request_runs_may_only_read(name: str) -> None:
    said = yaml.safe_load((GITHUB / f"workflows/{name}.yml").read_text(encoding="utf-8"))
    assert "pull_request_target" not in said[True]
    assert {json.dumps(job["permissions"]) for job in said["jobs"].values()} == {
        '{"contents": "read"}'
    }


def test_publishing_taking_down_and_going_back_wait_for_each_other() -> None:
    for name in ("pages", "withdraw", "rollback"):
        said = yaml.safe_load((GITHUB / f"workflows/{name}.yml").read_text(encoding="utf-8"))
        assert said["concurrency"] == {"group": "publish", "cancel-in-progress": False}


@pytest.mark.parametrize("path", FORMS, ids=lambda p: p.stem)
def test_a_form_warns_in_its_first_line(path: Path) -> None:
    first = yaml.safe_load(path.read_text(encoding="utf-8"))["body"][0]
    assert first["type"] == "markdown"
    assert re.match(
        r"\*\*(Write nothing about a real|Never send a real)", first["attributes"]["value"]
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.stem)
def test_a_pull_request_template_warns_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"<!-- (Write nothing here about a real|Never a real report)", first)


def test_vocabulary_sign_off_rules_and_reports_need_a_second_reader_and_a_typo_does_not() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split()[0] for line in lines if line and not line.startswith("#")]
    for place in (
        "/exemplars/",
        "/exemplars/vocabulary.yml",
        "/exemplars/sign-off.yml",
        "/hub/rules/",
    ):
        assert place in owned
    assert not [place for place in owned if place in ("*", "/docs/")]
    assert owned.index("/hub/") < owned.index("/hub/rules/"), "the last line that fits counts"


def test_the_browser_workplace_sets_itself_up() -> None:
    said = json.loads((HERE / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert "hub.start setup" in said["postCreateCommand"]
    assert "hub.start pre-commit" in said["postCreateCommand"]
