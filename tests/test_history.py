"""`hub history`: everything that git still holds, told by commit and path."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import files_made as made
import pytest
from conftest import HERE

from hub import cli, gate, history
from hub.commands.history import MANY, judge_of_versions
from hub.history import CheckText, author_addresses
from hub.model import PRIVACY, CouldNotCheck, Finding
from hub.reading.register import EMPTY

WORDS = b"Nobody Example"


def check_text(path: str, data: bytes) -> list[Finding]:
    """Finds one phrase, as the gate would find a name."""
    if WORDS not in data:
        return []
    return [
        Finding(
            path,
            data[: data.index(WORDS)].count(b"\n") + 1,
            5,
            4,
            9,
            "name",
            PRIVACY,
            "Write a role.",
        )
    ]


def check_history(root: Path, check: CheckText, since: str = "") -> list[Finding]:
    """Every finding in what git holds."""
    return [one.as_finding() for one in history.look_through(root, check, since).held]


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "docs/page.md", "A page about reports.\n", "Start")
    return tmp_path


def git(root: Path, *words: str) -> str:
    """Git with an author whom nobody is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings = {
        **kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "An author", "GIT_AUTHOR_EMAIL": "author@example.org",
        "GIT_COMMITTER_NAME": "An author", "GIT_COMMITTER_EMAIL": "author@example.org",
    }  # fmt: skip
    done = subprocess.run(
        ["git", *words], cwd=root, env=surroundings, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(root: Path, path: str, words: str, message: str) -> str:
    """One more commit that writes one file; its hash."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(words)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD")


def test_a_clean_history_has_nothing_to_say(repository: Path) -> None:
    assert check_history(repository, check_text) == []


def test_a_page_that_was_taken_down_is_still_in_the_history(repository: Path) -> None:
    leaked = commit(
        repository, "docs/visit.md", "Seen:\nNobody Example was at home.\n", "Add a visit"
    )
    gone = commit(repository, "docs/visit.md", "Seen at home.\n", "Say it without a name")
    (finding,) = check_history(repository, check_text)
    assert (finding.path, finding.line, finding.rule) == ("docs/visit.md", 2, "name")
    assert leaked[:12] in finding.message
    assert gone[:12] in finding.message
    assert "Nobody" not in finding.message
    assert (finding.start, finding.end) == (0, 0)


def test_every_name_a_leaking_file_ever_had_is_told(repository: Path) -> None:
    commit(repository, "docs/a.md", "Nobody Example\n", "Add")
    git(repository, "mv", "docs/a.md", "docs/b.md")
    git(repository, "commit", "-q", "-m", "Move")
    assert {f.path for f in check_history(repository, check_text)} == {"docs/a.md", "docs/b.md"}


def test_a_branch_that_was_never_merged_and_a_stash_are_looked_at(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "draft")
    commit(repository, "docs/draft.md", "Nobody Example\n", "Draft")
    git(repository, "checkout", "-q", "main")
    (repository / "docs/page.md").write_text("Nobody Example, stashed\n")
    git(repository, "stash")
    assert {f.path for f in check_history(repository, check_text)} == {
        "docs/draft.md",
        "docs/page.md",
    }


def test_a_commit_that_only_the_reflog_remembers_is_looked_at(repository: Path) -> None:
    commit(repository, "docs/lost.md", "Nobody Example\n", "Lost")
    git(repository, "reset", "-q", "--hard", "HEAD~1")
    assert [f.path for f in check_history(repository, check_text)] == ["docs/lost.md"]


def test_a_picture_is_handed_on_as_its_bytes(repository: Path) -> None:
    (repository / "photo.jpg").write_bytes(b"\xff\xd8\xff\xfe\x00\x10" + WORDS)
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Add a photo")
    assert [f.path for f in check_history(repository, check_text)] == ["photo.jpg"]


def test_commit_messages_and_tag_notes_are_looked_at(repository: Path) -> None:
    leaked = commit(repository, "docs/b.md", "words\n", "Remove what Nobody Example asked for")
    git(repository, "tag", "-a", "v1", "-m", "For Nobody Example")
    found = check_history(repository, check_text)
    assert f"commit {leaked[:12]}" in [f.path for f in found]
    assert any(f.path.startswith("tag ") for f in found)
    assert not [f for f in found if "Nobody" in f.message + f.path]


def test_the_name_of_a_branch_is_looked_at_and_not_shown(repository: Path) -> None:
    git(repository, "branch", "Nobody-Example")
    (finding,) = check_history(repository, check_text)
    assert "Nobody" not in finding.path + finding.message
    assert "Rename this branch or tag" in finding.message


def test_a_file_name_of_the_past_is_looked_at_and_not_shown(repository: Path) -> None:
    commit(repository, "docs/Nobody-Example.md", "words\n", "Add")
    git(repository, "rm", "-q", "docs/Nobody-Example.md")
    git(repository, "commit", "-q", "-m", "Remove")
    (finding,) = check_history(repository, check_text)
    assert finding.path.startswith("a file name, object ")
    assert "Nobody" not in finding.path + finding.message


def test_author_addresses_are_counted_and_not_shown(repository: Path) -> None:
    assert author_addresses(repository) == 1


@pytest.mark.parametrize("name", ["CI", "GITHUB_ACTIONS", "GITLAB_CI"])
def test_it_refuses_where_the_log_is_public(
    repository: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "true")
    with pytest.raises(CouldNotCheck, match="on your own computer"):
        check_history(repository, check_text)


def test_the_gate_itself_judges_versions(repository: Path) -> None:
    commit(repository, "docs/visit.md", "Registered with us as 999 000 0018.\n", "Add a visit")
    commit(repository, "tests/test_numbers.py", "NUMBER = '999 000 0018'\n", "Add a test")
    commit(repository, "hub/new.py", "N = 'Zzyxa'\n# Written for Zzyxa Zzyxley\n", "Add code")
    (repository / "docs/photo.jpg").write_bytes(made.jpeg(comment=made.WORDS))
    commit(repository, "docs/visit.md", "Registered with us.\n", "Say it without a number")
    judge = judge_of_versions(HERE, gate.Judge(HERE), EMPTY)
    rules = {(f.path, f.rule) for f in check_history(repository, judge)}
    assert ("docs/visit.md", "nhs-number") in rules
    assert ("docs/photo.jpg", "hidden-data") in rules
    assert not [path for path, _ in rules if path.startswith("tests/")]
    assert [(f.path, f.line) for f in check_history(repository, judge) if f.path == "hub/new.py"]


def test_code_and_names_are_judged_as_where_they_are_published(repository: Path) -> None:
    """What `hub publish` lets go out as it stands is no finding of the history."""
    commit(
        repository,
        "film/narration/voices.md",
        "A voice of zzyxing by Zzyxa, as recorded.\n",
        "Credits",
    )
    commit(repository, ".github/CODEOWNERS", "/docs/ @zzyxing/leads\n", "Add the owners")
    commit(repository, "film/zzyxens-read.md", "# Plain words.\n", "Add a part of the code")
    assert cli.main(["--root", str(repository), "history"]) == 0
    commit(repository, "docs/zzyxing-okwuzzle.md", "Plain words.\n", "Add a page")
    commit(repository, "film/notes.md", "Registered with us as 999 000 0018.\n", "Add notes")
    assert cli.main(["--root", str(repository), "history"]) == 1


def test_many_places_that_are_only_unreviewed_are_told_by_folder(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(MANY + 1):
        (repository / f"docs/page-{'x' * number}.md").write_text(f"Plain zzyxen{'e' * number}.\n")
    commit(repository, "exemplars/more.md", "Plain zzyxen words.\n", "Add zzyxen pages")
    assert cli.main(["--root", str(repository), "history"]) == 1
    said = capsys.readouterr().out
    assert f"  docs/: {MANY + 1} place(s): unlisted-word." in said
    assert "  each commit: 1 place(s): unlisted-word." in said
    assert "docs/page" not in said
    assert cli.main(["--root", str(repository), "history", "--all"]) == 1
    assert capsys.readouterr().out.count("  docs/page-") == MANY + 1


def test_half_a_history_is_no_pass(repository: Path, tmp_path: Path) -> None:
    commit(repository, "docs/b.md", "words\n", "More")
    part = tmp_path / "part"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(part))
    with pytest.raises(CouldNotCheck, match="unshallow"):
        check_history(part, check_text)


def test_no_history_is_no_pass(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="no git history"):
        check_history(tmp_path, check_text)


def test_a_name_that_replaces_a_commit_hides_nothing(repository: Path) -> None:
    leaked = commit(repository, "docs/c.md", "Nobody Example\n", "Leak")
    mended = commit(repository, "docs/c.md", "words\n", "Mend")
    git(repository, "replace", leaked, mended)
    assert "docs/c.md" in [f.path for f in check_history(repository, check_text)]


def test_what_a_commit_already_held_can_be_left_out(repository: Path) -> None:
    taken_over = commit(repository, "docs/old.md", "Nobody Example\n", "Old")
    commit(repository, "docs/new.md", "Nobody Example, new\n", "New")
    assert {f.path for f in check_history(repository, check_text, taken_over)} == {"docs/new.md"}
    with pytest.raises(CouldNotCheck, match="no such commit"):
        check_history(repository, check_text, "nowhere")


def test_a_history_without_a_commit_is_no_pass(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(CouldNotCheck, match="no commit yet"):
        check_history(tmp_path, check_text)


def test_a_path_is_told_once_and_what_is_only_unreviewed_comes_last(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = commit(repository, "docs/a-word.md", "Plain zzyxen words.\n", "Add a word")
    commit(repository, "docs/visit.md", "Registered with us as 999 000 0018.\n", "Add a visit")
    commit(repository, "docs/visit.md", "She is 999 000 0018 there.\n", "Say it again")
    commit(repository, "docs/visit.md", "Registered with us.\n", "Say it without a number")
    assert cli.main(["--root", str(repository), "history"]) == 1
    said = capsys.readouterr().out
    assert "999" not in said
    lines = said.splitlines()
    assert lines[0] == "To purge, or to look at first:"
    assert lines[1].startswith("  docs/visit.md: nhs-number (2), ")
    assert "the last commit" not in lines[1]
    assert " and " not in lines[1]
    assert lines[3].startswith(f"  docs/a-word.md: unlisted-word (1). Commits {first[:12]}; the")
    assert "Looked through 5 version(s) of files and 5 message(s): 7 findings in 2 places." in said


def test_a_clean_history_says_how_much_was_looked_at(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--root", str(repository), "history"]) == 0
    assert "Looked through 1 version(s) of files and 1 message(s): no" in capsys.readouterr().out
