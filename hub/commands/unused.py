"""`hub unused`: reviewed words and phrases that nothing needs. It stops nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from hub import gate
from hub.commands import PUBLISH, Commands
from hub.reading import read
from hub.rules import vocabulary
from hub.rules.vocabulary import Entry


def add(commands: Commands) -> None:
    """Adds `hub unused`."""
    unused = commands.add_parser("unused", help="list the reviewed words that nothing uses")
    unused.add_argument(
        "--all",
        action="store_true",
        help="also those of the hub's builders, which stand ready for reports to come",
    )
    unused.set_defaults(run=_unused)


def _unused(options: argparse.Namespace, root: Path) -> int:
    left = list(gate.unused_words(read(root)))
    told = [one for one in left if options.all or one.who != vocabulary.BUILDERS]
    for row in _by_group(told):
        print(row)
    print(f"{len(told)} reviewed words and phrases are not used by any page or report.")
    if len(left) > len(told):
        ready = len(left) - len(told)
        print(f"{ready} more stand ready for reports to come. To see them: hub unused --all")
    return PUBLISH


def _by_group(entries: Iterable[Entry]) -> Iterator[str]:
    """The entries of each group under why it was let in and by whom, a row for each line of the
    file."""
    for (reason, who), group in groupby(entries, key=lambda one: (one.reason, one.who)):
        yield f"{reason} ({who}):"
        for line, row in groupby(group, key=lambda one: one.line):
            yield f"  {vocabulary.PATH}:{line}: {', '.join(one.text for one in row)}"
