"""`hub due`: what has to be looked at again. It stops nothing: failing closed must never keep a
leak online."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from hub.commands import NOT_CHECKED, PUBLISH, Commands
from hub.model import Site
from hub.reading import TEXT, UNREAD, calendar, filmed, read, timetable

ENOUGH = datetime.timedelta(days=365)  # of holidays ahead; with fewer, the next ones are asked for
_FILM = {
    filmed.OTHER_DEADLINES: "It says other deadlines than the data; its page shows the transcript.",
    filmed.OTHER_WORDS: "Its storyboard has changed; its page shows the transcript.",
    filmed.OTHER_COLOURS: "The colours have changed since it was made; it is still shown.",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def add(commands: Commands) -> None:
    """Adds `hub due`."""
    due = commands.add_parser("due", help="list the pages whose review is overdue")
    due.set_defaults(run=_due)


def _due(_options: argparse.Namespace, root: Path) -> int:
    site, today = read(root), calendar.today()
    late = list(reviews(site, today))
    for path, said in (*late, *film(root), *holidays(root, today)):
        print(f"{path}: {said}")
    broken = list(unread(site))
    if broken:
        for path, said in broken:
            print(f"{path}: {said}", file=sys.stderr)
        print(
            "Could not check: what is due cannot be told from these files. Mend them, then run this"
            " again.",
            file=sys.stderr,
        )
        return NOT_CHECKED
    print(f"{len(late)} page(s) overdue for review." if late else "No review is overdue.")
    for said in to_come(site, today):
        print(said)
    return PUBLISH


def to_come(site: Site, today: datetime.date) -> Iterator[str]:
    """How many pages nobody has reviewed yet, and when the next review is due."""
    pages = [one.meta for one in site.sources if not one.named and "review_due" in one.meta]
    never = sum(str(meta.get("reviewed")) == timetable.NOT_YET for meta in pages)
    if never:
        yield f"{never} page(s) were never reviewed."
    days = [day for meta in pages if isinstance(day := meta["review_due"], datetime.date)]
    coming = min((day for day in days if day >= today), default=None)
    if coming:
        yield f"The next review is due by {coming.isoformat()}."


def reviews(site: Site, today: datetime.date) -> Iterator[tuple[str, str]]:
    """The pages whose review is overdue, by path, and a sentence that says so."""
    from hub.pages import furniture

    for source in site.sources:
        if not source.named and furniture.overdue(source, today):
            yield source.path, "its review is overdue."


def unread(site: Site) -> Iterator[tuple[str, str]]:
    """The files of which nobody can tell what is due, each with what to mend and on which line."""
    for one in site.problems:
        if one.rule in (*UNREAD, "report-date") and one.path.endswith(TEXT):
            yield one.path, f"line {one.line}: {one.message}"


def film(root: Path) -> Iterator[tuple[str, str]]:
    """In what the film is behind the data, and what to do."""
    for what in filmed.behind(root):
        yield "film", f"{_FILM[what]} Make it again: make film"


def holidays(root: Path, today: datetime.date) -> Iterator[tuple[str, str]]:
    """The lists of holidays whose last day is less than a year away."""
    for path in (timetable.BANK_HOLIDAYS, timetable.SCHOOL_HOLIDAYS):
        text = (root / path).read_text(encoding="utf-8") if (root / path).is_file() else ""
        days = _days(text)
        if days and max(days) - today < ENOUGH:
            yield path, "less than a year of dates is left. Add the next ones from GOV.UK."


def _days(text: str) -> list[datetime.date]:
    found = []
    for day in _DAY.findall(text):
        try:
            found.append(datetime.date.fromisoformat(day))
        except ValueError:
            continue  # no day at all, which the check tells where it stands
    return found
