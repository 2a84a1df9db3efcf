"""When a report is due: a tool for readers with JavaScript, a table for everybody."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from html import escape

from hub.making import deadlines, diary
from hub.model import Site, Source
from hub.reading import calendar, partnership
from hub.reading.partnership import Sender
from hub.reading.timetable import KINDS, Timetable, timetable

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
HEADS = ("Conference", "Initial: send by", "Review: send by")
KIND_NAMES = {"initial": "Initial conference", "review": "Review conference"}
# What the tool says. Slots in braces are filled by the page's script.
WORDS = {
    "sender": "Choose who sent the invitation.",
    "kind": "Choose which kind of conference it is.",
    "date": "Enter the date of the conference.",
    "unknown": "Bank holidays are not known for that date. Ask whoever sent the invitation.",
    "closed": "The conference would be on a weekend or a bank holiday. Check its date.",
    "gone": "That conference has passed. Check its date.",
    "due": "Send your report by",
    "counted": "That is {days} before the conference on {conference}.",
    "today": "That is today.",
    "passed": "That day has passed. Send it today, tell the Chair that it is coming, and say when "
    "you were asked.",
    "school": "That day usually falls in the school holidays ({name}). {caveat}",
}


def helper(site: Site) -> str:
    """The tool: who sent the invitation, which kind, which date; then the day, said aloud.

    It stays hidden until its script runs, so that nobody meets a form that does nothing.
    """
    known = timetable(site.data)
    if known is None:
        return ""
    asked = partnership.senders(site.data)
    data = escape(json.dumps(_data(known, asked), ensure_ascii=False), quote=True)
    who = tuple((one.id, one.name) for one in asked)
    kinds = tuple((kind, KIND_NAMES[kind]) for kind in KINDS)
    return "\n".join(
        (
            f'<form class="tool due-date" data-due-date="{data}" hidden novalidate>',
            *([_choices("Who sent the invitation?", "due-sender", who)] if who else []),
            _choices("Which kind of conference is it?", "due-kind", kinds),
            '<p class="tool-field"><label for="due-conference">Date of the conference</label>',
            f'{_error("due-conference")}<input type="date" id="due-conference" '
            'name="due-conference" aria-describedby="due-conference-error"></p>',
            '<p><button type="submit">Work out the day</button></p>',
            '<div class="tool-result" role="status"></div>',
            '<p class="tool-more" hidden>',
            '<button type="button">Add it to my calendar</button></p>',
            "</form>",
            "<noscript><p>The table on this page gives the day.</p></noscript>",
        )
    )


def table(site: Site, today: datetime.date | None = None) -> str:
    """The same days as a table: by weekday, and by date where a bank holiday moves them."""
    known = timetable(site.data)
    if known is None:
        return ""
    day = today or calendar.today()
    parts = [
        _table(
            "When no bank holiday is near",
            [
                (f"On {WEEKDAYS[row.weekday]}", [_weekday(*row.due[kind]) for kind in KINDS])
                for row in deadlines.usual(known)
            ],
        )
    ]
    moved = [
        (spoken(one.conference), [spoken(one.due[kind]) for kind in KINDS])
        for one in deadlines.moved_by_holidays(known, day)
    ]
    if moved:
        title = "Around the next bank holidays"
        folded = f"<details><summary>{title}</summary>\n{_table(title, moved)}\n</details>"
        parts.append(folded)
    return "\n\n".join(parts)


def _table(caption: str, rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    lines = [
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
        for first, rest in rows
    ]
    return "\n".join(
        (
            f"<table><caption>{caption}</caption>",
            f"<thead><tr>{heads}</tr></thead>",
            "<tbody>",
            *lines,
            "</tbody></table>",
        )
    )


def example(site: Site, today: datetime.date | None = None) -> str:
    """One conference counted out: the next for which a bank holiday moves the day."""
    known = timetable(site.data)
    one = (
        next(deadlines.moved_by_holidays(known, today or calendar.today()), None) if known else None
    )
    if known is None or one is None:
        return ""
    days = [
        f"{KIND_NAMES[kind]}: {known.words(kind)} before, so send the report by"
        f" **{spoken(one.due[kind])}**."
        for kind in KINDS
    ]
    return (
        f"> Example: The conference is on {spoken(one.conference)}. Weekends and bank holidays do"
        f" not count. {' '.join(days)}"
    )


def helper_block(site: Site, _: Source) -> str:
    """The tool, where a page asks for it."""
    return helper(site)


def example_block(site: Site, _: Source) -> str:
    """A conference counted out, where a page asks for it."""
    return example(site)


def table_block(site: Site, _: Source) -> str:
    """The table, where a page asks for it."""
    return table(site)


def spoken(day: datetime.date) -> str:
    """A day in full: its weekday, day, month and year."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _weekday(weekday: int, weeks: int) -> str:
    when = {0: "of the same week", 1: "of the week before"}.get(weeks, f", {weeks} weeks before")
    return f"On {WEEKDAYS[weekday]} {when}".replace(" ,", ",")


def _data(known: Timetable, asked: Sequence[Sender]) -> dict[str, object]:
    return {
        "notice": {kind: known.notice[kind] for kind in KINDS},
        "days": {kind: known.words(kind) for kind in KINDS},
        "holidays": [day.isoformat() for day in sorted(known.holidays)],
        "first": deadlines.first_known(known).isoformat(),
        "last": known.last.isoformat(),
        "school": [
            [name, first.isoformat(), last.isoformat()] for name, first, last in known.closures
        ],
        "caveat": known.caveat,
        "words": WORDS,
        "senders": {one.id: {"instead": one.instead, "also": one.also} for one in asked},
        "articles": diary.ARTICLES,
        "calendar": diary.template(),
    }


def _choices(legend: str, name: str, options: tuple[tuple[str, str], ...]) -> str:
    radios = "".join(
        f'<span class="tool-choice"><input type="radio" id="{name}-{value}" name="{name}" '
        f'value="{value}"> <label for="{name}-{value}">{words}</label></span>'
        for value, words in options
    )
    return (
        f'<fieldset class="tool-field" aria-describedby="{name}-error"><legend>{legend}</legend>'
        f"{_error(name)}{radios}</fieldset>"
    )


def _error(name: str) -> str:
    """The place of a field's error, at the field and part of what a screen reader says of it."""
    return f'<span class="tool-error" id="{name}-error"></span>'
