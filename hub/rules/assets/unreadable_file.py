"""A file that cannot be opened whole cannot be checked, so it stays back."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule


def _look(asset: Asset) -> Iterator[str]:
    if asset.trouble and asset.kind != "refused":
        yield f"{asset.path.rpartition('/')[2]} was not published. {asset.trouble}"


RULE = FileRule(
    title="A file that cannot be read",
    why="A damaged, locked or overgrown file may hold anything, and nobody could tell.",
    instead="Save the file again from the program it came from.",
    look=_look,
)
