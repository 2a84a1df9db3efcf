"""`hub sign-off`: writes the entry of a report, and never that somebody signed."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub import report
from hub.commands import PUBLISH, Commands, located, one_file
from hub.model import CouldNotCheck
from hub.reading import LARGEST_TEXT, read_bytes
from hub.reading.text import Unreadable, decode
from hub.rules import signing


def add(commands: Commands) -> None:
    """Adds `hub sign-off`."""
    sign = commands.add_parser(
        "sign-off", help="what a second reader asks of a report, what changed, and a new entry"
    )
    sign.add_argument("paths", nargs="+", metavar="PATH", help="model reports")
    sign.set_defaults(run=_sign_off)


def _sign_off(options: argparse.Namespace, root: Path) -> int:
    """Makes the entry of each report new and shows what changed since the last one.

    The entry says "not yet given": only a person can say that they have read the report.
    """
    reports = [_report(root, given) for given in options.paths]
    for path, text in reports:
        if signing.is_current(root, path, text):
            state = signing.state_of(text, signing.load(root))
            print(f"{path}: the entry is for this text. Sign-off: {state}.")
            continue
        before = [entry for entry in signing.load(root).values() if entry.report == path]
        if not before:
            print(f"{path}: there was no entry yet. Read the whole report.")
        else:
            _show_changes(root, path)
            if any(entry.is_given for entry in before):
                print("The sign-off that was given is void: it was for another text.")
        target = root / signing.PATH
        entries = target.read_text(encoding="utf-8-sig") if target.exists() else ""
        new = signing.renewed(entries, path, text)
        signing.read(new)
        beside = target.with_name(f".{target.name}.new")
        beside.write_text(new, encoding="utf-8", newline="\n")
        beside.replace(target)
        print(f"{path}: the entry in {signing.PATH} is for this text now, and not yet given.")
    print("Read each report whole, as somebody who wants to find the family. Then answer aloud:")
    for number, question in enumerate(signing.QUESTIONS, start=1):
        print(f"{number}. {question}")
    print(f"If it may go out, write in {signing.PATH}, in the place of 'not yet given':")
    print("  given: {by: your role, date: the day, as 2027-01-31}")
    return PUBLISH


def _show_changes(root: Path, path: str) -> None:
    """The changed lines, which are the report's own words: never in a log that others read."""
    if report.is_public():
        print(f"{path}: what changed is shown on your own computer only.")
    else:
        print(f"{path}: what changed since the last entry:")
        print(signing.changes(root, path))


def _report(root: Path, given: str) -> tuple[str, str]:
    """The path of a model report in the repository, and what it says."""
    file = located(root, given)
    path = one_file.place_in(root, file)
    if not file.is_file() or path != f"exemplars/{file.stem}.md":
        raise CouldNotCheck(f"{given}: give a model report, a .md file in exemplars/.")
    try:
        text = decode(read_bytes(file, LARGEST_TEXT))
    except Unreadable as error:
        raise CouldNotCheck(f"{given}: {error}") from None
    return path, text
