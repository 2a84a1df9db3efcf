"""When a report is due: the day is right, and the files that decide it are checked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays as oracle
import pytest
import yaml
from conftest import HERE
from hypothesis import given
from hypothesis import strategies as st

from hub.commands import due
from hub.making import deadlines, diary
from hub.making.deadlines import (
    due_on,
    knows,
    working_days_before,
)
from hub.pages import due_date
from hub.reading import read
from hub.reading import timetable as dates
from hub.reading.timetable import BANK_HOLIDAYS, DEADLINES, SCHOOL_HOLIDAYS, Timetable

ROOT = Path(__file__).parent.parent
ENGLAND = oracle.country_holidays("GB", subdiv="ENG", years=range(2026, 2031))
KEPT = frozenset(day for day in ENGLAND if day.weekday() < 5)


def data(**changes: Any) -> dict[str, Any]:
    """The three files as YAML would read them, with what a test wants to change."""
    said: dict[str, Any] = {
        DEADLINES: {
            kind: {"working_days": days, "source": "the audit", "checked_on": "not yet"}
            for kind, days in (("initial", 3), ("review", 5))
        },
        BANK_HOLIDAYS: {
            "covers": {"first": date(2026, 1, 1), "last": date(2029, 12, 31)},
            "holidays": [
                {"date": day, "name": "a bank holiday"} for day in sorted(KEPT) if day.year < 2030
            ],
        },
        SCHOOL_HOLIDAYS: {
            "caveat": "Check the school's own dates.",
            "windows": [
                {
                    "name": "Christmas holiday",
                    "first": date(2026, 12, 21),
                    "last": date(2027, 1, 1),
                }
            ],
        },
    }
    return {**said, **changes}


def timetable() -> Timetable:
    assert not dates.problems(data())
    read = dates.timetable(data())
    assert read
    return read


@pytest.mark.parametrize(
    ("conference", "initial", "review"),
    [
        ((2027, 1, 7), (2027, 1, 4), (2026, 12, 30)),
        ((2027, 3, 31), (2027, 3, 24), (2027, 3, 22)),
        ((2027, 6, 1), (2027, 5, 26), (2027, 5, 24)),
        ((2026, 12, 29), (2026, 12, 22), (2026, 12, 18)),
        ((2027, 4, 1), (2027, 3, 25), (2027, 3, 23)),
    ],
)
def test_the_worked_examples_come_out_right(
    conference: tuple[int, int, int], initial: tuple[int, int, int], review: tuple[int, int, int]
) -> None:
    day = date(*conference)
    assert due_on(timetable(), "initial", day) == date(*initial)
    assert due_on(timetable(), "review", day) == date(*review)


def test_the_example_on_the_page_counts_the_days_in_force() -> None:
    known = data()
    known[DEADLINES]["initial"]["working_days"] = 4
    said = due_date.example(replace(read(HERE), data=known), date(2026, 12, 30))
    assert "The conference is on Wednesday 30 December 2026." in said
    assert "4 working days before, so send the report by **Tuesday 22 December 2026**." in said
    assert "Review conference: 5 working days before" in said


@given(st.dates(date(2026, 3, 1), date(2029, 12, 1)), st.integers(1, 20))
def test_counting_agrees_with_the_holidays_package(day: date, n: int) -> None:
    due = working_days_before(day, n, timetable().holidays)
    span = [due + timedelta(days=offset) for offset in range((day - due).days)]
    assert sum(ENGLAND.is_working_day(one) for one in span) == n
    assert ENGLAND.is_working_day(due)


SENTENCE = "The template says 3 working days before an ICPC and 5 working days before a RCPC."


@pytest.mark.parametrize(
    ("kind", "days", "sentence", "contradicts"),
    [
        ("initial", 3, SENTENCE, False),
        ("initial", 5, SENTENCE, True),
        ("review", 5, SENTENCE, False),
        ("review", 3, SENTENCE, True),
        ("review", 7, "Reports go out seven days before.", False),
        ("review", 7, "Reports go out five working days before.", True),
        ("review", 7, "Held within 15 days, with reports 7 clear working days before.", False),
        ("initial", 2, "For an initial conference 2 days, for a review conference 5 days.", False),
        ("initial", 4, "For an initial conference 2 days, for a review conference 5 days.", True),
        ("initial", 4, "Reports are due in good time, says section 47.", False),
    ],
)
def test_a_sentence_that_says_other_days_than_the_number_beside_it_is_told_with_its_line(
    kind: str, days: int, sentence: str, contradicts: bool
) -> None:
    known = data()
    known[DEADLINES][kind] |= {"working_days": days, "sentence": sentence}
    text = yaml.safe_dump(known[DEADLINES], sort_keys=False, width=200)
    told = dates.problems(known, {DEADLINES: text})
    assert len(told) == contradicts
    for path, line, what in told:
        assert path == DEADLINES
        assert text.splitlines()[line - 1].startswith("  sentence:")
        assert line > text.splitlines().index(f"{kind}:")
        assert f'"{kind}" says another number of days than {days}.' in what


def test_nobody_can_ask_for_a_day_no_working_days_away() -> None:
    with pytest.raises(ValueError, match="at least one"):
        working_days_before(date(2027, 1, 7), 0, KEPT)


def test_no_day_is_given_outside_the_years_we_know() -> None:
    known = timetable()
    assert knows(known, date(2027, 1, 7))
    assert not knows(known, date(2030, 1, 7))
    assert not knows(known, date(2026, 1, 7))


def test_the_usual_table_agrees_with_a_week_without_holidays() -> None:
    monday = date(2027, 2, 1)
    for row in deadlines.usual(timetable()):
        conference = monday + timedelta(days=row.weekday)
        for kind, (weekday, weeks) in row.due.items():
            due = due_on(timetable(), kind, conference)
            assert due.weekday() == weekday
            assert due.isocalendar().week == conference.isocalendar().week - weeks


def test_the_coming_table_lists_every_day_a_bank_holiday_moves_and_no_other() -> None:
    known, today = timetable(), date(2026, 12, 1)
    listed = {due.conference: due.due for due in deadlines.moved_by_holidays(known, today, 8)}
    usual = {row.weekday: row.due for row in deadlines.usual(known)}
    for offset in range(56):
        day = today + timedelta(days=offset)
        if not deadlines.is_working_day(day, known.holidays):
            assert day not in listed
            continue
        moved = any(
            due_on(known, kind, day).weekday() != usual[day.weekday()][kind][0]
            or (day - due_on(known, kind, day)).days > 7
            for kind in known.notice
        )
        assert moved == (day in listed)
    assert date(2027, 1, 7) in listed


def test_a_day_in_the_school_holidays_says_which() -> None:
    assert timetable().closed(date(2026, 12, 30)) == "Christmas holiday"
    assert timetable().closed(date(2026, 12, 18)) == ""


@pytest.mark.parametrize(
    ("today", "asked"),
    [((2027, 12, 31), False), ((2028, 1, 1), False), ((2028, 1, 2), True), ((2029, 12, 31), True)],
)
def test_holidays_are_asked_for_a_year_ahead(
    tmp_path: Path, today: tuple[int, int, int], asked: bool
) -> None:
    listed = tmp_path / "docs/report/bank-holidays.yml"
    listed.parent.mkdir(parents=True)
    listed.write_text("covers:\n  last: 2028-12-31\nodd: 2029-02-30\n", encoding="utf-8")
    told = list(due.holidays(tmp_path, date(*today)))
    assert [path for path, _ in told] == ["docs/report/bank-holidays.yml"] * asked


@pytest.mark.parametrize(
    "changes",
    [
        {DEADLINES: None},
        {DEADLINES: {"initial": {"working_days": 3, "source": "s", "checked_on": "c"}}},
        {
            DEADLINES: {
                "initial": {"working_days": "three", "source": "s", "checked_on": "c"},
                "review": {"working_days": 5, "source": "s", "checked_on": "c"},
            }
        },
        {
            DEADLINES: {
                "initial": {"working_days": 3},
                "review": {"working_days": 5, "source": "s", "checked_on": "c"},
            }
        },
        {BANK_HOLIDAYS: {}},
        {
            BANK_HOLIDAYS: {
                "covers": {"first": date(2026, 1, 1), "last": date(2026, 12, 31)},
                "holidays": [{"date": date(2026, 12, 26), "name": "a Saturday"}],
            }
        },
        {
            BANK_HOLIDAYS: {
                "covers": {"first": date(2026, 1, 1), "last": date(2026, 12, 31)},
                "holidays": [{"date": "25 December", "name": "in words"}],
            }
        },
        {SCHOOL_HOLIDAYS: {"windows": [{"name": "Easter"}]}},
        {SCHOOL_HOLIDAYS: []},
    ],
)
def test_a_slip_in_the_files_gets_a_sentence_and_no_day(changes: dict[str, Any]) -> None:
    assert dates.timetable(data(**changes)) is None
    problems = dates.problems(data(**changes))
    assert problems
    for path, line, sentence in problems:
        assert path in changes
        assert line == 1
        assert sentence.endswith(".")


def test_a_calendar_entry_has_the_line_ends_and_folds_the_standard_asks_for() -> None:
    """What a parser makes of it, once the page's script has filled it: test_due_date_browser."""
    entry = diary.template()
    for article in diary.ARTICLES.values():
        text = entry.replace("{kind}", article).replace("{uid}", "u" * 36)
        text = re.sub(r"\{\w+\}", "20270104T090000Z", text)
        assert text.replace("\r\n", "").count("\n") == 0
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert "{" not in text


@pytest.mark.skipif(not (ROOT / DEADLINES).exists(), reason="the data files are not here yet")
def test_the_bank_holidays_we_keep_are_englands() -> None:
    here = {
        path: yaml.safe_load((ROOT / path).read_text("utf-8"))
        for path in (DEADLINES, BANK_HOLIDAYS, SCHOOL_HOLIDAYS)
    }
    assert not dates.problems(here)
    read = dates.timetable(here)
    assert read
    expected = {day for day in KEPT if read.first <= day <= read.last}
    assert read.holidays == expected
