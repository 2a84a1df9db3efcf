"""Data beside the picture, film or font, which nobody sees and everybody downloads."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule

# What was found -> what the file carries and why that matters.
CARRIES = {
    "camera details": "camera details, which can include where the photo was taken",
    "the place where it was made": "the place where it was made",
    "the camera maker's own notes": "the camera maker's own notes, which nobody can read through",
    "editing history": "an editing history, which can name the people who worked on it",
    "caption and credit fields": "caption and credit fields, which can name people",
    "a small copy of an earlier picture": "a small copy of an earlier picture, from before it was"
    " cropped or covered",
    "bytes after its end": "something after its end that no viewer shows",
    "a comment": "a comment that no viewer shows",
    "parts that nothing needs in order to show it": "parts that nothing needs in order to show it",
    "text fields beside the picture": "text fields beside the picture, which can name people",
    "further pictures behind the first": "further pictures behind the first",
    "colours under clear areas": "colours under its clear areas, where anybody can bring them back",
    "words in its colour profile": "words in its colour profile",
    "the date and time it was made": "the date and time it was made",
    "the name of the program that made it": "the name of the program that made it",
    "title and artist tags": "tags such as a title, an artist or a place",
    "bytes that no picture or sound uses": "bytes that no picture or sound uses",
    "notes that a viewer never sees": "notes that a viewer never sees",
}
# What `hub clean` can write again without a change that anybody would see.
_CLEANED = frozenset(["jpeg", "png", "webp", "svg", "mp4", "webm", "woff2", "vtt"])


def _look(asset: Asset) -> Iterator[str]:
    for trait in asset.traits:
        if trait in CARRIES:
            name = asset.path.rpartition("/")[2]
            yield f"{name} was not published. It carries {CARRIES[trait]}. {_mend(asset)}"


def _mend(asset: Asset) -> str:
    if asset.kind in _CLEANED:
        return f"Run `hub clean {asset.path}` and add it again."
    if asset.kind in {"pdf", "docx", "xlsx"}:
        return "Put the words in the page instead."
    return "Make the file again without it."


RULE = FileRule(
    title="Data that nobody sees",
    why="A photo can hold the place where it was taken, a small copy from before a face was"
    " covered, and the name of whoever edited it. A reader sees none of it; anybody who saves the"
    " file has all of it.",
    instead="Run `hub clean` on the file and add it again.",
    look=_look,
)
