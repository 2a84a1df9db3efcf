"""Whether the film still says and shows what the data says, by what its lock notes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

from hub.reading.front_matter import read_yaml
from hub.reading.lines import listed, mapping

STORYBOARD, LOCK = "film/storyboard.yml", "film/film.lock.json"
DEADLINES, COLOURS = "docs/report/deadlines.yml", "hub/tokens.yml"
_PARTS = ("id", "words", "lines", "lead", "tail")  # as film/lock.py counts them
OTHER_DEADLINES, OTHER_WORDS, OTHER_COLOURS = "deadlines", "words", "colours"


def behind(root: Path) -> tuple[str, ...]:
    """In what the film differs from the data of a repository; nothing where it has no film.

    Other colours leave it as true as it was; the rest does not.
    """
    if not (root / LOCK).is_file():
        return ()
    try:
        lock = json.loads((root / LOCK).read_text("utf-8"))
        board = read_yaml((root / STORYBOARD).read_text("utf-8"))
        return tuple(_differs(root, lock, board))
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError):
        return ()  # what is wrong with a file is told where it is read


def _differs(root: Path, lock: dict[str, Any], board: dict[str, Any]) -> list[str]:
    found = []
    if (root / DEADLINES).exists():
        today = mapping(read_yaml((root / DEADLINES).read_text("utf-8")))
        days = {kind: mapping(today.get(kind)).get("working_days") for kind in lock["deadlines"]}
        since = mapping(today.get("initial")).get("as_of")
        if days != lock["deadlines"] or (since and str(since) not in _dated(board)):
            found.append(OTHER_DEADLINES)
    if _heard_and_drawn(board) != lock["sources"]["storyboard"]:
        found.append(OTHER_WORDS)
    if (root / COLOURS).exists():
        said = mapping(read_yaml((root / COLOURS).read_text("utf-8")))
        palette = {str(name): str(one) for name, one in mapping(said.get("palette")).items()}
        if _hash(palette) != lock["sources"]["palette"]:
            found.append(OTHER_COLOURS)
    return found


def _dated(board: dict[str, Any]) -> str:
    """What the film says of the month since when its deadlines hold."""
    lines = (line for scene in board["scenes"] for line in listed(scene["lines"]))
    return " ".join(
        " ".join(str(line["text"]).replace("|", " ").split()) for line in lines if line.get("dated")
    )


def _heard_and_drawn(board: dict[str, Any]) -> str:
    return _hash([board["status"], [[one.get(part) for part in _PARTS] for one in board["scenes"]]])


def _hash(said: Any) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
