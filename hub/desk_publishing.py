"""The publishing counter of the front desk: stage, publish, rollback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from hub import publishing, report
from hub.model import CouldNotCheck, Finding, Withheld
from hub.reading import calendar


class Commands(Protocol):
    """Where the front desk adds a command."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002
        """A new command, and its line in the list of commands."""


def add(commands: Commands) -> None:
    """Adds the commands that send pages on, or back."""
    stage = commands.add_parser("stage", help="write the checked pages for another builder")
    stage.add_argument("folder", type=Path, metavar="DIR", help="a new or an empty folder")
    stage.set_defaults(counter=_stage)

    publish = commands.add_parser("publish", help="send what passed to the public repository")
    publish.add_argument("--to", required=True, metavar="REMOTE", help="its address, or its name")
    publish.add_argument("--branch", default="main")
    publish.add_argument("--dry-run", action="store_true", help="judge, and send nothing")
    publish.set_defaults(counter=_publish)

    rollback = commands.add_parser("rollback", help="go back to the site published before")
    rollback.add_argument(
        "--site", type=Path, default=None, help="the published folder (default: site)"
    )
    rollback.set_defaults(counter=_roll_back)

    offline = commands.add_parser("offline", help="make a copy of the site that needs no server")
    offline.add_argument("zip", type=Path, metavar="FILE.zip")
    offline.add_argument("--site", type=Path, default=None, help="default: site")
    offline.set_defaults(counter=_offline)


def _told(findings: Sequence[Finding]) -> int:
    print(report.told(findings, len({f.path for f in findings}), "text"))
    return 1


def _stage(options: argparse.Namespace, root: Path) -> int:
    from hub import staging

    try:
        count = staging.stage(root, options.folder)
    except Withheld as error:
        return _told(error.findings)
    print(f"Written: {count} pages, with their files, to {options.folder.name}/.")
    print("They are checked. What another builder makes of them is not: hub check --built DIR.")
    return 0


def _publish(options: argparse.Namespace, root: Path) -> int:
    from hub import publication

    if options.to.startswith("-") or options.branch.startswith("-"):
        raise CouldNotCheck("Give the public repository's address after --to.")
    try:
        count = publication.publish(root, options.to, options.branch, not options.dry_run)
    except publication.Refused as error:
        return _told(error.findings)
    if options.dry_run:
        print(f"{count} files passed. Nothing was sent.")
    else:
        print(f"{count} files passed, and the public repository has them. No draft went with them.")
    print("That nothing was found does not make it anonymous: a second reader must still look.")
    return 0


def _offline(options: argparse.Namespace, root: Path) -> int:
    from hub.making import offline

    made = offline.copy(options.site or root / "site", calendar.today())
    options.zip.write_bytes(made)
    print(f"Written: {options.zip.name}. Unpack it and open index.html. It cannot be taken down.")
    return 0


def _roll_back(options: argparse.Namespace, root: Path) -> int:
    from hub import rollback

    target = options.site or root / "site"
    if not target.is_dir():
        raise CouldNotCheck(f"{target.name}/: there is no published site here. Build it first.")
    with publishing.alone(target):
        publishing.recover(target)
        done = rollback.roll_back(root, target)
    if done.findings:
        code = _told(done.findings)
        print("The present site stays as it is.", file=sys.stderr)
        return code
    print("The site published before this one is back. Run this again to return.")
    for address in done.left_out:
        print(f"Left out, because it was taken down or removed since: {address}")
    print("The sources have not changed: undo the change there too, or the next build repeats it.")
    return 0
