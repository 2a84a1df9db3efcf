"""Errors in editing, made as a lead makes them: each gets a place and a mend in one sentence."""

from __future__ import annotations

import io

import pytest
from conftest import EXEMPLAR, Repository
from PIL import Image

PAGE = "docs/visit.md"
REPORT = "exemplars/health-visitor-initial.md"
HEAD = """---
title: A visit
summary: What a visit is.
order: 40
status: draft
owner: Safeguarding lead for the partnership (role to be named)
reviewed: not yet
review_due: 2099-05-31
---
"""
TABLE = """
<table class="MsoTableGrid" border="1"><tr><td style="width:225pt"><p class="MsoNormal">Who</p></td>
<td><p class="MsoNormal">When</p></td></tr></table>
"""


def _said(repository: Repository) -> str:
    done = repository.check()
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("wrong", "place", "mend"),
    [
        (HEAD.replace("A visit\n", "\u201cA visit\u201d\n"), f"{PAGE}:2:", "straight ones"),
        (HEAD.replace("title: A visit", "title: \u201cA visit"), f"{PAGE}:2:", "straight ones"),
        (HEAD.replace("summary: What", "summary What"), f"{PAGE}:3:", "with a colon and a space"),
        (HEAD.replace("order: 40", "order:40"), f"{PAGE}:4:", "space after the colon"),
        (HEAD.replace("What a", "Visits: what a: one"), f"{PAGE}:3:", "in quotes"),
        (HEAD.replace("order: 40", "\torder: 40"), f"{PAGE}:4:", "tab by spaces"),
        (HEAD.replace("---\n", "--\n", 1), f"{PAGE}:1:", "a line '---'"),
        (HEAD.removesuffix("---\n"), f"{PAGE}:1:", "put a line '---' after its last line"),
        (HEAD.replace("order: 40", "title: Again"), f"{PAGE}:4:", "stands twice"),
        (HEAD.replace("status: draft", "status: Draft"), f"{PAGE}:5:", "Write 'status: draft'"),
        (HEAD.replace("2099-05-31", "31/05/2099"), f"{PAGE}:8:", "as a day"),
        (HEAD.replace("summary:", "sumary:"), f"{PAGE}:3:", "Is it 'summary'?"),
    ],
    ids=[
        "smart", "one smart", "no colon", "no space", "two colons", "tab", "no dash",
        "not closed", "twice", "capital", "date", "misspelt key",
    ],
)  # fmt: skip
def test_a_slip_at_the_top_of_a_page(
    repository: Repository, wrong: str, place: str, mend: str
) -> None:
    repository.write(PAGE, wrong + "\nWords.\n")
    lines = [line for line in _said(repository).splitlines() if line.startswith(place)]
    assert [line for line in lines if mend in line], lines


@pytest.mark.parametrize("table", [TABLE, "\nWho\tWhen\nTeacher\tBefore the meeting\n"])
def test_a_table_pasted_from_word(repository: Repository, table: str) -> None:
    repository.write(PAGE, f"{HEAD}\nWords.\n{table}")
    said = [line for line in _said(repository).splitlines() if ": pasted-table: " in line]
    assert [line.split(": ")[0] for line in said] == [f"{PAGE}:13:1"]
    assert "| Who | When |" in said[0]


def test_a_heading_changed_by_one_letter(repository: Repository) -> None:
    repository.write(REPORT, EXEMPLAR.replace("## Your involvement", "## Your involvment"))
    said = _said(repository)
    assert f"{REPORT}:" in said
    assert "Your involvement" in said


def test_a_picture_too_large_for_a_phone(repository: Repository) -> None:
    photo = io.BytesIO()
    Image.effect_noise((4000, 3000), 90).convert("RGB").save(photo, "PNG", compress_level=1)
    repository.write("docs/img/room.png", photo.getvalue())
    lines = [line for line in _said(repository).splitlines() if "docs/img/room.png:" in line]
    assert [line for line in lines if "MB" in line and "Make it smaller." in line], lines


def test_a_link_to_a_page_that_moved(repository: Repository) -> None:
    repository.write(PAGE, f"{HEAD}\nSee [your report](report/moved.md).\n")
    lines = [line for line in _said(repository).splitlines() if ": broken-link: " in line]
    assert [line for line in lines if line.startswith(f"{PAGE}:11:")], lines


def test_a_merge_field_with_a_typing_error(repository: Repository) -> None:
    repository.write(PAGE, f"{HEAD}\nSend it {{{{deadline.intial}}}} before.\n")
    assert f"{PAGE}:11:" in _said(repository)


def test_a_phone_s_smart_quotes_in_a_sentence_stop_nothing(repository: Repository) -> None:
    repository.write(PAGE, f"{HEAD}\nAsk: \u201cIs it safe?\u201d It\u2019s your report.\n")
    done = repository.check()
    assert done.returncode == 0, done.stdout
