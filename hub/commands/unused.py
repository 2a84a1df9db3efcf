"""`hub unused`: reviewed words and phrases that nothing needs. It stops nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub import gate
from hub.commands import PUBLISH, Commands
from hub.reading import read
from hub.rules import vocabulary


def add(commands: Commands) -> None:
    """Adds `hub unused`."""
    unused = commands.add_parser("unused", help="list the reviewed words that nothing uses")
    unused.set_defaults(run=_unused)


def _unused(_options: argparse.Namespace, root: Path) -> int:
    left = list(gate.unused_words(read(root)))
    for entry in left:
        print(f"{vocabulary.PATH}:{entry.line}: {entry.text}")
    print(f"{len(left)} reviewed words and phrases are not used by any page or report.")
    return PUBLISH
