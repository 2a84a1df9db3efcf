"""Kinds of file that are never published, and things that are no file at all."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule


def _look(asset: Asset) -> Iterator[str]:
    if asset.kind == "refused":
        name = asset.path.rpartition("/")[2]
        reason = asset.trouble or "Files of this kind can hide words. Put the words in the page."
        yield f"{name} was not published. {reason}"


RULE = FileRule(
    title="Kind of file",
    why="Old Office files keep deleted words, phone photos keep the place, packed files keep"
    " anything. What cannot be looked through cannot be published.",
    instead="Put the words in the page. Save pictures as JPEG or PNG, film as MP4.",
    look=_look,
    more="These kinds can go out once they are clean: JPEG, PNG, WebP, SVG, MP4, WebM, VTT, CSV,"
    " ICS, WOFF2, and the PDF, Word and Excel files that the hub makes itself. The content of a"
    " file decides what kind it is, never its name.",
)
