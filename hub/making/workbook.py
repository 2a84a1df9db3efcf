"""Workbooks for partners: a register to keep and a review to return. No column asks who."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from hub.making.look import palette

HOW_SHEET = "How to use this"
REVIEW_SHEET = "Review"
READING_SHEET = "Reading"
REGISTER_SHEET = "Register"
LISTS_SHEET = "Answers"
ROWS = 60  # conferences that one workbook holds
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # what Excel takes in an input message
LONGEST_LIST = 255  # characters of a list that stands in the cell's own rule
EDGE = {"border": 1, "border_color": "#7C8F96"}  # 3.3:1 on white
HOW_WIDTH, LETTERS_A_LINE, LINE_HEIGHT = 100, 104, 15
FREE_TEXT = "stays in your agency"


@dataclass(frozen=True)
class Column:
    """One column of a sheet: its head, what may stand in it and what to say about it."""

    heading: str
    kind: str  # choice | date | text
    options: tuple[str, ...] = ()
    hint: str = ""
    width: float = 16


class Book:
    """A workbook in the hub's own look, with nothing of the machine that made it."""

    def __init__(self, title: str, status: str) -> None:
        self._held = BytesIO()
        self._book = xlsxwriter.Workbook(self._held, {"in_memory": True})
        self._book.set_properties({"title": title, "created": datetime.datetime(2000, 1, 1)})  # noqa: DTZ001
        self._status = status
        tones = palette()
        base = {"font_name": "Arial", "font_size": 11, "font_color": tones["ink"]}
        wrapped = {**base, "text_wrap": True, "valign": "top"}
        self._title = self._book.add_format(
            {**base, "bold": True, "font_size": 18, "font_color": tones["teal-deep"]}
        )
        self._words = self._book.add_format(wrapped)
        self._strong = self._book.add_format({**wrapped, "bold": True})
        self._head = self._book.add_format(
            {**wrapped, **EDGE, "bold": True, "bg_color": tones["teal-soft"]}
        )
        self._cell = self._book.add_format({**wrapped, **EDGE})
        self._date = self._book.add_format({**wrapped, **EDGE, "num_format": "d mmm yyyy"})
        self._lists: list[Sequence[str]] = []

    def how_to(self, title: str, lines: Sequence[str]) -> None:
        """The first sheet: what this is and how to use it, one line to a cell."""
        sheet = self._sheet(HOW_SHEET)
        sheet.set_column(0, 0, HOW_WIDTH, self._words)
        sheet.set_row(0, 28)
        sheet.write_string(0, 0, title, self._title)
        sheet.write_string(1, 0, self._status, self._strong)
        for row, line in enumerate(lines, 3):
            sheet.set_row(row, LINE_HEIGHT * (1 + len(line) // LETTERS_A_LINE) + 3)
            sheet.write_string(row, 0, line, self._words)

    def table(self, name: str, columns: Sequence[Column], rows: int) -> None:
        """A sheet with one named table, its heads frozen, a message on each cell to fill."""
        sheet = self._sheet(name)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)  # on every printed page
        sheet.set_row(0, 94)
        heads = [
            {"header": column.heading, "header_format": self._head, "format": self._style(column)}
            for column in columns
        ]
        sheet.add_table(
            0,
            0,
            rows,
            len(columns) - 1,
            {
                "name": name.replace(" ", ""),
                "columns": heads,
                "style": None,
                "autofilter": False,
                "description": f"{name}: one row for each conference.",
            },
        )
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            for row in range(1, rows + 1):
                sheet.write_blank(row, place, None, self._style(column))
            sheet.data_validation(1, place, rows, place, self._rule(column))

    def saved(self) -> bytes:
        """The finished workbook."""
        self._write_lists()
        self._book.close()
        return self._held.getvalue()

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L {self._status}&C Confidential when completed&R Page &P of &N")
        return sheet

    def _style(self, column: Column) -> Any:
        return self._date if column.kind == "date" else self._cell

    def _rule(self, column: Column) -> dict[str, Any]:
        rule: dict[str, Any] = {
            "input_title": _cut(column.heading, LONGEST_TITLE),
            "input_message": _cut(column.hint or column.heading, LONGEST_MESSAGE),
            "ignore_blank": True,
        }
        if column.kind == "choice":
            return {
                **rule,
                "validate": "list",
                "source": self._source(column.options),
                "error_title": "Choose from the list",
                "error_message": "Choose one of the answers in the list, or leave the cell empty.",
            }
        if column.kind == "date":
            return {
                **rule,
                "validate": "date",
                "criteria": ">=",
                "value": datetime.date(2015, 1, 1),
                "error_title": "Write a date",
                "error_message": "Write the day, the month and the year, or leave the cell empty.",
            }
        return {**rule, "validate": "any"}

    def _source(self, options: tuple[str, ...]) -> list[str] | str:
        """The options themselves, or where they stand when a cell's rule cannot hold them."""
        if len(",".join(options)) <= LONGEST_LIST and not any("," in one for one in options):
            return list(options)
        if options not in self._lists:
            self._lists.append(options)
        column = xlsxwriter.utility.xl_col_to_name(self._lists.index(options))
        return f"={LISTS_SHEET}!${column}$2:${column}${len(options) + 1}"

    def _write_lists(self) -> None:
        """Answers with a comma in them stand on a sheet of their own, in sight."""
        if not self._lists:
            return
        sheet = self._sheet(LISTS_SHEET)
        for place, options in enumerate(self._lists):
            sheet.set_column(place, place, 30)
            sheet.write_string(0, place, f"Answers {place + 1}", self._head)
            for row, option in enumerate(options, 1):
                sheet.write_string(row, place, option, self._words)


def register(data: Mapping[str, Any], status: str) -> bytes:
    """The register that an agency keeps of its own reports."""
    book = Book(data["title"], status)
    book.how_to(data["title"], [_one_line(data["about"]), *map(_one_line, data["how_to"])])
    columns = [
        Column(
            column["heading"],
            column["kind"],
            tuple(column.get("options") or ()),
            _one_line(column.get("hint", "")),
            width=24 if column["kind"] == "choice" else 15,
        )
        for column in data["columns"]
    ]
    book.table(REGISTER_SHEET, columns, ROWS)
    return book.saved()


def review(kit: Mapping[str, Any], status: str) -> bytes:
    """The single-agency review: one row a conference, one sheet for the questions, one to read."""
    book = Book(kit["title"], status)
    book.how_to(kit["title"], review_words(kit))
    book.table(REVIEW_SHEET, review_columns(kit), ROWS)
    book.table(READING_SHEET, reading_columns(kit), ROWS)
    return book.saved()


def review_words(kit: Mapping[str, Any]) -> list[str]:
    """How to use the review workbook, and what each question means."""
    lines = [
        f"One row for one conference: the same row on {REVIEW_SHEET} and on {READING_SHEET}.",
        "Answer from the report and the record, not from memory. Choose from the lists.",
        "Never add a name, initials, a number, an address or a column of your own.",
        _one_line(kit["not_like_for_like"]),
        "What each question asks",
    ]
    for number, question in enumerate(kit["questions"], 1):
        lines.append(f"{number}. {_one_line(question['text'])} {_when(question, kit)}".strip())
        if question.get("guidance"):
            lines.append(_one_line(question["guidance"]))
    return lines


def review_columns(kit: Mapping[str, Any]) -> list[Column]:
    """One column for each question; `hub audit` finds them again by these heads."""
    columns = [
        Column(_one_line(one["text"]), "choice", tuple(one["answers"]), _one_line(one["text"]), 22)
        for one in kit["about"]
    ]
    for number, question in enumerate(kit["questions"], 1):
        answers = tuple(question.get("answers") or ())
        hint = f"{_when(question, kit)} {_one_line(question.get('guidance', ''))}".strip()
        columns.append(
            Column(
                f"{number}. {_one_line(question['text'])}"
                + ("" if answers else f" (free text: {FREE_TEXT})"),
                "choice" if answers else "text",
                answers,
                hint,
                26 if answers else 50,
            )
        )
    return columns


def reading_columns(kit: Mapping[str, Any]) -> list[Column]:
    """One column for each line of the checklist."""
    marks = tuple(kit["answers_to_checklist"])
    return [
        Column(f"{number}. {_one_line(line['text'])}", "choice", marks, _one_line(line["text"]), 26)
        for number, line in enumerate(kit["checklist"], 1)
    ]


def _when(question: Mapping[str, Any], kit: Mapping[str, Any]) -> str:
    when = question.get("asked_if")
    if not when:
        return ""
    numbers = {one["id"]: number for number, one in enumerate(kit["questions"], 1)}
    answers = " or ".join(f'"{answer}"' for answer in when["answers"])
    return f"Only if you answered {answers} to question {numbers[when['question']]}."


def _one_line(text: str) -> str:
    return " ".join(str(text).split())


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."
