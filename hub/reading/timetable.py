"""The local deadlines and the days that do not count, from three data files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hub.reading.front_matter import entry_line
from hub.reading.lines import Problem, listed, mapping

DEADLINES = "docs/report/deadlines.yml"
BANK_HOLIDAYS = "docs/report/bank-holidays.yml"
SCHOOL_HOLIDAYS = "docs/report/school-holidays.yml"
KINDS = ("initial", "review")
LONGEST_NOTICE = 30  # more working days than this is a slip of the keyboard, not a deadline
SATURDAY = 5


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

    def closed(self, day: date) -> str:
        """The school holiday a day usually falls in, or an empty string."""
        return next((name for name, start, end in self.closures if start <= day <= end), "")

    def words(self, kind: str) -> str:
        """`3 working days`, as every page says it."""
        days = self.notice[kind]
        return f"{days} working day{'' if days == 1 else 's'}"


def problems(data: Mapping[str, Any], texts: Mapping[str, str] | None = None) -> list[Problem]:
    """One sentence for each thing wrong with the files that are there; `texts` are their texts."""
    found: list[Problem] = []
    for path, reader in _READERS:
        if path in data:
            reader(data[path], found)
            found += _contradicted(data[path]) if path == DEADLINES else ()
            if not is_day_or_not_yet(mapping(data[path]).get("checked_on", NOT_YET)):
                found.append((path, 1, f"Write 'checked_on:' {A_DAY}"))
    return [(path, _line((texts or {}).get(path, ""), what), what) for path, _, what in found]


NOT_YET = "not yet"
A_DAY = (
    "as a day, for example 2026-11-23: year, month, day, and not in the future. Nobody has?"
    " Write 'not yet'."
)


def is_day_or_not_yet(said: object) -> bool:
    """Whether it is a day that has come, or says in words that nobody has looked yet."""
    if isinstance(said, str):
        return said.strip().lower().startswith(NOT_YET)
    # The clock alone, and a day more for other time zones: a day that has come stays one.
    latest = datetime.now(tz=UTC).date() + timedelta(days=1)
    return type(said) is date and said <= latest


def _line(text: str, what: str) -> int:
    """The line of what a sentence about a kind of conference speaks of."""
    kind = next((kind for kind in KINDS if f'"{kind}"' in what), "")
    key = next((key for key in ("sentence", "working_days", "checked_on") if key in what), "")
    return entry_line(text, *filter(None, (kind, key))) if text else 1


_COUNTS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_DAYS_SAID = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})(?: full| clear)?(?: |-)(?:working(?: |-))?days?\b"
    r"(?: (?:before|for|ahead of|prior to) (?:an?|the|any|each|every|its) (?P<of>[a-z]+))?",
    re.IGNORECASE,
)
# How a sentence calls the kinds of conference.
_CALLED = {"icpc": "initial", "initial": "initial", "rcpc": "review", "review": "review"}


def _contradicted(said: Any) -> Iterator[Problem]:
    """Each deadline whose sentence, word for word from its source, says only other numbers of days
    than stand beside it."""
    for kind in KINDS:
        entry = mapping(mapping(said).get(kind))
        days, sentence = entry.get("working_days"), entry.get("sentence")
        if not isinstance(days, int) or not isinstance(sentence, str):
            continue
        told = [
            (_count(m["count"]), _CALLED.get((m["of"] or "").lower(), ""))
            for m in _DAYS_SAID.finditer(sentence)
        ]
        own = [many for many, of in told if of == kind] or [many for many, of in told if not of]
        if own and days not in own:
            what = f"The 'sentence:' of \"{kind}\" says another number of days than {days}."
            yield DEADLINES, 1, f"{what} Look at the source, and correct the one that is wrong."


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _COUNTS.index(said.lower()) + 1


def timetable(data: Mapping[str, Any]) -> Timetable | None:
    """The timetable; None where a file it needs is missing or has a slip in it."""
    slips: list[Problem] = []
    notice = _notice(data.get(DEADLINES), slips)
    days = _holidays(data.get(BANK_HOLIDAYS), slips)
    closures = _closures(data.get(SCHOOL_HOLIDAYS), slips)
    if notice is None or days is None or closures is None:
        return None
    holidays, first, last = days
    said = data[DEADLINES][KINDS[0]]
    return Timetable(
        notice=notice,
        holidays=holidays,
        first=first,
        last=last,
        closures=closures,
        caveat=str(mapping(data.get(SCHOOL_HOLIDAYS)).get("caveat", "")),
        source=str(said["source"]),
        checked_on=str(said["checked_on"]),
    )


def _notice(said: Any, problems: list[Problem]) -> Mapping[str, int] | None:
    if not isinstance(said, Mapping):
        problems.append((DEADLINES, 1, "Write here when a report is due, as the guide shows."))
        return None
    notice = {}
    for kind in KINDS:
        entry = mapping(said.get(kind))
        days = entry.get("working_days")
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
        elif not is_day_or_not_yet(entry["checked_on"]):
            problems.append((DEADLINES, 1, f"Write the 'checked_on:' of \"{kind}\" {A_DAY}"))
        else:
            notice[kind] = days
    return notice if len(notice) == len(KINDS) else None


def _holidays(said: Any, problems: list[Problem]) -> tuple[frozenset[date], date, date] | None:
    entries, covers = listed(mapping(said).get("holidays")), mapping(mapping(said).get("covers"))
    first, last = _day(covers.get("first")), _day(covers.get("last"))
    days = [_day(mapping(entry).get("date")) for entry in entries]
    known = frozenset(day for day in days if day is not None)
    if not entries or first is None or last is None or None in days:
        problems.append(
            (BANK_HOLIDAYS, 1, "List each bank holiday, and the years covered, as YYYY-MM-DD.")
        )
        return None
    if any(day.weekday() >= SATURDAY or not first <= day <= last for day in known):
        problems.append(
            (BANK_HOLIDAYS, 1, "List each bank holiday by the weekday on which it is kept.")
        )
        return None
    return known, first, last


def _closures(said: Any, problems: list[Problem]) -> tuple[tuple[str, date, date], ...] | None:
    if said is None:
        return ()
    closures = []
    for window in listed(mapping(said).get("windows")):
        entry = mapping(window)
        name, start, end = entry.get("name"), _day(entry.get("first")), _day(entry.get("last"))
        if not name or start is None or end is None or end < start:
            problems.append(
                (SCHOOL_HOLIDAYS, 1, "Give each school holiday a name, a first and a last day.")
            )
            return None
        closures.append((str(name), start, end))
    if not closures:
        problems.append((SCHOOL_HOLIDAYS, 1, "List the usual school holidays under windows."))
        return None
    return tuple(closures)


def _day(said: Any) -> date | None:
    return said if type(said) is date else None


_READERS = (
    (DEADLINES, _notice),
    (BANK_HOLIDAYS, _holidays),
    (SCHOOL_HOLIDAYS, _closures),
)
