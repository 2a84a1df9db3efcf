"""`hub audit`: returned review workbooks become figures. Whose, and free text, never come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from hub.making.workbook import (
    READING_SHEET,
    REVIEW_SHEET,
    Column,
    reading_columns,
    review_columns,
)
from hub.model import CouldNotCheck, Figure, Site
from hub.reading.fields import number
from hub.reading.returns import KINDS, ONLY, Sheet, cell_name, sheets
from hub.reading.review_kit import KIT
from hub.reading.text import Unreadable

SMALL = 5  # a count under this, nought included, is not shown to anybody outside


@dataclass(frozen=True)
class Fault:
    """Why a return was left out, and where in it. No field can hold what stands in a cell."""

    sheet: str
    cell: str
    reason: str

    def words(self) -> str:
        """One line for the person who can mend it."""
        place = ", ".join(part for part in (self.sheet, self.cell) if part)
        return f"{place}: {self.reason}" if place else self.reason


@dataclass(frozen=True)
class Return:
    """One return: for each conference, the answers by question; and by line of the checklist."""

    conferences: tuple[Mapping[str, str], ...] = ()
    readings: tuple[Mapping[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Table:
    """How often each answer to one question was given, by those who were asked and answered."""

    id: str
    text: str
    counts: Mapping[str, int]
    hidden: frozenset[str] = frozenset()
    closed: bool = False  # nothing of it may be shown, not even how many answered

    @property
    def total(self) -> int:
        """How many conferences this question was answered for."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Share:
    """One of the audit's figures, worked out again: a count of a base, beside the one of 2021."""

    figure: Figure
    count: int
    base: int
    hidden: bool = False


@dataclass(frozen=True)
class Result:
    """What the returns say together."""

    conferences: int
    returns: int
    tables: tuple[Table, ...]
    shares: tuple[Share, ...]
    left_out: tuple[tuple[int, tuple[Fault, ...]], ...] = field(default=())


def audit(site: Site, given: Sequence[Path]) -> Result:
    """Counts every whole return; one with a fault is left out whole and listed.

    Raises CouldNotCheck where there is no review kit or no return to read.
    """
    kit = site.data.get(KIT)
    if kit is None or any(problem.path == KIT for problem in site.problems):
        raise CouldNotCheck(f"{KIT} is not there or has a slip in it. Run hub check first.")
    paths = tuple(_files(given))
    if not paths:
        raise CouldNotCheck("There is no return (.xlsx or .csv) to read. Check the path.")
    read = list(_each_once(paths, kit))
    good = [one for one in read if not one.faults]
    conferences = [row for one in good for row in one.conferences]
    readings = [row for one in good for row in one.readings]
    return Result(
        conferences=len(conferences),
        returns=len(good),
        tables=(*_tables(kit, conferences), *_checklist(kit, readings)),
        shares=tuple(_shares(kit, site.figures, conferences)),
        left_out=tuple((place, one.faults) for place, one in enumerate(read, 1) if one.faults),
    )


def read_return(path: Path, kit: Mapping[str, Any]) -> Return:
    """One return, or every reason why it is left out."""
    try:
        found = sheets(path)
    except Unreadable as error:
        return Return(faults=(Fault("", "", str(error)),))
    faults: list[Fault] = []
    conferences, readings = _parts(found, kit, faults)
    if not conferences and not readings and not faults:
        faults.append(Fault("", "", "It has no answers in it yet."))
    return Return(tuple(conferences), tuple(readings), tuple(faults))


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """Every return in the folders and files given, by name; lock files of open books are none."""
    for path in given:
        if path.is_dir():
            yield from sorted(
                one
                for one in path.iterdir()
                if one.suffix.casefold() in KINDS and not one.name.startswith(("~$", "."))
            )
        elif path.is_file():
            yield path
        else:
            raise CouldNotCheck("One of the paths given is not there. Check it.")


def _each_once(paths: Iterable[Path], kit: Mapping[str, Any]) -> Iterator[Return]:
    seen: dict[bytes, int] = {}
    for place, path in enumerate(paths, 1):
        try:
            mark = sha256(path.read_bytes()).digest()
        except OSError:
            mark = str(place).encode()
        if mark in seen:
            reason = f"It is the same as return {seen[mark]}, which is counted already."
            yield Return(faults=(Fault("", "", reason),))
            continue
        seen[mark] = place
        yield read_return(path, kit)


Answers = Sequence[Mapping[str, str]]


def _parts(
    found: Mapping[str, Sheet], kit: Mapping[str, Any], faults: list[Fault]
) -> tuple[Answers, Answers]:
    """The review and the reading, each by the heads of its columns."""
    wanted = (
        (
            REVIEW_SHEET,
            review_columns(kit),
            [q["id"] for q in (*kit["about"], *kit["questions"])],
        ),
        (READING_SHEET, reading_columns(kit), [line["id"] for line in kit["checklist"]]),
    )
    if ONLY in found:
        return _one_part(found[ONLY], wanted, faults)
    if REVIEW_SHEET not in found:
        faults.append(Fault("", "", f'It has no sheet called "{REVIEW_SHEET}". Use the workbook.'))
        return [], []
    rows, readings = (
        _rows(found.get(name, {}), name, columns, ids, faults) if name in found else []
        for name, columns, ids in wanted
    )
    return rows, readings


Wanted = tuple[str, Sequence[Column], Sequence[str]]


def _one_part(
    sheet: Sheet, wanted: Sequence[Wanted], faults: list[Fault]
) -> tuple[Answers, Answers]:
    """A .csv holds one sheet; its heads say which."""
    heads = set(sheet.get(1, {}).values())
    for name, columns, ids in wanted:
        if heads & {column.heading for column in columns}:
            rows = _rows(sheet, ONLY, columns, ids, faults)
            return (rows, []) if name == REVIEW_SHEET else ([], rows)
    faults.append(Fault("", "", "Its first row is not that of the review or the reading."))
    return [], []


def _rows(
    sheet: Sheet, name: str, columns: Sequence[Column], ids: Sequence[str], faults: list[Fault]
) -> Answers:
    """The answers of one sheet. Free text is not looked at; what a cell says is never repeated."""
    known = {column.heading: (column, one) for column, one in zip(columns, ids, strict=True)}
    places: dict[int, tuple[Column, str]] = {}
    for place, head in sheet.get(1, {}).items():
        if head in known:
            places[place] = known.pop(head)
        else:
            faults.append(
                Fault(
                    name, cell_name(1, place), "Take this column out: the review does not ask it."
                )
            )
    if known:
        faults.append(Fault(name, "", f"{len(known)} of the review's columns are not there."))
    answers = []
    for row, cells in sorted(sheet.items()):
        if row == 1:
            continue
        said = {}
        for place, words in cells.items():
            column, question = places.get(place, (None, ""))
            if column is None or column.kind != "choice":
                continue
            if words in column.options:
                said[question] = words
            else:
                where = cell_name(row, place)
                faults.append(Fault(name, where, "Choose one of the answers in the list."))
        if said:
            answers.append(said)
    return answers


def _asked(question: Mapping[str, Any], said: Mapping[str, str]) -> bool:
    when = question.get("asked_if")
    return not when or said.get(when["question"]) in when["answers"]


def _counts(question: Mapping[str, Any], conferences: Answers) -> dict[str, int]:
    given = Counter(
        said[question["id"]]
        for said in conferences
        if question["id"] in said and _asked(question, said)
    )
    return {answer: given[answer] for answer in question["answers"]}


def _tables(kit: Mapping[str, Any], conferences: Answers) -> Iterator[Table]:
    for question in (*kit["about"], *kit["questions"]):
        if question.get("answers"):
            text = " ".join(question["text"].split())
            yield Table(question["id"], text, _counts(question, conferences))


def _checklist(kit: Mapping[str, Any], readings: Answers) -> Iterator[Table]:
    for line in kit["checklist"]:
        asked = {"id": line["id"], "answers": kit["answers_to_checklist"]}
        yield Table(line["id"], " ".join(line["text"].split()), _counts(asked, readings))


def _shares(
    kit: Mapping[str, Any], figures: Sequence[Figure], conferences: Answers
) -> Iterator[Share]:
    known = {figure.id: figure for figure in figures}
    for question in kit["questions"]:
        counts = _counts(question, conferences)
        for entry in question.get("figures") or ():
            base = entry.get("base") or question["answers"]
            yield Share(
                known[entry["id"]],
                sum(counts[answer] for answer in entry["counts"]),
                sum(counts[answer] for answer in base),
            )


def publishable(result: Result, kit: Mapping[str, Any]) -> Result:
    """The same with every small count hidden, and whatever would give a hidden one away."""
    tables = {table.id: _hidden(table) for table in result.tables}
    questions = {question["id"]: question for question in (*kit["about"], *kit["questions"])}
    for name, question in questions.items():
        when = question.get("asked_if")
        if when and name in tables:
            earlier = tables[when["question"]]
            # How many were asked is how many gave that answer: hidden there, hidden here.
            if earlier.closed or earlier.hidden & set(when["answers"]):
                tables[name] = _closed(tables[name])
    return Result(
        conferences=result.conferences,
        returns=result.returns,
        tables=tuple(tables.values()),
        shares=tuple(_safe(result.shares, kit, tables)),
        left_out=result.left_out,
    )


def _closed(table: Table) -> Table:
    return Table(table.id, table.text, table.counts, frozenset(table.counts), closed=True)


def _hidden(table: Table) -> Table:
    """Hides small counts, then the next smallest until the total gives none of them away."""
    hidden = {answer for answer, count in table.counts.items() if count < SMALL}
    shown = sorted(set(table.counts) - hidden, key=lambda answer: table.counts[answer])
    while (
        hidden and shown and (len(hidden) < 2 or sum(table.counts[one] for one in hidden) < SMALL)
    ):
        hidden.add(shown.pop(0))
    if not shown:
        return _closed(table)
    return Table(table.id, table.text, table.counts, frozenset(hidden))


def _safe(
    shares: Sequence[Share], kit: Mapping[str, Any], tables: Mapping[str, Table]
) -> Iterator[Share]:
    """A figure is shown only if it says no more than its question's table already shows."""
    entries = [
        (question, entry)
        for question in kit["questions"]
        for entry in question.get("figures") or ()
    ]
    for share, (question, entry) in zip(shares, entries, strict=True):
        table = tables[question["id"]]
        parts = (set(entry["counts"]), set(entry.get("base") or question["answers"]))
        known = all(not part & table.hidden or table.hidden <= part for part in parts)
        yield Share(share.figure, share.count, share.base, hidden=table.closed or not known)


def formatted(result: Result, warning: str, *, whole: bool) -> str:
    """The figures in plain words: `whole` for the agency itself, otherwise safe to pass on."""
    lines = [
        "For your agency only: small numbers are in it. Do not pass it on."
        if whole
        else f"Safe to pass on: without counts under {SMALL} or any that would give one away.",
        "",
        _size(result, whole=whole),
        "",
        " ".join(warning.split()),
        "",
        "The audit's figures",
        *(_share(share) for share in result.shares),
        "",
        "Every question",
    ]
    for table in result.tables:
        lines += ["", table.text, *_rows_of(table)]
    for place, faults in result.left_out:
        lines += ["", f"Return {place} was left out (returns are numbered by file name):"]
        lines += [f"- {fault.words()}" for fault in faults]
    return "\n".join(lines)


def _size(result: Result, *, whole: bool) -> str:
    if not whole and result.conferences < SMALL:
        return f"Fewer than {SMALL} conferences: publish what you changed, not how you counted."
    return f"{result.conferences} conferences in {result.returns} return(s)."


def _share(share: Share) -> str:
    then = f"April 2021: {number(share.figure.percent)} of {share.figure.of}; not like for like"
    return f"- {share.figure.label}: {_now(share)} ({then})"


def _now(share: Share) -> str:
    if share.hidden:
        return "not shown, numbers too small"
    if not share.base:
        return "nobody was asked"
    return _part(share.count, share.base)


def _part(count: int, base: int) -> str:
    return f"{count} of {base} ({number(round(100 * count / base, 1))})"


def _rows_of(table: Table) -> Iterator[str]:
    if table.closed:
        yield "- not shown, numbers too small"
        return
    for answer, count in table.counts.items():
        if answer in table.hidden:
            yield f"- {answer}: not shown"
        elif table.total:
            yield f"- {answer}: {_part(count, table.total)}"
    if not table.total:
        yield "- nobody was asked"
