"""`hub publish`, `stage`, `rollback` and `offline`: what passed goes on, or back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.commands import PUBLISH, Commands, site_folder, tell
from hub.model import CouldNotCheck, Withheld
from hub.reading import calendar


def add(commands: Commands) -> None:
    """Adds the commands that send pages on, or back."""
    stage = commands.add_parser("stage", help="write the checked pages for another builder")
    stage.add_argument("folder", type=Path, metavar="DIR", help="a new or an empty folder")
    stage.set_defaults(run=_stage)

    publish = commands.add_parser("publish", help="send what passed to the public repository")
    publish.add_argument("--to", required=True, metavar="REMOTE", help="its address, or its name")
    publish.add_argument("--branch", default="main")
    publish.add_argument("--dry-run", action="store_true", help="judge, and send nothing")
    publish.set_defaults(run=_publish)

    rollback = commands.add_parser("rollback", help="go back to the site published before")
    rollback.add_argument(
        "--site", type=Path, default=None, help="the published folder (default: site)"
    )
    rollback.set_defaults(run=_roll_back)

    offline = commands.add_parser("offline", help="make a copy of the site that needs no server")
    offline.add_argument("zip", type=Path, metavar="FILE.zip", help="the copy to make")
    offline.add_argument("--site", type=Path, default=None, help="default: site")
    offline.set_defaults(run=_offline)


def _stage(options: argparse.Namespace, root: Path) -> int:
    from hub import staging

    if not options.folder.absolute().parent.is_dir():
        raise CouldNotCheck(f"{options.folder.parent}: there is no such folder. Make it first.")
    try:
        count = staging.stage(root, options.folder)
    except Withheld as error:
        return tell(error.findings, error.checked)
    print(f"Written: {count} pages, with their files, to {options.folder}.")
    print("They are checked. What another builder makes of them is not: hub check --built DIR.")
    return PUBLISH


def _publish(options: argparse.Namespace, root: Path) -> int:
    from hub import publication

    if options.to.startswith("-") or options.branch.startswith("-"):
        raise CouldNotCheck("Give the public repository's address after --to.")
    try:
        count = publication.publish(root, options.to, options.branch, not options.dry_run)
    except Withheld as error:
        return tell(error.findings, error.checked)
    if options.dry_run:
        print(f"{count} files passed. Nothing was sent.")
    else:
        print(f"{count} files passed, and the public repository has them. No draft went with them.")
    print("That nothing was found does not make it anonymous: a second reader must still look.")
    return PUBLISH


def _offline(options: argparse.Namespace, root: Path) -> int:
    from hub.making import offline

    if options.zip.suffix.lower() != ".zip":
        raise CouldNotCheck(f"{options.zip}: the copy is a zip file. End its name in .zip.")
    made = offline.copy(options.site or root / "site", calendar.today())
    options.zip.write_bytes(made)
    print(f"Written: {options.zip.name}. Unpack it and open index.html. It cannot be taken down.")
    return PUBLISH


def _roll_back(options: argparse.Namespace, root: Path) -> int:
    from hub import publishing, rollback

    target = site_folder(root, options.site)
    with publishing.alone(target):
        publishing.recover(target)
        done = rollback.roll_back(root, target)
    if done.findings:
        code = tell(done.findings, done.checked)
        print("The present site stays as it is.", file=sys.stderr)
        return code
    print("The site published before this one is back. Run this again to return.")
    for address in done.left_out:
        print(f"Left out, because it was taken down or removed since: {address}")
    print("The sources have not changed: undo the change there too, or the next build repeats it.")
    return PUBLISH
