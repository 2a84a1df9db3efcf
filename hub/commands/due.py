"""`hub due`: what has to be looked at again. It stops nothing: failing closed must never keep a
leak online."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub.commands import PUBLISH, Commands
from hub.reading import calendar, filmed, read, timetable

_FILM = {
    filmed.OTHER_DEADLINES: "It says other deadlines than the data; its page shows the transcript.",
    filmed.OTHER_WORDS: "Its storyboard has changed; its page shows the transcript.",
    filmed.OTHER_COLOURS: "The colours have changed since it was made; it is still shown.",
}


def add(commands: Commands) -> None:
    """Adds `hub due`."""
    due = commands.add_parser("due", help="list the pages whose review is overdue")
    due.set_defaults(run=_due)


def _due(_options: argparse.Namespace, root: Path) -> int:
    from hub.making import deadlines
    from hub.pages import furniture

    today = calendar.today()
    site = read(root)
    late = [s.path for s in site.sources if not s.named and furniture.overdue(s, today)]
    for path in late:
        print(f"{path}: the review of this page is overdue.")
    print(f"{len(late)} page(s) overdue for review." if late else "No review is overdue.")
    for what in filmed.behind(root):
        print(f"film: {_FILM[what]} Make it again: make film")
    known = timetable.timetable(site.data)
    left = deadlines.months_left(known, today) if known else None
    if left is not None and left < deadlines.ENOUGH_MONTHS:
        print(
            f"{timetable.BANK_HOLIDAYS}: bank holidays are known for {left} more month(s)."
            " Add the next years from GOV.UK."
        )
    return PUBLISH
