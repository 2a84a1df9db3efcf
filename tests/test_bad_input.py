"""Bad input gets one plain sentence: where, and what to do. Never a traceback, never published."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import AUDIT, DEADLINES, EXEMPLAR, PAGE, Repository

from hub import cli

WHOLE = PAGE.format(title="A page", order=5, body="Words.")
CASES = {
    "broken front matter": (WHOLE.replace("summary: What", "summary What"), 3, "key: value"),
    "a tab in it": (WHOLE.replace("order: 5", "\torder: 5"), 4, "Replace the tab by spaces."),
    "no space after a colon": (WHOLE.replace("order: 5", "order:5"), 4, "space after the colon"),
    "curly quotes": (
        WHOLE.replace("A page", "\u201cA page\u201d: words"),
        2,
        "curly quotation marks",
    ),
    "curly quotes that parse": (
        WHOLE.replace("A page", "\u201cA page\u201d"),
        2,
        "curly quotation marks",
    ),
    "a key twice": (WHOLE.replace("order: 5", "order: 5\norder: 6"), 5, "Keep one of them."),
    "a colon in a title": (WHOLE.replace("A page", "A page: its words"), 2, "put them in quotes"),
    "no front matter": ("Words alone.\n", 1, "Start the file with front matter"),
    "front matter not closed": (WHOLE.replace("---\n\nWords", "\nWords"), 1, "not closed"),
    "an empty file": ("", 1, "The file is empty."),
    "no title": (WHOLE.replace("title: A page\n", ""), 1, "Add 'title: ...'"),
    "an unknown status": (WHOLE.replace("status: draft", "status: final"), 5, "status: draft"),
    "an unknown key": (WHOLE.replace("summary:", "sumary:"), 3, "Is it 'summary'?"),
    "a reference": (WHOLE.replace("title: A page", "title: &a page"), 2, "Write the value out"),
    "an unknown field": (WHOLE + "\n{{deadline.never}}\n", 13, "Nothing fills this"),
    "a link to nowhere": (WHOLE + "\n[Words](nowhere.md)\n", 13, "This link leads nowhere."),
    "Latin-1": (WHOLE.replace("Words", "Caf\u00e9").encode("latin-1"), 1, "UTF-8"),
    "a binary named .md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\xff\xfe", 1, ""),
    "a 20 MB file": ("---\ntitle: Long\n---\n" + "Words. " * 3_000_000, 1, "larger than 2 MB"),
    "nested without end": (WHOLE.replace("title: A page", "title: " + "[" * 5000), 1, ""),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_a_broken_page_is_one_plain_sentence(repository: Repository, case: str) -> None:
    text, line, words = CASES[case]
    repository.write("docs/report/bad.md", text)
    done = repository.check()
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    told = [row for row in done.stdout.splitlines() if row.startswith("docs/report/bad.md:")]
    assert told
    assert any(words in row for row in told), done.stdout
    assert not words or any(row.startswith(f"docs/report/bad.md:{line}:") for row in told), told


@pytest.mark.parametrize("case", ["broken front matter", "Latin-1", "a link to nowhere"])
def test_a_broken_page_is_never_published(repository: Repository, case: str) -> None:
    repository.write("docs/report/bad.md", CASES[case][0])
    assert repository.build().returncode == 1
    assert not (repository.root / "site").exists()


@pytest.mark.parametrize("change", ["\ufeff", "\r\n"])
def test_a_byte_order_mark_or_windows_line_ends_are_no_fault(
    repository: Repository, change: str
) -> None:
    text = change + WHOLE if change == "\ufeff" else WHOLE.replace("\n", change)
    repository.write("docs/report/fine.md", text)
    done = repository.check()
    assert done.returncode == 0, done.stdout
    assert repository.build().returncode == 0


def test_a_misspelt_heading_is_told_with_the_right_one(repository: Repository) -> None:
    repository.write(
        "exemplars/health-visitor-initial.md",
        EXEMPLAR.replace("## Your involvement", "## Your involvment"),
    )
    done = repository.check()
    assert done.returncode == 1
    assert "Is it 'Your involvement'?" in done.stdout
    assert 'Answer "Your involvement"' in done.stdout


def test_an_unanswered_section_is_told(repository: Repository) -> None:
    short = EXEMPLAR.partition("## What is working well?")[0]
    repository.write("exemplars/health-visitor-initial.md", short)
    assert (
        'Answer "What is working well?", or say why it is not known.' in repository.check().stdout
    )


def test_a_margin_note_is_no_answer(repository: Repository) -> None:
    repository.write(
        "exemplars/health-visitor-initial.md",
        EXEMPLAR.replace(
            "Mother holds the baby and talks to the baby.", "> Why it works: It is short."
        ),
    )
    assert 'Answer "What is working well?"' in repository.check().stdout


def test_two_reports_with_one_title_are_told(repository: Repository) -> None:
    repository.write("exemplars/another.md", EXEMPLAR)
    done = repository.check()
    assert done.returncode == 1
    assert "title" in done.stdout


@pytest.mark.parametrize("figure", ["140", "-1", "many", ""])
def test_a_figure_that_cannot_be_is_told(repository: Repository, figure: str) -> None:
    repository.write("docs/audit/audit.yml", AUDIT.replace("percent: 57", f"percent: {figure}"))
    done = repository.check()
    assert done.returncode == 1
    assert "audit-figure" in done.stdout


def test_a_link_out_of_the_repository_is_told(repository: Repository) -> None:
    (repository.root.parent / "outside.md").write_text(WHOLE)
    (repository.root / "docs/report/out.md").symlink_to(repository.root.parent / "outside.md")
    done = repository.check()
    assert done.returncode == 1
    assert "docs/report/out.md:1:1: unreadable-file:" in done.stdout
    assert repository.build().returncode == 1


def test_a_folder_that_is_a_link_is_told(repository: Repository) -> None:
    (repository.root / "docs/report/more").symlink_to(repository.root / "exemplars")
    assert "docs/report/more:1:1: unreadable-file:" in repository.check().stdout


def test_a_pipe_in_the_folder_does_not_hang_the_check(repository: Repository) -> None:
    os.mkfifo(repository.root / "docs/report/pipe.md")
    assert "docs/report/pipe.md:1:1: unreadable-file:" in repository.check().stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere.md"],
        ["check", ""],
        ["check", "hooks/__pycache__/none"],
        ["check", "--built", "nowhere"],
        ["check", "--built", ""],
        ["check", "--built", "docs", "docs"],
        ["check", "--as", "page"],
        ["check", "--due"],
        ["explain", "nothing"],
        ["explain", "nhs-number", "--at", "docs/index.md"],
        ["explain", "--at", "docs"],
        ["clean", "docs"],
        ["clean", "nowhere.png"],
        ["sign-off", "exemplars"],
        ["audit", "nowhere.xlsx"],
        ["history"],
        ["due", "docs"],
        ["rollback"],
        ["offline", "copy.zip"],
        ["publish", "--to", "nowhere"],
        ["stage", "docs"],
        ["withdraw", "exemplars/nothing.md"],
        ["nothing"],
        ["check", "--as", "letter"],
    ],
)
def test_a_wrong_command_is_exit_2_and_one_sentence(
    repository: Repository, arguments: list[str]
) -> None:
    done = repository.run("hub", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Write after 'hub' what to do, for example: hub check."),
        (["chek"], "There is no command 'chek'. Did you mean 'check'? The commands are: new, "),
        (["withdraw"], "Write after 'hub withdraw' also PATH (a page's file or its address)."),
        (["publish"], "Write after 'hub publish' also --to (its address, or its name)."),
        (["check", "--only", "privcy"], "Did you mean 'privacy'? Write one of: privacy, assets,"),
        (["check", "--nothing"], "This means nothing here: --nothing. Leave it out, or correct it"),
        (["check", "--built"], "Write after --built what it is. How it is written: hub check --h"),
        (["stage", "nowhere/a/b"], "nowhere/a: there is no such folder. Make it first."),
        (["offline", "copy.txt"], "copy.txt: the copy is a zip file. End its name in .zip."),
    ],
)
def test_a_wrong_command_says_what_to_write_instead(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
    assert not re.search(r"usage|argument|required|invalid", told)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("docs/report/deadlines.yml", "initial: [", "line 1: A bracket that opens"),
        ("docs/report/deadlines.yml", DEADLINES.replace("3", "many"), 'line 2: Give "initial"'),
        ("docs/audit/index.md", "---\ntitle words\n---\n", "line 2: Write the front matter"),
    ],
)
def test_what_is_due_is_not_told_from_files_that_cannot_be_read(
    repository: Repository, path: str, text: str, words: str
) -> None:
    home = repository.read("docs/index.md").replace("2099-05-31", "2020-05-31")
    repository.write("docs/index.md", home)
    done = repository.run("hub", "due")
    assert done.returncode == 0
    assert "page(s) were never reviewed." in done.stdout
    assert "The next review is due by 20" in done.stdout
    repository.write(path, text)
    done = repository.run("hub", "due")
    assert done.returncode == 2
    assert "No review is overdue." not in done.stdout
    assert "docs/index.md: its review is overdue." in done.stdout, "what is known is said"
    assert f"{path}: {words}" in done.stderr
    assert "Could not check: what is due cannot be told" in done.stderr


def test_a_report_with_no_question_at_all_is_told_in_words(repository: Repository) -> None:
    text = repository.read("exemplars/health-visitor-initial.md")
    repository.write("exemplars/health-visitor-initial.md", text.partition("\n## ")[0] + "\n")
    done = repository.check("--only", "content")
    assert done.returncode == 1, done.stderr
    assert "unanswered-section" in done.stdout


def test_a_link_that_leads_to_itself_is_a_finding_like_any_link(repository: Repository) -> None:
    (repository.root / "draft.md").symlink_to("draft.md")
    (repository.root / "drafts").mkdir()
    (repository.root / "drafts/again").symlink_to("../drafts")
    for given, place in (("draft.md", "draft.md"), ("drafts", "drafts/again")):
        done = repository.check(given)
        assert done.returncode == 1, done.stderr
        assert f"{place}:1:1: " in done.stdout


def test_a_pipe_named_on_the_command_line_does_not_hang_the_check(repository: Repository) -> None:
    os.mkfifo(repository.root / "pipe.md")
    assert "pipe.md:1:1: unreadable-file:" in repository.check("pipe.md").stdout


def test_a_folder_that_is_no_hub_is_told_where_to_go(
    repository: Repository, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = repository.run("hub", "--root", str(elsewhere), "due")
    assert done.returncode == 2
    assert "hub --root FOLDER" in done.stderr


def test_the_folder_of_the_repository_is_judged_whole_and_git_s_own_files_are_not(
    repository: Repository,
) -> None:
    repository.page("docs/report/leak.md", "[Words](nowhere.md)", title="A leak")
    assert "broken-link" in repository.check(".").stdout
    repository.write("drafts/.git/config", "[core]\n")
    repository.write("drafts/one.md", "The child was seen.")
    assert "Checked 1 file:" in repository.check("drafts").stdout


def test_paths_are_taken_from_where_the_person_stands_and_from_the_root(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(repository.root / "exemplars")
    for path in ("health-visitor-initial.md", "exemplars/health-visitor-initial.md"):
        for words in (["check", path], ["explain", "--at", path], ["sign-off", path]):
            assert cli.main(words) == 0, capsys.readouterr()
    assert "exemplars/health-visitor-initial.md" in capsys.readouterr().out


def test_of_a_program_only_what_it_says_to_people_is_judged(repository: Repository) -> None:
    repository.write("hooks/more.py", 'NAME = "Zzyxa"\n\n# Written for Zzyxa Zzyxley\n')
    done = repository.check("hooks/more.py")
    assert done.returncode == 1
    assert "hooks/more.py:3:" in done.stdout
    assert "hooks/more.py:1:" not in done.stdout
    asked = repository.run("hub", "explain", "--at", "hooks/more.py:3", CI="")
    assert asked.returncode == 1
    assert "hooks/more.py:3:" in asked.stdout


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"caf\xe9\n"])
def test_help_with_a_file_that_is_no_text_says_what_to_do(
    repository: Repository, data: bytes
) -> None:
    repository.write("draft.md", data)
    done = repository.run("hub", "explain", "--at", "draft.md", CI="")
    assert done.returncode == 1
    assert "draft.md:1:1: unreadable-file:" in done.stdout


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [("site_name: [A\n", 1, ""), ("just words\n", 1, "key: value"), ("a: 1\n\tb: 2\n", 2, "tab")],
)
@pytest.mark.parametrize("path", ["mkdocs.yml", "film/storyboard.yml"])
def test_broken_settings_are_a_finding(
    repository: Repository, path: str, text: str, line: int, words: str
) -> None:
    repository.write(path, text)
    done = repository.check("--only", "content")
    assert done.returncode == 1, done.stderr
    (told,) = [row for row in done.stdout.splitlines() if f"{path}:{line}:1: front-matter:" in row]
    assert words in told


def test_settings_may_hold_tags_that_only_mkdocs_knows(repository: Repository) -> None:
    settings = repository.read("mkdocs.yml")
    repository.write("mkdocs.yml", settings + "dev_addr: !ENV [ADDRESS, '127.0.0.1:8000']\n")
    assert "front-matter" not in repository.check("--only", "content").stdout
