"""Errors in editing, made as a lead makes them: each gets a place and a mend in one sentence."""

from __future__ import annotations

import io
import random
import re

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


MERGED = "<<<<<<< HEAD\norder: 40\n=======\norder: 41\n>>>>>>> patch-1"


def _said(repository: Repository) -> str:
    """What the check says, which a build says word for word."""
    done = repository.check()
    assert done.returncode == 1, done.stdout + done.stderr
    built = repository.build()
    assert built.returncode != 0
    for answer in (done, built):
        assert "Traceback" not in answer.stdout + answer.stderr
    named = [line for line in done.stdout.splitlines() if re.match(r"(?:docs|exemplars)/", line)]
    assert named
    assert set(named) <= set((built.stdout + built.stderr).splitlines())
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
        (HEAD.replace("2099-05-31", "2099-02-31"), f"{PAGE}:8:", "no such day"),
        (HEAD.replace("order: 40", "order:\u00a040"), f"{PAGE}:4:", "hard space"),
        (HEAD.replace("order:", "keywords:\n  - one\n  two\norder:"), f"{PAGE}:6:", "Put '- '"),
        (HEAD.replace("order:", "keywords:\n  -one\n  -two\norder:"), f"{PAGE}:4:", "after '- '"),
        (HEAD.replace("---\n", "\u2014\n"), f"{PAGE}:1:", "a line '---'"),
        (HEAD.replace("order: 40", MERGED), f"{PAGE}:4:", "Two people changed these lines"),
    ],
    ids=[
        "smart", "one smart", "no colon", "no space", "two colons", "tab", "no dash",
        "not closed", "twice", "capital", "date", "misspelt key", "no such day", "hard space",
        "no dash in a list", "no space in a list", "dash made long", "merge marks",
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
    noise = random.Random(9).randbytes(2000 * 1750 * 3)
    Image.frombytes("RGB", (2000, 1750), noise).save(photo, "PNG", compress_level=1)
    assert 10_000_000 < len(photo.getvalue()) < 11_000_000
    repository.write("docs/img/room.png", photo.getvalue())
    lines = [line for line in _said(repository).splitlines() if "docs/img/room.png:" in line]
    assert [line for line in lines if "MB" in line and "Make it smaller." in line], lines


@pytest.mark.parametrize(
    ("words", "rule", "mend"),
    [
        ("See [it](report/moved.md).", "broken-link", "leads nowhere"),
        ("See [it](report/health-visitor.md).", "broken-link", "it is docs/agencies/health-vis"),
        ("See [it](\u201creport/index.md\u201d).", "broken-link", "curly quotation marks"),
        ("See [it] (report/index.md).", "broken-link", "Close the gap"),
        ("See [it](report/index.md.", "broken-link", "Put ')' after its address"),
        ("See [it](report/index.md#send-it.", "broken-link", "Put ')' after its address"),
        ("See [it](#what-we-saw).", "broken-link", "but not this heading"),
        ("See [it](visit.md#what-we-saw).", "broken-link", "but not this heading"),
        ("See [it][1].\n\n[1]: #what-we-saw", "broken-link", "but not this heading"),
        (MERGED, "merge-mark", "Keep the right words"),
    ],
    ids=[
        "nowhere",
        "moved",
        "curly",
        "gap",
        "not closed",
        "part not closed",
        "no such heading",
        "no such heading there",
        "no such heading by number",
        "merge marks",
    ],
)
def test_a_slip_in_the_text(repository: Repository, words: str, rule: str, mend: str) -> None:
    repository.write(PAGE, f"{HEAD}\n{words}\n")
    place = f"{PAGE}:{11 + words.count(chr(10)) * ('[1]' in words)}:"
    lines = [line for line in _said(repository).splitlines() if line.startswith(place)]
    assert len(lines) == 1
    assert f": {rule}: " in lines[0]
    assert mend in lines[0]


@pytest.mark.parametrize(
    "words",
    [
        "[it](report/index.md#send-it-on)",
        '[it](report/index.md "Your report")',
        "Report\n=======",
        "[it](#whats-said-here) [two](visit.md#said_1) [three](#own)\n\n## What's *said* here?\n\n"
        "### Said\n\n## Said ##\n\n## Other words {#own}",
        "`[it](#nowhere)`",
    ],
)
def test_a_whole_link_and_an_underlined_heading_are_no_slip(
    repository: Repository, words: str
) -> None:
    repository.write(PAGE, f"{HEAD}\n{words}\n")
    done = repository.check()
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("wrong", "line", "mend"),
    [
        ("### Your involvement", 17, "Write this heading as '## '"),
        ("##Your involvement", 17, "Write this heading as '## '"),
        ("## Your involvment", 17, "Is it 'Your involvement'?"),
        ("## What is working well?\n\nWords.\n\n## Your involvement", 27, "stands twice"),
    ],
    ids=["three strokes", "no space", "one letter", "twice"],
)
def test_a_slip_in_a_heading_of_a_report(
    repository: Repository, wrong: str, line: int, mend: str
) -> None:
    repository.write(REPORT, EXEMPLAR.replace("## Your involvement", wrong))
    lines = [s for s in _said(repository).splitlines() if s.startswith(f"{REPORT}:{line}:")]
    assert [said for said in lines if mend in said], lines


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_file_saved_on_windows_stops_nothing(
    repository: Repository, ends: str, mark: str
) -> None:
    repository.write(REPORT, (mark + EXEMPLAR).replace("\n", ends))
    repository.write(PAGE, (mark + HEAD + "\nWords.\n").replace("\n", ends))
    done = repository.check()
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("words", ["", "\n \n"])
def test_a_file_left_blank(repository: Repository, words: str) -> None:
    repository.write(PAGE, words)
    assert f"{PAGE}:1:1: front-matter: The file is empty." in _said(repository)


def test_the_build_and_the_preview_say_the_same_as_the_check(repository: Repository) -> None:
    from hub import gate
    from hub.pages import pages
    from hub.reading import read

    repository.write(PAGE, f"{HEAD}\nSee [it] (report/index.md).\n")
    (line,) = [s for s in _said(repository).splitlines() if s.startswith(PAGE)]
    built = repository.build()
    assert built.returncode == 1
    assert line in built.stderr
    site = read(repository.root)
    shown = {page.path: page.markdown for page in pages(gate.withhold(site, gate.check(site)))}
    assert "Close the gap between" in shown["visit.md"]
    assert "11" in shown["visit.md"]


def test_a_merge_field_with_a_typing_error(repository: Repository) -> None:
    repository.write(PAGE, f"{HEAD}\nSend it {{{{deadline.intial}}}} before.\n")
    assert f"{PAGE}:11:" in _said(repository)


@pytest.mark.parametrize(
    "half", ["{{deadline.initial}", "{deadline.initial}}", "{deadline.initial}", "{{deadline", "}}"]
)
def test_half_a_merge_field(repository: Repository, half: str) -> None:
    repository.write(PAGE, f"{HEAD}\nSend it {half}. It is due.\n")
    assert f"{PAGE}:11:1: unknown-field: Nothing fills this" in _said(repository)


def test_a_phone_s_smart_quotes_in_a_sentence_stop_nothing(repository: Repository) -> None:
    repository.write(PAGE, f"{HEAD}\nAsk: \u201cIs it safe?\u201d It\u2019s your report.\n")
    done = repository.check()
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("docs/report/deadlines.yml", "days: 3", "days:3", ":2:1: front-matter: Put a space"),
        ("docs/report/deadlines.yml", "days: 5", "days: seven", ":6:1: report-date: Give"),
        ("docs/report/deadlines.yml", "review:", "review", ":5:1: front-matter: Write this line"),
        ("docs/audit/audit.yml", "percent: 57", "percent:57", ":3:1: front-matter: Put a space"),
        ("docs/report/sections/involvement.md", "asked:", "asked", ":11:1: front-matter: Write"),
        ("docs/agencies/health-visitor.md", "form: ", "form ", ":10:1: front-matter: Write"),
    ],
)
def test_one_slip_is_told_once_and_nothing_that_follows_from_it(
    repository: Repository, path: str, old: str, new: str, told: str
) -> None:
    repository.page("docs/more.md", "Send it {{deadline.review}} before.", title="More")
    text = repository.read(path)
    assert old in text
    repository.write(path, text.replace(old, new, 1))
    found = [line for line in _said(repository).splitlines() if re.match(r"\w+/", line)]
    assert len(found) == 1, found
    assert found[0].startswith(path + told)


@pytest.mark.parametrize("day", ["23.11.2026", "yesterday", "2099-03-01", "23/11/2026", "true"])
def test_a_day_of_review_is_a_day_that_has_come(repository: Repository, day: str) -> None:
    repository.write(PAGE, HEAD.replace("reviewed: not yet", f"reviewed: {day}") + "\nWords.\n")
    told = _said(repository)
    assert f"{PAGE}:7:1: front-matter: Write 'reviewed:' as a day, for example 2026-11-23" in told
    deadlines = repository.read("docs/report/deadlines.yml")
    repository.write(PAGE, f"{HEAD}\nWords.\n")
    repository.write(
        "docs/report/deadlines.yml", deadlines.replace("checked_on: not yet", f"checked_on: {day}")
    )
    assert "docs/report/deadlines.yml:4:1: report-date: Write the 'checked_on:'" in _said(
        repository
    )


@pytest.mark.parametrize("day", ["2026-11-23", "not yet read by a practitioner", "'not yet'"])
def test_a_day_that_has_come_and_none_yet_go_out(repository: Repository, day: str) -> None:
    repository.write(PAGE, HEAD.replace("reviewed: not yet", f"reviewed: {day}") + "\nWords.\n")
    done = repository.check()
    assert done.returncode == 0, done.stdout


def test_a_page_is_not_down_for_a_line_in_its_text(repository: Repository) -> None:
    repository.write(PAGE, f"{HEAD}\nSend it today.\n\nwithdrawn: true\n")
    assert f"{PAGE}:13:1: front-matter: This line takes the page down only" in _said(repository)


def test_an_agency_is_called_as_its_file(repository: Repository) -> None:
    repository.write(
        "docs/agencies/dentist.md",
        HEAD.replace("---\n", "---\nid: dental\nform: own\n", 1) + "\nWords.\n",
    )
    said = _said(repository)
    assert "The agency's id is the name of its file: write id: dentist." in said
    assert "Copy layout: and what stands under it from docs/agencies/gp.md" in said
