"""`hub publish` sends a tree that passed to the public repository, and no draft's history."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import HERE, Repository

from hub import publication

LEAK = "Her NHS number is 999 000 0018."
DRAFT = "A sentence that was only ever a draft."


def git(folder: Path, *words: str) -> str:
    """Runs git as an editor would, with a name of its own."""
    who = {
        f"GIT_{role}_{part}": "Editor"
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **who},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def private(repository: Repository) -> Repository:
    """A private authoring repository with a draft in its history, and an empty public one."""
    git(repository.root, "init", "-q", "-b", "main")
    repository.write(".gitignore", ".cache/\nsite/\n__pycache__/\npublic/\n")
    git(repository.root, "init", "-q", "--bare", "public")
    repository.page("docs/draft.md", DRAFT, title="A draft")
    commit(repository, "Begin a page")
    repository.page("docs/draft.md", "Say it without the case.", title="A draft")
    commit(repository, "Mend it")
    return repository


def commit(repository: Repository, words: str) -> None:
    """Commits everything."""
    git(repository.root, "add", "-A")
    git(repository.root, "commit", "-q", "-m", words)


def publish(repository: Repository, *more: str) -> subprocess.CompletedProcess[str]:
    """Runs `hub publish` to the public repository."""
    return repository.run("hub", "publish", "--to", str(repository.root / "public"), *more)


def test_the_public_history_holds_what_passed_and_no_draft(private: Repository) -> None:
    done = publish(private)
    assert done.returncode == 0, done.stdout + done.stderr
    public = private.root / "public"
    assert git(public, "rev-parse", "main^{tree}") == git(private.root, "rev-parse", "HEAD^{tree}")
    everything = git(public, "log", "--all", "-p", "--format=%an %ae %s%n%b", "main")
    assert "Say it without the case." in everything
    assert DRAFT not in everything
    assert "Editor" not in everything
    assert git(public, "rev-list", "--count", "main").strip() == "1"


def test_a_second_publication_follows_the_first(private: Repository) -> None:
    assert publish(private).returncode == 0
    assert publish(private).returncode == 0, "nothing new is no fault"
    private.page("docs/draft.md", "Say it shorter.", title="A draft")
    commit(private, "Shorten")
    assert publish(private).returncode == 0
    assert git(private.root / "public", "rev-list", "--count", "main").strip() == "2"


def test_a_page_taken_down_is_not_sent_with_its_words(private: Repository) -> None:
    page = private.read("docs/draft.md")
    private.write("docs/draft.md", page.replace("status:", "withdrawn: true\nstatus:") + LEAK)
    commit(private, "Take it down")
    assert private.check().returncode == 0
    done = publish(private)
    assert done.returncode == 1
    assert "docs/draft.md" in done.stdout + done.stderr
    assert "999 000" not in done.stdout + done.stderr
    assert not (private.root / "public/refs/heads/main").exists()


def test_the_name_of_a_page_taken_down_is_not_sent(private: Repository) -> None:
    private.page("docs/about/chloe-baker.md", "Plain words.", title="A page")
    page = private.read("docs/about/chloe-baker.md")
    private.write("docs/about/chloe-baker.md", page.replace("status:", "withdrawn: true\nstatus:"))
    commit(private, "Take it down")
    assert private.check().returncode == 0
    done = publish(private)
    assert done.returncode == 1
    assert "Rename the file" in done.stdout
    (private.root / "docs/about/chloe-baker.md").rename(private.root / "docs/about/down-1.md")
    commit(private, "Rename it")
    done = publish(private)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("tests/note.md", "Ask Chloe Baker about it.\n"),
        ("bench/note.md", f"{LEAK}\n"),
        (".github/note.md", "Ask Zzyxa Zzyxley about it.\n"),
        ("overrides/more.html", f"<p>Plain</p>\n<!-- {LEAK} -->\n"),
        ("overrides/more.html", f"{{# {LEAK} #}}\n"),
        ("bench/more.py", f"x = 1  # {LEAK}\n"),
        (".github/workflows/more.yml", "on: push  # Ask Amina about it\n"),
        (".github/ISSUE_TEMPLATE/more.yml", f"name: {LEAK}\n"),
        ("tests/note.txt", "Ask somebody.\n"),
        ("hub/rules/contacts.yml", "# Ask Amina about it\nsites: []\n"),
        (".gitignore", "drafts/chloe-baker-999-000-0018.docx\n"),
        (".gitattributes", "drafts/Chloe-Baker.docx binary\n"),
        (".github/CODEOWNERS", "/exemplars/999-000-0018.md @ORGANISATION/second-readers\n"),
    ],
)
def test_what_is_written_among_the_code_is_judged(
    private: Repository, path: str, words: str
) -> None:
    private.write(path, words)
    commit(private, "Leave a note")
    done = publish(private)
    assert done.returncode == 1
    assert path in done.stdout + done.stderr
    assert not (private.root / "public/refs/heads/main").exists()


def test_a_tree_with_a_finding_is_not_sent(private: Repository) -> None:
    private.page("docs/draft.md", LEAK, title="A draft")
    commit(private, "Add a number")
    done = publish(private)
    assert done.returncode == 1
    assert "docs/draft.md:" in done.stdout
    assert "999 000" not in done.stdout + done.stderr
    assert git(private.root / "public", "branch", "--list") == ""


def test_what_is_not_committed_is_not_sent(private: Repository) -> None:
    private.page("docs/draft.md", "Another sentence.", title="A draft")
    done = publish(private)
    assert done.returncode == 2
    assert "Commit them" in done.stderr


@pytest.mark.parametrize(
    "path", ["notes.md", "returns/school.xlsx", "tests/report.docx", "CHANGELOG.md/note.txt"]
)
def test_a_file_where_nothing_is_read_is_not_sent(private: Repository, path: str) -> None:
    private.write(path, "Words that no rule has seen.")
    commit(private, "Add a file")
    done = publish(private)
    assert done.returncode == 1
    assert f"{path}:1:1: unread-place:" in done.stdout
    assert git(private.root / "public", "branch", "--list") == ""


def test_a_dry_run_sends_nothing(private: Repository) -> None:
    done = publish(private, "--dry-run")
    assert done.returncode == 0
    assert "Nothing was sent." in done.stdout
    assert git(private.root / "public", "branch", "--list") == ""


def test_an_address_that_does_not_answer_is_not_repeated(private: Repository) -> None:
    """An address may hold a key."""
    done = private.run("hub", "publish", "--to", str(private.root / "no-key-here"))
    assert done.returncode == 2
    assert "does not answer" in done.stderr
    assert "no-key-here" not in done.stdout + done.stderr


def test_this_repository_may_be_published_as_it_stands(tmp_path: Path) -> None:
    """A copy of what is committed or would be, in a repository of its own."""
    if not (HERE / ".git").exists():
        pytest.skip("not a git repository")
    listed = git(HERE, "ls-files", "-co", "--exclude-standard", "-z").split("\0")[:-1]
    for path in listed:
        if (HERE / path).is_file():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(HERE / path, tmp_path / path)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "All of it")
    assert publication.publish(tmp_path, "nowhere", "main", send=False) > 700


def test_the_repository_with_the_drafts_is_no_public_one(private: Repository) -> None:
    git(private.root, "remote", "add", "origin", str(private.root / "public"))
    for address in ("origin", "public", str(private.root / "public")):
        done = private.run("hub", "publish", "--to", address)
        assert done.returncode == 2
        assert "its history holds the drafts" in done.stderr
    assert not git(private.root / "public", "for-each-ref")


def test_a_branch_that_holds_something_else_stays_as_it_is(private: Repository) -> None:
    other = private.root / ".cache/other"
    git(private.root, "clone", "-q", str(private.root / "public"), str(other))
    (other / "novel.txt").write_text("Chapter one.", encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "Begin")
    git(other, "push", "-q", "origin", "HEAD:main")
    done = publish(private)
    assert done.returncode == 2
    assert "holds something else" in done.stderr
    assert git(private.root / "public", "ls-tree", "--name-only", "main") == "novel.txt\n"
