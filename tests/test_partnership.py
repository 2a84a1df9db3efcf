"""What is said of one partnership is data: another one changes no code."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from conftest import HERE, Repository

from hub.pages import due_date
from hub.reading import partnership, read
from hub.rules import vocabulary

OURS = """place: London
status:
  draft: Draft, agreed by nobody.
  approved: Agreed by the board.
senders:
  - id: council
    name: The council
  - id: other
    name: Another place
    instead: Take the day from your invitation.
"""
# Programs and templates, but for the examples of rules, which name whom they like.
CODE = [
    path
    for folder in ("hub", "hooks", "overrides")
    for path in sorted((HERE / folder).rglob("*"))
    if path.suffix in (".py", ".html", ".js", ".css", ".typ")
]
_EXAMPLES = re.compile(r"\n    (?:blocks|allows)=.*?\n    \]", re.DOTALL)
_PARTNERSHIP = re.compile(r"chscp|hcfs|city (?:and|&|of) |hackney", re.IGNORECASE)
# Where the rules name places that are known to be large: hackney|london|britain.
_LARGE_PLACES = "hub/rules/privacy/sign_off_needed.py"


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(HERE).as_posix())
def test_no_code_names_a_partnership(path: Path) -> None:
    text = _EXAMPLES.sub("", path.read_text(encoding="utf-8"))
    if path == HERE / _LARGE_PLACES:
        text = text.replace("hackney|london", "london")
    assert not _PARTNERSHIP.search(text)


def test_head_and_first_line_say_what_the_data_says(repository: Repository) -> None:
    repository.write("docs/partnership.yml", OURS)
    page = repository.read("docs/audit/index.md")
    repository.write("docs/audit/index.md", page.replace("status: draft", "status: approved"))
    done = repository.build()
    assert done.returncode == 0, done.stdout + done.stderr
    site = repository.site()
    home, audit = site["index.html"].decode(), site["audit/index.html"].decode()
    for text in (home, audit, site["404.html"].decode()):
        assert '<span class="mark-place">London' in text
        assert "Hackney" not in text.partition("<main")[0].partition("<header")[2]
    assert "Draft, agreed by nobody." in home
    assert "Agreed by the board." in audit
    tags = {
        name: '<span class="tag">Draft</span>' in site[name].decode()
        for name in ("index.html", "404.html", "audit/index.html")
    }
    assert tags["index.html"]
    assert tags["404.html"], "as the home page"
    assert not tags["audit/index.html"]


def test_without_the_file_nothing_is_said_of_anybody(repository: Repository) -> None:
    site = read(repository.root)
    assert partnership.place(site.data) == ""
    assert partnership.status(site.data, approved=False).startswith("Draft, not approved.")
    assert partnership.senders(site.data) == ()


def _tool(repository: Repository) -> str:
    for name in ("bank-holidays.yml", "school-holidays.yml"):
        path = f"docs/report/{name}"
        repository.write(path, (HERE / path).read_text(encoding="utf-8"))
    return due_date.helper(read(repository.root))


def test_the_tool_asks_for_those_that_send_invitations(repository: Repository) -> None:
    repository.write("docs/partnership.yml", OURS)
    tool = _tool(repository)
    assert re.findall(r'name="due-sender" value="([a-z]+)"', tool) == ["council", "other"]
    found = re.search(r'data-due-date="([^"]*)"', tool)
    assert found
    said = json.loads(unescape(found[1]))["senders"]
    assert said["other"] == {"instead": "Take the day from your invitation.", "also": ""}


def test_the_tool_does_not_ask_where_there_is_no_choice(repository: Repository) -> None:
    first = OURS.partition("  - id: other")[0]
    for words in ("", first):
        repository.write("docs/partnership.yml", words or "place: London\n")
        assert "due-sender" not in _tool(repository)


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (OURS.replace("place: London", "place:"), "Say after 'place:'"),
        (OURS.replace("approved:", "agreed:"), "what on an approved page"),
        (OURS.replace("id: other", "id: council"), "an id of its own"),
        (OURS.replace("id: other", "id: 2"), "an id of its own"),
        (OURS.replace("name: Another place", "title: Another place"), "Give each sender a name"),
        (OURS.replace("place:", "city:"), "Write these keys and no other"),
        (OURS.replace("senders:", "senders: none\nmore:"), "Write these keys and no other"),
        ("- place\n", "Write these keys and no other"),
    ],
)
def test_a_slip_in_the_file_is_told(repository: Repository, words: str, mend: str) -> None:
    repository.write("docs/partnership.yml", words)
    told = [row for row in repository.check().stdout.splitlines() if "partnership:" in row]
    assert any(mend in row for row in told)


def test_reports_may_name_the_recommendations_of_the_audit_they_answer(
    repository: Repository,
) -> None:
    path = "exemplars/health-visitor-initial.md"
    repository.write(path, repository.read(path).replace("teaches:", "traps: [board-7]\nteaches:"))
    assert "unlisted-number" in repository.check().stdout
    repository.write(
        vocabulary.AUDIT, "recommendations:\n  - id: board-7\n    answered_by: [index.md]\n"
    )
    assert "unlisted-number" not in repository.check().stdout


def test_every_page_that_is_local_is_named_where_another_partnership_looks() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    listed = re.search(r"Some pages say in prose what is local\.(.*?)\n\n", readme, re.DOTALL)
    assert listed
    places = tuple(re.findall(r"`(docs/[^`]+)`", listed[1]))
    for page in sorted((HERE / "docs").rglob("*.md")):
        if re.search(r"Hackney|CHSCP|HCFS|the City\b", page.read_text(encoding="utf-8")):
            assert page.relative_to(HERE).as_posix().startswith(places)
