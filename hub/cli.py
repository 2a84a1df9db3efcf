"""The `hub` command: arguments in, exit code out. 0 publish, 1 withheld, 2 could not check."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from hub import COLLECT_AFTER
from hub.commands import (
    NOT_CHECKED,
    PUBLISH,
    WITHHELD,
    audit,
    check,
    clean,
    due,
    explain,
    history,
    new,
    publish,
    sign_off,
    unused,
    withdraw,
    words,
)
from hub.model import CouldNotCheck

# As the list of commands shows them: write, judge, publish, take down, look after.
_COMMANDS = (new, check, explain, sign_off, clean, publish, withdraw, history, due, unused, audit)


def command() -> None:
    """The `hub` command."""
    gc.set_threshold(COLLECT_AFTER)
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit code. Never raises for bad input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _parser()
    try:
        options = parser.parse_args(list(argv))
    except SystemExit as stop:
        return PUBLISH if stop.code in (0, None) else NOT_CHECKED
    try:
        return int(options.run(options, _root(options.root)))
    except CouldNotCheck as error:
        print(f"Could not check: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. Nothing was published.", file=sys.stderr)
    except BrokenPipeError:
        # Whoever read what we say has stopped reading: nothing is wrong, and nothing was passed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WITHHELD
    except OSError as error:
        place = os.path.relpath(error.filename) if error.filename else "A file"
        print(
            f"Could not check: {place} cannot be read or written"
            f" ({error.strerror or type(error).__name__}). Check that its folder is there and that"
            " you may write in it.",
            file=sys.stderr,
        )
    except Exception as error:  # noqa: BLE001 - whatever fails, nothing passes and nothing is shown
        # Only the kind of error and its place in our own code: its words could hold a page's text.
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(
            f"Could not check: the check itself failed ({type(error).__name__} in"
            f" {Path(where.filename).name}, line {where.lineno}). Nothing was published.",
            file=sys.stderr,
        )
    return NOT_CHECKED


def _parser() -> argparse.ArgumentParser:
    parser = words.Parser(
        prog="hub",
        description="Keeps identifiable data out of the conference guidance hub.",
        epilog="hub COMMAND --help says more about one command.",
    )
    parser.add_argument(
        "--root", type=Path, default=None, help="the repository (default: where you are)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for one in _COMMANDS:
        one.add(commands)
    return parser


def _root(given: Path | None) -> Path:
    """The repository: the folder given, or the nearest one above where the person stands that is
    one, or else where they stand, since a file can be judged anywhere."""
    if given is None:
        here = Path.cwd()
        return next((folder for folder in (here, *here.parents) if _is_repository(folder)), here)
    if not given.is_dir():
        raise CouldNotCheck("This folder is not there. Give the repository's folder after --root.")
    return given


def _is_repository(folder: Path) -> bool:
    return (folder / "mkdocs.yml").is_file() and (folder / "docs").is_dir()
