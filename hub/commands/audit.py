"""`hub audit`: the review workbooks that came back, counted."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub.commands import PUBLISH, WITHHELD, Commands, located
from hub.reading import read


def add(commands: Commands) -> None:
    """Adds `hub audit`."""
    audit = commands.add_parser("audit", help="count the review workbooks that came back")
    audit.add_argument("paths", nargs="+", metavar="RETURNS", help="files or folders")
    audit.add_argument(
        "--whole", action="store_true", help="with small numbers, for the agency itself only"
    )
    audit.set_defaults(run=_audit)


def _audit(options: argparse.Namespace, root: Path) -> int:
    from hub import audit_returns
    from hub.reading.review_kit import KIT

    site = read(root)
    result = audit_returns.audit(site, [located(root, given) for given in options.paths])
    kit = site.data[KIT]
    if not options.whole:
        result = audit_returns.publishable(result, kit)
    print(audit_returns.formatted(result, kit["not_like_for_like"], whole=options.whole))
    return WITHHELD if result.left_out else PUBLISH
