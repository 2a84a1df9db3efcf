"""Files that run something, or fetch something from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule

CARRIES = {
    "scripts or actions": "It holds a script, a link or an action, which can do what no reader"
    " expects. Take it out and save the file again.",
    "links to files elsewhere": "It fetches something from elsewhere, which tells that place who is"
    " reading, and can name a folder of yours. Put the thing itself into the file, or take it out.",
    "foreign content": "It holds content of another kind, such as a page or a photo inside a"
    " drawing. Run `hub clean {path}`; what is left after that, take out in the drawing program.",
    "cells that a spreadsheet program would run": "A cell begins with =, + or @, and a spreadsheet"
    " program would run it. Write the cell as plain words.",
}


def _look(asset: Asset) -> Iterator[str]:
    name = asset.path.rpartition("/")[2]
    for trait in asset.traits:
        if trait in CARRIES:
            yield f"{name} was not published. {CARRIES[trait].format(path=asset.path)}"


RULE = FileRule(
    title="A file that does something",
    why="A script or a link inside a file can report who opened it, and can show a reader what"
    " nobody checked.",
    instead="Use a file that only shows words and pictures.",
    look=_look,
)
