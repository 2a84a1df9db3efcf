"""`hub clean`: hidden data out of pictures, films and drawings."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub.commands import PUBLISH, WITHHELD, Commands, located
from hub.model import CouldNotCheck


def add(commands: Commands) -> None:
    """Adds `hub clean`."""
    clean = commands.add_parser("clean", help="take hidden data out of a picture, film or SVG")
    clean.add_argument("paths", nargs="+", metavar="FILE", help="pictures, films or drawings")
    clean.set_defaults(run=_clean)


def _clean(options: argparse.Namespace, root: Path) -> int:
    from hub import cleaning

    files = {given: located(root, given) for given in options.paths}
    for given, file in files.items():
        if file.is_dir():
            raise CouldNotCheck(f"{given}: this is a folder. Give the files in it.")
    left = False
    for given, file in files.items():
        done = cleaning.clean(file, given)
        print("\n".join(done.sentences()))
        left = left or bool(done.left)
    return WITHHELD if left else PUBLISH
