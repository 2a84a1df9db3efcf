"""A file that is not what its name says, or is two kinds at once."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule

CARRIES = {
    "another kind of file than its name says": "It is really of the kind {kind}, and its name says"
    " another. Give it the ending of its kind, or save it again as what its name says.",
    "a second kind of file inside the first": "A second file of another kind is hidden inside it."
    " Save the picture again from the program it came from.",
}


def _look(asset: Asset) -> Iterator[str]:
    name = asset.path.rpartition("/")[2]
    for trait in asset.traits:
        if trait in CARRIES:
            yield f"{name} was not published. {CARRIES[trait].format(kind=asset.kind)}"


RULE = FileRule(
    title="A file in disguise",
    why="A file that says it is a picture and opens as a page or a ZIP gets past people and"
    " programs that go by its name.",
    instead="Save it again, under the ending of its kind.",
    look=_look,
)
