"""Returned workbooks become figures; small numbers, free text and file names never come out."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from documents import ROOT, repository, small_site
from hypothesis import given
from hypothesis import strategies as st
from test_documents_reading import KIT as SMALL_KIT

from hub import audit_returns
from hub.audit_returns import SMALL, Table, audit, formatted, publishable
from hub.cli import main
from hub.making import workbook
from hub.model import CouldNotCheck, Figure, Site
from hub.reading.review_kit import KIT

SECRET = "Zebedee Quux"
YES, NO = "Yes", "No"
FIGURES = (
    Figure("wrote-report", 57, "respondents", "Wrote a report", "57%.", "", "q1"),
    Figure("in-timescale", 70, "those who wrote", "Sent in time", "70%.", "", "q2"),
)
KIT_OF_TWO: dict[str, Any] = {
    **SMALL_KIT,
    "about": [{"id": "kind", "text": "Kind?", "answers": ["Initial", "Review, later"]}],
    "questions": [
        {
            "id": "q1",
            "text": "Was it sent?",
            "answers": [YES, NO, "Not asked"],
            "figures": [{"id": "wrote-report", "counts": [YES]}],
        },
        {
            "id": "q2",
            "text": "In time?",
            "answers": [YES, NO, "Too late"],
            "asked_if": {"question": "q1", "answers": [YES]},
            "figures": [{"id": "in-timescale", "counts": [YES]}],
            "guidance": "Take the day from the invitation.",
        },
        {"id": "q3", "text": "What would help?", "answers": []},
    ],
}


def site() -> Site:
    return small_site(data={KIT: KIT_OF_TWO}, figures=FIGURES)


def returned(path: Path, rows: Sequence[Mapping[str, str]], kit: Mapping[str, Any]) -> Path:
    """The hub's own workbook, filled in by another program and saved by it."""
    path.write_bytes(workbook.review(kit, "Draft"))
    book = openpyxl.load_workbook(path)
    heads = [column.heading for column in workbook.review_columns(kit)]
    names = [one["id"] for one in (*kit["about"], *kit["questions"])]
    assert [cell.value for cell in book["Review"][1]] == heads
    for row, said in enumerate(rows, 2):
        for name, answer in said.items():
            book["Review"].cell(row, names.index(name) + 1, answer)
    book.save(path)
    return path


def rows(yes: int, no: int, *, late: int = 0) -> list[dict[str, str]]:
    return [
        *({"q1": YES, "q2": NO if place < late else YES} for place in range(yes)),
        *({"q1": NO} for _ in range(no)),
    ]


def share(result: audit_returns.Result, figure: str) -> audit_returns.Share:
    return next(one for one in result.shares if one.figure.id == figure)


def test_the_questions_stand_at_the_head_of_every_printed_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook.review(KIT_OF_TWO, "Draft"))
    assert openpyxl.load_workbook(path)["Review"].print_title_rows == "$1:$1"


def test_a_workbook_saved_by_another_program_is_counted(tmp_path: Path) -> None:
    result = audit(site(), [returned(tmp_path / "a.xlsx", rows(8, 4, late=3), KIT_OF_TWO)])
    assert not result.left_out
    assert result.conferences == 12
    assert (share(result, "wrote-report").count, share(result, "wrote-report").base) == (8, 12)
    assert (share(result, "in-timescale").count, share(result, "in-timescale").base) == (5, 8)


def test_the_same_rows_as_csv_are_counted_alike(tmp_path: Path) -> None:
    heads = [column.heading for column in workbook.review_columns(KIT_OF_TWO)]
    names = ["kind", "q1", "q2", "q3"]
    for between, coding in ((",", "utf-8-sig"), (";", "cp1252")):
        path = tmp_path / f"{coding}.csv"
        with path.open("w", encoding=coding, newline="") as file:
            writer = csv.writer(file, delimiter=between)
            writer.writerow(heads)
            for said in rows(6, 2):
                writer.writerow([said.get(name, "") for name in names])
        result = audit(site(), [path])
        assert not result.left_out
        assert (share(result, "wrote-report").count, result.conferences) == (6, 8)


def test_a_question_that_was_not_asked_is_not_counted(tmp_path: Path) -> None:
    odd = [{"q1": NO, "q2": YES}] * 6 + rows(6, 0)
    result = audit(site(), [returned(tmp_path / "a.xlsx", odd, KIT_OF_TWO)])
    assert share(result, "in-timescale").base == 6


def test_returns_add_up_and_one_given_twice_counts_once(tmp_path: Path) -> None:
    first = returned(tmp_path / "a.xlsx", rows(5, 1), KIT_OF_TWO)
    returned(tmp_path / "b.xlsx", rows(7, 2), KIT_OF_TWO)
    (tmp_path / "c.xlsx").write_bytes(first.read_bytes())
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")
    result = audit(site(), [tmp_path])
    assert (result.returns, result.conferences) == (2, 15)
    ((place, faults),) = result.left_out
    assert place == 3
    assert "same as return 1" in faults[0].reason


def test_a_malformed_return_is_listed_and_the_good_ones_still_count(tmp_path: Path) -> None:
    returned(tmp_path / "a.xlsx", rows(6, 0), KIT_OF_TWO)
    returned(tmp_path / f"b {SECRET}.xlsx", [{"q1": SECRET}], KIT_OF_TWO)
    (tmp_path / "c.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "d.csv").write_text("Name,Age\nx,1\n")
    result = audit(site(), [tmp_path])
    assert result.conferences == 6
    listed = dict(result.left_out)
    assert [(f.sheet, f.cell) for f in listed[2]] == [("Review", "B2")]
    assert "damaged" in listed[3][0].reason
    assert listed[4]
    words = formatted(result, "Not like for like.", whole=True)
    assert "Return 2 was left out" in words
    assert SECRET not in words


def test_free_text_never_comes_out(tmp_path: Path) -> None:
    path = returned(tmp_path / "a.xlsx", [{"q1": YES, "q3": SECRET}] * 9, KIT_OF_TWO)
    result = audit(site(), [path])
    assert not result.left_out
    assert SECRET not in repr(result)
    assert SECRET not in formatted(result, "", whole=True)


def test_a_column_somebody_added_is_refused_without_repeating_it(tmp_path: Path) -> None:
    path = returned(tmp_path / "a.xlsx", rows(6, 0), KIT_OF_TWO)
    book = openpyxl.load_workbook(path)
    book["Review"].cell(1, 9, SECRET)
    book.save(path)
    result = audit(site(), [path])
    ((_, (fault,)),) = result.left_out
    assert fault.cell == "I1"
    assert SECRET not in formatted(result, "", whole=True)


def test_a_return_without_its_sheet_or_its_columns_says_so(tmp_path: Path) -> None:
    path = returned(tmp_path / "a.xlsx", rows(6, 0), KIT_OF_TWO)
    book = openpyxl.load_workbook(path)
    book["Review"].cell(1, 3).value = None
    book.save(tmp_path / "b.xlsx")
    del book["Review"]
    book.save(tmp_path / "c.xlsx")
    result = audit(site(), [tmp_path])
    reasons = [faults[0].reason for _, faults in result.left_out]
    assert any("columns are not there" in reason for reason in reasons)
    assert any('no sheet called "Review"' in reason for reason in reasons)


@pytest.mark.parametrize("hostile", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 50, b"\x00" * 9_000])
def test_a_hostile_file_is_left_out(tmp_path: Path, hostile: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(hostile)
    ((_, (fault,)),) = audit(site(), [tmp_path]).left_out
    assert fault.reason.endswith(".")


def test_no_return_at_all_is_could_not_check(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck):
        audit(site(), [tmp_path])
    with pytest.raises(CouldNotCheck):
        audit(site(), [tmp_path / "gone.xlsx"])


def test_small_counts_and_their_percentages_are_hidden(tmp_path: Path) -> None:
    said = [*rows(20, 3, late=6), *({"q1": "Not asked"} for _ in range(4))]
    path = returned(tmp_path / "a.xlsx", said, KIT_OF_TWO)
    words = formatted(publishable(audit(site(), [path]), KIT_OF_TWO), "", whole=False)
    assert "3 of 27" not in words
    assert "11.1%" not in words
    assert "No: not shown" in words
    assert "Not asked: not shown" in words
    assert "Yes: 20 of 27" in words


def test_a_figure_that_would_give_a_hidden_count_away_is_hidden(tmp_path: Path) -> None:
    path = returned(tmp_path / "a.xlsx", rows(20, 3), KIT_OF_TWO)
    safe = publishable(audit(site(), [path]), KIT_OF_TWO)
    # 20 of 23 wrote a report: whoever reads it knows that 3 did not, so it stays in.
    assert share(safe, "wrote-report").hidden


def test_where_the_leading_answer_is_hidden_what_follows_is_too(tmp_path: Path) -> None:
    path = returned(tmp_path / "a.xlsx", rows(6, 20, late=0), KIT_OF_TWO)
    safe = publishable(audit(site(), [path]), KIT_OF_TWO)
    tables = {table.id: table for table in safe.tables}
    assert YES in tables["q1"].hidden  # 6 would give away how few were "Not asked"
    assert tables["q2"].closed


@given(st.lists(st.integers(0, 40), min_size=2, max_size=7))
def test_no_hidden_count_can_be_worked_out(counts: list[int]) -> None:
    """The total less what is shown covers two counts or more, and is not small itself."""
    table = audit_returns._hidden(
        Table("q", "?", {f"answer {place}": count for place, count in enumerate(counts)})
    )
    assert all(table.counts[answer] >= SMALL for answer in set(table.counts) - table.hidden)
    if table.hidden and not table.closed:
        assert len(table.hidden) >= 2
        assert sum(table.counts[answer] for answer in table.hidden) >= SMALL


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3), st.integers(0, 30))
def test_no_figure_says_more_than_the_table(counts: list[int], late: int) -> None:
    conferences = [
        *({"q1": YES, "q2": NO if place < late else YES} for place in range(counts[0])),
        *({"q1": NO} for _ in range(counts[1])),
        *({"q1": "Not asked"} for _ in range(counts[2])),
    ]
    result = audit_returns.Result(
        len(conferences),
        1,
        tuple(audit_returns._tables(KIT_OF_TWO, conferences)),
        tuple(audit_returns._shares(KIT_OF_TWO, FIGURES, conferences)),
    )
    safe = publishable(result, KIT_OF_TWO)
    for one in safe.shares:
        if not one.hidden:
            assert one.count >= SMALL or one.count == 0 == one.base
            rest = one.base - one.count
            assert rest >= SMALL or one.base == 0


def test_the_warning_and_the_group_stand_beside_2021(tmp_path: Path) -> None:
    path = returned(tmp_path / "a.xlsx", rows(20, 10), KIT_OF_TWO)
    for whole in (True, False):
        words = formatted(audit(site(), [path]), "Not like for like with 2021.", whole=whole)
        assert "Not like for like with 2021." in words
        assert "57% of respondents; not like for like" in words


def test_a_review_too_small_to_publish_says_so(tmp_path: Path) -> None:
    path = returned(tmp_path / "a.xlsx", rows(3, 1), KIT_OF_TWO)
    words = formatted(publishable(audit(site(), [path]), KIT_OF_TWO), "", whole=False)
    assert "publish what you changed" in words
    assert " of 4" not in words
    assert "4 conferences" not in words


def test_the_workbook_asks_nobodys_name_and_guides_every_cell() -> None:
    from io import BytesIO

    book = openpyxl.load_workbook(BytesIO(workbook.review(KIT_OF_TWO, "Draft")))
    assert book.sheetnames[0] == "How to use this"
    sheet = book["Review"]
    assert sheet.freeze_panes == "B2"
    rules = sheet.data_validations.dataValidation
    assert len(rules) == sheet.max_column
    assert all(rule.prompt and rule.promptTitle for rule in rules)
    assert "Review" in sheet.tables
    assert book.properties.creator in (None, "")
    heads = " ".join(str(cell.value) for cell in sheet[1]).casefold()
    assert not any(word in heads for word in ("name", "date of birth", "address", "number"))


def test_the_workbooks_are_the_same_to_the_byte() -> None:
    assert workbook.review(KIT_OF_TWO, "Draft") == workbook.review(KIT_OF_TWO, "Draft")


def test_the_front_desk_counts_the_repositorys_own_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kit = repository().data[KIT]
    said = {"kind": "Review", "q1": "Yes, in person", "q2": YES, "q3": YES}
    returned(tmp_path / "a.xlsx", [said] * 12, kit)
    assert main(["--root", str(ROOT), "audit", str(tmp_path), "--whole"]) == 0
    assert "12 of 12" in capsys.readouterr().out
    (tmp_path / "b.csv").write_text("a,b\n", encoding="utf-8")
    assert main(["--root", str(ROOT), "audit", str(tmp_path)]) == 1
    assert "12 of 12" not in capsys.readouterr().out
    assert main(["--root", str(ROOT), "audit", str(tmp_path / "gone")]) == 2
