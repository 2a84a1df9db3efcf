"""When a report is due: working days counted from data, never from a number typed into a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DEADLINES = "docs/report/deadlines.yml"
BANK_HOLIDAYS = "docs/report/bank-holidays.yml"
SCHOOL_HOLIDAYS = "docs/report/school-holidays.yml"
STATUTORY_WORKING_DAYS = (
    15  # strategy discussion to initial conference: national, so not local data
)
LONGEST_NOTICE = 30  # more working days than this is a slip of the keyboard, not a deadline
SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Timetable:
    """The local deadlines and the days that do not count. `last` is the last day we know about."""

    notice: Mapping[str, int]  # kind of conference -> working days before it
    holidays: frozenset[date]
    first: date
    last: date
    closures: tuple[tuple[str, date, date], ...] = ()  # usual school holidays: a warning, no more
    caveat: str = ""
    source: str = ""
    checked_on: str = ""

    def due(self, kind: str, conference: date) -> date:
        """The day by which a report for this kind of conference is due."""
        return working_days_before(conference, self.notice[kind], self.holidays)

    def knows(self, day: date) -> bool:
        """Whether bank holidays around this day are known; outside, no date may be given."""
        return self.first <= day - timedelta(days=2 * LONGEST_NOTICE) and day <= self.last

    def closed(self, day: date) -> str:
        """The school holiday a day usually falls in, or an empty string."""
        return next((name for name, start, end in self.closures if start <= day <= end), "")

    def words(self, kind: str) -> str:
        """`3 working days`, as every page says it."""
        days = self.notice[kind]
        return f"{days} working day{'' if days == 1 else 's'}"


@dataclass(frozen=True)
class Due:
    """One line of the printed table: a conference on this day, a report due on those."""

    conference: date
    due: Mapping[str, date]


def is_working_day(day: date, holidays: frozenset[date]) -> bool:
    """Monday to Friday, and no bank holiday in England."""
    return day.weekday() < SATURDAY and day not in holidays


def working_days_before(day: date, n: int, holidays: frozenset[date]) -> date:
    """The working day that stands n working days before a day; the day itself never counts."""
    return _count(day, n, -DAY, holidays)


def working_days_after(day: date, n: int, holidays: frozenset[date]) -> date:
    """The working day that stands n working days after a day; the day itself never counts."""
    return _count(day, n, DAY, holidays)


def conference_by(strategy_discussion: date, holidays: frozenset[date]) -> date:
    """The last day for an initial conference after the strategy discussion that began enquiries."""
    return working_days_after(strategy_discussion, STATUTORY_WORKING_DAYS, holidays)


def _count(day: date, n: int, step: timedelta, holidays: frozenset[date]) -> date:
    if n < 1:
        raise ValueError("Count at least one working day.")
    while n:
        day += step
        n -= is_working_day(day, holidays)
    return day


def usual(timetable: Timetable) -> tuple[tuple[int, Mapping[str, int]], ...]:
    """For Monday (0) to Friday (4): the weekday a report is due when no bank holiday is near."""
    monday = date(2001, 1, 1)  # any Monday: no holidays are counted here
    return tuple(
        (
            weekday,
            {
                kind: working_days_before(monday + weekday * DAY, days, frozenset()).weekday()
                for kind, days in timetable.notice.items()
            },
        )
        for weekday in range(SATURDAY)
    )


def moved_by_holidays(timetable: Timetable, today: date, weeks: int = 26) -> Iterator[Due]:
    """The coming conference days for which a bank holiday moves the day a report is due."""
    for offset in range(weeks * 7):
        day = today + offset * DAY
        if not is_working_day(day, timetable.holidays) or not timetable.knows(day):
            continue
        due = {kind: timetable.due(kind, day) for kind in timetable.notice}
        plain = {
            kind: working_days_before(day, days, frozenset())
            for kind, days in timetable.notice.items()
        }
        if due != plain:
            yield Due(day, due)


def months_left(timetable: Timetable, today: date) -> int:
    """Whole months for which bank holidays are still known: a scheduled check warns under 12."""
    last = timetable.last + DAY
    months = (last.year - today.year) * 12 + last.month - today.month
    return max(0, months - (last.day < today.day))


def read(data: Mapping[str, Any]) -> tuple[Timetable | None, list[tuple[str, int, str]]]:
    """The timetable from the three data files, and one sentence for each thing wrong with them."""
    problems: list[tuple[str, int, str]] = []
    notice = _notice(data.get(DEADLINES), problems)
    days = _holidays(data.get(BANK_HOLIDAYS), problems)
    closures = _closures(data.get(SCHOOL_HOLIDAYS), problems)
    if notice is None or days is None or closures is None:
        return None, problems
    holidays, first, last = days
    deadlines = data[DEADLINES]
    kind = next(iter(notice))
    return (
        Timetable(
            notice=notice,
            holidays=holidays,
            first=first,
            last=last,
            closures=closures,
            caveat=str((data.get(SCHOOL_HOLIDAYS) or {}).get("caveat", "")),
            source=str(deadlines[kind].get("source", "")),
            checked_on=str(deadlines[kind].get("checked_on", "")),
        ),
        problems,
    )


Problems = list[tuple[str, int, str]]


def _notice(said: Any, problems: Problems) -> Mapping[str, int] | None:
    if not isinstance(said, Mapping):
        problems.append((DEADLINES, 1, "Add this file: it says when a report is due."))
        return None
    notice = {}
    for kind in ("initial", "review"):
        entry = said.get(kind)
        days = entry.get("working_days") if isinstance(entry, Mapping) else None
        if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= LONGEST_NOTICE:
            problems.append(
                (
                    DEADLINES,
                    1,
                    f'Give "{kind}" its working_days, a whole number from 1 to {LONGEST_NOTICE}.',
                )
            )
        elif not entry.get("source") or not entry.get("checked_on"):
            problems.append(
                (
                    DEADLINES,
                    1,
                    f'Say where the deadline "{kind}" comes from and when it was checked.',
                )
            )
        else:
            notice[kind] = days
    return notice if len(notice) == 2 else None


def _holidays(said: Any, problems: Problems) -> tuple[frozenset[date], date, date] | None:
    listed = said.get("holidays") if isinstance(said, Mapping) else None
    covers = said.get("covers") if isinstance(said, Mapping) else None
    if not isinstance(listed, list) or not isinstance(covers, Mapping):
        problems.append((BANK_HOLIDAYS, 1, "List the bank holidays and the years they cover."))
        return None
    days = [entry.get("date") for entry in listed if isinstance(entry, Mapping)]
    first, last = covers.get("first"), covers.get("last")
    if len(days) != len(listed) or not all(type(day) is date for day in [*days, first, last]):
        problems.append((BANK_HOLIDAYS, 1, "Write each day as YYYY-MM-DD."))
        return None
    assert isinstance(first, date)
    assert isinstance(last, date)
    if any(day.weekday() >= SATURDAY or not first <= day <= last for day in days):
        problems.append(
            (BANK_HOLIDAYS, 1, "List each bank holiday by the weekday on which it is kept.")
        )
        return None
    return frozenset(days), first, last


def _closures(said: Any, problems: Problems) -> tuple[tuple[str, date, date], ...] | None:
    if said is None:
        return ()
    windows = said.get("windows") if isinstance(said, Mapping) else None
    if not isinstance(windows, list):
        problems.append((SCHOOL_HOLIDAYS, 1, "List the usual school holidays under windows."))
        return None
    closures = []
    for window in windows:
        entry = window if isinstance(window, Mapping) else {}
        name, start, end = entry.get("name"), entry.get("first"), entry.get("last")
        if not name or type(start) is not date or type(end) is not date or end < start:
            problems.append(
                (SCHOOL_HOLIDAYS, 1, "Give each school holiday a name, a first and a last day.")
            )
            return None
        closures.append((str(name), start, end))
    return tuple(closures)
