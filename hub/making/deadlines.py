"""When a report is due: working days counted from data, never from a number typed into a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hub.reading.timetable import LONGEST_NOTICE, SATURDAY, Timetable

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """One line of the printed table: a conference on this day, a report due on those."""

    conference: date
    due: Mapping[str, date]


@dataclass(frozen=True)
class Usual:
    """A weekday (Monday is 0) and, for each kind, the weekday due and how many weeks before."""

    weekday: int
    due: Mapping[str, tuple[int, int]]


def due_on(timetable: Timetable, kind: str, conference: date) -> date:
    """The day by which a report for this kind of conference is due."""
    return working_days_before(conference, timetable.notice[kind], timetable.holidays)


def is_working_day(day: date, holidays: frozenset[date]) -> bool:
    """Monday to Friday, and no bank holiday in England."""
    return day.weekday() < SATURDAY and day not in holidays


def working_days_before(day: date, n: int, holidays: frozenset[date]) -> date:
    """The working day that stands n working days before a day; the day itself never counts."""
    if n < 1:
        raise ValueError("Count at least one working day.")
    while n:
        day -= DAY
        n -= is_working_day(day, holidays)
    return day


def knows(timetable: Timetable, day: date) -> bool:
    """Whether bank holidays around this day are known; outside, no date may be given."""
    return first_known(timetable) <= day <= timetable.last


def first_known(timetable: Timetable) -> date:
    """The first conference day for which every day counted back over is known."""
    return timetable.first + 2 * LONGEST_NOTICE * DAY


def usual(timetable: Timetable) -> tuple[Usual, ...]:
    """Monday to Friday, and when a report is due while no bank holiday is near."""
    monday = date(2001, 1, 1)  # any Monday: no holidays are counted here
    rows = []
    for weekday in range(SATURDAY):
        due = {}
        for kind, days in timetable.notice.items():
            day = working_days_before(monday + weekday * DAY, days, frozenset())
            due[kind] = (day.weekday(), -((day - monday).days // 7))
        rows.append(Usual(weekday, due))
    return tuple(rows)


def moved_by_holidays(timetable: Timetable, today: date, weeks: int = 26) -> Iterator[Due]:
    """The coming conference days for which a bank holiday moves the day a report is due."""
    for offset in range(weeks * 7):
        day = today + offset * DAY
        if not is_working_day(day, timetable.holidays) or not knows(timetable, day):
            continue
        due = {kind: due_on(timetable, kind, day) for kind in timetable.notice}
        plain = {
            kind: working_days_before(day, days, frozenset())
            for kind, days in timetable.notice.items()
        }
        if due != plain:
            yield Due(day, due)
