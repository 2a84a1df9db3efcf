"""PDF, Word and Excel files go out only when the hub made them itself."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule

CARRIES = {"was not made by this hub": ""}


def _look(asset: Asset) -> Iterator[str]:
    if not CARRIES.keys().isdisjoint(asset.traits):
        name = asset.path.rpartition("/")[2]
        yield (
            f"{name} was not published. It was not made by this hub, and documents made elsewhere"
            " can hide old words. Put the words in the page; the hub makes the forms and PDFs."
        )


RULE = FileRule(
    title="A document made elsewhere",
    why="Word, Excel and PDF files keep authors, deleted words and earlier versions in more places"
    " than anybody can list. The hub makes its own, from the pages, with none of that.",
    instead="Put the words in the page.",
    look=_look,
    more="A document counts as made by the hub when its bytes equal what the hub makes at this"
    " moment from its own pages. No folder and no name excuses a file.",
)
