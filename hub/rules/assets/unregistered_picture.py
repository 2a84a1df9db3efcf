"""What stands in pixels or is said aloud, a person must look at."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule

_LOOK = {
    "mp4": "Watch it with the sound on for names, faces, voices and school badges",
    "webm": "Watch it with the sound on for names, faces, voices and school badges",
    "woff2": "Check where the font came from and its licence",
}
_PICTURE = "Look at it for names, faces, school badges and street signs"

CARRIES = {
    "not in the register": "Nobody has signed it off. {look}, then add it to exemplars/assets.yml.",
    "changed since its entry in the register was written": "It has changed since its entry in"
    " exemplars/assets.yml was written. {look}, then write its new sha256 and the date there"
    " (`hub clean {path}` shows the sha256).",
    "in the register under another path": "It is in exemplars/assets.yml under another name or"
    " folder. {look}, then correct the path there.",
    "in the register, and nobody has looked at it yet": "It is in exemplars/assets.yml, and nobody"
    " has looked at it yet. {look}, then write your role and the date there.",
}


def _look(asset: Asset) -> Iterator[str]:
    name = asset.path.rpartition("/")[2]
    for trait in asset.traits:
        if trait in CARRIES:
            look = _LOOK.get(asset.kind, _PICTURE)
            yield f"{name} was not published. {CARRIES[trait].format(look=look, path=asset.path)}"


RULE = FileRule(
    title="A picture nobody has signed off",
    why="A face, a name on a coat peg or a street sign stands in the pixels, where no program can"
    " be trusted to see it.",
    instead="Look at the picture, then add it to exemplars/assets.yml.",
    look=_look,
    more="An entry speaks for exactly these bytes. When the file changes, somebody looks again.",
)
