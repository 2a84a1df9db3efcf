"""The commands of `hub`, one file each: it adds itself to the list, and runs.

A command gets its arguments and the repository, prints what it has to say, and returns an exit
code. `hub/cli.py` turns whatever it raises into one sentence.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from hub import report
from hub.model import CouldNotCheck, Finding

PUBLISH, WITHHELD, NOT_CHECKED = 0, 1, 2  # the exit codes


class Commands(Protocol):
    """Where the commands are listed."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002
        """A new command, and its line in the list of commands."""


def tell(findings: Sequence[Finding], checked: int, form: str = "text") -> int:
    """Prints the findings in one of the forms of `report`, and returns the exit code that they
    mean. `checked` is how many files were judged."""
    words = report.formatted(findings, checked, form)
    if words:
        print(words)
    return WITHHELD if findings else PUBLISH


def located(root: Path, given: str) -> Path:
    """The file or folder that a person names: from where they stand, or else from the repository,
    as the hub itself prints paths. Raises CouldNotCheck where there is none."""
    for path in (Path(given), root / given):
        if given and (path.exists() or path.is_symlink()):
            return path
    raise CouldNotCheck(f"{given}: there is no such file or folder. Check the path.")


def site_folder(root: Path, given: Path | None) -> Path:
    """The published folder, whole as it is named (`.` too). Raises CouldNotCheck where there is no
    site in it: any other folder would be copied, and exchanged for its copy."""
    target = (root / "site") if given is None else given
    target = Path(os.path.normpath(target.absolute()))  # and a link stays where it stands
    if not (target / "index.html").is_file():
        raise CouldNotCheck(f"{target.name}/: there is no published site here. Build it first.")
    return target
