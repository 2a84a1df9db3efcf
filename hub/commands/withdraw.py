"""`hub withdraw`: pages off the published site, now."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from hub.commands import NOT_CHECKED, PUBLISH, Commands, one_file, site_folder, tell


def add(commands: Commands) -> None:
    """Adds `hub withdraw`."""
    withdraw = commands.add_parser("withdraw", help="take pages off the published site now")
    withdraw.add_argument("paths", nargs="+", metavar="PATH", help="a page's file or its address")
    withdraw.add_argument(
        "--site", type=Path, default=None, help="the published folder (default: site)"
    )
    withdraw.set_defaults(run=_withdraw)


def _withdraw(options: argparse.Namespace, root: Path) -> int:
    from hub import built_gate, publishing, withdrawal

    target = site_folder(root, options.site)
    pages = [_from_the_root(root, given) for given in options.paths]
    with publishing.alone(target):
        publishing.recover(target)
        if not _meant(withdrawal.address(target, page) for page in pages):
            print("Nothing was taken down.")
            return NOT_CHECKED
        gone, findings = withdrawal.withdraw(root, target, pages)
    for address in gone:
        print(f"Taken down: {address}")
    if findings is None:
        print("What is left could not be checked. Say so to an engineer: hub check tells why.")
    elif findings:
        print("Down they are. Beside them, this shows now and has to be mended:")
        tell(findings, built_gate.file_count(target))
    print(
        "Remember the copies that outlive it: search engines, printed pages, clones, the history."
    )
    if os.environ.get("CI") is None:
        print("To keep it down, put 'withdrawn: true' in the page's front matter.")
    return PUBLISH


def _meant(addresses: Iterable[str]) -> bool:
    """Whether the home page is meant to go too. A person is asked; a workflow has nobody to ask,
    and taking down always goes through."""
    from hub import withdrawal

    if withdrawal.HOME not in addresses or not sys.stdin.isatty():
        return True
    print("This is the home page, where readers come in. The other pages stay where they are.")
    try:
        return input("Take it down? Write yes: ").strip().lower() in ("yes", "y")
    except EOFError:
        return False


def _from_the_root(root: Path, given: str) -> str:
    """A page's file as the repository knows it, wherever the person stands; an address as it is."""
    return (one_file.place_in(root, Path(given)) if Path(given).is_file() else "") or given
