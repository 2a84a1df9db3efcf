"""The name of a file is published with it."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule

CARRIES = {
    "the lock file of an open document": "It is the lock file or spare copy of a document, and such"
    " files hold the name of whoever had it open. Close the document and delete this file.",
    "a name that hides it": "Its name, or its folder's, hides it from you and from nobody else."
    " Delete it, or give it an ordinary name.",
    "a name that a camera or phone gave it": "A camera or phone gave it its name, which can hold"
    " the day it was taken. Name it for what it shows, without names of people.",
    "a name with other than plain characters": "Its name has spaces, accents or other characters"
    " that can deceive or break. Use plain letters, figures and hyphens.",
    "a name that differs from another only in capitals": "Another file beside it has the same name"
    " but for capitals, and on many computers the two are one. Rename one of them.",
}


def _look(asset: Asset) -> Iterator[str]:
    name = asset.path.rpartition("/")[2]
    for trait in asset.traits:
        if trait in CARRIES:
            yield f"{name} was not published. {CARRIES[trait]}"


RULE = FileRule(
    title="File name",
    why="A name is read by everybody who downloads the file, and by search engines. People name"
    " files after children.",
    instead="Name the file for what it shows, in plain letters, figures and hyphens.",
    look=_look,
)
